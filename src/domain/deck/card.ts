// Owns the compiled card: plain JSON, the same in deck.sqlite, in a drop's snapshot and in an export.

/** Markdown that may hold `{{ formula | format }}` templates; `\{{` is a literal brace pair. */
export type Template = string
/** A BCP-47 tag as written in deck.md, e.g. `en`, `zh-CN`. */
export type DeckLocale = string
/** `deckId/cardId`: how a card is named everywhere outside its deck. */
export type CardKey = string & { readonly __cardKey: true }

export const cardKey = (deckId: string, cardId: string): CardKey => `${deckId}/${cardId}` as CardKey

export const difficulties = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof difficulties)[number]

/** What a person reads, in one language. Arrays run parallel to the card's `mistakes` and `options`. */
export interface CardText {
  readonly title: string
  readonly body: Template
  readonly hints: readonly Template[]
  readonly answer?: Template
  readonly explanation?: Template
  readonly source?: Template
  /** choice, multi: text and feedback of each option, in source order. */
  readonly options?: readonly { readonly text: Template; readonly feedback?: Template }[]
  /** numeric, formula: what to say to each listed mistake. */
  readonly says?: readonly Template[]
  /** numeric: what a translation calls the card's unit. */
  readonly unit?: string
  /** text: every answer that is right, the one to show first. */
  readonly accept?: readonly string[]
  /** order: the items in their right order. */
  readonly items?: readonly Template[]
}

interface CardCommon {
  readonly deckId: string
  readonly id: string
  readonly noteId: string
  readonly tags: readonly string[]
  readonly difficulty: Difficulty
  /** Seconds in which somebody who knows it answers; see par.ts. */
  readonly par?: number
  readonly source?: string
  readonly license?: string
  readonly attribution?: string
  /** The deck's own language; `texts` always has it. */
  readonly language: DeckLocale
  readonly texts: Readonly<Record<DeckLocale, CardText>>
}

/** One drawn quantity. Numbers are exact decimals as text ("0.1"), in the order of declaration. */
export type Param =
  | { readonly name: string; readonly kind: 'range'; readonly from: string; readonly to: string; readonly step: string }
  | { readonly name: string; readonly kind: 'choices'; readonly values: readonly string[] }

/** One way of being near enough. `of` is an exact decimal: relative 0.01 is 1 %; `count` of 3 figures is `3sf`. */
export type TolerancePart =
  | { readonly kind: 'exact' }
  | { readonly kind: 'relative' | 'absolute'; readonly of: string }
  | { readonly kind: 'figures' | 'decimals'; readonly count: number }

/** How far from the key is still right: in one way, or in any of several. */
export type Tolerance = TolerancePart | { readonly kind: 'any'; readonly of: readonly TolerancePart[] }

/** What a card says of its grading beside tolerance and mistakes. Credits are shares of the points, exact decimals. */
export interface NumericRules {
  /** Rounding intermediate results to so many significant figures is forgiven. Absent: see `carryFigures`. */
  readonly carry?: number | 'off'
  /** The elements of a list may come in any order. */
  readonly unordered?: true
  /** For a correct rounding to fewer figures than asked; 0.5 if absent. */
  readonly impreciseCredit?: string
  /** For an answer that is right but for the unit; 0.5 if absent. */
  readonly slipCredit?: string
  /** A wrong answer is told whether it is too high or too low. */
  readonly direction?: true
}

/** What is drawn and computed; every formula is source text of the formula language. */
interface Calculation {
  readonly params: readonly Param[]
  readonly lets: readonly { readonly name: string; readonly formula: string }[]
  readonly where?: string
  readonly answer: string
  readonly mistakes: readonly { readonly formula: string; readonly credit: string }[]
}

/** A question answered by a number. */
export interface NumericCard extends CardCommon, Calculation, NumericRules {
  readonly kind: 'numeric'
  readonly tolerance: Tolerance
  readonly unit?: string
}

/** A question answered by a formula in the names of its parameters, whose ranges say where it must hold. */
export interface FormulaCard extends CardCommon, Calculation {
  readonly kind: 'formula'
}

/** Cards whose answer is a formula of the deck. */
export type CalculatedCard = NumericCard | FormulaCard

/** A question with one right option; `correct` is its index in source order. */
export interface ChoiceCard extends CardCommon {
  readonly kind: 'choice'
  readonly optionCount: number
  readonly correct: number
}

/** A question of which a set of options is right; `correct` are their indices in source order, ascending. */
export interface MultiCard extends CardCommon {
  readonly kind: 'multi'
  readonly optionCount: number
  readonly correct: readonly number[]
}

/** A question answered by words. */
export interface TextCard extends CardCommon {
  readonly kind: 'text'
  /** How many slips of the finger are forgiven. */
  readonly typos: number
}

/** A text with gaps; `gaps` are their numbers, ascending. What is hidden stands in the texts, see cloze.ts. */
export interface ClozeCard extends CardCommon {
  readonly kind: 'cloze'
  readonly typos: number
  readonly gaps: readonly number[]
}

/** Items that are to be put in order. */
export interface OrderCard extends CardCommon {
  readonly kind: 'order'
  readonly itemCount: number
}

/** A question on whose answer only the person can judge; it is in no drop. */
interface RecallCard extends CardCommon {
  readonly kind: 'recall'
}

export type Card = NumericCard | FormulaCard | ChoiceCard | MultiCard | TextCard | ClozeCard | OrderCard | RecallCard

/** Every kind of card, in the order in which they are listed to people. */
export const kinds = [
  'numeric',
  'formula',
  'choice',
  'multi',
  'text',
  'cloze',
  'order',
  'recall',
] as const satisfies readonly Card['kind'][]
export type Kind = Card['kind']
export const isCalculated = (kind: Kind): kind is CalculatedCard['kind'] => kind === 'numeric' || kind === 'formula'

/** The numbers or the order of options that one person sees. Stored with the assignment, never drawn again. */
export type Variant =
  | { readonly kind: 'numeric'; readonly drawVersion: number; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'choice' | 'multi' | 'order'; readonly drawVersion: number; readonly order: readonly number[] }
  /** Everybody sees the same. */
  | { readonly kind: 'formula' | 'text' | 'cloze' | 'recall'; readonly drawVersion: number }

/** The source index of what is shown at each place; empty where nothing is ordered. */
export const orderOf = (variant: Variant): readonly number[] => ('order' in variant ? variant.order : [])

/** What stands in `texts` under `locale`, or under another tag of the same language. */
export function nearest<Text>(texts: Readonly<Record<DeckLocale, Text>>, locale: string): Text | undefined {
  const language = locale.split('-')[0]
  const near = Object.keys(texts).find(tag => tag.split('-')[0] === language)
  return texts[locale] ?? (near === undefined ? undefined : texts[near])
}

/** The text of `card` in `locale`, or in the same language, or in the deck's own language. */
export function textOf(card: Card, locale: string): CardText {
  const text = nearest(card.texts, locale) ?? card.texts[card.language]
  if (!text) throw new Error(`card ${card.deckId}/${card.id} has no text in its own language ${card.language}`)
  return text
}
