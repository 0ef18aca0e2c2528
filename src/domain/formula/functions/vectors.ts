// Owns products and lengths of vectors.
import { magnitude, over, point, root, square, times, total } from '../interval.ts'
import { multiply } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow } from '../row.ts'
import type { Interval } from '../value.ts'
import { exactSum } from './common.ts'
import { exactSquareRoot } from './powers.ts'
import { several, two } from './arity.ts'

const dot = (xs: readonly Rational[], ys: readonly Rational[]): Rational | undefined =>
  exactSum(xs.flatMap((x, at) => multiplyBy(x, ys[at])))
const multiplyBy = (x: Rational, y: Rational | undefined): Rational[] => (y ? [multiply(x, y)] : [])

const intervalDot = (xs: readonly Interval[], ys: readonly Interval[]): Interval =>
  total(xs.map((x, at) => times(x, ys[at] ?? point(0))))

const dotDouble = (xs: readonly number[], ys: readonly number[]): number =>
  xs.reduce((sum, x, at) => sum + x * (ys[at] ?? NaN), 0)

function length(xs: readonly Rational[]): ExactResult {
  const squares = exactSum(xs.map(x => multiply(x, x)))
  return squares && exactSquareRoot(squares)
}

/** Scaled by a power of two, which costs no figures, so that no square overflows. */
function intervalLength(xs: readonly Interval[]): Interval {
  const largest = Math.max(...xs.map(x => magnitude(x).hi))
  const scale = point(largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1)
  return times(root(total(xs.map(x => square(over(x, scale))))), scale)
}

const euclidean = ({
  name,
  ...shown
}: {
  readonly name: string
  readonly says: string
  readonly example: string
}): FunctionRow => ({
  kind: 'list',
  name,
  takes: 'several',
  gives: 'number',
  arity: several,
  domain: 'len ≥ 1',
  exact: length,
  interval: intervalLength,
  double: xs => Math.hypot(...xs),
  cost: 4,
  grows: true,
  ...shown,
})

export const vectors: readonly FunctionRow[] = [
  {
    kind: 'list',
    name: 'dot',
    takes: 'lists',
    gives: 'number',
    arity: two,
    says: 'sum of the products of two lists',
    example: 'dot([1, 2], [3, 4]) = 11',
    domain: 'len ≥ 1',
    exact: dot,
    interval: intervalDot,
    double: dotDouble,
    cost: 2,
    grows: true,
  },
  euclidean({ name: 'norm', says: 'Euclidean length', example: 'norm([3, 4]) = 5' }),
  euclidean({ name: 'hypot', says: 'square root of the sum of squares', example: 'hypot(3, 4) = 5' }),
]
