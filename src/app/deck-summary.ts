// Owns what a build tells of a deck in a few figures.
import { kinds, type DeckLocale, type Kind } from '../domain/deck/card.ts'
import type { Deck } from '../domain/deck/deck.ts'
import { digestOf } from '../storage/deck/hash.ts'

export interface DeckSummary {
  readonly id: string
  readonly title: string
  readonly notes: number
  /** How many cards there are of each kind that there is. */
  readonly cards: Readonly<Partial<Record<Kind, number>>>
  /** Cards that have a text in each of the deck's languages. */
  readonly coverage: readonly { readonly locale: DeckLocale; readonly cards: number }[]
  /** Variants proven, over all cards. */
  readonly variants: number
}

export function summarize({ id, title, locales, notes }: Deck): DeckSummary {
  const ofKind = new Map<Kind, number>()
  const inLocale = new Map<DeckLocale, number>()
  let variants = 0
  for (const { cards } of notes)
    for (const each of cards) {
      const { kind, exports } = digestOf(each)
      ofKind.set(kind, (ofKind.get(kind) ?? 0) + 1)
      for (const locale of Object.keys(exports)) inLocale.set(locale, (inLocale.get(locale) ?? 0) + 1)
      variants += each.figures?.variants ?? 0
    }
  return {
    id,
    title,
    notes: notes.length,
    cards: Object.fromEntries(kinds.flatMap(kind => (ofKind.has(kind) ? [[kind, ofKind.get(kind)]] : []))),
    coverage: locales.map(locale => ({ locale, cards: inLocale.get(locale) ?? 0 })),
    variants,
  }
}
