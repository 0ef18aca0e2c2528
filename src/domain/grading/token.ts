// Owns the pieces of a typed answer between reading its signs and parsing it as a formula.
import type { Span } from '../diagnostic.ts'
import { isExact, type Num } from '../formula/index.ts'
import type { Suffix } from './behind.ts'
import { LN2 } from './unit.ts'

/** One piece: what it is in the formula language, and where it stands in the folded text. */
export interface Piece {
  readonly kind: 'number' | 'name' | 'symbol' | 'root'
  readonly source: string
  readonly span: Span
  /** number: its digits with a decimal point and exponent, without what has grown to it. */
  readonly digits?: string
  /** number: the same where its one separator has the other sense. */
  readonly other?: { readonly source: string; readonly digits: string } | undefined
  /** number: percent, multiplier or unit that belongs to it alone. */
  readonly head?: Suffix | undefined
  /** number: written with a vulgar fraction. */
  readonly isFraction?: boolean
}

/** A formula's text with the way back from its places to those of the pieces. */
interface Joined {
  readonly source: string
  readonly locate: (span: Span) => Span
}

const isWordy = /[\p{L}\p{N}_.]$/u
const startsWordy = /^[\p{L}\p{N}_.]/u

/** The pieces as one text. Names keep apart; everything else may touch. `end` is where the folded text ends. */
export function join(pieces: readonly Piece[], sourceOf: (piece: Piece) => string, end: number): Joined {
  let source = ''
  const starts: number[] = []
  for (const piece of pieces) {
    const text = sourceOf(piece)
    if (isWordy.test(source) && startsWordy.test(text)) source += ' '
    starts.push(source.length)
    source += text
  }
  const pieceAt = (offset: number): Piece | undefined => pieces[starts.findLastIndex(from => from <= offset)]
  const locate = (span: Span): Span => {
    if (span.start >= source.length) return { start: end, end }
    const first = pieceAt(span.start)?.span.start ?? end
    const last = pieceAt(Math.max(span.start, span.end - 1))?.span.end ?? end
    return { start: first, end: Math.max(first, last) }
  }
  return { source, locate }
}

/** `source` times a factor, in brackets. The only ones without an exact value are those between bits and nats. */
export function scaled(source: string, factor: Num): string {
  if (!isExact(factor)) return `(${source}${factor === LN2 ? '*' : '/'}ln(2))`
  const { n, d } = factor
  const times = n === 1n && d !== 1n ? '' : `*${n}`
  return `(${source}${times}${d === 1n ? '' : `/${d}`})`
}

const powerOfTen = /^\*10\^(?:([-+]?\d+)|\(([-+]?\d+)\))$/

/**
 * The one number that is the whole answer, signs apart, if it is one: alone, times 10^`power` as in 1.2×10^-3, or bare
 * in brackets.
 */
export function wholeNumber(pieces: readonly Piece[]): { readonly number: Piece; readonly power?: number } | undefined {
  const first = pieces.findIndex(({ source }) => !isSign(source) && source !== '(')
  const number = pieces[first]
  if (number?.kind !== 'number' || number.isFraction === true) return undefined
  const behind = pieces.slice(first + 1)
  if (behind.length === 0) return { number }
  if (!pieces.slice(0, first).every(({ source }) => isSign(source)))
    return number.head === undefined && behind.every(({ source }) => source === ')') ? { number } : undefined
  // No power of ten is longer, and 200 characters may be many pieces.
  const found = powerOfTen.exec(
    behind
      .slice(0, 8)
      .map(({ source }) => source)
      .join(''),
  )
  return found ? { number, power: Number(found[1] ?? found[2]) } : undefined
}

export const isSign = (source: string): boolean => source === '-' || source === '+'

/** Whether the pieces are a number times a power of ten: what stands behind it belongs to all of it. */
export const isScientific = (pieces: readonly Piece[]): boolean => wholeNumber(pieces)?.power !== undefined
