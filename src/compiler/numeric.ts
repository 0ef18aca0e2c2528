// Owns checking a calculated card, numeric or formula: its names, its formulas and its stated example.
import type { CalculatedCard, Param } from '../domain/deck/card.ts'
import { ANSWER } from '../domain/deck/prepare.ts'
import { decimalsIn } from '../domain/deck/value.ts'
import { constants, fromDecimal, parse } from '../domain/formula/index.ts'
import { isCredit } from '../domain/grading/share.ts'
import { checkFormula } from './formulas.ts'
import type { Located } from './located.ts'
import type { CardDraft } from './note.ts'
import { readParam } from './params.ts'
import { report, type Report } from './report.ts'
import type { MistakeValue } from './values.ts'

/** The parts of a calculated card, each of them sound. */
export interface CalculatedParts {
  readonly kind: CalculatedCard['kind']
  readonly params: readonly Param[]
  readonly lets: readonly { readonly name: string; readonly formula: string }[]
  readonly where?: string
  readonly answer: string
  readonly mistakes: readonly { readonly formula: string; readonly credit: string }[]
  readonly says: readonly Located[]
  readonly example?: Example
  readonly few: boolean
}

/** Decimals by parameter, and the answer that they give. */
interface Example {
  readonly values: Readonly<Record<string, string>>
  readonly answer: string
}

/** Names in formulas and texts: what may stand there, and what has stood there. */
export interface Scope {
  readonly names: Set<string>
  /** Those of them that are lists. */
  readonly lists: Set<string>
  readonly used: Set<string>
  /** Some declarations were refused, so that a name without one may be among them. */
  isOpen: boolean
  /** Letters of a formula card: names in its formulas, without a number to show in a text. */
  readonly letters?: ReadonlySet<string>
}

const reserved = ['and', 'or', 'not', ANSWER]

/** The parts of `draft`, or undefined where something was reported. `scope` gets the declared names, and the used ones. */
export function checkCalculated(
  draft: CardDraft,
  kind: CalculatedCard['kind'],
  scope: Scope,
  to: Report,
): CalculatedParts | undefined {
  const before = to.problems.length
  const { fields } = draft
  const { names, lists } = scope
  scope.isOpen = fields.refused.has('params') || fields.refused.has('let')
  // Equivalence is of numbers.
  const wanted = kind === 'numeric' ? 'numbers' : 'number'
  const params = fields.params?.value.flatMap(param => {
    declare(param.name, names, to)
    return readParam(param, to) ?? []
  })
  const lets = fields.let?.value.map(({ name, value }) => {
    // A let sees what stands before it, so it is checked before its own name counts.
    const shape = checkFormula(value, 'numbers', scope, to)?.shape
    declare(name, names, to)
    if (shape === 'list') lists.add(name.text)
    return { name: name.text, formula: value.text }
  })
  if (fields.where) checkFormula(fields.where.value, 'boolean', scope, to)
  const where = fields.where?.value.text
  const key = fields.answer && checkFormula(fields.answer.value, wanted, scope, to)
  const answer = fields.answer?.value.text
  if (key?.shape === 'list') lists.add(ANSWER)
  if (answer === undefined && !fields.refused.has('answer')) report(to, 'answer.missing', draft.span, {}, 'answer: …')
  const mistakes = fields.mistakes?.value.flatMap(mistake => readMistake(mistake, to) ?? [])
  for (const { formula } of fields.mistakes?.value ?? [])
    if (formula) checkFormula(formula, key?.shape === 'list' ? 'list' : key ? 'number' : 'numbers', scope, to)
  const example = fields.example && readExample(draft, lists, to)
  if (to.problems.slice(before).some(({ severity }) => severity === 'error') || answer === undefined) return undefined
  return {
    kind,
    params: params ?? [],
    lets: lets ?? [],
    ...(where === undefined ? {} : { where }),
    answer,
    mistakes: mistakes?.map(({ formula: text, credit }) => ({ formula: text, credit })) ?? [],
    says: mistakes?.map(({ says }) => says) ?? [],
    ...(example ? { example } : {}),
    few: fields.few?.value ?? false,
  }
}

function declare(name: Located, names: Set<string>, to: Report): void {
  const read = parse(name.text, 'author')
  const isName = read.ok && read.value.kind === 'name' && !reserved.includes(name.text)
  if (!isName) report(to, 'variable.invalid', name.span, { found: name.text, reserved: reserved.join(', ') })
  else if (names.has(name.text)) report(to, 'variable.duplicate', name.span, { found: name.text })
  else if (constants.has(name.text)) report(to, 'variable.hides-constant', name.span, { found: name.text })
  names.add(name.text)
}

function readMistake(
  mistake: MistakeValue,
  to: Report,
): { readonly formula: string; readonly says: Located; readonly credit: string } | undefined {
  const { formula, says, credit } = mistake
  if (!formula || !says) {
    report(to, 'mistake.incomplete', mistake.span, { missing: formula ? 'says' : 'formula' })
    return undefined
  }
  if (credit && !isCredit(credit.text)) report(to, 'mistake.credit', credit.span, { found: credit.text })
  return { formula: formula.text, says, credit: credit?.text ?? '0' }
}

function readExample({ fields }: CardDraft, lists: ReadonlySet<string>, to: Report): Example | undefined {
  const field = fields.example
  // Without its parameters nobody knows what it should name.
  if (!field || fields.refused.has('params')) return undefined
  const wanted = [...(fields.params?.value ?? []).map(({ name }) => name.text), ANSWER]
  const values = new Map(field.value.map(({ name, value }) => [name.text, value]))
  for (const { name } of field.value)
    if (!wanted.includes(name.text))
      report(to, 'example.unknown', name.span, { found: name.text, allowed: wanted.join(', ') })
  const missing = wanted.filter(name => !values.has(name))
  if (missing.length > 0) report(to, 'example.incomplete', field.keySpan, { missing: missing.join(', ') })
  for (const [name, { text, span }] of values)
    if (!(name === ANSWER && lists.has(ANSWER) ? decimalsIn(text) : fromDecimal(text)))
      report(to, 'example.not-number', span, { name, found: text })
  const texts = Object.fromEntries([...values].map(([name, { text }]) => [name, text]))
  const { answer = '', ...rest } = texts
  return { values: rest, answer }
}
