// Owns drawing over a picture of any kind: the picture as it is shown, an SVG on top, both as one PNG.
import { Resvg } from '@resvg/resvg-js'
import { mediaKinds, type MediaKind } from '../domain/media/kind.ts'
import { orientationOf, turn } from './orientation.ts'
import { fonts } from './picture.ts'

/** In pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** What lies on a picture of that size, as SVG elements. */
export type Overlay = (size: Size) => string

/** A picture that can be drawn over. */
export interface Canvas extends Size {
  /** The PNG, of at most `most` bytes. */
  readonly draw: (overlay: Overlay, most: number) => Uint8Array
}

/** Longest side of what is drawn. */
const MOST_PIXELS = 1_600
/** Of the picture itself: unpacked it takes four bytes for each. */
const MOST_UNPACKED = 50_000_000

/** The picture in `bytes`; undefined where its header is none that can be read, or speaks of too many pixels. */
export function canvasOf(bytes: Uint8Array, kind: MediaKind): Canvas | undefined {
  const address = addressOf(bytes, kind)
  const box = new Resvg(inSvg({ width: 1, height: 1 }, `<image href="${address}"/>`)).getBBox()
  if (!box || !(box.width >= 1 && box.height >= 1 && box.width * box.height <= MOST_UNPACKED)) return undefined
  const { width, height, transform } = turn({ width: box.width, height: box.height }, orientationOf(bytes))
  const draw = (overlay: Overlay, longest: number): Uint8Array => {
    const scale = Math.min(1, longest / Math.max(width, height))
    const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
    const picture = `<g transform="scale(${size.width / width} ${size.height / height})"><image href="${address}"${transform}/></g>`
    const svg = inSvg(size, `<rect width="100%" height="100%" fill="#ffffff"/>${picture}${overlay(size)}`)
    return new Resvg(svg, { font: fonts(svg) }).render().asPng()
  }
  return {
    width,
    height,
    draw: (overlay, most) => {
      // A photo as PNG may be large: half as wide is a quarter of it.
      for (let longest = MOST_PIXELS; ; longest /= 2) {
        const png = draw(overlay, longest)
        if (png.length <= most || longest < 2) return png
      }
    },
  }
}

const addressOf = (bytes: Uint8Array, kind: MediaKind): string =>
  `data:${mediaKinds[kind].type};base64,${Buffer.from(bytes).toString('base64')}`

/** A picture that lies on all of another one. */
export const pictureOver =
  (bytes: Uint8Array, kind: MediaKind): Overlay =>
  ({ width, height }) =>
    `<image href="${addressOf(bytes, kind)}" width="${width}" height="${height}" preserveAspectRatio="none"/>`

const inSvg = ({ width, height }: Size, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`
