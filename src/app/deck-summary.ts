// Owns what a build tells of a deck in a few figures.
import type { Card, DeckLocale } from '../domain/deck/card.ts'
import type { Deck } from '../domain/deck/deck.ts'

export interface DeckSummary {
  readonly id: string
  readonly title: string
  readonly notes: number
  readonly cards: Readonly<Record<Card['kind'], number>>
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
    cards: {
      numeric: countWhere(({ kind }) => kind === 'numeric'),
      choice: countWhere(({ kind }) => kind === 'choice'),
    },
    coverage: locales.map(locale => ({ locale, cards: countWhere(({ texts }) => Object.hasOwn(texts, locale)) })),
    variants: cards.reduce((sum, { figures }) => sum + (figures?.variants ?? 0), 0),
  }
}
