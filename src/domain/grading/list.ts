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

type ListRead = Result<Reading<readonly Num[]>, FoldedProblem>
/** What the answer is for: a list, or any value, as of a calculator. */
type Wanted = 'list' | 'any'

/** Brackets around a list, and what closes each. */
const closings: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
])

/** What stands in `span`, where it is written as a list; undefined for anything else, which may still yield one. */
export function readList(text: string, span: Span, manner: Manner, wants: Wanted): ListRead | undefined {
  const inBrackets = readBracket(text, span, manner, wants)
  return inBrackets ?? (text.charAt(span.start) === '[' ? undefined : readBare(text, span, manner))
}

/**
 * `[1, 2]`, `[1,5; 2] ms`: a comma separates and decimals take a point, unless semicolons do. Other brackets than
 * square ones hold several numbers, or no list; with commas only where a list is wanted.
 */
function readBracket(text: string, span: Span, manner: Manner, wants: Wanted): ListRead | undefined {
  const isSquare = text.charAt(span.start) === '['
  const close = closing(text, span)
  if (close === undefined) return undefined
  const inside = { start: span.start + 1, end: close }
  const body = text.slice(inside.start, inside.end)
  if (isSquare && body.trim() === '') return problem('answer.empty', span)
  if (body.includes('[')) return undefined
  const behind = text.slice(close + 1, span.end)
  if (behind !== '' && !wordsBehind.test(behind)) return undefined
  if (isSquare && wants === 'list' && isPerhapsMinus(body.trim()))
    return problem('answer.apart', span, { text: text.slice(span.start, span.end) })
  const byComma = split(text, inside, commas)
  const ways = [split(text, inside, semicolons), wants === 'list' ? splitAtSpaces(text, inside) : [], byComma]
  const parts = ways.find(each => each.length > 1) ?? byComma
  const decimal = parts === byComma ? '.' : manner.decimal
  if (!isSquare && (parts.length === 1 || (wants === 'any' && parts === byComma))) return undefined
  const suffixes =
    behind === '' ? ok([]) : readWords(text, trimmed(text, { start: close + 1, end: span.end }), manner.asked)
  if (!suffixes.ok) return suffixes
  return readElements(text, parts, suffixes.value, { ...manner, decimal })
}

/** `1; 2`, or `1, 2` with spaces: then a comma inside a number still belongs to it. */
function readBare(text: string, span: Span, manner: Manner): ListRead | undefined {
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

/** Plain numbers with commas alone between them, and where three digits may be a group, or all of it one number. */
const byCommas = /^[-+–]?(?:\d+(?:\.\d+)?|\.\d+)%?(?:,[-+–]?(?:\d+(?:\.\d+)?|\.\d+)%?)+$/
const groupsByCommas = /(?:^|,)[1-9]\d{0,2},\d{3}(?!\d)|^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/
/** The same with spaces. */
const bySpaces = /^[-+–]?\d+(?:[.,]\d+)?%?(?:\s+\d+(?:[.,]\d+)?%?)+$/
const groupsBySpaces = /(?:^|\s)[1-9]\d{0,2}\s\d{3}(?!\d)/
/** `0.1 -0.2`, as arrays are printed: two numbers, or a difference. */
const isPerhapsMinus = (typed: string): boolean =>
  !bySpaces.test(typed) && bySpaces.test(typed.replace(/\s[-+–](?=\d)/g, ' '))

/**
 * `0.1,0.9` or `0.1 0.9`, which is no number: plain numbers with nothing but commas or spaces between them. Undefined
 * where a comma may be a decimal sign (0,1,0,9), three digits a group, or a sign a minus.
 */
export function readLoose(text: string, span: Span, manner: Manner): ListRead | undefined {
  const typed = text.slice(span.start, span.end)
  const spaced = splitAtSpaces(text, span)
  const listed = byCommas.test(typed) && !groupsByCommas.test(typed) ? split(text, span, commas) : []
  // Of an odd number no two belong together, and who writes points writes no decimal commas.
  const areApart = listed.length % 2 === 1 || typed.includes('.')
  const parts = spaced.length > 0 ? spaced : areApart ? listed : []
  return parts.length > 0 ? readElements(text, parts, [], manner) : undefined
}

/** The plain numbers in `span`, where nothing but spaces is between them; else none. */
function splitAtSpaces(text: string, span: Span): readonly Span[] {
  const inside = trimmed(text, span)
  const typed = text.slice(inside.start, inside.end)
  return bySpaces.test(typed) && !groupsBySpaces.test(typed) ? split(text, inside, spaces) : []
}

/** A unit, percent or multiplier behind an element makes each element have its own. */
const hasSuffix = (text: string, { start, end }: Span): boolean => /[%\p{L}]$/u.test(text.slice(start, end))

function readElements(text: string, parts: readonly Span[], shared: readonly Suffix[], manner: Manner): ListRead {
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
const spaces = /\s+/g

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
    from = at + sign.length
  }
  return [...parts, trimmed(text, { start: from, end: span.end })]
}

/** Where the bracket at the start of `span` closes. */
function closing(text: string, { start, end }: Span): number | undefined {
  const open = text.charAt(start)
  const close = closings.get(open)
  if (close === undefined) return undefined
  let depth = 0
  for (let at = start; at < end; at++) {
    const sign = text.charAt(at)
    if (sign === open) depth++
    if (sign === close && --depth === 0) return at
  }
  return undefined
}
