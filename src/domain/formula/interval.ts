// Owns arithmetic on intervals: every end rounds outwards, so that the true value never falls out.
import type { Interval } from './value.ts'
import { above, below } from './value.ts'

/** The interval of the one number `x`. */
export const point = (x: number): Interval => ({ lo: x, hi: x })
export const isPoint = ({ lo, hi }: Interval): boolean => lo === hi
export const holds = ({ lo, hi }: Interval, x: number): boolean => lo <= x && x <= hi

/** What a + b loses by rounding; exact (Knuth, TAOCP 4.2.2). */
function lost(a: number, b: number, sum: number): number {
  const other = sum - a
  return a - (sum - other) + (b - other)
}
function sumBelow(a: number, b: number): number {
  const sum = a + b
  return lost(a, b, sum) < 0 ? below(sum) : sum
}
function sumAbove(a: number, b: number): number {
  const sum = a + b
  return lost(a, b, sum) > 0 ? above(sum) : sum
}

export const plus = (a: Interval, b: Interval): Interval => ({ lo: sumBelow(a.lo, b.lo), hi: sumAbove(a.hi, b.hi) })
export const opposite = ({ lo, hi }: Interval): Interval => ({ lo: -hi, hi: -lo })
export const minus = (a: Interval, b: Interval): Interval => plus(a, opposite(b))
export const total = (xs: readonly Interval[]): Interval => xs.reduce(plus, point(0))

/** The extremes of `of` at the corners. What is exact stays, and a result keeps its sign, however small it is. */
function corners(
  a: Interval,
  b: Interval,
  of: (x: number, y: number) => number,
  isExact: (x: number, y: number, result: number) => boolean,
): Interval {
  let lo = Infinity
  let hi = -Infinity
  for (const x of [a.lo, a.hi])
    for (const y of [b.lo, b.hi]) {
      const near = of(x, y)
      const exact = isExact(x, y, near)
      const positive = x > 0 === y > 0
      lo = Math.min(lo, exact ? near : positive ? Math.max(0, below(near)) : below(near))
      hi = Math.max(hi, exact ? near : positive ? above(near) : Math.min(0, above(near)))
    }
  return { lo, hi }
}

const isExactProduct = (x: number, y: number, product: number): boolean =>
  x === 0 || y === 0 || (Number.isSafeInteger(product) && Number.isInteger(x) && Number.isInteger(y))
const isExactQuotient = (x: number): boolean => x === 0

export const times = (a: Interval, b: Interval): Interval => corners(a, b, (x, y) => x * y, isExactProduct)

/** a/b where b does not hold 0. */
export const over = (a: Interval, b: Interval): Interval => corners(a, b, (x, y) => x / y, isExactQuotient)

export function magnitude({ lo, hi }: Interval): Interval {
  if (lo >= 0) return { lo, hi }
  return hi <= 0 ? { lo: -hi, hi: -lo } : { lo: 0, hi: Math.max(-lo, hi) }
}

export function square(x: Interval): Interval {
  const size = magnitude(x)
  return times(size, size)
}

/** √x for what is not negative, whatever rounding says. IEEE 754 rounds roots rightly. */
export const root = ({ lo, hi }: Interval): Interval => ({
  lo: lo <= 0 ? 0 : below(Math.sqrt(lo)),
  hi: hi <= 0 ? 0 : above(Math.sqrt(hi)),
})

/**
 * Units in the last place by which a function of `Math` may be wrong. V8 computes them by ports of fdlibm, which err by
 * less than one (sinh, cosh, tanh: two), and the libraries of other engines are no worse; four leave a margin.
 */
const mathUlps = 4

export interface Range {
  /** No value of the function is below or above. */
  readonly least?: number
  readonly most?: number
  /** Units in the last place by which the doubles may be wrong. */
  readonly ulps?: number
}

const ulp = 2 ** -52
const errorOf = (y: number, ulps = mathUlps): number => ulps * (Math.abs(y) * ulp + Number.MIN_VALUE)

/** The interval between two values of a function of `Math`, the smaller first. */
export const widened = (
  low: number,
  high: number,
  { least = -Infinity, most = Infinity, ulps }: Range = {},
): Interval => ({
  lo: Math.max(least, low - errorOf(low, ulps)),
  hi: Math.min(most, high + errorOf(high, ulps)),
})

/** A function that never falls, on an interval inside its domain. */
export const rising =
  (of: (x: number) => number, range?: Range) =>
  ({ lo, hi }: Interval): Interval => {
    const low = of(lo)
    return widened(low, lo === hi ? low : of(hi), range)
  }

export const exponential = rising(Math.exp, { least: 0 })
export const logarithm = rising(Math.log)
