// Owns exact rational numbers: always in lowest terms, the sign in the numerator, the denominator positive.

export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }

const largestSafe = BigInt(Number.MAX_SAFE_INTEGER)

/** Greatest common divisor of two integers, never negative; of 0 and 0 it is 0. */
export function commonDivisor(first: bigint, second: bigint): bigint {
  let a = first < 0n ? -first : first
  let b = second < 0n ? -second : second
  // Euclid; as soon as both fit a double, doubles are many times faster and still exact.
  while (b > 0n) {
    if (a <= largestSafe && b <= largestSafe) return BigInt(smallDivisor(Number(a), Number(b)))
    const rest = a % b
    a = b
    b = rest
  }
  return a
}

function smallDivisor(first: number, second: number): number {
  let a = first
  let b = second
  while (b > 0) {
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

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d)
}

export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d })
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)
/** a/b; b must not be zero (that throws: ask `isZero` first). */
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n)
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
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient
}

/** Bits of the magnitude of `n`: 0 has 0, 1 has 1, 255 has 8. */
export function bitLength(n: bigint): number {
  if (n === 0n) return 0
  const hex = (n < 0n ? -n : n).toString(16)
  return hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28
}
