// Owns what a page gets of the core: formulas, the reader of typed answers, the graders of numbers and of typed formulas. It touches no document.
export { check, evaluate, fromDecimal, parse, toDecimal, toDouble } from '../domain/formula/index.ts'
export { gradeFormula } from '../domain/grading/formula.ts'
export { gradeNumeric } from '../domain/grading/numeric.ts'
export { readAnswer } from '../domain/grading/read.ts'
