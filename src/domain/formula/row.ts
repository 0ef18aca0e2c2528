// Owns the shape of the tables' rows: what an operator or a function computes.
import type { Rational } from './rational.ts'

/** Why a row has no value at its arguments. */
export type MathProblem = 'math.domain' | 'math.division' | 'math.overflow' | 'math.undecided'

/** The exact value, the reason why there is none at all, or undefined: real, but not known to be rational. */
export type ExactResult = Rational | MathProblem | undefined

/** What the checker, both evaluators and the compiler read. */
export interface MathRow {
  readonly name: string
  /** `min max sum …` take any number of values: then `max` is Infinity. */
  readonly arity: { readonly min: number; readonly max: number }
  /** Over rationals. It alone knows the domain, so it must name the problem even where no value is rational. */
  readonly exact: (...args: Rational[]) => ExactResult
  /** Over finite doubles; NaN outside the domain. */
  readonly double: (...args: number[]) => number
  /** A function that jumps has a value only where all that its arguments may be gives the same. */
  readonly jumps?: true
  /** The arguments that have a value, in signs that need no translation; `∈ ℤ` is spelled out by the messages. */
  readonly domain?: string
  /** Work of one application relative to an addition; 1 if absent. */
  readonly cost?: number
}

interface Named {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly arity: { readonly min: number; readonly max: number }
  /** `call = value`; a test evaluates both sides. */
  readonly example: string
}
/** A function of numbers. */
interface MathFunctionRow extends Named, MathRow {
  readonly kind: 'math'
}
/** `if`: only the branch taken is evaluated. */
export interface ChoiceFunctionRow extends Named {
  readonly kind: 'choice'
}
export type FunctionRow = MathFunctionRow | ChoiceFunctionRow
