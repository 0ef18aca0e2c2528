// Owns the operators: one row each for the parser, the checker, all three evaluators, the compiler and the printer.
import { one, two } from './functions/arity.ts'
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

const comparison = <Name extends string>(name: Name, relation: ComparisonRow['holds']) =>
  ({ kind: 'comparison', name, precedence: 4, associates: 'not', holds: relation }) as const

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

/** Signs bind looser than `^` and tighter than `*`; `not` looser than a comparison. */
const unaryRows = {
  not: { name: 'not', precedence: 3 },
  '-': { name: '-', precedence: 7 },
  '+': { name: '+', precedence: 7 },
} as const
export type UnaryOperator = keyof typeof unaryRows
export const unaryOperators: Readonly<Record<UnaryOperator, { readonly precedence: number }>> = unaryRows

/** What a leading minus computes. */
export const negation: MathRow = {
  name: '-',
  arity: one,
  exact: negate,
  interval: opposite,
  double: (a: number) => -a,
}

/** An operator between two operands, and one before its operand, as the parser meets them. */
export type Infix = (typeof binaryRows)[BinaryOperator]
export type Prefix = (typeof unaryRows)[UnaryOperator]

const infixes: ReadonlyMap<string, Infix> = new Map(Object.values(binaryRows).map(row => [row.name, row]))
const prefixes: ReadonlyMap<string, Prefix> = new Map(Object.values(unaryRows).map(row => [row.name, row]))

/** The binary operator written `text`, if it is one. */
export const infixNamed = (text: string): Infix | undefined => infixes.get(text)
/** The sign or word written `text` before its operand, if it is one. */
export const prefixNamed = (text: string): Prefix | undefined => prefixes.get(text)
/** Operators that are written as words, which cannot be names. */
export const operatorWords: readonly string[] = [...infixes.keys(), ...prefixes.keys()].filter(text =>
  /^[a-z]/.test(text),
)
