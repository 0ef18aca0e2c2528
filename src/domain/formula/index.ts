// Owns the entrance to the formula engine: tokenize → parse → check → compile | evaluate, and print.
export { check } from './check.ts'
export { compile } from './compile.ts'
export type { Compiled } from './compile.ts'
export { constants } from './constants.ts'
export { fromDecimal, fromDouble, fromNumber, toDecimal, toNumber } from './decimal.ts'
export { formulaErrorCodes } from './error.ts'
export type { FormulaError, FormulaErrorCode } from './error.ts'
export { evaluate } from './evaluate.ts'
export { freeNames } from './expr.ts'
export type { Expr } from './expr.ts'
export { functionNamed, functionNames, functionRows, listFunctions } from './functions.ts'
export type { Slots } from './fuse.ts'
export { limits } from './limits.ts'
export type { Checked, Shape } from './node.ts'
export { binaryOperators, unaryOperators } from './operators.ts'
export { parse } from './parse.ts'
export { print } from './print.ts'
export {
  absolute,
  add,
  compare,
  divide,
  equal,
  floor,
  isInteger,
  isZero,
  multiply,
  negate,
  ONE,
  rational,
  subtract,
  ZERO,
} from './rational.ts'
export type { Rational } from './rational.ts'
export { tokenize } from './tokenize.ts'
export type { Dialect, Token } from './tokenize.ts'
export { approximately, compareNum, isExact, settle, toDecide, toDouble } from './value.ts'
export type { Approximate, Exact, Num, Value } from './value.ts'
