// Owns evaluating one formula for a script or a person.
import { check, evaluate, isList, parse } from '../domain/formula/index.ts'
import type { FormulaError, Num, Value } from '../domain/formula/index.ts'
import type { Result } from '../domain/result.ts'
import { errorText, formulaLineError, lineError, numberText, parseLine, stringIn, variablesIn } from './json-line.ts'

/** The value of `source`, written in the language of authors, with `variables` for its names. */
export function evaluateFormula(source: string, variables: ReadonlyMap<string, Num>): Result<Value, FormulaError> {
  const parsed = parse(source)
  if (!parsed.ok) return parsed
  const checked = check(parsed.value, new Set(variables.keys()))
  return checked.ok ? evaluate(checked.value, variables) : checked
}

/** `{"expr":"k^2","vars":{"k":3}}` → `{"value":9}` or `{"error":{"code","start","end","message"}}`; never throws. */
export function evalLine(line: string): string {
  const members = parseLine(line)
  if (!members.ok) return errorText(members.error)
  const expr = stringIn(members.value, 'expr')
  if (!expr.ok) return errorText(expr.error)
  if (expr.value === undefined) return errorText(lineError('line.missing', { member: 'expr', allowed: 'a formula' }))
  const variables = variablesIn(members.value)
  if (!variables.ok) return errorText(variables.error)
  const value = evaluateFormula(expr.value, variables.value)
  if (!value.ok) return errorText(formulaLineError(value.error))
  return `{"value":${valueText(value.value)}}`
}

/** A value as JSON: a number, a list of numbers, or `true` or `false`. */
function valueText(value: Value): string {
  if (typeof value === 'boolean') return String(value)
  return isList(value) ? `[${value.map(numberText).join(',')}]` : numberText(value)
}
