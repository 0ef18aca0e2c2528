// Owns evaluating one formula for a script or a person.
import { check, evaluate, isList, parse } from '../domain/formula/index.ts'
import type { Checked, FormulaError, Value } from '../domain/formula/index.ts'
import type { Scope } from '../domain/deck/value.ts'
import type { Result } from '../domain/result.ts'
import { errorText, formulaLineError, lineError, numbersText, parseLine, stringIn, variablesIn } from './json-line.ts'

/** `source`, written in the language of authors, checked against `variables`: numbers and lists. */
export function checkSource(source: string, variables: Scope): Result<Checked, FormulaError> {
  const parsed = parse(source)
  if (!parsed.ok) return parsed
  const lists = [...variables].filter(([, value]) => isList(value)).map(([name]) => name)
  return check(parsed.value, new Set(variables.keys()), new Set(lists))
}

/** The value of `source`, with `variables` for its names. */
export function evaluateFormula(source: string, variables: Scope): Result<Value, FormulaError> {
  const checked = checkSource(source, variables)
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
  const { value: found } = value
  return `{"value":${typeof found === 'boolean' ? String(found) : numbersText(found)}}`
}
