// Owns grading one typed formula for a script or a person: a card made of a line's members.
import { readParam } from '../compiler/params.ts'
import { slice } from '../compiler/located.ts'
import { openReport } from '../compiler/report.ts'
import type { FormulaCard, Param } from '../domain/deck/card.ts'
import { formulaKey, keyPoints, type FormulaKey } from '../domain/deck/formula-key.ts'
import { POINTS } from '../domain/deck/points.ts'
import { prepareCard, type CardPart, type CardProblem } from '../domain/deck/prepare.ts'
import { parse } from '../domain/formula/index.ts'
import { gradeFormula, type FormulaGiven } from '../domain/grading/formula.ts'
import type { Verdict } from '../domain/grading/verdict.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { problemText } from '../i18n/en/problem.ts'
import {
  describe,
  formulaLineError,
  lineError,
  numberSource,
  stringIn,
  wrongMember,
  type Line,
  type LineError,
} from './json-line.ts'
import { mistakesIn } from './mistake-members.ts'

const allowedParams = 'an object such as {"k":"1..7"}: a formula is compared over ranges'

/** What a line of kind formula asks: an answer, what it is compared with, and what to say to each mistake. */
interface AskedFormula {
  readonly answer: string
  readonly key: FormulaKey
  readonly says: readonly string[]
  readonly locale?: string
}

/** What `line`, of kind formula, asks, graded. Errors: as in `askedFormulaIn`. */
export function gradeFormulaAnswer(
  line: Line,
): Result<{ readonly verdict: Verdict<FormulaGiven>; readonly says: readonly string[] }, LineError> {
  const asked = askedFormulaIn(line)
  if (!asked.ok) return asked
  const { answer, key, says, locale } = asked.value
  return ok({ verdict: gradeFormula(key, answer, locale), says })
}

/** What `line`, of kind formula, asks. Errors: `line.*`, `params.*`, `where.*`, those of formulas. */
export function askedFormulaIn(line: Line): Result<AskedFormula, LineError> {
  const { answer } = line
  if (typeof answer !== 'string') return wrongMember(line, 'answer', 'the text that was typed')
  const locale = stringIn(line, 'locale')
  if (!locale.ok) return locale
  const mistakes = mistakesIn(line)
  if (!mistakes.ok) return mistakes
  const card = cardIn(line, mistakes.value)
  if (!card.ok) return card
  const key = keyFor(card.value)
  if (!key.ok) return key
  const says = mistakes.value.map(mistake => mistake.says)
  return ok({ answer, key: key.value, says, ...(locale.value === undefined ? {} : { locale: locale.value }) })
}

function cardIn(line: Line, mistakes: FormulaCard['mistakes']): Result<FormulaCard, LineError> {
  const answer = numberSource(line.key) ?? line.key
  if (typeof answer !== 'string') return wrongMember(line, 'key', 'a formula')
  const where = stringIn(line, 'where')
  if (!where.ok) return where
  const params = paramsIn(line)
  if (!params.ok) return params
  return ok({
    kind: 'formula',
    deckId: '',
    id: '',
    noteId: '',
    tags: [],
    difficulty: 'medium',
    language: 'en',
    texts: {},
    params: params.value,
    lets: [],
    ...(where.value === undefined ? {} : { where: where.value }),
    answer,
    mistakes,
  })
}

/** The ranges of the names, written as in a note: `"1..7"`, `"0..1 step 0.1"`, a list, or one number. */
function paramsIn(line: Line): Result<readonly Param[], LineError> {
  const given = line.params
  if (typeof given !== 'object' || given === null || Array.isArray(given) || numberSource(given) !== undefined)
    return wrongMember(line, 'params', allowedParams)
  const params: Param[] = []
  for (const [name, value] of Object.entries(given)) {
    const param = paramIn(name, value)
    if (!param.ok) return param
    params.push(param.value)
  }
  return ok(params)
}

function paramIn(name: string, given: unknown): Result<Param, LineError> {
  const member = `params.${name}`
  const asName = parse(name)
  if (!asName.ok || asName.value.kind !== 'name') return err({ ...lineError('params.name', { name }), in: 'params' })
  const items = (Array.isArray(given) ? given : [given]).map(item => numberSource(item) ?? item)
  const texts = items.filter(item => typeof item === 'string')
  if (texts.length !== items.length)
    return err(lineError('line.member', { member, found: describe(given), allowed: '"1..7", a list or a number' }))
  const [first = ''] = texts
  const located = texts.map(text => slice(text, 0, text.length))
  const to = openReport('', first)
  const [only = slice('', 0, 0)] = located
  const value = Array.isArray(given) ? located : only
  const param = readParam({ name: slice(name, 0, name.length), value, span: only.span }, to)
  if (param) return ok(param)
  const [problem] = to.problems
  if (!problem) throw new Error(`${member} is no parameter, and nobody said why`)
  const { code, args, span } = problem
  // The place is in the text of a range; in a list the sentence names the element.
  const { start, end } = Array.isArray(given) ? { start: 0, end: 0 } : span
  return err({ code, start, end, message: problemText(code, args), in: member })
}

/** The key of a card, with enough points for the answer and for each mistake. */
function keyFor(card: FormulaCard): Result<FormulaKey, LineError> {
  const prepared = prepareCard(card)
  if (!prepared.ok) {
    const [problem] = prepared.error
    if (!problem) throw new Error('a card that is not prepared has a problem')
    return err(problemError(problem))
  }
  const { found, undefinedFirst } = keyPoints(prepared.value)
  const key = formulaKey(prepared.value, found)
  if (key) return ok(key)
  // Where no condition can be decided, that is the reason.
  if (undefinedFirst && found.every(points => points.length === 0))
    return err(formulaLineError(undefinedFirst.formula, memberOf(undefinedFirst.at)))
  return err({ ...lineError('params.few', { found: found[0]?.length ?? 0, wanted: POINTS }), in: 'params' })
}

function problemError({ at, formula, args }: CardProblem): LineError {
  const member = memberOf(at)
  if (formula) return formulaLineError(formula, member)
  const code = at.part === 'where' ? 'where.number' : at.part === 'param' ? 'params.name' : 'formula.number'
  const end = String(args.text ?? '').length
  return { ...lineError(code, args, { start: 0, end }), in: member }
}

/** The member of the line that is a piece of the card. */
function memberOf(at: CardPart): string {
  switch (at.part) {
    case 'param':
      return 'params'
    case 'mistake':
      return `mistakes[${at.index}].formula`
    case 'where':
      return 'where'
    case 'answer':
    case 'let':
    case 'tolerance':
      return 'key'
  }
}
