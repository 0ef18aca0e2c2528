// Owns grading one answer for a script or a person.
import type { NumericRules, Tolerance } from '../domain/deck/card.ts'
import type { NumericKey } from '../domain/deck/key.ts'
import { numbersIn as valueIn, type Scope } from '../domain/deck/value.ts'
import type { Checked } from '../domain/formula/index.ts'
import { isExact, isInteger, isList, toDouble } from '../domain/formula/index.ts'
import { numbersOf, type Numbers } from '../domain/grading/bounds.ts'
import { allowedCarry, carriedKey, carryFigures, isCarry } from '../domain/grading/carry.ts'
import type { Gap } from '../domain/grading/equivalence.ts'
import type { FormulaGiven } from '../domain/grading/formula.ts'
import { gradeNumeric, type NumericReading } from '../domain/grading/numeric.ts'
import { parseTolerance } from '../domain/grading/tolerance-text.ts'
import { isTooNearZero, isUnmeetable } from '../domain/grading/tolerance.ts'
import type { Verdict } from '../domain/grading/verdict.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { en } from '../i18n/en.ts'
import { explain, explainGap, explainSlip } from '../i18n/explain.ts'
import { checkSource, evaluateFormula } from './eval-line.ts'
import { gradeFormulaAnswer } from './grade-formula.ts'
import {
  describe,
  errorText,
  formulaLineError,
  lineError,
  numbersIn,
  numberSource,
  numbersText,
  parseLine,
  stringIn,
  variablesIn,
  wrongMember,
  type Line,
  type LineError,
} from './json-line.ts'
import { allowedCredit, creditIn, mistakesIn, type MistakeMember } from './mistake-members.ts'

/** What a line asks: an answer, what it is graded against, and what to say to each mistake. */
interface Asked {
  readonly answer: string
  readonly key: NumericKey
  readonly says: readonly string[]
  readonly locale?: string
}

/**
 * `{"answer":"34,944","key":"k^2","vars":{"k":3}}` → `{"verdict":…,"value":…,"credit":…,"readAs":…}`; a mistake adds
 * `mistakes` and `says`, a slip of the unit `slip`, a wrong answer where that is asked for `direction`; an answer that cannot be read
 * has its `reason` instead of a value. A line that asks nothing gradable gives `{"error":{…}}`. Of kind formula,
 * `{"answer":"2(a+b)","key":"2*a+2*b","kind":"formula","params":{"a":"1..9","b":"1..9"}}` is graded by equivalence: no
 * `value`, and `undefinedAt` with a `message` for a formula that has no value where the key has one. Never throws.
 */
export function gradeLine(line: string): string {
  const members = parseLine(line)
  if (!members.ok) return errorText(members.error)
  const graded = gradeAnswer(members.value)
  return graded.ok ? verdictText(graded.value.verdict, graded.value.says) : errorText(graded.error)
}

/** What `members` ask, graded; `given` are variables that did not come as JSON. Errors as in `gradeLine`. */
export function gradeAnswer(
  members: Line,
  given?: Scope,
): Result<{ readonly verdict: Verdict<NumericReading | FormulaGiven>; readonly says: readonly string[] }, LineError> {
  if (members.kind === 'formula') return gradeFormulaAnswer(members)
  const variables = given ? ok(given) : variablesIn(members)
  if (!variables.ok) return variables
  const asked = askedIn(members, variables.value)
  if (!asked.ok) return asked
  const { answer, key, says, locale } = asked.value
  return ok({ verdict: gradeNumeric(key, answer, locale), says })
}

function verdictText(verdict: Verdict<NumericReading | FormulaGiven>, says: readonly string[]): string {
  if (verdict.kind === 'ungradable') {
    const { code, span } = verdict.problem
    const reason = { code, ...span, message: explain(verdict.problem, en) }
    return JSON.stringify({ verdict: verdict.kind, reason })
  }
  const { reading, credit, kind } = verdict
  const rest = { credit: Number(credit), readAs: reading.readAs, ...told(verdict, says) }
  if (!('value' in reading)) return JSON.stringify({ verdict: kind, ...rest })
  // The value may have more digits than JSON.stringify writes.
  return `{"verdict":"${kind}","value":${numbersText(reading.value)},${JSON.stringify(rest).slice(1)}`
}

/** What a verdict names beside itself. */
function told(verdict: Verdict<NumericReading | FormulaGiven>, says: readonly string[]): object {
  switch (verdict.kind) {
    case 'mistake':
      return { mistakes: verdict.mistakes, says: verdict.mistakes.map(index => says[index] ?? '') }
    case 'unitSlip':
      return { slip: { ...verdict.slip, message: explainSlip(verdict.slip, en) } }
    case 'wrong':
      if ('gap' in verdict.reading) return gapMembers(verdict.reading.gap)
      return verdict.direction ? { direction: verdict.direction } : {}
    case 'ungradable':
    case 'right':
    case 'partial':
    case 'imprecise':
      return {}
  }
}

const gapMembers = (gap: Gap): object => ({
  undefinedAt: Object.fromEntries([...gap.values].map(([name, value]) => [name, toDouble(value)])),
  message: explainGap(gap, en),
})

