// Owns sums, means and spreads of several numbers.
import { minus, over, point, root, square, total } from '../interval.ts'
import { compare, rational } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow } from '../row.ts'
import type { Interval } from '../value.ts'
import { exactSum, overCommon, totalOf } from './common.ts'
import { exactSquareRoot } from './powers.ts'

function mean(xs: readonly Rational[]): Rational | undefined {
  const common = overCommon(xs)
  return common && rational(totalOf(common.wholes), common.d * BigInt(xs.length))
}

/** The one or two in the middle of a sorted list. */
const middleOf = <T>(sorted: readonly T[]): T[] =>
  sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)

/**
 * Squared distances from the mean over n − `lost`: population 0, sample 1. On whole numbers m over the common
 * denominator D this is (n·Σm² − (Σm)²) / (n·(n − lost)·D²).
 */
const variance =
  (lost: 0 | 1) =>
  (xs: readonly Rational[]): Rational | undefined => {
    const common = overCommon(xs)
    if (!common) return undefined
    const { wholes, d } = common
    const whole = totalOf(wholes)
    const count = BigInt(xs.length)
    const squares = totalOf(wholes.map(m => m * m))
    return rational(count * squares - whole * whole, count * (count - BigInt(lost)) * d * d)
  }
const deviation =
  (lost: 0 | 1) =>
  (xs: readonly Rational[]): ExactResult => {
    const exact = variance(lost)(xs)
    return exact && exactSquareRoot(exact)
  }

const intervalMean = (xs: readonly Interval[]): Interval => over(total(xs), point(xs.length))

/** The k-th smallest number lies between the k-th smallest of the lower and of the upper ends. */
export const sortedIntervals = (xs: readonly Interval[]): Interval[] => {
  const highs = xs.map(({ hi }) => hi).toSorted(ascending)
  return xs
    .map(({ lo }) => lo)
    .toSorted(ascending)
    .map((lo, at) => ({ lo, hi: highs[at] ?? lo }))
}
export const ascending = (a: number, b: number): number => a - b

const intervalVariance =
  (lost: 0 | 1) =>
  (xs: readonly Interval[]): Interval => {
    const centre = intervalMean(xs)
    return over(total(xs.map(x => square(minus(x, centre)))), point(xs.length - lost))
  }

const sumDouble = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0)
const meanDouble = (xs: readonly number[]): number => sumDouble(xs) / xs.length

const varianceDouble =
  (lost: 0 | 1) =>
  (xs: readonly number[]): number => {
    const centre = meanDouble(xs)
    return sumDouble(xs.map(x => (x - centre) ** 2)) / (xs.length - lost)
  }

interface Ways {
  readonly exact: (xs: readonly Rational[]) => ExactResult
  readonly interval: (xs: readonly Interval[]) => Interval
  readonly double: (xs: readonly number[]) => number
  readonly least?: number
  readonly cost?: number
  readonly grows?: true
}

type Statistic = Ways & { readonly says: string; readonly example: string }
const row = (name: string, { least = 1, cost = 2, ...ways }: Statistic): FunctionRow => ({
  kind: 'list',
  name,
  takes: 'several',
  gives: 'number',
  arity: { min: least, max: Infinity },
  domain: `len ≥ ${least}`,
  cost,
  ...ways,
})

const spread = (lost: 0 | 1): Ways => ({
  exact: variance(lost),
  interval: intervalVariance(lost),
  double: varianceDouble(lost),
  least: 1 + lost,
  cost: 4,
  grows: true,
})
const rootSpread = (lost: 0 | 1): Ways => ({
  ...spread(lost),
  exact: deviation(lost),
  interval: xs => root(intervalVariance(lost)(xs)),
  double: xs => Math.sqrt(varianceDouble(lost)(xs)),
})

export const statistics: readonly FunctionRow[] = [
  row('sum', {
    says: 'sum',
    example: 'sum(1, 2, 3) = 6',
    exact: exactSum,
    interval: total,
    double: sumDouble,
    grows: true,
  }),
  row('mean', {
    says: 'arithmetic mean',
    example: 'mean(1, 2, 6) = 3',
    exact: mean,
    interval: intervalMean,
    double: meanDouble,
    grows: true,
  }),
  row('median', {
    says: 'the middle value, or the mean of the two in the middle',
    example: 'median(1, 9, 2) = 2',
    exact: xs => mean(middleOf(xs.toSorted(compare))),
    interval: xs => intervalMean(middleOf(sortedIntervals(xs))),
    double: xs => meanDouble(middleOf(xs.toSorted(ascending))),
    cost: 8,
  }),
  row('var', { says: 'population variance', example: 'var(1, 3) = 1', ...spread(0) }),
  row('sd', { says: 'population standard deviation', example: 'sd(1, 3) = 1', ...rootSpread(0) }),
  row('svar', { says: 'sample variance, over n − 1', example: 'svar(1, 3) = 2', ...spread(1) }),
  row('ssd', { says: 'sample standard deviation, over n − 1', example: 'ssd(1, 2, 3) = 1', ...rootSpread(1) }),
]
