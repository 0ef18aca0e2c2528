// Owns checking the formulas of a note: the engine's errors become problems at their place in the file.
import { check, freeNames, parse, type Checked, type FormulaError, type Shape } from '../domain/formula/index.ts'
import type { FormulaProblemCode, OwnCode } from './codes.ts'
import { spanIn, type Located } from './located.ts'
import type { Scope } from './numeric.ts'
import { report, type Report } from './report.ts'

/** The problem code of an engine error: `name.unknown` is `formula.unknown-name`. */
export function formulaProblem(code: FormulaError['code']): FormulaProblemCode {
  const [area, detail] = code.split('.')
  // The type says the same with template literals, which the compiler cannot follow through split.
  return `formula.${detail === undefined ? area : `${detail}-${area}`}` as FormulaProblemCode
}

/** Reports an engine error found in `formula`; `variant` are the drawn values that show it, if it takes some. */
export function reportFormula(error: FormulaError, formula: Located, to: Report, variant?: string | number): void {
  const { suggestion } = error
  const args = {
    ...error.args,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(variant === undefined ? {} : { variant }),
  }
  report(to, formulaProblem(error.code), spanIn(formula, error.span), args)
}

/** A shape, or that of numbers: a number or a list. */
export type Wanted = Shape | 'numbers'

/**
 * The checked formula, which must be of `shape`, or undefined (reported). The names it uses are added to `used`, also
 * where it is wrong otherwise, so that one slip does not make its variables look unused.
 */
export function checkFormula(
  formula: Located,
  shape: Wanted,
  { names, lists, used, isOpen }: Scope,
  to: Report,
): Checked | undefined {
  const expr = parse(formula.text, 'author')
  if (!expr.ok) {
    for (const name of names) if (formula.text.includes(name)) used.add(name)
    reportFormula(expr.error, formula, to)
    return undefined
  }
  for (const name of freeNames(expr.value).keys()) used.add(name)
  const checked = check(expr.value, names, lists)
  if (!checked.ok) {
    if (!isOpen || checked.error.code !== 'name.unknown') reportFormula(checked.error, formula, to)
    return undefined
  }
  const found = checked.value.shape
  if (found === shape || (shape === 'numbers' && found !== 'boolean')) return checked.value
  const args = { found: formula.text, shape: found === 'boolean' ? 'condition' : found }
  report(to, mismatches[shape], formula.span, args)
  return undefined
}

/** What is said where a formula has another shape. */
const mismatches = {
  number: 'formula.not-number',
  numbers: 'formula.not-number',
  list: 'formula.not-list',
  boolean: 'formula.not-condition',
} as const satisfies Record<Wanted, OwnCode>
