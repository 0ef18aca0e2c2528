// Owns the shape of the tables' rows: what an operator or a function computes.
import type { Rational } from './rational.ts'
import type { Interval, Num } from './value.ts'

/** Why a row has no value at its arguments. */
export type MathProblem = 'math.domain' | 'math.division' | 'math.overflow' | 'math.undecided' | 'limit.list'

/** The exact value, the reason why there is none at all, or undefined: real, but not known to be rational. */
export type ExactResult = Rational | MathProblem | undefined
type ExactListResult = ExactResult | readonly Rational[]

interface Row {
  readonly name: string
  /** Its values leap: it has one only where all that its arguments may be gives the same. */
  readonly jumps?: true
  /** The arguments that have a value, in signs that need no translation; `∈ ℤ` and `len` are spelled out by the messages. */
  readonly domain?: string
  /** Work for one element relative to a multiplication; 1 if absent. */
  readonly cost?: number
}

/** An operation on a fixed number of numbers; lists go through it element by element. */
export interface MathRow extends Row {
  readonly arity: { readonly min: number; readonly max: number }
  /** Over rationals. It alone knows the domain, so it must name the problem even where no value is rational. */
  readonly exact: (...args: Rational[]) => ExactResult
  /**
   * Over intervals: every value that the arguments allow lies in the result. A rational where only one value is allowed,
   * 'math.undecided' where the arguments straddle a jump or an edge of the domain. The ends may be infinite: the caller looks.
   */
  readonly interval: (...args: Interval[]) => Num | MathProblem
  /** Over finite doubles; NaN outside the domain. */
  readonly double: (...args: number[]) => number
}

/** An operation on whole lists. */
export interface ListRow extends Row {
  /**
   * lists: every argument is one · several: one list, or several numbers that make one · numbers: the arguments are
   * numbers and make one list.
   */
  readonly takes: 'lists' | 'several' | 'numbers'
  readonly gives: 'number' | 'list'
  /** Its elements are added up, so that their denominators grow together. */
  readonly grows?: true
  /** Arguments; where it takes several, values: then `max` is Infinity. */
  readonly arity: { readonly min: number; readonly max: number }
  readonly exact: (...lists: (readonly Rational[])[]) => ExactListResult
  readonly interval: (...lists: (readonly Interval[])[]) => Num | readonly Num[] | MathProblem
  readonly double: (...lists: (readonly number[])[]) => number | readonly number[]
}

interface Named {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly arity: { readonly min: number; readonly max: number }
  /** What it gives, in words of the reference page. */
  readonly says: string
  /** `call = value`; a test evaluates both sides. */
  readonly example: string
}
interface MathFunctionRow extends Named, MathRow {
  readonly kind: 'math'
}
interface ListFunctionRow extends Named, ListRow {
  readonly kind: 'list'
}
/** `if`: only the branch taken is evaluated. */
export interface ChoiceFunctionRow extends Named {
  readonly kind: 'choice'
}
export type FunctionRow = MathFunctionRow | ListFunctionRow | ChoiceFunctionRow
