// Owns sums, means and spreads of several numbers.
import { add, commonDivisor, compare, divide, rational } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow } from '../row.ts'
import { exactSquareRoot } from './powers.ts'

const sum = (xs: readonly Rational[]): Rational => xs.reduce(add)
const mean = (xs: readonly Rational[]): Rational => divide(sum(xs), rational(BigInt(xs.length)))

function median(xs: readonly Rational[]): Rational {
  const sorted = xs.toSorted(compare)
  const middle = sorted.slice(Math.ceil(xs.length / 2) - 1, Math.floor(xs.length / 2) + 1)
  return mean(middle)
}

/**
 * Squared distances from the mean over n − `lost`: population 0, sample 1. On whole numbers m over the common
 * denominator D this is (n·Σm² − (Σm)²) / (n·(n − lost)·D²), so that only the end must be brought to lowest terms.
 */
const variance =
  (lost: 0 | 1) =>
  (xs: readonly Rational[]): Rational => {
    const shared = xs.map(x => x.d).reduce((a, b) => (a / commonDivisor(a, b)) * b)
    const wholes = xs.map(x => x.n * (shared / x.d))
    const total = wholes.reduce((a, b) => a + b)
    const squares = wholes.map(m => m * m).reduce((a, b) => a + b)
    const count = BigInt(xs.length)
    return rational(count * squares - total * total, count * (count - BigInt(lost)) * shared * shared)
  }
const deviation =
  (lost: 0 | 1) =>
  (xs: readonly Rational[]): ExactResult =>
    exactSquareRoot(variance(lost)(xs))

const sumDouble = (xs: readonly number[]): number => xs.reduce((a, b) => a + b)
const meanDouble = (xs: readonly number[]): number => sumDouble(xs) / xs.length

function medianDouble(xs: readonly number[]): number {
  const sorted = xs.toSorted((a, b) => a - b)
  return meanDouble(sorted.slice(Math.ceil(xs.length / 2) - 1, Math.floor(xs.length / 2) + 1))
}

const varianceDouble =
  (lost: 0 | 1) =>
  (xs: readonly number[]): number => {
    const centre = meanDouble(xs)
    return sumDouble(xs.map(x => (x - centre) ** 2)) / (xs.length - lost)
  }
const deviationDouble =
  (lost: 0 | 1) =>
  (xs: readonly number[]): number =>
    Math.sqrt(varianceDouble(lost)(xs))

interface Statistic {
  readonly exact: (xs: readonly Rational[]) => ExactResult
  readonly double: (xs: readonly number[]) => number
  readonly least?: number
  readonly cost?: number
}

const row = (name: string, example: string, { exact, double, least = 1, cost = 1 }: Statistic): FunctionRow => ({
  kind: 'list',
  name,
  takes: 'several',
  gives: 'number',
  arity: { min: least, max: Infinity },
  example,
  domain: `len ≥ ${least}`,
  exact,
  double,
  cost,
})

export const statistics: readonly FunctionRow[] = [
  row('sum', 'sum(1, 2, 3) = 6', { exact: sum, double: sumDouble }),
  row('mean', 'mean(1, 2, 6) = 3', { exact: mean, double: meanDouble }),
  row('median', 'median(1, 9, 2) = 2', { exact: median, double: medianDouble }),
  row('var', 'var(1, 3) = 1', { exact: variance(0), double: varianceDouble(0), cost: 8 }),
  row('sd', 'sd(1, 3) = 1', { exact: deviation(0), double: deviationDouble(0), cost: 8 }),
  row('svar', 'svar(1, 3) = 2', { exact: variance(1), double: varianceDouble(1), least: 2, cost: 8 }),
  row('ssd', 'ssd(1, 2, 3) = 1', { exact: deviation(1), double: deviationDouble(1), least: 2, cost: 8 }),
]
