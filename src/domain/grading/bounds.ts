// Owns how far a value may be from what it stands for: nothing where it is exact, a rounding error where it is not.
import { absolute, compare, endsOf, isList, subtract, ZERO } from '../formula/index.ts'
import type { Num, Rational, Value } from '../formula/index.ts'

/** What is graded: a number, or a list of numbers. */
export type Numbers = Exclude<Value, boolean>

/** Closed range that holds the true value. */
export interface Bounds {
  readonly low: Rational
  readonly high: Rational
}

/** The numbers of a list; a number alone is a list of one. */
export const numbersOf = (value: Numbers): readonly Num[] => (isList(value) ? value : [value])

export const boundsOf = (value: Numbers): readonly Bounds[] => numbersOf(value).map(endsOf)
export const point = (value: Rational): Bounds => ({ low: value, high: value })

/** The smallest distance between a value in `a` and one in `b`: 0 where they meet. */
export function distance(a: Bounds, b: Bounds): Rational {
  if (compare(a.high, b.low) < 0) return subtract(b.low, a.high)
  if (compare(b.high, a.low) < 0) return subtract(a.low, b.high)
  return ZERO
}

/** On which side of the key an answer lies. */
export type Direction = 'high' | 'low'

export const larger = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? b : a)

/** The largest magnitude in `a`. */
export const reach = ({ low, high }: Bounds): Rational => larger(absolute(low), absolute(high))
