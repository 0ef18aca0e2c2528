// Owns what a person is shown of a card: every text in their language with their own numbers in it.
import { isList, latex, print } from '../formula/index.ts'
import type { Num } from '../formula/index.ts'
import { displayKey } from '../grading/key-text.ts'
import { displayNumber } from '../grading/number-text.ts'
import {
  orderOf,
  textOf,
  type Card,
  type CardText,
  type ChoiceCard,
  type ClozeCard,
  type FormulaCard,
  type MultiCard,
  type NumericCard,
  type OrderCard,
  type Template,
  type Variant,
} from './card.ts'
import { gapsIn, withGaps } from './cloze.ts'
import { writtenKey } from './formula-key.ts'
import { evaluateVariant } from './key.ts'
import { ANSWER, prepareCard, textNames } from './prepare.ts'
import { constantText, fillTemplate, parseTemplate, type Slot } from './template.ts'

/** Markdown throughout, apart from `unit`. It holds the answer: who may see that is the caller's to know. */
export interface PresentedCard {
  readonly title: string
  readonly question: string
  readonly hints: readonly string[]
  /** choice, multi: in the order shown. */
  readonly options?: readonly { readonly text: string; readonly feedback?: string; readonly isRight: boolean }[]
  /** order: in the order shown. */
  readonly items?: readonly string[]
  /** cloze: in the order of the text. */
  readonly gaps?: readonly { readonly hint?: string }[]
  /** formula: the letters that may be typed. */
  readonly names?: readonly string[]
  /** formula: the key in TeX, and as somebody could type it. */
  readonly formula?: { readonly tex: string; readonly text: string }
  /** The key with its unit, the right options, the words; recall has only the section Answer. */
  readonly answerText?: string
  /** The section Answer. */
  readonly answer?: string
  readonly explanation?: string
  readonly source?: string
  /** numeric, formula: what to say to each listed mistake, in the card's order. */
  readonly says: readonly string[]
  readonly unit?: string
  /** numeric: the answer is a list, in the order asked or in any. */
  readonly list?: 'ordered' | 'unordered'
}

/** `card` as the person with `variant` reads it in `locale`. A variant that its card cannot have is a bug and throws. */
export function present(card: Card, variant: Variant, locale: string): PresentedCard {
  const text = textOf(card, locale)
  switch (card.kind) {
    case 'numeric':
      return presentNumeric(card, variant, text)
    case 'formula':
      return presentFormula(card, text)
    case 'choice':
    case 'multi':
      return presentOptions(card, orderOf(variant), text)
    case 'text':
      return { ...common(card, text, constantText), answerText: text.accept?.[0] ?? '', says: [] }
    case 'cloze':
      return presentCloze(card, text)
    case 'order':
      return presentOrder(card, orderOf(variant), text)
    case 'recall':
      return { ...common(card, text, constantText), says: [] }
  }
}

/** `card` with the numbers of `variant` in `text`, whatever markup that is in. A variant that it cannot have throws. */
export function presentNumeric(card: NumericCard, variant: Variant, text: CardText): PresentedCard {
  const prepared = prepareCard(card)
  const evaluated = prepared.ok ? evaluateVariant(prepared.value, variant) : prepared
  if (!prepared.ok || !evaluated.ok) throw new Error(`${card.deckId}/${card.id} has no answer for its stored variant`)
  const { scope, key } = evaluated.value
  const { names, lists } = textNames(prepared.value)
  const { unit = card.unit } = text
  const fill = (template: Template): string =>
    fillTemplate(parseTemplate(template, names, lists).parts, scope, (value, slot) => displayIn(card, value, slot))
  return {
    ...common(card, text, fill),
    answerText: withUnit(displayKey(key.value, card.tolerance), unit),
    says: (text.says ?? []).map(fill),
    ...(unit === undefined ? {} : { unit }),
    ...(isList(key.value) ? { list: card.unordered ? 'unordered' : 'ordered' } : {}),
  }
}

function presentFormula(card: FormulaCard, text: CardText): PresentedCard {
  const key = writtenKey(card)
  return {
    ...common(card, text, constantText),
    names: card.params.map(({ name }) => name),
    formula: { tex: latex(key), text: print(key) },
    says: (text.says ?? []).map(constantText),
  }
}

/** The answer as exactly as it is graded; other numbers rounded, but not coarser than a tolerance asks. */
const displayIn = (card: NumericCard, value: Num, slot: Slot): string =>
  slot.source === ANSWER || card.tolerance.kind === 'relative'
    ? displayKey(value, card.tolerance)
    : displayNumber(value)

function presentOptions(card: ChoiceCard | MultiCard, order: readonly number[], text: CardText): PresentedCard {
  const isRight = (index: number): boolean =>
    card.kind === 'choice' ? index === card.correct : card.correct.includes(index)
  const options = order.map(index => {
    const option = text.options?.[index]
    if (!option) throw new Error(`${card.deckId}/${card.id} has no option ${index}`)
    const feedback = option.feedback === undefined ? {} : { feedback: constantText(option.feedback) }
    return { text: constantText(option.text), ...feedback, isRight: isRight(index) }
  })
  const right = options.filter(option => option.isRight)
  if (right.length === 0) throw new Error(`${card.deckId}/${card.id} has no right option in its stored variant`)
  const answerText = right.map(option => option.text).join(' · ')
  return { ...common(card, text, constantText), options, answerText, says: [] }
}

/** What is hidden stands in its place in the answer, set off from the rest. */
function presentCloze(card: ClozeCard, text: CardText): PresentedCard {
  const fill = constantText
  const gaps = gapsIn(text.body).map(({ hint }) => (hint === undefined ? {} : { hint: fill(hint) }))
  const question = withGaps(text.body, ({ hint }, place) => {
    const label = hint === undefined ? `[${place + 1}]` : `[${place + 1}: ${hint.replaceAll('`', '')}]`
    return `\`${label}\``
  })
  const answer = withGaps(text.body, ({ hidden }) => `**${hidden}**`)
  const hidden = gapsIn(text.body).map(gap => fill(gap.hidden))
  return {
    ...common(card, text, fill),
    question: fill(question),
    gaps,
    answerText: hidden.join(' · '),
    answer: text.answer === undefined ? fill(answer) : fill(text.answer),
    says: [],
  }
}

function presentOrder(card: OrderCard, order: readonly number[], text: CardText): PresentedCard {
  const items = (text.items ?? []).map(constantText)
  const answer = items.map((item, index) => `${index + 1}. ${item}`).join('\n')
  return {
    ...common(card, text, constantText),
    items: order.map(index => items[index] ?? ''),
    answerText: items.map((_, index) => order.indexOf(index) + 1).join(' '),
    answer,
    says: [],
  }
}

function common(card: Card, text: CardText, fill: (template: Template) => string) {
  const source = text.source === undefined ? card.source : fill(text.source)
  return {
    title: text.title,
    question: fill(text.body),
    hints: text.hints.map(fill),
    ...(text.answer === undefined ? {} : { answer: fill(text.answer) }),
    ...(text.explanation === undefined ? {} : { explanation: fill(text.explanation) }),
    ...(source === undefined ? {} : { source }),
  }
}

const withUnit = (number: string, unit: string | undefined): string =>
  unit === undefined ? number : unit === '%' ? `${number}%` : `${number} ${unit}`
