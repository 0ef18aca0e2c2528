// Owns what a formula yields: exact rationals, intervals where no rational exists, lists of both, and conditions.
import { fromDecimal, fromDouble, toNumber } from './decimal.ts'
import { limits } from './limits.ts'
import { compare } from './rational.ts'
import type { Rational } from './rational.ts'

/** Two finite doubles, lo ≤ hi, with the true value between them: every step on the way rounds outwards. */
export interface Interval {
  readonly lo: number
  readonly hi: number
}
export type Num = Rational | Interval
/** Lists are never nested. */
export type Value = Num | readonly Num[] | boolean

const beyond = 2n ** BigInt(limits.bits)

export const isExact = (value: Num): value is Rational => 'n' in value
export const isNumber = (value: Value): value is Num => typeof value === 'object' && !isList(value)
export const isList = (value: Value): value is readonly Num[] => Array.isArray(value)

// The next double is at most a unit in the last place away: 2^-53 of x reaches it, and 2^-1074 where x is too small for
// that (Rump, Zimmermann, Boldo, Melquiond: Computing predecessor and successor in rounding to nearest, 2009).
const reach = 2 ** -53 * (1 + 2 ** -51)
/** A double above `x`: the next one or the one after. Infinity or NaN above the largest. */
export const above = (x: number): number => x + (Math.abs(x) * reach + Number.MIN_VALUE)
/** A double below `x`: the next one or the one before. */
export const below = (x: number): number => x - (Math.abs(x) * reach + Number.MIN_VALUE)

/** The interval [lo, hi]; undefined where an end is no finite number, which is never a value. -0 is 0. */
const interval = (lo: number, hi: number): Interval | undefined =>
  Number.isFinite(lo) && Number.isFinite(hi) ? { lo: lo + 0, hi: hi + 0 } : undefined

/** A real number whose nearest double is `x`: one step either side. Undefined unless finite. */
export const around = (x: number): Interval | undefined => interval(below(x), above(x))

/** An interval of neighbouring doubles that holds `value`; undefined where it is beyond all of them. */
export function toInterval(value: Num): Interval | undefined {
  if (!isExact(value)) return value
  const near = toNumber(value)
  return isDouble(value, near) ? { lo: near, hi: near } : around(near)
}

/** Whether `near`, the double nearest to `value`, is `value` itself. */
function isDouble({ n, d }: Rational, near: number): boolean {
  if (d === 1n) return Number.isSafeInteger(near) || (Number.isFinite(near) && BigInt(near) === n)
  // In lowest terms only a power of two below the line can end in binary.
  return (d & (d - 1n)) === 0n && Number.isSafeInteger(Number(n)) && Number.isSafeInteger(Number(d))
}

const smallestNormal = 2 ** -1022

/** The double nearest to `value`, or to the middle of what it may be. */
export function toDouble(value: Num): number {
  if (isExact(value)) return toNumber(value)
  const { lo, hi } = value
  // Underflow is 0.
  return lo <= 0 && hi >= 0 && hi - lo < smallestNormal ? 0 : lo / 2 + hi / 2
}

/** `value`, or the middle of what it may be, as a rational: for showing it, not for deciding anything. */
export const middle = (value: Num): Rational => (isExact(value) ? value : rationalOf(toDouble(value)))

/** The smallest and the largest number that `value` may be. */
export const endsOf = (value: Num): { readonly low: Rational; readonly high: Rational } =>
  isExact(value) ? { low: value, high: value } : { low: rationalOf(value.lo), high: rationalOf(value.hi) }

/** The rational that a finite double is. */
export function rationalOf(finite: number): Rational {
  const exact = fromDouble(finite)
  if (!exact) throw new Error('the ends of an interval are finite')
  return exact
}

/** How much of the size of what is decided may be rounding error. */
const largestShare = 1e-9

/** How far the ends of `value` are apart. */
const width = (value: Num): number => (isExact(value) ? 0 : value.hi - value.lo)

/**
 * Whether `value` is known well enough to decide something of the size `scale` (of a key: its magnitude; 0 where there
 * is none): an interval wider than 1e-9 of the larger of `scale` and its own middle is rounding error, not a number.
 * In a list the size is that of the largest element. Underflow is 0, which is known.
 */
export function decides(value: Value, scale = 0): boolean {
  if (typeof value === 'boolean') return true
  const parts = isList(value) ? value : [value]
  const size = parts.reduce((largest, part) => Math.max(largest, Math.abs(toDouble(part))), Math.abs(scale))
  return parts.every(part => width(part) <= Math.max(size * largestShare, smallestNormal))
}
/** The signs that a − b may have: one where the numbers are known well enough. */
export function signsOfDifference(a: Num, b: Num): readonly (-1 | 0 | 1)[] {
  if (isExact(a) && isExact(b)) return [compare(a, b)]
  const [first, second] = [endsOf(a), endsOf(b)]
  const least = compare(first.low, second.high)
  const most = compare(first.high, second.low)
  return ([-1, 0, 1] as const).filter(sign => least <= sign && sign <= most)
}

/**
 * `found` as a value: a rational that has outgrown exactness becomes an interval, an interval of one number a rational.
 * Undefined where it is beyond all doubles.
 */
export function settle(found: Num): Num | undefined {
  if (isExact(found)) return -beyond < found.n && found.n < beyond && found.d < beyond ? found : toInterval(found)
  return found.lo === found.hi ? fromDouble(found.lo) : interval(found.lo, found.hi)
}

/** The value that `text`, a decimal without sign, writes; undefined where it is beyond every double. */
export function literal(text: string): Num | undefined {
  const exact = fromDecimal(text)
  return exact ? settle(exact) : around(Number(text))
}
