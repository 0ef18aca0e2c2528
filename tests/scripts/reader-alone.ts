// What a page gets that reads answers and grades none: measured by build-engine.test.ts.
export { check, evaluate, fromDecimal, parse, toDecimal, toDouble } from '../../src/domain/formula/index.ts'
export { readAnswer } from '../../src/domain/grading/read.ts'
