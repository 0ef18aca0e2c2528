// Owns checking TeX with MathJax, which sets it in Anki: what it refuses is reported where the note is written.
import { createRequire } from 'node:module'
import type * as LiteAdaptor from '@mathjax/src/cjs/adaptors/liteAdaptor.js'
import type * as MathItem from '@mathjax/src/cjs/core/MathItem.js'
import type * as Html from '@mathjax/src/cjs/handlers/html.js'
import type * as InputTex from '@mathjax/src/cjs/input/tex.js'
import type * as MathJax from '@mathjax/src/cjs/mathjax.js'
import { texIn, texPackages } from '../domain/deck/math.ts'
import { spanIn, type Located } from './located.ts'
import { isPlainTex } from './plain-tex.ts'
import { report, type Report } from './report.ts'

/** Longest formula in UTF-16 units: half of what Discord shows at all, and MathJax takes quadratic time. */
const MOST_TEX = 2_000

/** Reports every formula of `markdown` that MathJax does not understand. */
export function checkTex(markdown: Located, to: Report): void {
  for (const { source, span } of texIn(markdown.text)) {
    if (source.length > MOST_TEX) {
      report(to, 'tex.too-long', spanIn(markdown, span), { found: source.length, allowed: MOST_TEX })
      continue
    }
    const refused = refusal(source)
    if (refused === undefined) continue
    report(to, 'tex.invalid', spanIn(markdown, span), { found: excerptOf(source), reason: refused })
  }
}

/** A number that is filled in; of three braces and more the last two open it, as in `parseTemplate`. */
const slots = /\{\{(?!\{)[^]*?\}\}/g

/** Refusals by formula. Which number is filled in and which digit a digit is decides nothing, so those share one entry. */
const known = new Map<string, string | undefined>()
const MOST_KNOWN = 20_000

function refusal(source: string): string | undefined {
  const shape = source.replace(slots, '0').replace(/\d/g, '0')
  if (isPlainTex(shape)) return undefined
  if (known.has(shape)) return known.get(shape)
  if (known.size >= MOST_KNOWN) known.clear()
  const refused = refusedByMathJax(shape)
  known.set(shape, refused)
  return refused
}

/** What MathJax has against `source`; undefined where it takes it. */
export const refusedByMathJax = (source: string): string | undefined => (convert ??= loadMathJax())(source)

let convert: ((source: string) => string | undefined) | undefined

const require = createRequire(import.meta.url)

/** Loaded at the first formula only: a tenth of a second that most commands need not spend. */
function loadMathJax(): (source: string) => string | undefined {
  const load = (path: string): unknown => require(`@mathjax/src/cjs/${path}.js`)
  for (const name of texPackages) load(`input/tex/${name}/${name[0]?.toUpperCase()}${name.slice(1)}Configuration`)
  const { TeX } = load('input/tex') as typeof InputTex
  const { mathjax } = load('mathjax') as typeof MathJax
  const { liteAdaptor } = load('adaptors/liteAdaptor') as typeof LiteAdaptor
  const { RegisterHTMLHandler } = load('handlers/html') as typeof Html
  const { STATE } = load('core/MathItem') as typeof MathItem
  RegisterHTMLHandler(liteAdaptor())
  const input = new TeX({
    packages: [...texPackages],
    formatError: (_: unknown, error: Error) => {
      throw error
    },
  })
  const document = mathjax.document('', { InputJax: input })
  return source => {
    try {
      document.convert(source, { end: STATE.COMPILED })
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String((error as { message?: unknown }).message ?? error)
    } finally {
      // Definitions and equation numbers of one formula are not known to the next.
      document.clear()
    }
  }
}

const excerptOf = (source: string): string => {
  const line = source.replace(/\s+/g, ' ').trim()
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
