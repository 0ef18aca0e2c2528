// Owns the pieces of a typed answer between reading its signs and parsing it as a formula.
import type { Span } from '../diagnostic.ts'
import { toDecimal, type Rational } from '../formula/index.ts'
import type { Suffix } from './frame.ts'

/** One piece: what it is in the formula language, and where it stands in the folded text. */
export interface Piece {
  readonly kind: 'number' | 'name' | 'symbol' | 'root'
  readonly source: string
  readonly span: Span
  /** number: its digits with a decimal point, without what has grown to it. */
  readonly digits?: string
  /** number: the same where its one separator has the other sense. */
  readonly other?: { readonly source: string; readonly digits: string }
  /** number: the percent sign grown to it; it has no factor where the card counts in percent. */
  readonly percent?: Suffix
  /** number: written with a vulgar fraction. */
  readonly isFraction?: true
  /** number: significant figures as typed. */
  readonly figures?: number
}

/** A formula's text with the way back from its places to those of the pieces. */
export interface Joined {
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

/** `source` times a factor that is an integer or one over an integer. */
export const timesFactor = (source: string, { n, d }: Rational): string =>
  d === 1n ? `${source}*${n}` : `${source}/${toDecimal({ n: d, d: n }) ?? d}`
