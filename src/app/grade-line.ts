// Owns grading one answer for a script or a person.
import type { Tolerance } from '../domain/deck/card.ts'
import type { NumericKey } from '../domain/deck/key.ts'
import { compare, fromDecimal, isExact, isInteger, isNumber, ONE, ZERO } from '../domain/formula/index.ts'
import type { Num } from '../domain/formula/index.ts'
import { gradeNumeric } from '../domain/grading/grade.ts'
import type { Reading } from '../domain/grading/reading.ts'
import { isCountLabel } from '../domain/grading/unit.ts'
import { parseTolerance } from '../domain/grading/tolerance-text.ts'
import { isTooNearZero, isUnmeetable } from '../domain/grading/tolerance.ts'
import type { Verdict } from '../domain/grading/verdict.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { en } from '../i18n/en.ts'
import { explain } from '../i18n/explain.ts'
import { evaluateFormula } from './eval-line.ts'
import {
  describe,
  errorText,
  formulaLineError,
  lineError,
  numberIn,
  numberSource,
  numberText,
  parseLine,
  stringIn,
  variablesIn,
  type Line,
  type LineError,
} from './json-line.ts'

/** What a line asks: an answer, what it is graded against, and what to say to each mistake. */
interface Asked {
  readonly answer: string
  readonly key: NumericKey
  readonly says: readonly string[]
  readonly locale?: string
}

/**
 * `{"answer":"34,944","key":"k^2","vars":{"k":3}}` → `{"verdict":…,"value":…,"credit":…,"readAs":…}`; a mistake adds
 * `mistakes` and `says`, an answer that cannot be read has its `reason` instead of a value. A line that asks nothing
 * gradable gives `{"error":{…}}`. Never throws.
 */
export function gradeLine(line: string): string {
  const members = parseLine(line)
  if (!members.ok) return errorText(members.error)
  const variables = variablesIn(members.value)
  if (!variables.ok) return errorText(variables.error)
  const graded = gradeAnswer(members.value, variables.value)
  return graded.ok ? verdictText(graded.value.verdict, graded.value.says) : errorText(graded.error)
}

/** What `members` ask, graded; `variables` stand for the names in its formulas. Errors as in `gradeLine`. */
export function gradeAnswer(
  members: Line,
  variables: ReadonlyMap<string, Num>,
): Result<{ readonly verdict: Verdict<Reading>; readonly says: readonly string[] }, LineError> {
  const asked = askedIn(members, variables)
  if (!asked.ok) return asked
  const { answer, key, says, locale } = asked.value
  return ok({ verdict: gradeNumeric(key, answer, locale), says })
}

function verdictText(verdict: Verdict<Reading>, says: readonly string[]): string {
  if (verdict.kind === 'ungradable') {
    const { code, span } = verdict.problem
    const reason = { code, ...span, message: explain(verdict.problem, en) }
    return JSON.stringify({ verdict: verdict.kind, reason })
  }
  const { reading, credit, kind } = verdict
  const named =
    kind === 'mistake' ? { mistakes: verdict.mistakes, says: verdict.mistakes.map(index => says[index] ?? '') } : {}
  const rest = JSON.stringify({ credit: Number(credit), readAs: reading.readAs, ...named })
  // The value may have more digits than JSON.stringify writes.
  return `{"verdict":"${kind}","value":${numberText(reading.value)},${rest.slice(1)}`
}

/** What a line asks, its formulas evaluated. Errors as in `gradeLine`. */
export function askedIn(line: Line, variables: ReadonlyMap<string, Num>): Result<Asked, LineError> {
  const unsupported = (what: string): Result<never, LineError> => err(lineError('unsupported', { what }))
  const strings: Record<string, string | undefined> = {}
  for (const member of ['kind', 'unit', 'locale']) {
    const value = stringIn(line, member)
    if (!value.ok) return value
    strings[member] = value.value
  }
  const { kind, unit, locale } = strings
  if (kind !== undefined && kind !== 'numeric') return unsupported(`kind "${kind}"`)
  if (line.carry !== undefined && line.carry !== 'off') return unsupported(`"carry" other than "off"`)
  if (unit !== undefined && !isCountLabel(unit)) return unsupported(`The unit "${unit}"`)
  const answer = numberSource(line.answer) ?? line.answer
  if (typeof answer !== 'string') return wrongMember(line, 'answer', 'the text that was typed')
  const key = keyIn(line, variables)
  if (!key.ok) return key
  const tolerance = toleranceIn(line, key.value)
  if (!tolerance.ok) return tolerance
  const mistakes = mistakesIn(line, variables)
  if (!mistakes.ok) return mistakes
  return ok({
    answer,
    key: {
      value: key.value,
      tolerance: tolerance.value,
      mistakes: mistakes.value.flatMap(({ value, credit }, index) => (value ? [{ index, value, credit }] : [])),
      names: new Set(variables.keys()),
      ...(unit === undefined ? {} : { unit }),
    },
    says: mistakes.value.map(({ says }) => says),
    ...(locale === undefined ? {} : { locale }),
  })
}

