// Owns the fifth stage: a checked card becomes the plain card that is stored, drawn and graded.
import type { Card, CardText, DeckLocale, NumericRules, Tolerance } from '../domain/deck/card.ts'
import type { CheckedCard } from './check.ts'
import type { DeckSettings } from './deck.ts'
import type { Fields } from './fields.ts'
import { inheritedKeys, type KeyName } from './keys.ts'

/** Where a card gets what it does not say itself. */
export interface Surroundings {
  readonly deck: DeckSettings
  readonly noteId: string
  readonly noteFields: Fields
}

/** What is assumed where neither card, note nor deck says it. */
const defaultDifficulty = 'medium'

/** The card in all its languages; exact where nobody states a tolerance, which the proof may widen. */
export function lower(
  { id, draft, parts }: CheckedCard,
  { deck, noteId, noteFields }: Surroundings,
  texts: ReadonlyMap<DeckLocale, CardText>,
): Card {
  const fields = inherit([deck.defaults, noteFields, draft.fields])
  const license = fields.license?.value.text ?? deck.license
  const attribution = fields.attribution?.value.text ?? deck.attribution
  const common = {
    deckId: deck.id,
    id,
    noteId,
    tags: tagsOf([deck.defaults, noteFields, draft.fields]),
    difficulty: fields.difficulty?.value ?? defaultDifficulty,
    ...(fields.par ? { par: fields.par.value } : {}),
    ...(fields.source ? { source: fields.source.value.text } : {}),
    ...(license === undefined ? {} : { license }),
    ...(attribution === undefined ? {} : { attribution }),
    language: deck.language,
    texts: Object.fromEntries(texts),
  }
  if (!('lets' in parts)) return { ...common, ...parts }
  const { kind, params, lets, where, answer, mistakes } = parts
  const calculation = { params, lets, ...(where === undefined ? {} : { where }), answer }
  if (kind === 'formula') return { ...common, kind, ...calculation, mistakes }
  return {
    ...common,
    kind,
    ...calculation,
    tolerance: fields.tolerance?.value ?? { kind: 'exact' },
    ...(fields.unit ? { unit: fields.unit.value } : {}),
    mistakes,
    ...rulesOf(fields, draft.fields),
  }
}

/** What the card says of its grading; of all that only `carry` is inherited. */
function rulesOf({ carry }: Fields, { unordered, impreciseCredit, slipCredit, direction }: Fields): NumericRules {
  return {
    ...(carry ? { carry: carry.value } : {}),
    ...(unordered?.value === true ? { unordered: true } : {}),
    ...(impreciseCredit ? { impreciseCredit: impreciseCredit.value } : {}),
    ...(slipCredit ? { slipCredit: slipCredit.value } : {}),
    ...(direction?.value === true ? { direction: true } : {}),
  }
}

/** The tolerance that card, note or deck states. */
export const statedTolerance = ({ draft }: CheckedCard, { deck, noteFields }: Surroundings): Tolerance | undefined =>
  inherit([deck.defaults, noteFields, draft.fields]).tolerance?.value

/** The unit that card, note or deck states. */
export const statedUnit = ({ draft }: CheckedCard, { deck, noteFields }: Surroundings): string | undefined =>
  inherit([deck.defaults, noteFields, draft.fields]).unit?.value

/** The keys that cards inherit, the nearest statement of each; `layers` go from far to near. */
function inherit(layers: readonly Fields[]): Fields {
  const isInherited = (name: string): boolean => inheritedKeys.includes(name as KeyName)
  const stated = layers.flatMap(layer => Object.entries(layer).filter(([name]) => isInherited(name)))
  return { ...Object.fromEntries(stated), refused: new Set() }
}

/** Tags add up, each once, in the order of deck, note and card. */
const tagsOf = (layers: readonly Fields[]): string[] => [
  ...new Set(layers.flatMap(({ tags }) => tags?.value.map(({ text }) => text) ?? [])),
]
