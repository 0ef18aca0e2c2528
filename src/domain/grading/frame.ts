// Owns what stands around the number in a typed answer: "x = " or "≈" before it, multiplier, percent and unit behind it.
import type { Args, Span } from '../diagnostic.ts'
import { constants } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import type { Unreadable } from './reading.ts'
import { dimensionOf, isCountLabel, isCountWord, multiplierNamed, splitLabel } from './suffix.ts'

/** A problem with its place in the folded text. */
export type FoldedProblem = Unreadable
export const problem = (code: Unreadable['code'], span: Span, args: Args = {}): Result<never, FoldedProblem> =>
  err({ code, span, args })

/** What the answer is for: the unit of the card (folded, as the answer is) and its own names. */
export interface Asked {
  readonly unit?: string
  readonly names?: ReadonlySet<string>
}

/** What a suffix does to a number, and what is echoed of it. */
export interface Suffix {
  readonly kind: 'percent' | 'multiplier' | 'label'
  readonly factor?: Rational
  readonly label?: string
}

/** The answer without its frame: `core` is the part of the folded text that holds the number. */
export interface Framed {
  readonly core: Span
  /** Behind a space at the end: they apply to the whole answer. */
  readonly suffixes: readonly Suffix[]
}

const start = /^\s*(?:[\p{L}_][\p{L}\p{M}\p{Nd}_]*\s*(?=[=≈~]))?(?:=\s*[≈~]?|[≈~])?\s*/u
const words = /(?<=[\d)%.\p{No}\p{L}])\s+((?:%|[\p{L}][\p{L}\p{M}-]*)(?:\s+(?:[\p{L}][\p{L}\p{M}-]*))*)$/u

/** Where `text` begins behind "x =" and "≈". */
export const startOf = (text: string): number => start.exec(text)?.[0].length ?? 0

/** `text` without "x =", "≈", the full stop of a sentence, and what stands behind a space at its end. */
export function unframe(text: string, asked: Asked): Result<Framed, FoldedProblem> {
  const from = startOf(text)
  let end = text.trimEnd().length
  if (/[^.\s]\.$/.test(text.slice(from, end))) end--
  const label = ownLabel(text.slice(from, end), asked)
  if (label === undefined) return unframeWords(text, { start: from, end }, asked)
  const number = text.slice(0, end - label.length).trimEnd()
  const framed = unframeWords(number, { start: from, end: number.length }, asked)
  if (!framed.ok) return framed
  return ok({ ...framed.value, suffixes: [...framed.value.suffixes, { kind: 'label', label }] })
}

/** The card's own label at the end of `text`, where it is more than letters (`images/s`, `m²`) and no word is found. */
function ownLabel(text: string, { unit }: Asked): string | undefined {
  if (unit === undefined || unit === '%' || /^[\p{L}\p{M}\s-]*$/u.test(unit)) return undefined
  return text.endsWith(unit) && text.length > unit.length ? unit : undefined
}

function unframeWords(text: string, { start: from, end }: Span, asked: Asked): Result<Framed, FoldedProblem> {
  const found = words.exec(text.slice(from, end))
  // "3 x pi" goes on with a number: its x is a sign of multiplication.
  if (!found?.[1] || /^x\s/i.test(found[1])) return ok({ core: { start: from, end }, suffixes: [] })
  let at = end - found[1].length
  // "2 pi" is an expression, "2 pi k" is one with a multiplier.
  for (let name = firstWord(text, at, end); constants.has(name); name = firstWord(text, at, end)) {
    at += name.length
    at += text.slice(at, end).length - text.slice(at, end).trimStart().length
  }
  const suffixes = readSuffixes(text, { start: at, end }, asked)
  if (!suffixes.ok) return suffixes
  return ok({ core: { start: from, end: from + text.slice(from, at).trimEnd().length }, suffixes: suffixes.value })
}

const firstWord = (text: string, at: number, end: number): string => /^\S+/.exec(text.slice(at, end))?.[0] ?? ''

/** The words in `span`: percent or a multiplier, then a unit, each at most once. */
export function readSuffixes(text: string, span: Span, asked: Asked): Result<Suffix[], FoldedProblem> {
  const suffixes: Suffix[] = []
  let at = span.start
  const first = firstWord(text, at, span.end)
  if (first !== '') {
    const head = readFactor(first, { start: at, end: at + first.length }, asked)
    if (!head.ok) return head
    suffixes.push(...head.value)
    if (head.value.length > 0) at += first.length
    // A factor with its label is complete.
    if (head.value.length > 1)
      return at >= span.end ? ok(suffixes) : unknownUnit(text, { start: at, end: span.end }, asked)
  }
  while (at < span.end && /\s/.test(text.charAt(at))) at++
  if (at >= span.end) return ok(suffixes)
  const label = readLabel(text, { start: at, end: span.end }, asked)
  return label.ok ? ok([...suffixes, label.value]) : label
}

/** `word` as percent or as a multiplier, perhaps with a label grown to it (`Mparams`, `千个`); else nothing. */
export function readFactor(word: string, span: Span, asked: Asked): Result<Suffix[], FoldedProblem> {
  if (word === '%')
    return ok([asked.unit === '%' ? { kind: 'percent' } : { kind: 'percent', factor: { n: 1n, d: 100n } }])
  if (word === asked.unit) return ok([])
  const whole = multiplierNamed(word)
  const han = /^([千百十万萬亿億]+)(\p{L}+)$/u.exec(word)
  const split = whole
    ? { multiplier: word, label: '' }
    : (splitLabel(word, asked.unit) ?? (han && { multiplier: han[1] ?? '', label: han[2] ?? '' }))
  const factor = split && multiplierNamed(split.multiplier)
  if (!split || !factor) return ok([])
  if (asked.unit !== undefined && !isCountLabel(asked.unit))
    return problem('suffix.multiplier', span, { text: word, unit: asked.unit })
  if (split.label === '') return ok([{ kind: 'multiplier', factor }])
  if (!isLabel(split.label, asked)) return ok([])
  return ok([
    { kind: 'multiplier', factor },
    { kind: 'label', label: split.label },
  ])
}

const isLabel = (text: string, { unit }: Asked): boolean => {
  if (text === unit) return true
  if (unit !== undefined && isCountLabel(unit) && text.toLowerCase() === unit.toLowerCase()) return true
  if (unit === undefined || isCountLabel(unit)) return isCountWord(text)
  return dimensionOf(unit) === 'pixel' && dimensionOf(text) === 'pixel'
}

/** The unit in `span`: the card's own, or a word that only says what is counted. */
export function readLabel(text: string, span: Span, asked: Asked): Result<Suffix, FoldedProblem> {
  const label = text.slice(span.start, span.end).replace(/\s+/g, ' ')
  const name = /^[\p{L}_]+$/u.test(label) && asked.names?.has(label) === true && label !== asked.unit
  if (!name && isLabel(label, asked)) return ok({ kind: 'label', label })
  return unknownUnit(text, span, asked)
}

function unknownUnit(text: string, span: Span, { unit, names }: Asked): Result<never, FoldedProblem> {
  const label = text.slice(span.start, span.end)
  if (names?.has(label)) return problem('answer.name', span, { name: label })
  const isOther = dimensionOf(label) !== undefined || (unit !== undefined && !isCountLabel(unit))
  return isOther
    ? problem('unit.other', span, { unit: label, allowed: unit ?? '' })
    : problem('unit.unknown', span, { unit: label })
}
