// Owns what can be wrong with a formula: the codes, and the shape of one error.
import type { Args, Span } from '../diagnostic.ts'
import type { Err } from '../result.ts'
import { err } from '../result.ts'

/** Every code; the texts are in `i18n`, one for each. The comment names the `args` its text needs. */
export const formulaErrorCodes = [
  'syntax.empty', //
  'syntax.character', // character
  'syntax.number', // text
  'syntax.operand', // found: an operator or bracket where a number should be
  'syntax.incomplete', //
  'syntax.unexpected', // found
  'syntax.unclosed', // open, close
  'syntax.chain', // first, second: the two comparison signs
  'syntax.implicit', // left, right
  'syntax.ambiguous', // first, second: the two readings
  'syntax.log', //
  'name.unknown', // name
  'name.function', // name: a function without its brackets
  'call.unknown', // name
  'call.variable', // name: a number with a bracket behind it
  'call.arity', // name, found, min, max (0 = any number)
  'shape.number', // where: the operator or function that wants a number, found: condition or list
  'shape.boolean', // where, found: number or list
  'shape.list', // where, found: number or condition
  'shape.several', // where: takes one list or several numbers, and got lists among several
  'shape.nested', //
  'shape.branches', //
  'math.domain', // call, allowed
  'math.division', // call
  'math.overflow', // call
  'math.undecided', // call, unless it is the result: it hangs on a rounding error
  'math.index', // index, length
  'math.lengths', // where, first, second: lengths of two lists
  'value.missing', // name: evaluated without a value for a declared name
  'limit.length', // found, allowed
  'limit.depth', // allowed
  'limit.nodes', // allowed
  'limit.list', // found: what makes the list, allowed
  'limit.cost', // found, allowed
  'limit.work', // allowed
] as const
export type FormulaErrorCode = (typeof formulaErrorCodes)[number]

/** One error. `span` is in the text that was given to `parse`, in UTF-16 units. */
export interface FormulaError {
  readonly code: FormulaErrorCode
  readonly span: Span
  readonly args: Args
  /** What was probably meant: a name, or a piece of formula. */
  readonly suggestion?: string
}

/** A failed result with that error in it. */
export function failure(code: FormulaErrorCode, span: Span, args: Args = {}, suggestion?: string): Err<FormulaError> {
  return err(suggestion === undefined ? { code, span, args } : { code, span, args, suggestion })
}
