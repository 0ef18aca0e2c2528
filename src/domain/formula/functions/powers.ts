// Owns roots, exponentials and logarithms: rational only now and then.
import { exactLog10, exactLog2, exactRoot } from '../power.ts'
import { absolute, add, equal, isZero, multiply, negate, ONE, ZERO } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow } from '../row.ts'

const one = { min: 1, max: 1 }

/** The root of x, which statistics need too. */
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

export const powers: readonly FunctionRow[] = [
  {
    kind: 'math',
    name: 'sqrt',
    arity: one,
    example: 'sqrt(4) = 2',
    domain: 'x ≥ 0',
    exact: exactSquareRoot,
    double: Math.sqrt,
    cost: 4,
  },
  {
    kind: 'math',
    name: 'cbrt',
    arity: one,
    example: 'cbrt(-8) = -2',
    exact: exactCubeRoot,
    double: Math.cbrt,
    cost: 4,
  },
  {
    kind: 'math',
    name: 'exp',
    arity: one,
    example: 'exp(0) = 1',
    exact: x => (isZero(x) ? ONE : undefined),
    double: Math.exp,
  },
  {
    kind: 'math',
    name: 'ln',
    arity: one,
    example: 'ln(1) = 0',
    domain: 'x > 0',
    exact: exactNaturalLog,
    double: Math.log,
  },
  {
    kind: 'math',
    name: 'log2',
    arity: one,
    example: 'log2(8) = 3',
    domain: 'x > 0',
    exact: exactLog2,
    double: Math.log2,
  },
  {
    kind: 'math',
    name: 'log10',
    arity: one,
    example: 'log10(0.01) = -2',
    domain: 'x > 0',
    exact: exactLog10,
    double: Math.log10,
  },
  {
    kind: 'list',
    name: 'hypot',
    takes: 'several',
    gives: 'number',
    arity: { min: 1, max: Infinity },
    example: 'hypot(3, 4) = 5',
    domain: 'len ≥ 1',
    exact: xs => exactSquareRoot(xs.map(x => multiply(x, x)).reduce(add)),
    double: xs => Math.hypot(...xs),
    cost: 4,
  },
]
