// Owns exact rational numbers: always in lowest terms, the sign in the numerator, the denominator positive.
import { addShort, areSafe, areShort, multiplyShort, safeDivisor } from './short.ts'

export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }
export const HALF: Rational = { n: 1n, d: 2n }

/** A whole number as a rational. */
export const integer = (n: number): Rational => ({ n: BigInt(n), d: 1n })

/** 10^exponent. */
export const powerOfTen = (exponent: number): Rational =>
  exponent >= 0 ? { n: 10n ** BigInt(exponent), d: 1n } : { n: 1n, d: 10n ** BigInt(-exponent) }

/** |n| of a whole number. */
export const magnitude = (n: bigint): bigint => (n < 0n ? -n : n)

/** Greatest common divisor of two integers, never negative; of 0 and 0 it is 0. */
export function commonDivisor(first: bigint, second: bigint): bigint {
  let a = magnitude(first)
  let b = magnitude(second)
  // Euclid; as soon as both fit a double, doubles are many times faster and still exact.
  while (b > 0n) {
    if (areSafe(a, b)) return safeDivisor(a, b)
    const rest = a % b
    a = b
    b = rest
  }
  return a
}

/** The fraction n/d in lowest terms. A denominator of 0 is a bug of the caller and throws. */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('a rational has no denominator 0')
  if (d === 1n) return { n, d }
  const divisor = commonDivisor(n, d)
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / divisor, d: (sign * d) / divisor }
}

/** Knuth, TAOCP 4.5.1: divisors of the denominators alone are shorter than the result, and often 1. */
export function add(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n + b.n, d: 1n }
  if (areShort(a, b)) return addShort(a, b)
  const shared = commonDivisor(a.d, b.d)
  const left = a.d / shared
  const n = a.n * (b.d / shared) + b.n * left
  const rest = commonDivisor(n, shared)
  return { n: n / rest, d: left * (b.d / rest) }
}

export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d })
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))
/** Cancelled crosswise first, as in `add`. */
export function multiply(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n }
  if (areShort(a, b)) return multiplyShort(a, b)
  const first = commonDivisor(a.n, b.d)
  const second = commonDivisor(b.n, a.d)
  return { n: (a.n / first) * (b.n / second), d: (a.d / second) * (b.d / first) }
}

/** a/b; b must not be zero (that throws: ask `isZero` first). */
export const divide = (a: Rational, b: Rational): Rational => multiply(a, reciprocal(b))
function reciprocal({ n, d }: Rational): Rational {
  if (n === 0n) throw new RangeError('a rational has no denominator 0')
  return n < 0n ? { n: -d, d: -n } : { n: d, d: n }
}

export const absolute = (a: Rational): Rational => (a.n < 0n ? negate(a) : a)
export const isZero = (a: Rational): boolean => a.n === 0n
export const isInteger = (a: Rational): boolean => a.d === 1n
export const equal = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d

/** -1, 0 or 1: the sign of a − b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** The largest integer that is not above `a`. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d
  return a.n < 0n && a.d !== 1n ? quotient - 1n : quotient
}

/** Bits of the magnitude of `n`: 0 has 0, 1 has 1, 255 has 8. */
export function bitLength(n: bigint): number {
  const size = magnitude(n)
  if (size < 2n ** 32n) return 32 - Math.clz32(Number(size))
  const hex = size.toString(16)
  return hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28
}
