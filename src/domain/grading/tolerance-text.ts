// Owns how a tolerance is written: reading it from text.
import type { Tolerance, TolerancePart } from '../deck/card.ts'
import type { Args, Span } from '../diagnostic.ts'
import { compare, fromDecimal, isZero, multiply, toDecimal, ZERO } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'

const toleranceErrorCodes = [
  'tolerance.syntax', // text
  'tolerance.negative', // text
  'tolerance.places', // text, allowed: the smallest and the largest number of figures or decimals
] as const
export interface ToleranceError {
  readonly code: (typeof toleranceErrorCodes)[number]
  /** The part that is wrong, in the text that was given. */
  readonly span: Span
  readonly args: Args
}

/** No tolerance that anybody writes is longer. */
const mostCharacters = 64
/** A double has seventeen figures; beyond, nobody asks for more. */
const places = { figures: { fewest: 1, most: 30 }, decimals: { fewest: 0, most: 30 } }
const percent: Rational = { n: 1n, d: 100n }

/**
 * The tolerance that `text` writes: `exact`, `1%` of the key, `0.01` or `±0.01` either way, `3sf` (figures), `2dp`
 * (decimals), or several of these joined by `or`. Errors: `tolerance.syntax`, `.negative`, `.places`.
 */
export function parseTolerance(text: string): Result<Tolerance, ToleranceError> {
  if (text.trim().length > mostCharacters) {
    const start = text.length - text.trimStart().length
    const shown = `${text.trim().slice(0, mostCharacters)}…`
    return err({ code: 'tolerance.syntax', span: { start, end: text.trimEnd().length }, args: { text: shown } })
  }
  const parts: TolerancePart[] = []
  let from = 0
  for (const piece of text.split(/\bor\b/)) {
    const start = from + piece.length - piece.trimStart().length
    const trimmed = piece.trim()
    const part = readPart(trimmed)
    if ('code' in part) return err({ ...part, span: { start, end: start + trimmed.length } })
    parts.push(part)
    from += piece.length + 'or'.length
  }
  const [only] = parts
  return ok(parts.length === 1 && only ? only : { kind: 'any', of: parts })
}

function readPart(text: string): TolerancePart | Omit<ToleranceError, 'span'> {
  if (text === 'exact') return { kind: 'exact' }
  const counted = /^(-?\d+)\s*(sf|dp)$/.exec(text)
  if (counted) {
    const kind = counted[2] === 'sf' ? 'figures' : 'decimals'
    const { fewest, most } = places[kind]
    const count = Number(counted[1])
    if (count >= fewest && count <= most) return { kind, count }
    return { code: 'tolerance.places', args: { text, allowed: `${fewest}${counted[2]} … ${most}${counted[2]}` } }
  }
  const sized = /^(±\s*)?([^%]*?)\s*(%?)$/.exec(text)
  const size = fromDecimal(sized?.[2] ?? '')
  if (!sized || !size || (sized[1] && sized[3])) return { code: 'tolerance.syntax', args: { text } }
  if (compare(size, ZERO) < 0) return { code: 'tolerance.negative', args: { text } }
  if (isZero(size)) return { kind: 'exact' }
  return sized[3] ? { kind: 'relative', of: decimal(multiply(size, percent)) } : { kind: 'absolute', of: decimal(size) }
}

function decimal(value: Rational): string {
  const text = toDecimal(value)
  if (text === undefined) throw new Error('a decimal times a hundredth is a decimal')
  return text
}
