// Owns whether a value from a stranger's deck file has the shape of a card, and whether its formulas are allowed.
import { gapNumbers } from '../../domain/deck/cloze.ts'
import { difficulties, type Card, type CardText } from '../../domain/deck/card.ts'
import { isPar } from '../../domain/deck/par.ts'
import { prepareCard, textNames } from '../../domain/deck/prepare.ts'
import { compare, fromDecimal, ONE, ZERO, type Rational } from '../../domain/formula/index.ts'
import { parseTemplate } from '../../domain/deck/template.ts'
import { isCarry } from '../../domain/grading/carry.ts'

type Check = (value: unknown) => boolean

const text: Check = value => typeof value === 'string'
const count: Check = value => Number.isSafeInteger(value) && (value as number) >= 0
const place: Check = value => count(value) && (value as number) <= 30
const carryFigures: Check = value => typeof value === 'number' && isCarry(value)
const yes: Check = value => value === true
const oneOf =
  (...allowed: readonly string[]): Check =>
  value =>
    typeof value === 'string' && allowed.includes(value)
const either =
  (...checks: readonly Check[]): Check =>
  value =>
    checks.some(check => check(value))
const list =
  (item: Check): Check =>
  value =>
    Array.isArray(value) && value.every(item)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const recordOf =
  (member: Check): Check =>
  value =>
    isRecord(value) && Object.values(value).every(member)
/** Exactly the named members; a name that ends in `?` may be absent. */
const members =
  (shape: Readonly<Record<string, Check>>): Check =>
  value =>
    isRecord(value) &&
    Object.entries(shape).every(([name, check]) =>
      name.endsWith('?')
        ? !Object.hasOwn(value, name.slice(0, -1)) || check(value[name.slice(0, -1)])
        : Object.hasOwn(value, name) && check(value[name]),
    ) &&
    Object.keys(value).every(name => Object.hasOwn(shape, name) || Object.hasOwn(shape, `${name}?`))

const decimal: Check = value => typeof value === 'string' && /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,4})?$/i.test(value)

/** A size that a grade can compute with: not negative, at most `most`. */
const sizeUpTo =
  (most: Rational | undefined): Check =>
  value => {
    const size = typeof value === 'string' ? fromDecimal(value) : undefined
    return size !== undefined && compare(size, ZERO) >= 0 && (most === undefined || compare(size, most) <= 0)
  }

const cardText = members({
  title: text,
  body: text,
  hints: list(text),
  'answer?': text,
  'explanation?': text,
  'source?': text,
  'options?': list(members({ text, 'feedback?': text })),
  'says?': list(text),
  'unit?': text,
  'accept?': list(text),
  'items?': list(text),
})

const common = {
  deckId: text,
  id: text,
  noteId: text,
  tags: list(text),
  difficulty: oneOf(...difficulties),
  'par?': isPar,
  'source?': text,
  'license?': text,
  'attribution?': text,
  language: text,
  texts: recordOf(cardText),
}

const tolerancePart = either(
  members({ kind: oneOf('exact') }),
  members({ kind: oneOf('relative', 'absolute'), of: sizeUpTo(undefined) }),
  members({ kind: oneOf('figures', 'decimals'), count: place }),
)

const calculation = {
  params: list(
    either(
      members({ name: text, kind: oneOf('range'), from: decimal, to: decimal, step: decimal }),
      members({ name: text, kind: oneOf('choices'), values: list(decimal) }),
    ),
  ),
  lets: list(members({ name: text, formula: text })),
  'where?': text,
  answer: text,
  mistakes: list(members({ formula: text, credit: sizeUpTo(ONE) })),
}

const numeric = members({
  ...common,
  ...calculation,
  kind: oneOf('numeric'),
  tolerance: either(tolerancePart, members({ kind: oneOf('any'), of: list(tolerancePart) })),
  'unit?': text,
  'carry?': either(carryFigures, oneOf('off')),
  'unordered?': yes,
  'impreciseCredit?': sizeUpTo(ONE),
  'slipCredit?': sizeUpTo(ONE),
  'direction?': yes,
})
const formula = members({ ...common, ...calculation, kind: oneOf('formula') })

const choice = members({ ...common, kind: oneOf('choice'), optionCount: count, correct: count })
const multi = members({ ...common, kind: oneOf('multi'), optionCount: count, correct: list(count) })
const words = members({ ...common, kind: oneOf('text'), typos: count })
const cloze = members({ ...common, kind: oneOf('cloze'), typos: count, gaps: list(count) })
const order = members({ ...common, kind: oneOf('order'), itemCount: count })
const recall = members({ ...common, kind: oneOf('recall') })
const shapes = [numeric, formula, choice, multi, words, cloze, order, recall]

/** What the texts of cards that draw nothing may name. */
const none = { names: new Set<string>(), lists: new Set<string>() }

/** Whether `value` is a whole card: shape, formulas under the limits, arrays that run parallel. */
export function isCard(value: unknown): value is Card {
  if (!shapes.some(shape => shape(value))) return false
  // The shapes above are those of Card; what is left are the lengths that must agree, and names in formulas and texts.
  const card = value as Card
  const prepared = card.kind === 'numeric' || card.kind === 'formula' ? prepareCard(card) : undefined
  if (!Object.hasOwn(card.texts, card.language) || prepared?.ok === false) return false
  // A formula card draws no numbers for its texts.
  const { names, lists } = prepared && card.kind === 'numeric' ? textNames(prepared.value) : none
  return Object.values(card.texts).every(
    each =>
      fits(card, each) &&
      templatesOf(each).every(template => parseTemplate(template, names, lists).problems.length === 0),
  )
}

/** Whether a text has what its card needs: one entry for each mistake, option, item or gap. */
function fits(card: Card, text: CardText): boolean {
  const isOption = (index: number): boolean => index < (text.options?.length ?? 0)
  switch (card.kind) {
    case 'numeric':
    case 'formula':
      return text.says?.length === card.mistakes.length
    case 'choice':
      return text.options?.length === card.optionCount && isOption(card.correct)
    case 'multi':
      return text.options?.length === card.optionCount && card.correct.length > 0 && card.correct.every(isOption)
    case 'text':
      return (text.accept ?? []).length > 0
    case 'cloze':
      return card.gaps.length > 0 && String(gapNumbers(text.body)) === String(card.gaps)
    case 'order':
      return card.itemCount > 1 && text.items?.length === card.itemCount
    case 'recall':
      return text.answer !== undefined
  }
}

const templatesOf = ({ body, hints, answer, explanation, source, options, says, items }: CardText): string[] =>
  [
    body,
    ...hints,
    answer,
    explanation,
    source,
    ...(options ?? []).flatMap(option => [option.text, option.feedback]),
    ...(says ?? []),
    ...(items ?? []),
  ].filter(template => template !== undefined)
