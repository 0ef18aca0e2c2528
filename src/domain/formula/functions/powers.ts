// Owns roots, exponentials and logarithms: rational only now and then.
import { exponential, logarithm, rising, root } from '../interval.ts'
import { exactLog10, exactLog2, exactRoot } from '../power.ts'
import { absolute, equal, isZero, negate, ONE, ZERO } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow, MathProblem } from '../row.ts'
import type { Interval } from '../value.ts'
import { one } from './arity.ts'

/** The root of x, which norms and statistics need too. */
export function exactSquareRoot(x: Rational): ExactResult {
  return x.n < 0n ? 'math.domain' : exactRoot(x, 2n)
}

function exactCubeRoot(x: Rational): ExactResult {
  const root = exactRoot(absolute(x), 3n)
  return root && x.n < 0n ? negate(root) : root
}

function exactNaturalLog(x: Rational): ExactResult {
  if (x.n <= 0n) return 'math.domain'
  return equal(x, ONE) ? ZERO : undefined
}

/** A logarithm, which only numbers above 0 have. */
const ofPositive =
  (of: (x: Interval) => Interval) =>
  (x: Interval): Interval | MathProblem => {
    if (x.lo > 0) return of(x)
    return x.hi <= 0 ? 'math.domain' : 'math.undecided'
  }

export const powers: readonly FunctionRow[] = [
  {
    kind: 'math',
    name: 'sqrt',
    arity: one,
    says: 'square root',
    example: 'sqrt(4) = 2',
    domain: 'x ≥ 0',
    exact: exactSquareRoot,
    interval: x => (x.lo >= 0 ? root(x) : x.hi < 0 ? 'math.domain' : 'math.undecided'),
    double: Math.sqrt,
    cost: 4,
  },
  {
    kind: 'math',
    name: 'cbrt',
    arity: one,
    says: 'cube root, of negative numbers too',
    example: 'cbrt(-8) = -2',
    exact: exactCubeRoot,
    interval: rising(Math.cbrt),
    double: Math.cbrt,
    cost: 4,
  },
  {
    kind: 'math',
    name: 'exp',
    arity: one,
    says: 'e to the power x',
    example: 'exp(0) = 1',
    exact: x => (isZero(x) ? ONE : undefined),
    interval: exponential,
    double: Math.exp,
    cost: 2,
  },
  {
    kind: 'math',
    name: 'ln',
    arity: one,
    says: 'natural logarithm',
    example: 'ln(1) = 0',
    domain: 'x > 0',
    exact: exactNaturalLog,
    interval: ofPositive(logarithm),
    double: Math.log,
    cost: 2,
  },
  {
    kind: 'math',
    name: 'log2',
    arity: one,
    says: 'logarithm to base 2',
    example: 'log2(8) = 3',
    domain: 'x > 0',
    exact: exactLog2,
    interval: ofPositive(rising(Math.log2)),
    double: Math.log2,
    cost: 2,
  },
  {
    kind: 'math',
    name: 'log10',
    arity: one,
    says: 'logarithm to base 10',
    example: 'log10(0.01) = -2',
    domain: 'x > 0',
    exact: exactLog10,
    interval: ofPositive(rising(Math.log10)),
    double: Math.log10,
    cost: 2,
  },
]
