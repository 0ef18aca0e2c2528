// Owns what stands around the number in a typed answer: "x = " or "≈" before it, suffixes and a full stop behind it.
import type { Span } from '../diagnostic.ts'
import { constants } from '../formula/index.ts'
import { ok, type Result } from '../result.ts'
import { problem, readWord, readWords, unknown, type Asked, type FoldedProblem, type Suffix } from './behind.ts'
import { isCountLabel, isMeasure, unitNamed } from './unit.ts'

/** The answer without its frame: `core` is the part of the folded text that holds the number. */
export interface Framed {
  readonly core: Span
  /** Behind a space at the end: they apply to the whole answer. */
  readonly suffixes: readonly Suffix[]
}

const start = /^\s*(?:[\p{L}_][\p{L}\p{M}\p{Nd}_]*\s*(?=[=≈~]))?(?:=\s*[≈~]?|[≈~]|大?[约約])?\s*/u
const words = /(?<=[\d)\]%.\p{No}\p{L}])\s+((?:%|[\p{L}][\p{L}\p{M}-]*)(?:\s+(?:[\p{L}][\p{L}\p{M}-]*))*)$/u
/** What has grown to a number, before the space and the words behind it. */
const grown = /(?<=[\d).\p{No}]\s*)(%|\p{L}[\p{L}\p{M}]*)\s+$/u
/** `GB/s`, where that is not the card's own label. */
const rate = /(?<=[\d)]\s*)(\p{L}+)\s*\/\s*(\p{L}+)$/u

/** Where the answer is in `text`: behind "x =" and "≈", before the full stop of a sentence. */
export function answerIn(text: string): Span {
  const from = start.exec(text)?.[0].length ?? 0
  const end = text.trimEnd().length
  return { start: from, end: /[^.\s]\.$/.test(text.slice(from, end)) ? end - 1 : end }
}

/** The answer in `span` without what stands behind a space at its end. Errors: as `readWords` has them. */
export function unframe(text: string, span: Span, asked: Asked): Result<Framed, FoldedProblem> {
  const label = ownLabel(text.slice(span.start, span.end), asked)
  if (label !== undefined) {
    const number = unframeWords(text, trimmed(text, { start: span.start, end: span.end - label.length }), asked)
    return number.ok ? ok({ ...number.value, suffixes: [...number.value.suffixes, { kind: 'label', label }] }) : number
  }
  const [found = '', above = '', below = ''] = rate.exec(text.slice(span.start, span.end)) ?? []
  if (isMeasure(above) && !constants.has(below) && asked.names?.has(above) !== true)
    return problem(
      'unit.other',
      { start: span.end - found.length, end: span.end },
      { unit: found, allowed: asked.unit ?? '' },
    )
  return unframeWords(text, span, asked)
}

/** `span` without spaces at either side. */
export function trimmed(text: string, { start: from, end }: Span): Span {
  const inside = text.slice(from, end)
  const until = from + inside.trimEnd().length
  return { start: Math.min(from + inside.length - inside.trimStart().length, until), end: until }
}

/** The card's own label at the end of `text`, where it is more than letters (`images/s`, `m²`) and no word is found. */
function ownLabel(text: string, { unit }: Asked): string | undefined {
  if (unit === undefined || !isCountLabel(unit) || /^[\p{L}\p{M}\s-]*$/u.test(unit)) return undefined
  return text.endsWith(unit) && text.length > unit.length ? unit : undefined
}

function unframeWords(text: string, span: Span, asked: Asked): Result<Framed, FoldedProblem> {
  const found = words.exec(text.slice(span.start, span.end))
  // "3 x pi" goes on with a number: its x is a sign of multiplication.
  if (!found?.[1] || /^x\s/i.test(found[1])) return ok({ core: span, suffixes: [] })
  let at = span.end - found[1].length
  // "2 pi" is an expression, "2 pi k" is one with a multiplier.
  for (let name = firstWord(text, at, span.end); constants.has(name); name = firstWord(text, at, span.end))
    at = trimmed(text, { start: at + name.length, end: span.end }).start
  if (at >= span.end) return ok({ core: trimmed(text, { start: span.start, end: at }), suffixes: [] })
  const before = grown.exec(text.slice(span.start, at))
  // 6G MAC is 6 GMAC: a prefix that has grown to the number belongs to the unit behind the space.
  const joined = before && unitNamed((before[1] ?? '') + firstWord(text, at, span.end)) ? span.start + before.index : at
  const core = trimmed(text, { start: span.start, end: joined })
  const suffixes = readWords(text, { start: joined, end: span.end }, asked)
  if (!suffixes.ok) return suffixes
  if (before && joined === at && isTwice(before[1] ?? '', suffixes.value, asked)) {
    const twice = { start: span.start + before.index, end: span.end }
    return unknown(text.slice(twice.start, twice.end), twice, asked)
  }
  return ok({ core, suffixes: suffixes.value })
}

/** Whether `word` at the number and something behind it both change it: it has one unit, one multiplier or one `%`. */
function isTwice(word: string, behind: readonly Suffix[], asked: Asked): boolean {
  const read = readWord(word, { start: 0, end: 0 }, asked)
  return read.ok && read.value?.some(changes) === true && behind.some(changes)
}

const changes = ({ kind }: Suffix): boolean => kind !== 'label'

const firstWord = (text: string, at: number, end: number): string => text.slice(at, end).replace(/\s[^]*/, '')