function wrongMember(line: Line, member: string, allowed: string): Result<never, LineError> {
  if (line[member] === undefined) return err(lineError('line.missing', { member, allowed }))
  return err(lineError('line.member', { member, found: describe(line[member]), allowed }))
}

function keyIn(line: Line, variables: ReadonlyMap<string, Num>): Result<Num, LineError> {
  const number = numberIn(line.key)
  if (number) return ok(number)
  if (typeof line.key !== 'string') return wrongMember(line, 'key', 'a number, a decimal string or a formula')
  const value = evaluateFormula(line.key, variables)
  if (!value.ok) return err(formulaLineError(value.error, 'key'))
  if (!isNumber(value.value))
    return err({ ...lineError('key.condition', {}, { start: 0, end: line.key.length }), in: 'key' })
  return ok(value.value)
}

/** Without one: exact for an integer, else 1 %. */
function toleranceIn(line: Line, key: Num): Result<Tolerance, LineError> {
  const given = numberSource(line.tolerance) ?? line.tolerance
  if (given === undefined)
    return ok(isExact(key) && isInteger(key) ? { kind: 'exact' } : { kind: 'relative', of: '0.01' })
  if (typeof given !== 'string') return wrongMember(line, 'tolerance', '"exact", "1%", "0.01", "3sf" or "2dp"')
  const tolerance = parseTolerance(given)
  if (!tolerance.ok) {
    const { code, args, span } = tolerance.error
    return err({ ...lineError(code, args, span), in: 'tolerance' })
  }
  if (isTooNearZero(key, tolerance.value)) return err({ ...lineError('tolerance.zero-key', {}), in: 'tolerance' })
  if (isUnmeetable(key, tolerance.value)) return err({ ...lineError('tolerance.approximate', {}), in: 'tolerance' })
  return tolerance
}

interface Mistake {
  /** Undefined where the formula has no value for these variables: nobody can make it there. */
  readonly value?: Num
  readonly credit: string
  readonly says: string
}

function mistakesIn(line: Line, variables: ReadonlyMap<string, Num>): Result<Mistake[], LineError> {
  if (line.mistakes === undefined) return ok([])
  if (!Array.isArray(line.mistakes)) return wrongMember(line, 'mistakes', 'a list of {"formula","says","credit"}')
  const mistakes: Mistake[] = []
  for (const [index, given] of line.mistakes.entries()) {
    const mistake = mistakeIn(given, `mistakes[${index}]`, variables)
    if (!mistake.ok) return mistake
    mistakes.push(mistake.value)
  }
  return ok(mistakes)
}

function mistakeIn(given: unknown, member: string, variables: ReadonlyMap<string, Num>): Result<Mistake, LineError> {
  const wrong = (part: string, found: unknown, allowed: string): Result<never, LineError> =>
    err(lineError('line.member', { member: `${member}${part}`, found: describe(found), allowed }))
  if (typeof given !== 'object' || given === null) return wrong('', given, 'an object')
  const formula = 'formula' in given ? given.formula : undefined
  const says = 'says' in given ? given.says : ''
  const credit = 'credit' in given ? given.credit : '0'
  const number = numberIn(formula)
  if (!number && typeof formula !== 'string') return wrong('.formula', formula, 'a formula')
  if (typeof says !== 'string') return wrong('.says', says, 'a string')
  const share = numberSource(credit) ?? credit
  const size = typeof share === 'string' ? fromDecimal(share) : undefined
  if (typeof share !== 'string' || !size || compare(size, ZERO) < 0 || compare(size, ONE) > 0)
    return wrong('.credit', credit, 'a number from 0 to 1')
  if (number) return ok({ value: number, credit: share, says })
  const value = evaluateFormula(String(formula), variables)
  if (value.ok && !isNumber(value.value)) return wrong('.formula', formula, 'a formula that gives a number')
  if (value.ok && isNumber(value.value)) return ok({ value: value.value, credit: share, says })
  if (!value.ok && !/^(math|limit\.work)/.test(value.error.code))
    return err(formulaLineError(value.error, `${member}.formula`))
  return ok({ credit: share, says })
}
