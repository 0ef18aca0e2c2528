// Owns the shortest way from formula text to a checked tree or a value in tests.
import {
  check,
  evaluate,
  fromDecimal,
  isExact,
  isList,
  parse,
  toDecimal,
  toDouble,
} from '../../../src/domain/formula/index.ts'
import type { Checked, Dialect, FormulaError, Num, Rational, Value } from '../../../src/domain/formula/index.ts'
import type { Result } from '../../../src/domain/result.ts'

export type Vars = Readonly<Record<string, number | string | readonly number[]>>

/** Numbers mean their shortest decimal, as in YAML and JSON. */
export function numbers(vars: Vars): Map<string, Num | readonly Num[]> {
  return new Map(
    Object.entries(vars).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.map(exactly) : exactly(value),
    ]),
  )
}

function exactly(value: number | string): Rational {
  const exact = fromDecimal(String(value))
  if (!exact) throw new Error(`${value} is no decimal`)
  return exact
}

export function checked(source: string, vars: Vars = {}, dialect: Dialect = 'author'): Result<Checked, FormulaError> {
  const parsed = parse(source, dialect)
  const lists = Object.keys(vars).filter(name => typeof vars[name] === 'object')
  return parsed.ok ? check(parsed.value, new Set(Object.keys(vars)), new Set(lists)) : parsed
}

export function value(source: string, vars: Vars = {}, dialect: Dialect = 'author'): Result<Value, FormulaError> {
  const found = checked(source, vars, dialect)
  return found.ok ? evaluate(found.value, numbers(vars)) : found
}

/** A value as a reader would write it down: `true`, `0.2`, `1/3`, `≈1.414`; an error as its code. */
export function shown(result: Result<Value, FormulaError>): string {
  if (!result.ok) return result.error.code
  if (typeof result.value === 'boolean') return String(result.value)
  return isList(result.value) ? `[${result.value.map(number).join(', ')}]` : number(result.value)
}

function number(value: Num): string {
  if (!isExact(value)) return `≈${Number(toDouble(value).toPrecision(4))}`
  return toDecimal(value) ?? `${value.n}/${value.d}`
}

/** Whether both agree to `limit`: relative, absolute below 1. */
export const agrees = (actual: number, expected: number, limit: number): boolean =>
  Math.abs(actual - expected) <= limit * Math.max(1, Math.abs(expected))
