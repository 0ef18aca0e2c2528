// Owns what the formulas of a card give for drawn values: a number or a list, and the same by name.
import { evaluate, fromDecimal } from '../formula/index.ts'
import type { Checked, FormulaError, Rational } from '../formula/index.ts'
import type { Numbers } from '../grading/bounds.ts'
import { ok, type Result } from '../result.ts'

/** Values by name: parameters, lets and, once it is known, the answer. */
export type Scope = ReadonlyMap<string, Numbers>

/** The number or list that a checked formula has in `scope`; it must be no condition. */
export function numbersIn(scope: Scope, checked: Checked): Result<Numbers, FormulaError> {
  const value = evaluate(checked, scope)
  if (!value.ok) return value
  if (typeof value.value === 'boolean') throw new Error('a formula that gives numbers gave a condition')
  return ok(value.value)
}

/** The number that `text` writes as a decimal, or the list `[1, 2.5]`. */
export function decimalsIn(text: string): Rational | readonly Rational[] | undefined {
  const items = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1]?.split(',')
  if (!items) return fromDecimal(text)
  const numbers = items.map(item => fromDecimal(item.trim()))
  return numbers.every(number => number !== undefined) ? numbers : undefined
}
