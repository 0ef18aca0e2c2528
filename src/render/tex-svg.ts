// Owns setting TeX as a picture: MathJax draws it, dark on a light card, so that it is read on any background.
import { createRequire } from 'node:module'
import type * as LiteAdaptor from '@mathjax/src/cjs/adaptors/liteAdaptor.js'
import type * as Html from '@mathjax/src/cjs/handlers/html.js'
import type * as InputTex from '@mathjax/src/cjs/input/tex.js'
import type * as MathJax from '@mathjax/src/cjs/mathjax.js'
import type * as OutputSvg from '@mathjax/src/cjs/output/svg.js'
import { texPackages } from '../domain/deck/math.ts'
import { card, ink } from './colours.ts'

/** Pixels of one ex, MathJax's unit: about twice the size of text, since Discord shrinks wide pictures. */
const EX = 16
const PADDING = 20
/** Wider than any phone shows: what is larger is drawn smaller. */
const MOST_PIXELS = 2_000

let convert: ((source: string) => string) | undefined
const require = createRequire(import.meta.url)

/** A formula as an SVG of its own. Throws what MathJax says where the source is no TeX; the compiler has refused that. */
export function texToSvg(source: string): string {
  convert ??= loadMathJax()
  const drawn = convert(source)
  const [, widthEx, heightEx] = /width="([\d.]+)ex" height="([\d.]+)ex"/.exec(drawn) ?? []
  if (widthEx === undefined) throw new Error('MathJax gave a picture without a size')
  const scale = Math.min(1, MOST_PIXELS / (Number(widthEx) * EX))
  const [width, height] = [Number(widthEx), Number(heightEx)].map(ex => Math.ceil(ex * EX * scale)) as [number, number]
  const inner = drawn
    .replace(
      /^<svg [^>]*?(viewBox="[^"]*")[^>]*>/,
      `<svg x="${PADDING}" y="${PADDING}" width="${width}" height="${height}" $1>`,
    )
    .replaceAll('currentColor', ink)
  const [outerWidth, outerHeight] = [width + 2 * PADDING, height + 2 * PADDING]
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${outerWidth}" height="${outerHeight}"><rect width="100%" height="100%" rx="8" fill="${card}"/>${inner}</svg>`
}

/** Loaded at the first formula only: a tenth of a second that most processes need not spend. */
function loadMathJax(): (source: string) => string {
  const load = (path: string): unknown => require(`@mathjax/src/cjs/${path}.js`)
  for (const name of texPackages) load(`input/tex/${name}/${name[0]?.toUpperCase()}${name.slice(1)}Configuration`)
  // Glyphs that are seldom used are read when they are met.
  load('util/asyncLoad/node')
  const { TeX } = load('input/tex') as typeof InputTex
  const { SVG } = load('output/svg') as typeof OutputSvg
  const { mathjax } = load('mathjax') as typeof MathJax
  const { liteAdaptor } = load('adaptors/liteAdaptor') as typeof LiteAdaptor
  const { RegisterHTMLHandler } = load('handlers/html') as typeof Html
  const adaptor = liteAdaptor()
  RegisterHTMLHandler(adaptor)
  const output = new SVG({ fontCache: 'none' })
  const document = mathjax.document('', {
    InputJax: new TeX({
      packages: [...texPackages],
      formatError: (_: unknown, error: Error) => {
        throw error
      },
    }),
    OutputJax: output,
  })
  output.font.loadDynamicFilesSync()
  return source => {
    try {
      return adaptor.innerHTML(document.convert(source, { display: true }))
    } finally {
      document.clear()
    }
  }
}
