// Owns a typed list: `[0.09, 0.24]` or `0.09; 0.24`, every element read as a number of its own.
import type { Span } from '../diagnostic.ts'
import type { Num } from '../formula/index.ts'
import { isList } from '../formula/index.ts'
import { ok, type Result } from '../result.ts'
import { problem, readWords, type FoldedProblem, type Suffix } from './behind.ts'
import { trimmed, unframe, type Framed } from './frame.ts'
import { nesting } from './match.ts'
import { readCore } from './number.ts'
import { echoNumber, grouped } from './number-text.ts'
import type { Reading, Written } from './reading.ts'
import type { Manner } from './scan.ts'

const wordsBehind = /^\s*(?:%|(?!x\s*[\d([])\p{L}[\p{L}\p{M}\s/-]*)$/iu

/** What stands in `span`, where it is written as a list; undefined for anything else, which may still yield one. */
export function readList(
  text: string,
  span: Span,
  manner: Manner,
): Result<Reading<readonly Num[]>, FoldedProblem> | undefined {
  return text.charAt(span.start) === '[' ? readBracket(text, span, manner) : readBare(text, span, manner)
}

/** `[1, 2]`, `[1,5; 2] ms`: a comma separates and decimals take a point, unless semicolons do. */
function readBracket(
  text: string,
  span: Span,
  manner: Manner,
): Result<Reading<readonly Num[]>, FoldedProblem> | undefined {
  const close = closing(text, span)
  if (close === undefined) return undefined
  const inside = { start: span.start + 1, end: close }
  const body = text.slice(inside.start, inside.end)
  if (body.trim() === '') return problem('answer.empty', span)
  if (body.includes('[')) return undefined
  const behind = text.slice(close + 1, span.end)
  if (behind !== '' && !wordsBehind.test(behind)) return undefined
  const suffixes =
    behind === '' ? ok([]) : readWords(text, trimmed(text, { start: close + 1, end: span.end }), manner.asked)
  if (!suffixes.ok) return suffixes
  const bySemicolons = split(text, inside, semicolons)
  if (bySemicolons.length > 1) return readElements(text, bySemicolons, suffixes.value, manner)
  return readElements(text, split(text, inside, commas), suffixes.value, { ...manner, decimal: '.' })
}

/** `1; 2`, or `1, 2` with spaces: then a comma inside a number still belongs to it. */
function readBare(
  text: string,
  span: Span,
  manner: Manner,
): Result<Reading<readonly Num[]>, FoldedProblem> | undefined {
  const bySemicolons = split(text, span, semicolons)
  const parts = bySemicolons.length > 1 ? bySemicolons : split(text, span, commasBeforeSpace)
  const last = parts.at(-1)
  if (!last || parts.length === 1) return undefined
  const framed = unframe(text, last, manner.asked)
  if (!framed.ok) return framed
  const { core, suffixes } = framed.value
  const isShared = !parts.slice(0, -1).some(part => hasSuffix(text, part))
  if (!isShared) return readElements(text, parts, [], manner)
  return readElements(text, [...parts.slice(0, -1), core], suffixes, manner)
}

/** A unit, percent or multiplier behind an element makes each element have its own. */
const hasSuffix = (text: string, { start, end }: Span): boolean => /[%\p{L}]$/u.test(text.slice(start, end))

function readElements(
  text: string,
  parts: readonly Span[],
  shared: readonly Suffix[],
  manner: Manner,
): Result<Reading<readonly Num[]>, FoldedProblem> {
  const values: Num[] = []
  const elements: Written[] = []
  let hasUnit = false
  for (const part of parts) {
    const framed: Result<Framed, FoldedProblem> = unframe(text, part, manner.asked)
    if (!framed.ok) return framed
    const { core, suffixes } = framed.value
    const read = readCore(text, core, [...suffixes, ...shared], { ...manner, isElement: true })
    if (!read.ok) return read
    const { value, figures, decimals } = read.value
    if (isList(value)) return problem('answer.list', part)
    values.push(value)
    elements.push({ figures, decimals })
    hasUnit ||= read.value.hasUnit === true
  }
  const { asked, unit } = manner
  const label = shared.find(suffix => suffix.label !== undefined)
  // Every number is in the card's unit now.
  const isMeasured = hasUnit || parts.some(part => hasSuffix(text, part))
  const shown = isMeasured || label?.label === asked.unit ? unit : label?.label
  const list = `[${values.map(value => grouped(echoNumber(value))).join(', ')}]`
  const readAs = shown === undefined ? list : `${list} ${shown}`
  return ok({ value: values, readAs, elements, ...(hasUnit ? { hasUnit } : {}) })
}

// Brackets too: what separates inside of them is theirs.
const semicolons = /[()[\];]/g
const commas = /[()[\],]/g
const commasBeforeSpace = /[()[\]]|,(?=\s)/g

/** The parts of `span` between the separators outside all brackets. */
function split(text: string, span: Span, signs: RegExp): Span[] {
  const parts: Span[] = []
  let depth = 0
  let from = span.start
  for (const { 0: sign, index } of text.slice(span.start, span.end).matchAll(signs)) {
    const deeper = nesting(sign)
    depth += deeper
    if (depth !== 0 || deeper !== 0) continue
    const at = span.start + index
    parts.push(trimmed(text, { start: from, end: at }))
    from = at + 1
  }
  return [...parts, trimmed(text, { start: from, end: span.end })]
}

/** Where the bracket at the start of `span` closes. */
function closing(text: string, { start, end }: Span): number | undefined {
  let depth = 0
  for (const { 0: sign, index } of text.slice(start, end).matchAll(/[[\]]/g)) {
    depth += nesting(sign)
    if (depth === 0) return start + index
  }
  return undefined
}
