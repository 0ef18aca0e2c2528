// Owns the operators: one row each for the parser, the checker, all three evaluators, the compiler and the printer.
import { holds, isPoint, minus, opposite, over, plus, times } from './interval.ts'
import { intervalPower } from './interval-power.ts'
import { exactPower } from './power.ts'
import { add, divide, isZero, multiply, negate, subtract } from './rational.ts'
import type { MathProblem, MathRow } from './row.ts'
import type { Interval } from './value.ts'

interface Place {
  /** Higher binds tighter. */
  readonly precedence: number
  readonly associates: 'left' | 'right' | 'not'
}
interface ArithmeticRow extends Place, MathRow {
  readonly kind: 'arithmetic'
}
export interface ComparisonRow extends Place {
  readonly kind: 'comparison'
  readonly name: string
  /** Whether the relation holds, from the sign of left − right. */
  readonly holds: (sign: number) => boolean
}
export interface LogicRow extends Place {
  readonly kind: 'logic'
  readonly name: string
  /** The left value that settles the result, so that the right side is not looked at. */
  readonly settledBy: boolean
}
export type BinaryRow = ArithmeticRow | ComparisonRow | LogicRow

const two = { min: 2, max: 2 }
const comparison = (name: string, holds: (sign: number) => boolean): ComparisonRow => {
  return { kind: 'comparison', name, precedence: 4, associates: 'not', holds }
}

function quotient(a: Interval, b: Interval): Interval | MathProblem {
  if (!holds(b, 0)) return over(a, b)
  return isPoint(b) ? 'math.division' : 'math.undecided'
}

const binaryRows = {
  or: { kind: 'logic', name: 'or', precedence: 1, associates: 'left', settledBy: true },
  and: { kind: 'logic', name: 'and', precedence: 2, associates: 'left', settledBy: false },
  '<': comparison('<', sign => sign < 0),
  '<=': comparison('<=', sign => sign <= 0),
  '==': comparison('==', sign => sign === 0),
  '!=': comparison('!=', sign => sign !== 0),
  '>=': comparison('>=', sign => sign >= 0),
  '>': comparison('>', sign => sign > 0),
  '+': {
    kind: 'arithmetic',
    name: '+',
    arity: two,
    precedence: 5,
    associates: 'left',
    exact: add,
    interval: plus,
    cost: 2,
    double: (a: number, b: number) => a + b,
  },
  '-': {
    kind: 'arithmetic',
    name: '-',
    arity: two,
    precedence: 5,
    associates: 'left',
    exact: subtract,
    interval: minus,
    cost: 2,
    double: (a: number, b: number) => a - b,
  },
  '*': {
    kind: 'arithmetic',
    name: '*',
    arity: two,
    precedence: 6,
    associates: 'left',
    exact: multiply,
    interval: times,
    double: (a: number, b: number) => a * b,
  },
  '/': {
    kind: 'arithmetic',
    name: '/',
    arity: two,
    precedence: 6,
    associates: 'left',
    exact: (a, b) => (isZero(b) ? 'math.division' : divide(a, b)),
    interval: quotient,
    double: (a: number, b: number) => a / b,
  },
  '^': {
    kind: 'arithmetic',
    name: '^',
    arity: two,
    precedence: 8,
    associates: 'right',
    exact: exactPower,
    interval: intervalPower,
    double: (a: number, b: number) => a ** b,
    domain: 'x ≥ 0 ∨ y ∈ ℤ',
    cost: 4,
  },
} as const satisfies Record<string, BinaryRow>

export type BinaryOperator = keyof typeof binaryRows
export const binaryOperators: Readonly<Record<BinaryOperator, BinaryRow>> = binaryRows

export type UnaryOperator = '-' | '+' | 'not'
/** Signs bind looser than `^` and tighter than `*`; `not` looser than a comparison. */
export const unaryOperators: Readonly<Record<UnaryOperator, { readonly precedence: number }>> = {
  not: { precedence: 3 },
  '-': { precedence: 7 },
  '+': { precedence: 7 },
}

/** What a leading minus computes. */
export const negation: MathRow = {
  name: '-',
  arity: { min: 1, max: 1 },
  exact: negate,
  interval: opposite,
  double: (a: number) => -a,
}

// Object.keys gives plain strings, although these are just our keys.
const binaryByText = new Map<string, BinaryOperator>(
  Object.keys(binaryRows).map(text => [text, text as BinaryOperator]),
)
const unaryByText = new Map<string, UnaryOperator>([
  ['-', '-'],
  ['+', '+'],
  ['not', 'not'],
])

/** The binary operator written `text`, if it is one. */
export const binaryOperator = (text: string): BinaryOperator | undefined => binaryByText.get(text)
/** The sign or word written `text` before its operand, if it is one. */
export const unaryOperator = (text: string): UnaryOperator | undefined => unaryByText.get(text)
/** Words that cannot be names. */
export const isWord = (text: string): boolean => text === 'or' || text === 'and' || text === 'not'
