// Owns the keys of frontmatter, card blocks and deck.md: one row each, which reading, checking and the docs share.
import type { Kind } from '../domain/deck/card.ts'
import type { Values } from './values.ts'

/**
 * Where a key may stand: `deck` in deck.md, `deckTranslation` in deck.<locale>.md, `note` in the frontmatter of a note with card blocks, `card` in a card block
 * or in the frontmatter of a one-card note, `translation` in either place of a translation.
 */
export type Place = 'deck' | 'deckTranslation' | 'note' | 'card' | 'translation'

const calculated = ['numeric', 'formula'] as const

interface Key {
  readonly type: keyof Values
  readonly on: readonly Place[]
  /** Cards take it from the note, and notes from `defaults` in deck.md, where they have none of their own. */
  readonly inherited?: true
  /** Only on cards of these kinds; absent: on all. */
  readonly kinds?: readonly Kind[]
  readonly says: string
}

export const keys = {
  id: {
    type: 'text',
    on: ['deck', 'card', 'translation'],
    says: 'The permanent name. Without it: the slug of path and heading.',
  },
  title: {
    type: 'text',
    on: ['deck', 'deckTranslation', 'note', 'card', 'translation'],
    says: 'A line of text. A card in a block takes its heading, a note its first heading or file name.',
  },
  description: { type: 'text', on: ['deck', 'deckTranslation'], says: 'A sentence about the deck.' },
  language: { type: 'locale', on: ['deck'], says: 'The language of the notes, `en` if absent.' },
  locales: {
    type: 'locales',
    on: ['deck'],
    says: 'The languages there are translations for; only these suffixes count.',
  },
  defaults: { type: 'defaults', on: ['deck'], says: 'Values for the inherited keys, for the whole deck.' },
  tags: { type: 'texts', on: ['note', 'card'], inherited: true, says: 'A list. Tags of deck, note and card add up.' },
  difficulty: {
    type: 'difficulty',
    on: ['note', 'card'],
    inherited: true,
    says: '`easy`, `medium` (if absent) or `hard`.',
  },
  par: {
    type: 'seconds',
    on: ['note', 'card'],
    inherited: true,
    says: 'Seconds in which somebody who knows it answers, `1` to `3600`. `120` if absent. A quiz with a bonus for speed counts from it.',
  },
  source: { type: 'text', on: ['note', 'card'], inherited: true, says: 'Where it comes from, usually an address.' },
  license: { type: 'text', on: ['deck', 'note', 'card'], inherited: true, says: 'The licence, by its SPDX name.' },
  attribution: { type: 'text', on: ['deck', 'note', 'card'], inherited: true, says: 'Whom to name.' },
  tolerance: {
    type: 'tolerance',
    on: ['note', 'card'],
    inherited: true,
    kinds: ['numeric'],
    says: '`exact`, `1%`, `0.01`, `3sf`, `2dp`, or several joined by `or`. Absent: exact where the answers are integers, else 1 %.',
  },
  unit: {
    type: 'unit',
    on: ['note', 'card', 'translation'],
    inherited: true,
    kinds: ['numeric'],
    says: 'Shown behind the answer; what is typed in another unit of its kind is converted. In a translation the same unit by another name, or the word for what is counted.',
  },
  carry: {
    type: 'carry',
    on: ['note', 'card'],
    inherited: true,
    kinds: ['numeric'],
    says: 'Intermediate results may be rounded to so many figures, `1` to `15`, or `off`. Absent: 4, or one more than `sf` asks; `off` where the tolerance is exact.',
  },
  unordered: {
    type: 'flag',
    on: ['card'],
    kinds: ['numeric'],
    says: '`true`: the elements of a list may come in any order.',
  },
  impreciseCredit: {
    type: 'credit',
    on: ['card'],
    kinds: ['numeric'],
    says: 'Share of the points for a correct rounding to fewer figures or decimals than asked; 0.5 if absent.',
  },
  slipCredit: {
    type: 'credit',
    on: ['card'],
    kinds: ['numeric'],
    says: 'Share of the points for an answer that is right but for its unit (kB for MB); 0.5 if absent.',
  },
  direction: {
    type: 'flag',
    on: ['card'],
    kinds: ['numeric'],
    says: '`true`: a wrong answer is told whether it is too high or too low.',
  },
  kind: { type: 'kind', on: ['card'], says: 'One of the kinds above; inferred where the content is plain.' },
  params: {
    type: 'params',
    on: ['card'],
    kinds: calculated,
    says: 'What is drawn: `a..b`, `a..b step s`, `[list]` or one number, by name.',
  },
  let: { type: 'formulas', on: ['card'], kinds: calculated, says: 'Derived values in order, by name.' },
  where: { type: 'text', on: ['card'], kinds: calculated, says: 'A condition that a draw must meet.' },
  answer: { type: 'text', on: ['card'], kinds: calculated, says: 'The formula of the answer.' },
  mistakes: {
    type: 'mistakes',
    on: ['card', 'translation'],
    kinds: calculated,
    says: 'Wrong formulas: `formula`, `says`, `credit` (0 if absent). In a translation only `says`.',
  },
  example: {
    type: 'numbers',
    on: ['card'],
    kinds: ['numeric'],
    says: 'A value for every parameter and the `answer` they give, checked at every build.',
  },
  few: { type: 'flag', on: ['card'], kinds: ['numeric'], says: '`true`: fewer than 10 distinct answers are meant.' },
  accept: {
    type: 'texts',
    on: ['card', 'translation'],
    kinds: ['text'],
    says: 'The texts that are right, the one to show first. Those of all languages count for everybody.',
  },
  typos: {
    type: 'typos',
    on: ['card'],
    kinds: ['text', 'cloze'],
    says: '`1` or `2`: so many slips of the finger are forgiven, one for each four letters; digits must be right.',
  },
  aliases: {
    type: 'texts',
    on: ['card'],
    says: 'Former ids, the first one first; history follows them, and in Anki the note.',
  },
} as const satisfies Record<string, Key>

export type KeyName = keyof typeof keys

/** The row of a key, or undefined for an unknown one. */
export const keyNamed = (name: string): Key | undefined =>
  Object.hasOwn(keys, name) ? keys[name as KeyName] : undefined

/** The keys allowed in one place. */
export const keysOf = (place: Place): KeyName[] =>
  (Object.keys(keys) as KeyName[]).filter(name => (keys[name].on as readonly Place[]).includes(place))

/** The keys that `defaults` may hold and cards inherit. */
export const inheritedKeys = (Object.keys(keys) as KeyName[]).filter(name => keyNamed(name)?.inherited)
