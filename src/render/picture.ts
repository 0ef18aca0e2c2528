// Owns what can be drawn as a picture: one row each, from its source to a PNG.
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { barsSvg, type Bars } from './bars.ts'
import { calendarSvg, type Calendar } from './calendar.ts'
import { texToSvg } from './tex-svg.ts'

/** What a picture is drawn from: plain data, so that it travels to another thread and names the picture in a cache. */
export type PictureSource =
  | { readonly kind: 'tex'; readonly tex: string }
  | { readonly kind: 'svg'; readonly svg: string }
  | { readonly kind: 'bars'; readonly bars: Bars }
  | { readonly kind: 'calendar'; readonly calendar: Calendar }

/** Latin and Chinese; the machine's own fonts would make every machine's pictures others. */
const font = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'))
/** Pictures of decks are drawn at least this wide: many declare the size of an icon. */
const LEAST_PIXELS = 600

/** The PNG of a source. Throws where it is no TeX or no SVG. */
export function drawPng(source: PictureSource): Uint8Array {
  switch (source.kind) {
    case 'tex':
      return raster(texToSvg(source.tex))
    case 'bars':
      return raster(barsSvg(source.bars))
    case 'calendar':
      return raster(calendarSvg(source.calendar))
    case 'svg':
      return raster(source.svg, LEAST_PIXELS)
  }
}

/** The fonts for an SVG. */
export const fonts = (svg: string) => ({
  loadSystemFonts: false,
  fontFiles: svg.includes('<text') ? [font] : [],
  defaultFontFamily: 'Noto Sans SC',
})

function raster(svg: string, least = 0): Uint8Array {
  const drawn = new Resvg(svg, { font: fonts(svg) })
  if (drawn.width >= least) return drawn.render().asPng()
  return new Resvg(svg, { font: fonts(svg), fitTo: { mode: 'width', value: least }, background: '#ffffff' })
    .render()
    .asPng()
}
