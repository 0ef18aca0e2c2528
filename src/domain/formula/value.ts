// Owns what a formula yields, and the seam between exact values and approximate ones.
import { fromDecimal, fromDouble, toNumber } from './decimal.ts'
import { limits } from './limits.ts'
import { compare } from './rational.ts'
import type { Rational } from './rational.ts'

type Exact = Rational
/**
 * A value without an exact form. Today one double; an outward-rounded interval will take its place,
 * so nothing outside this file may look inside.
 */
export interface Approximate {
  readonly approximate: number
}
export type Num = Exact | Approximate
export type Value = Num | boolean

const beyond = 2n ** BigInt(limits.bits)

export const isExact = (value: Num): value is Rational => 'n' in value

/** The double nearest to `value`. */
export const toDouble = (value: Num): number => (isExact(value) ? toNumber(value) : value.approximate)

/** An approximate value; undefined for NaN and infinities, which are never values. -0 is 0. */
export const approximately = (x: number): Approximate | undefined =>
  Number.isFinite(x) ? { approximate: x + 0 } : undefined

/** `value` as a rational for a decision that only a rational can take (a jump, a comparison): an approximate one is
 * taken at its exact binary value. */
export function toDecide(value: Num): Rational {
  if (isExact(value)) return value
  const exact = fromDouble(value.approximate)
  if (!exact) throw new Error('an approximate value is always finite')
  return exact
}

/** -1, 0 or 1: the sign of a − b. */
export const compareNum = (a: Num, b: Num): -1 | 0 | 1 => compare(toDecide(a), toDecide(b))

/** `r` itself, or its approximation where it has outgrown exactness; undefined where that overflows. */
export function settle(r: Rational): Num | undefined {
  if (-beyond < r.n && r.n < beyond && r.d < beyond) return r
  return approximately(toNumber(r))
}

/** The value that `text`, a decimal without sign, writes; undefined where it is beyond every double. */
export function literal(text: string): Num | undefined {
  const exact = fromDecimal(text)
  return exact ? settle(exact) : approximately(Number(text))
}