/** What a line asks, its formulas evaluated. Errors as in `gradeLine`. */
export function askedIn(line: Line, variables: Scope): Result<Asked, LineError> {
  const unsupported = (what: string): Result<never, LineError> => err(lineError('unsupported', { what }))
  const strings: Record<string, string | undefined> = {}
  for (const member of ['kind', 'unit', 'locale']) {
    const value = stringIn(line, member)
    if (!value.ok) return value
    strings[member] = value.value
  }
  const { kind, unit, locale } = strings
  if (kind !== undefined && kind !== 'numeric') return unsupported(`kind "${kind}"`)
  const answer = numberSource(line.answer) ?? line.answer
  if (typeof answer !== 'string') return wrongMember(line, 'answer', 'the text that was typed')
  const key = keyIn(line, variables)
  if (!key.ok) return key
  const tolerance = toleranceIn(line, key.value.value)
  if (!tolerance.ok) return tolerance
  const members = mistakesIn(line)
  if (!members.ok) return members
  const mistakes = valuesOf(members.value, variables, isList(key.value.value))
  if (!mistakes.ok) return mistakes
  const rules = rulesIn(line)
  if (!rules.ok) return rules
  const { carry, ...others } = rules.value
  const { value, checked } = key.value
  const figures = checked && carryFigures(tolerance.value, carry)
  const working = checked && { answer: checked, lets: [], scope: variables, shown: new Map() }
  return ok({
    answer,
    key: {
      value,
      tolerance: tolerance.value,
      mistakes: mistakes.value.flatMap(({ value, credit }, index) => (value ? [{ index, value, credit }] : [])),
      names: new Set(variables.keys()),
      ...others,
      ...(working && figures !== undefined ? { carried: () => carriedKey(value, working, figures) } : {}),
      ...(unit === undefined ? {} : { unit }),
    },
    says: mistakes.value.map(({ says }) => says),
    ...(locale === undefined ? {} : { locale }),
  })
}

/** The key, with its formula where it is one. */
interface Key {
  readonly value: Numbers
  readonly checked?: Checked
}

function keyIn(line: Line, variables: Scope): Result<Key, LineError> {
  const numbers = numbersIn(line.key)
  if (numbers && numbersOf(numbers).length > 0) return ok({ value: numbers })
  if (typeof line.key !== 'string') return wrongMember(line, 'key', 'a number, a list, a decimal string or a formula')
  const checked = checkSource(line.key, variables)
  if (!checked.ok) return err(formulaLineError(checked.error, 'key'))
  if (checked.value.shape === 'boolean')
    return err({ ...lineError('key.condition', {}, { start: 0, end: line.key.length }), in: 'key' })
  const value = valueIn(variables, checked.value)
  return value.ok ? ok({ value: value.value, checked: checked.value }) : err(formulaLineError(value.error, 'key'))
}

/** Without one: exact for an integer, else 1 %. */
function toleranceIn(line: Line, key: Numbers): Result<Tolerance, LineError> {
  const given = numberSource(line.tolerance) ?? line.tolerance
  if (given === undefined) return ok(isWhole(key) ? { kind: 'exact' } : { kind: 'relative', of: '0.01' })
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

const isWhole = (key: Numbers): boolean => numbersOf(key).every(number => isExact(number) && isInteger(number))

/** The members that say how strictly numbers are graded. */
function rulesIn(line: Line): Result<NumericRules, LineError> {
  const rules: { -readonly [Rule in keyof NumericRules]: NumericRules[Rule] } = {}
  if (line.carry !== undefined) {
    const carry = line.carry === 'off' ? line.carry : Number(numberSource(line.carry) ?? line.carry)
    if (carry !== 'off' && !isCarry(carry)) return wrongMember(line, 'carry', `"off" or ${allowedCarry}`)
    rules.carry = carry
  }
  for (const member of ['impreciseCredit', 'slipCredit'] as const) {
    if (line[member] === undefined) continue
    const credit = creditIn(line[member])
    if (credit === undefined) return wrongMember(line, member, allowedCredit)
    rules[member] = credit
  }
  for (const member of ['unordered', 'direction'] as const) {
    const value = line[member]
    if (value !== undefined && typeof value !== 'boolean') return wrongMember(line, member, 'true or false')
    if (value) rules[member] = true
  }
  return ok(rules)
}

interface Mistake {
  /** Undefined where the formula has no value for these variables: nobody can make it there. */
  readonly value?: Numbers
  readonly credit: string
  readonly says: string
}

function valuesOf(
  members: readonly MistakeMember[],
  variables: Scope,
  isListWanted: boolean,
): Result<readonly Mistake[], LineError> {
  const mistakes: Mistake[] = []
  for (const { member, formula, says, credit } of members) {
    const value = evaluateFormula(formula, variables)
    if (!value.ok && !/^(math|limit\.work)/.test(value.error.code)) return err(formulaLineError(value.error, member))
    if (value.ok && (typeof value.value === 'boolean' || isList(value.value) !== isListWanted)) {
      const allowed = `a formula that gives a ${isListWanted ? 'list' : 'number'}, as the key does`
      return err(lineError('line.member', { member, found: describe(formula), allowed }))
    }
    const found = value.ok && typeof value.value !== 'boolean' ? { value: value.value } : {}
    mistakes.push({ ...found, says, credit })
  }
  return ok(mistakes)
}
