// Owns the tolerance: reading it from text, and whether a value is near enough to a key.
import type { Tolerance } from '../deck/card.ts'
import type { Args, Span } from '../diagnostic.ts'
import { compare, fromDecimal, isZero, multiply, toDecimal, ZERO } from '../formula/index.ts'
import type { Num, Rational } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import { bounds, distance, isZeroNum, reach } from './bounds.ts'

const toleranceErrorCodes = [
  'tolerance.syntax', // text
  'tolerance.negative', // text
  'unsupported', // what
] as const
export interface ToleranceError {
  readonly code: (typeof toleranceErrorCodes)[number]
  readonly span: Span
  readonly args: Args
}

/**
 * The tolerance that `text` writes: `exact`, `1%` of the key, `0.01` or `±0.01` either way.
 * Errors: `tolerance.syntax`, `tolerance.negative`; `unsupported` for `3sf`, `2dp` and parts joined by `or`.
 */
export function parseTolerance(text: string): Result<Tolerance, ToleranceError> {
  const trimmed = text.trim()
  const start = text.indexOf(trimmed)
  const fail = (code: ToleranceError['code'], args: Args): Result<Tolerance, ToleranceError> =>
    err({ code, span: { start, end: start + trimmed.length }, args })
  if (trimmed.length > mostCharacters) return fail('tolerance.syntax', { text: `${trimmed.slice(0, mostCharacters)}…` })
  if (trimmed === 'exact') return ok({ kind: 'exact' })
  const coming = /^\d+\s*(sf|dp)$/.exec(trimmed) ?? /\b(or)\b/.exec(trimmed)
  if (coming) return fail('unsupported', { what: coming[1] === 'or' ? 'or' : trimmed })
  const parts = /^(±\s*)?([^%]*?)\s*(%?)$/.exec(trimmed)
  const size = fromDecimal(parts?.[2] ?? '')
  if (!parts || !size || (parts[1] && parts[3])) return fail('tolerance.syntax', { text: trimmed })
  if (compare(size, ZERO) < 0) return fail('tolerance.negative', { text: trimmed })
  if (isZero(size)) return ok({ kind: 'exact' })
  return ok(
    parts[3] ? { kind: 'relative', of: decimal(multiply(size, percent)) } : { kind: 'absolute', of: decimal(size) },
  )
}

/** No tolerance that anybody writes is longer. */
const mostCharacters = 64

const percent: Rational = { n: 1n, d: 100n }

function decimal(value: Rational): string {
  const text = toDecimal(value)
  if (text === undefined) throw new Error('a decimal times a hundredth is a decimal')
  return text
}

/** Half the width of what is right around `key`; the widest where the key itself is only known within bounds. */
function radius(key: Num, tolerance: Tolerance): Rational {
  switch (tolerance.kind) {
    case 'exact':
      return ZERO
    case 'absolute':
      return sizeOf(tolerance)
    case 'relative':
      return multiply(reach(bounds(key)), sizeOf(tolerance))
  }
}

/** Whether `value` is within `tolerance` of `key`. Edges are inclusive, on exact values. */
export function within(key: Num, value: Num, tolerance: Tolerance): boolean {
  return compare(distance(bounds(key), bounds(value)), radius(key, tolerance)) <= 0
}

/** A key of 0 has no relative tolerance: nothing but 0 would be near it. */
export const isTooNearZero = (key: Num, tolerance: Tolerance): boolean =>
  tolerance.kind === 'relative' && isZeroNum(key)

/** The size of a tolerance; a compiled card always holds a decimal. */
function sizeOf(tolerance: Exclude<Tolerance, { kind: 'exact' }>): Rational {
  const size = fromDecimal(tolerance.of)
  if (!size) throw new Error(`a tolerance is a decimal, not "${tolerance.of}"`)
  return size
}
