// Owns circular and hyperbolic functions, in radians: rational only at 0 and 1.
import { absolute, compare, equal, isZero, ONE, ZERO } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow } from '../row.ts'

const one = { min: 1, max: 1 }
/** `value` at 0, nothing rational elsewhere (Lindemann). */
const atZero =
  (value: Rational) =>
  (x: Rational): ExactResult =>
    isZero(x) ? value : undefined
const withinOne = (x: Rational): boolean => compare(absolute(x), ONE) <= 0

const row = (name: string, example: string, valueAtZero: Rational, double: (x: number) => number): FunctionRow => {
  return { kind: 'math', name, arity: one, example, exact: atZero(valueAtZero), double }
}

export const trigonometry: readonly FunctionRow[] = [
  row('sin', 'sin(0) = 0', ZERO, Math.sin),
  row('cos', 'cos(0) = 1', ONE, Math.cos),
  row('tan', 'tan(0) = 0', ZERO, Math.tan),
  {
    kind: 'math',
    name: 'asin',
    arity: one,
    example: 'asin(0) = 0',
    domain: '-1 ≤ x ≤ 1',
    exact: x => (withinOne(x) ? atZero(ZERO)(x) : 'math.domain'),
    double: Math.asin,
  },
  {
    kind: 'math',
    name: 'acos',
    arity: one,
    example: 'acos(1) = 0',
    domain: '-1 ≤ x ≤ 1',
    exact: x => (withinOne(x) ? (equal(x, ONE) ? ZERO : undefined) : 'math.domain'),
    double: Math.acos,
  },
  row('atan', 'atan(0) = 0', ZERO, Math.atan),
  {
    kind: 'math',
    name: 'atan2',
    arity: { min: 2, max: 2 },
    example: 'atan2(0, 1) = 0',
    exact: (y, x) => (isZero(y) && x.n >= 0n ? ZERO : undefined),
    double: Math.atan2,
  },
  row('sinh', 'sinh(0) = 0', ZERO, Math.sinh),
  row('cosh', 'cosh(0) = 1', ONE, Math.cosh),
  row('tanh', 'tanh(0) = 0', ZERO, Math.tanh),
]
