// Owns what a build tells of a deck in a few figures.
import { kinds, type Card, type DeckLocale, type Kind } from '../domain/deck/card.ts'
import type { Deck } from '../domain/deck/deck.ts'

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
  const cards = notes.flatMap(note => note.cards)
  const countWhere = (test: (card: Card) => boolean): number => cards.filter(({ card }) => test(card)).length
  return {
    id,
    title,
    notes: notes.length,
    cards: Object.fromEntries(
      kinds.map(kind => [kind, countWhere(card => card.kind === kind)] as const).filter(([, count]) => count > 0),
    ),
    coverage: locales.map(locale => ({ locale, cards: countWhere(({ texts }) => Object.hasOwn(texts, locale)) })),
    variants: cards.reduce((sum, { figures }) => sum + (figures?.variants ?? 0), 0),
  }
}
