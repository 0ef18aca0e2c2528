// Owns one number inside a typed answer: digits, separators, exponent, vulgar fraction, and the suffix grown to it.
import { constants, functionNamed } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import { problem, readWord, unknown, type FoldedProblem, type Suffix } from './behind.ts'
import { vulgarFractions } from './fold.ts'
import { matchAt, timesSign } from './match.ts'
import type { Manner } from './scan.ts'
import { separate } from './separators.ts'
import { multiplierNamed } from './suffix.ts'
import { isScientific, isSign, scaled, type Piece } from './token.ts'

/** At the top a comma may belong to the number; inside brackets it separates. A space only sets off three digits. */
const outer = /(?:\d|[.,](?=\d))(?:\d|[.,'_](?=\d)| (?=\d{3}(?!\d)))*/y
const inner = /(?:\d|\.(?=\d))(?:\d|[.'_](?=\d)| (?=\d{3}(?!\d)))*/y
const exponent = /e[+\-–]?\d+/iy
/** The same in pieces, which may also be e times something, less something else. */
const scattered = /\s*e\s*[+\-–]\s*\d+/iy
const power = /e[+\-–]?\d|\s*[*x]\s*10\s*\^/iy
const grown = /\s*(%|\p{L}[\p{L}\p{M}]*)/uy
const call = /\s*[\p{L}_][\p{L}\p{M}\p{Nd}_]*\s*\(/uy

const digitsAt = (text: string, at: number, isInner: boolean): string => matchAt(isInner ? inner : outer, text, at)

export const isNumberAt = (text: string, at: number, isInner: boolean): boolean =>
  vulgarFractions.has(text.charAt(at)) || digitsAt(text, at, isInner) !== ''

interface Around {
  /** A comma separates here, and decimals take a point. */
  readonly isInner: boolean
  /** Brackets are open. */
  readonly isInside: boolean
  readonly before: readonly Piece[]
  readonly manner: Manner
}
interface FoundNumber {
  readonly piece: Piece
  /** What has grown to it and applies to the whole answer. */
  readonly suffixes: readonly Suffix[]
  readonly end: number
}

/** The number at `start`, where `isNumberAt` holds. */
export function numberAt(text: string, start: number, around: Around): Result<FoundNumber, FoldedProblem> {
  const { before, isInner, manner } = around
  const run = digitsAt(text, start, isInner)
  let end = start + run.length
  const last = before.at(-1)
  if (last?.kind === 'number') {
    const span = { start: last.span.start, end: Math.max(end, start + 1) }
    const right = text.slice(start, span.end)
    return problem('number.gap', span, { left: text.slice(last.span.start, last.span.end), right })
  }
  if (run === '0' && /x/i.test(text.charAt(end)) && !manner.isFormula) {
    const hex = matchAt(/x[\da-f]*/iy, text, end)
    return problem('number.hex', { start, end: end + hex.length }, { text: run + hex })
  }
  const read = readDigits(run, { start, hasPower: matchAt(power, text, end) !== '' }, around)
  if (!read.ok) return read
  let { text: digits, other } = read.value
  const raised = matchAt(exponent, text, end)
  const perhapsRaised = raised === '' && !manner.isFormula ? matchAt(scattered, text, end) : ''
  if (perhapsRaised !== '') {
    const rest = perhapsRaised.trim().toLowerCase()
    const readings = { first: digits + rest.replace(/\s/g, ''), second: `${digits}*${rest}` }
    return problem('syntax.ambiguous', { start, end: end + perhapsRaised.length }, readings)
  }
  digits += raised.replace('–', '-')
  other &&= other + raised.replace('–', '-')
  end += raised.length
  const fraction = vulgarFractions.get(text.charAt(end))
  if (fraction) {
    if (!/^\d*$/.test(digits))
      return problem('number.gap', { start, end: end + 1 }, { left: text.slice(start, end), right: text.charAt(end) })
    const [n, d] = fraction
    digits = digits === '' ? `(${n}/${d})` : `(${digits}+${n}/${d})`
    other = undefined
    end++
  }
  const suffix: Result<Grown, FoldedProblem> = manner.isFormula
    ? ok({ end, suffixes: [] })
    : readGrown(text, { start, end }, around)
  if (!suffix.ok) return suffix
  const { head, suffixes } = suffix.value
  const times = (source: string): string => (head?.factor ? scaled(source, head.factor) : source)
  const piece: Piece = {
    kind: 'number',
    source: times(digits),
    digits,
    span: { start, end: suffix.value.end },
    isFraction: fraction !== undefined,
    other: other === undefined ? undefined : { source: times(other), digits: other },
    head,
  }
  return ok({ piece, suffixes, end: suffix.value.end })
}

function readDigits(
  run: string,
  { start, hasPower }: { readonly start: number; readonly hasPower: boolean },
  { manner, isInner }: Around,
): Result<{ text: string; other?: string | undefined }, FoldedProblem> {
  const span = { start, end: start + run.length }
  const read = separate(run, isInner ? '.' : manner.decimal, hasPower)
  switch (read.kind) {
    case 'number':
      return ok({ text: read.text, other: isInner ? undefined : read.other })
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

/** Percent, multiplier or unit behind the number that ends at `end`. */
function readGrown(
  text: string,
  { start, end }: { start: number; end: number },
  { before, isInside, manner: { asked } }: Around,
): Result<Grown, FoldedProblem> {
  const none = ok({ end, suffixes: [] })
  const found = matchAt(grown, text, end)
  const word = found.trimStart()
  if (word === '' || constants.has(word) || matchAt(timesSign, text, end) !== '') return none
  const called = matchAt(call, text, end)
  if (functionNamed(called.slice(0, -1).trim())) return none
  const span = { start: end + found.length - word.length, end: end + found.length }
  const number = text.slice(start, end)
  const [, constant = '', multiplier = ''] = /^(pi|tau|e)(.+)/u.exec(word) ?? []
  if (multiplierNamed(multiplier))
    return err({
      code: 'suffix.ambiguous',
      span,
      args: { text: word, first: `(${number}${constant}) ${multiplier}`, second: `${number}*${constant}*…` },
    })
  // The end of a power of ten (1.2×10^-3ms): what has grown to it belongs to all of it.
  const isPower = isScientific([...before, { kind: 'number', source: number, span }])
  const operator = isPower ? '' : operatorBefore(before)
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
  const isLast = !isInside && span.end === text.length
  const read = readWord(word, span, asked)
  if (!read.ok) return operator !== '' && isLast && read.error.code !== 'answer.name' ? ambiguous() : read
  const [first, ...labels] = read.value ?? []
  if (first === undefined) {
    if (!isLast) return none
    if (operator !== '') return ambiguous()
    return unknown(word, span, asked)
  }
  // A label says what all of it counts; a unit that the whole answer has is converted behind it.
  if (first.kind === 'label' || (first.kind === 'unit' && !first.factor && isLast))
    return isLast ? ok({ end: span.end, suffixes: [first] }) : none
  if (operator !== '' || (isPower && !isLast)) return ambiguous()
  const isWhole = isPower || (first.kind === 'unit' && before.every(({ source }) => isSign(source)))
  if (isWhole && isLast) return ok({ end: span.end, suffixes: [first, ...labels] })
  return ok({ end: span.end, head: first, suffixes: labels })
}

/** `/`, `^` or `√` if one of these takes the next number, signs aside. */
export function operatorBefore(before: readonly Piece[]): string {
  const last = before.findLast(({ source }) => !isSign(source))
  if (last?.kind === 'root') return '√'
  return last?.source === '/' || last?.source === '^' ? last.source : ''
}
