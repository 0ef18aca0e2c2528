// Owns how far a value may be from what it stands for: nothing where it is exact, a rounding error where it is not.
import {
  absolute,
  add,
  compare,
  isExact,
  isZero,
  multiply,
  rational,
  subtract,
  toDecide,
  ZERO,
} from '../formula/index.ts'
import type { Num, Rational } from '../formula/index.ts'

/** An approximate value has been rounded a few times by 2^-53 of itself; this leaves a wide margin. */
const roundingError = rational(1n, 2n ** 40n)

/** Closed range that holds the true value. An outward-rounded interval will give its own ends here. */
export interface Bounds {
  readonly low: Rational
  readonly high: Rational
}

export function bounds(value: Num): Bounds {
  const middle = toDecide(value)
  if (isExact(value)) return { low: middle, high: middle }
  const reach = multiply(absolute(middle), roundingError)
  return { low: subtract(middle, reach), high: add(middle, reach) }
}

/** The smallest distance between a value in `a` and one in `b`: 0 where they meet. */
export function distance(a: Bounds, b: Bounds): Rational {
  if (compare(a.high, b.low) < 0) return subtract(b.low, a.high)
  if (compare(b.high, a.low) < 0) return subtract(a.low, b.high)
  return ZERO
}

/** The largest magnitude in `a`. */
export function reach(a: Bounds): Rational {
  const low = absolute(a.low)
  const high = absolute(a.high)
  return compare(low, high) > 0 ? low : high
}

export const isZeroNum = (value: Num): boolean => isZero(toDecide(value))
