// Owns the entrance to the formula engine: tokenize → parse → check → compile | evaluate, and print.
export { check } from './check.ts'
export { compile } from './compile.ts'
export { constants } from './constants.ts'
export { fromDecimal, fromNumber, toDecimal, toNumber } from './decimal.ts'
export { formulaErrorCodes } from './error.ts'
export type { FormulaError, FormulaErrorCode } from './error.ts'
export { evaluate } from './evaluate.ts'
export { countNodes, freeNames, substitute } from './expr.ts'
export type { Expr } from './expr.ts'
export { functionNamed, functionNames, functionRows } from './functions.ts'
export { latex } from './latex.ts'
export { limits } from './limits.ts'
export type { Checked, Shape } from './node.ts'
export { parse } from './parse.ts'
export { print } from './print.ts'
export {
  absolute,
  add,
  compare,
  divide,
  equal,
  floor,
  HALF,
  integer,
  isInteger,
  isZero,
  multiply,
  ONE,
  powerOfTen,
  rational,
  subtract,
  ZERO,
} from './rational.ts'
export type { Rational } from './rational.ts'
export { evaluateRounded, grown } from './rounded.ts'
export type { Ranged, Slack } from './rounded.ts'
export { compileCarried, grow } from './short-carry.ts'
export { cellsFor, compileShort, copied, copy, EXACT, store } from './short-run.ts'
export type { Cells, Step } from './short-run.ts'
export { topSums } from './sums.ts'
export { tokenize } from './tokenize.ts'
export type { Dialect } from './tokenize.ts'
export { around, decides, endsOf, isExact, isList, isNumber, middle, settle, toDouble } from './value.ts'
export type { Interval, Num, Value } from './value.ts'
export type { Work } from './work.ts'
