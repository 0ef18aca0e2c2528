// Owns one number inside a typed answer: digits, separators, exponent, vulgar fraction, and the suffix grown to it.
import { constants, functionNamed } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import { vulgarFractions } from './fold.ts'
import { problem, readFactor, readLabel, type Asked, type FoldedProblem, type Suffix } from './frame.ts'
import type { DecimalSign } from './locale.ts'
import { separate } from './separators.ts'
import { multiplierNamed } from './suffix.ts'
import { timesFactor, type Piece } from './token.ts'

/** At the top a comma may belong to the number; inside brackets it separates. A space only sets off three digits. */
const outer = /(?:\d|[.,](?=\d))(?:\d|[.,'_](?=\d)| (?=\d{3}(?!\d)))*/y
const inner = /(?:\d|\.(?=\d))(?:\d|[.'_](?=\d)| (?=\d{3}(?!\d)))*/y
const exponent = /e[+\-–]?\d+/iy
const grown = /%|\p{L}[\p{L}\p{M}]*/uy
const call = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*\s*\(/uy
const timesNumber = /x\s*(?:[\d(√\p{No}]|[.,]\d|(?:pi|tau|e)(?![\p{L}\p{N}_])|[\p{L}_][\p{L}\p{M}\p{Nd}_]*\()/iuy

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
const digitsAt = (text: string, at: number, depth: number): string => matchAt(depth > 0 ? inner : outer, text, at)

export const isNumberAt = (text: string, at: number, depth: number): boolean =>
  vulgarFractions.has(text.charAt(at)) || digitsAt(text, at, depth) !== ''

interface Around {
  /** Brackets open here. */
  readonly depth: number
  readonly before: readonly Piece[]
  readonly decimal: DecimalSign
  readonly asked: Asked
}
export interface FoundNumber {
  readonly pieces: readonly Piece[]
  readonly suffixes: readonly Suffix[]
  readonly end: number
}

/** The number at `start`, where `isNumberAt` holds. */
export function numberAt(text: string, start: number, around: Around): Result<FoundNumber, FoldedProblem> {
  const { before, depth } = around
  const run = digitsAt(text, start, depth)
  let end = start + run.length
  const last = before.at(-1)
  if (last?.kind === 'number') {
    const span = { start: last.span.start, end: Math.max(end, start + 1) }
    const right = text.slice(start, span.end)
    return problem('number.gap', span, { left: text.slice(last.span.start, last.span.end), right })
  }
  if (run === '0' && /x/i.test(text.charAt(end))) {
    const hex = matchAt(/x[\da-f]*/iy, text, end)
    return problem('number.hex', { start, end: end + hex.length }, { text: run + hex })
  }
  const digits = readDigits(run, start, around)
  if (!digits.ok) return digits
  let { text: source, other } = digits.value
  const power = run === '' ? '' : matchAt(exponent, text, end)
  source += power.replace('–', '-')
  other &&= other + power.replace('–', '-')
  end += power.length
  const fraction = vulgarFractions.get(text.charAt(end))
  if (fraction) {
    if (!/^\d*$/.test(source))
      return problem('number.gap', { start, end: end + 1 }, { left: text.slice(start, end), right: text.charAt(end) })
    const [n, d] = fraction
    source = source === '' ? `(${n}/${d})` : `(${source}+${n}/${d})`
    other = undefined
    end++
  }
  const suffix = readGrown(text, { start, end }, around)
  if (!suffix.ok) return suffix
  const { head, suffixes } = suffix.value
  const scaled = (digits: string): string => (head?.factor ? `(${timesFactor(digits, head.factor)})` : digits)
  const turned = head?.kind === 'multiplier' ? undefined : other
  const number: Piece = {
    kind: 'number',
    source: scaled(source),
    digits: source,
    span: { start, end: suffix.value.end },
    ...(fraction ? { isFraction: true } : { figures: countFigures(digits.value.text) }),
    ...(turned === undefined ? {} : { other: { source: scaled(turned), digits: turned } }),
    ...(head?.kind === 'percent' ? { percent: head } : {}),
  }
  return ok({ pieces: [number], suffixes, end: suffix.value.end })
}

function readDigits(
  run: string,
  start: number,
  { decimal, depth }: Around,
): Result<{ text: string; other?: string | undefined }, FoldedProblem> {
  if (run === '') return ok({ text: '' })
  const span = { start, end: start + run.length }
  const read = separate(run, depth > 0 ? '.' : decimal)
  switch (read.kind) {
    case 'number':
      return ok({
        text: read.text.startsWith('.') ? `0${read.text}` : read.text,
        other: depth > 0 ? undefined : read.other,
      })
    case 'ambiguous':
      return problem('number.ambiguous', span, { text: run, first: read.first, second: read.second })
    case 'groups':
      return problem('number.groups', span, { text: run })
    case 'decimal':
      return problem('number.decimal', span, { text: run, allowed: read.allowed })
  }
}

interface Grown {
  readonly end: number
  /** What belongs to the number alone. */
  readonly head?: Suffix | undefined
  readonly suffixes: readonly Suffix[]
}

/** Percent, multiplier or unit right behind the number that ends at `end`. */
function readGrown(
  text: string,
  { start, end }: { start: number; end: number },
  around: Around,
): Result<Grown, FoldedProblem> {
  const { asked, before, depth } = around
  const none = ok({ end, suffixes: [] })
  const word = matchAt(grown, text, end)
  if (word === '' || constants.has(word) || matchAt(timesNumber, text, end) !== '') return none
  const called = matchAt(call, text, end)
  if (called !== '' && functionNamed(called.slice(0, -1).trim())) return none
  const span = { start: end, end: end + word.length }
  const number = text.slice(start, end)
  const constant = /^(pi|tau|e)(.+)$/u.exec(word)
  const scaled = constant?.[2] === undefined ? undefined : multiplierNamed(constant[2])
  if (scaled && constant)
    return err({
      code: 'suffix.ambiguous',
      span,
      args: { text: word, first: `(${number}${constant[1]}) ${constant[2]}`, second: `${number}*${constant[1]}*…` },
    })
  const read = readFactor(word, span, asked)
  if (!read.ok) return read
  const operator = operatorBefore(before)
  const ambiguous = (): Result<never, FoldedProblem> =>
    problem(
      'suffix.ambiguous',
      { start, end: span.end },
      {
        text: number + word,
        first: `(…${operator}${number}) ${word}`,
        second: `…${operator}(${number} ${word})`,
      },
    )
  if (read.value.length > 0) {
    if (operator !== '') return ambiguous()
    const [head, ...labels] = read.value
    return ok({ end: span.end, head, suffixes: labels })
  }
  // A unit in the middle of an expression says nothing about the whole.
  if (depth > 0 || span.end < text.length) return none
  const label = readLabel(text, span, asked)
  if (label.ok) return ok({ end: span.end, suffixes: [label.value] })
  return operator === '' ? label : ambiguous()
}

/** `/`, `^` or `√` if one of these takes the next number, signs aside. */
function operatorBefore(before: readonly Piece[]): string {
  const last = before.findLast(({ source }) => !/^[-+]$/.test(source))
  if (last?.kind === 'root') return '√'
  return last && /^[/^]$/.test(last.source) ? last.source : ''
}

/** Significant figures as typed; zeros at the end of an integer do not count. */
function countFigures(text: string): number {
  const digits = text.replace(/^[0.]+/, '')
  return text.includes('.') ? digits.replace('.', '').length : digits.replace(/0+$/, '').length
}
