// Owns what the lines of `eval` and `grade` have in common: reading members, writing numbers and errors.
import type { Args, Span } from '../domain/diagnostic.ts'
import { fromDecimal, fromNumber, isExact, isInteger, isList, settle, toDouble } from '../domain/formula/index.ts'
import type { FormulaError, Num } from '../domain/formula/index.ts'
import type { Scope } from '../domain/deck/value.ts'
import type { Numbers } from '../domain/grading/bounds.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { formula, formulaSuggestion } from '../i18n/en/formula.ts'
import { lines, type LineCode } from '../i18n/en/lines.ts'

/** Why a line has no answer. `in` names the member that the place is in; without one it is in the line. */
export interface LineError {
  readonly code: string
  readonly start: number
  readonly end: number
  readonly message: string
  readonly in?: string
}

export type Line = Readonly<Record<string, unknown>>

export const lineError = (code: LineCode, args: Args, span: Span = { start: 0, end: 0 }): LineError => ({
  code,
  ...span,
  message: lines[code](args),
})

/** An error of the formula language, in the formula that stands in `member`. */
export function formulaLineError({ code, span, args, suggestion }: FormulaError, member?: string): LineError {
  const said = formula[code](args)
  const message = suggestion === undefined ? said : `${said} ${formulaSuggestion(suggestion)}`
  return { code, start: span.start, end: span.end, message, ...(member === undefined ? {} : { in: member }) }
}

/** A JSON number with more digits than a double keeps. */
class Digits {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** The object in `line`. Errors: line.json, line.object. */
export function parseLine(line: string): Result<Line, LineError> {
  const span = { start: 0, end: line.length }
  let value: unknown
  try {
    value = /\d{16}/.test(line) ? JSON.parse(line, keepDigits) : JSON.parse(line)
  } catch (error) {
    const detail = line.trim() === '' ? 'it is empty' : error instanceof Error ? error.message : String(error)
    return err(lineError('line.json', { detail }, span))
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Digits))
    // An object of JSON has string keys and nothing is assumed of its values.
    return ok(value as Line)
  return err(lineError('line.object', { found: describe(value) }, span))
}

const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && context?.source !== undefined ? new Digits(context.source) : value

/** What a JSON value is, for messages. */
export function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && !(value instanceof Digits)) return 'an object'
  const text = numberSource(value) ?? JSON.stringify(value) ?? 'nothing'
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** A JSON number as text; undefined for anything else. */
export function numberSource(value: unknown): string | undefined {
  if (value instanceof Digits) return value.text
  return typeof value === 'number' ? String(value) : undefined
}

/** The exact number that a JSON number is: its shortest decimal. Undefined for anything else, and beyond all doubles. */
function numberIn(value: unknown): Num | undefined {
  if (value instanceof Digits) {
    const exact = fromDecimal(value.text)
    return exact && settle(exact)
  }
  const exact = typeof value === 'number' ? fromNumber(value) : undefined
  return exact && settle(exact)
}

/** The exact number that a JSON number is, or the list of numbers that a JSON list is; undefined for anything else. */
export function numbersIn(value: unknown): Numbers | undefined {
  if (!Array.isArray(value)) return numberIn(value)
  const numbers = value.map(numberIn)
  return numbers.every(number => number !== undefined) ? numbers : undefined
}

/** The member called `vars`: numbers and lists of numbers by name. Errors: line.member. */
export function variablesIn(line: Line): Result<Scope, LineError> {
  const variables = new Map<string, Numbers>()
  if (line.vars === undefined) return ok(variables)
  if (typeof line.vars !== 'object' || line.vars === null || Array.isArray(line.vars) || line.vars instanceof Digits)
    return err(
      lineError('line.member', {
        member: 'vars',
        found: describe(line.vars),
        allowed: 'an object of numbers and lists',
      }),
    )
  for (const [name, value] of Object.entries(line.vars)) {
    const number = numbersIn(value)
    if (!number)
      return err(
        lineError('line.member', {
          member: `vars.${name}`,
          found: describe(value),
          allowed: 'a number or a list of numbers',
        }),
      )
    variables.set(name, number)
  }
  return ok(variables)
}

/** A member that is a string, or undefined where it is absent. */
export function stringIn(line: Line, member: string): Result<string | undefined, LineError> {
  const value = line[member]
  if (value === undefined || typeof value === 'string') return ok(value)
  return err(lineError('line.member', { member, found: describe(value), allowed: 'a string' }))
}

/** `value` as a JSON number: an exact integer with all its digits, anything else as the nearest double. */
function numberText(value: Num): string {
  if (isExact(value) && isInteger(value)) return value.n.toString()
  return JSON.stringify(toDouble(value))
}

/** The same for a number or a list of numbers. */
export const numbersText = (value: Numbers): string =>
  isList(value) ? `[${value.map(numberText).join(',')}]` : numberText(value)

export const errorText = (error: LineError): string => JSON.stringify({ error })

/** The error of a member that is absent, or something else than `allowed`. */
export function wrongMember(line: Line, member: string, allowed: string): Result<never, LineError> {
  if (line[member] === undefined) return err(lineError('line.missing', { member, allowed }))
  return err(lineError('line.member', { member, found: describe(line[member]), allowed }))
}
