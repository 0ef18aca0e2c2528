// Owns finding cards of the deck file by words, as somebody browses them.
import type { Card, CardKey } from '../domain/deck/card.ts'
import { textOf } from '../domain/deck/card.ts'
import type { DeckFile } from '../storage/deck/reader.ts'

/** A card as a list names it. */
export interface IndexedCard {
  readonly key: CardKey
  readonly deckId: string
  readonly title: string
  readonly tags: readonly string[]
}

/** Made once for each deck file and language: a person who types looks again at every letter. */
const made = new WeakMap<DeckFile, Map<string, readonly IndexedCard[]>>()

/** Every card of every deck, by deck and key, with its title in `locale` where it has one. */
export function cardIndex(file: DeckFile, locale: string): readonly IndexedCard[] {
  const known = made.get(file) ?? new Map<string, readonly IndexedCard[]>()
  made.set(file, known)
  const index = known.get(locale) ?? indexOf(file, locale)
  known.set(locale, index)
  return index
}

const indexOf = (file: DeckFile, locale: string): readonly IndexedCard[] =>
  file.decks().flatMap(({ id }) =>
    file.cards(id).flatMap(({ key, tags }) => {
      const card: Card | undefined = file.card(key)?.card
      return card ? [{ key, deckId: id, title: textOf(card, locale).title, tags }] : []
    }),
  )

/** Cards whose title, tags or name hold every word that was typed, at most `limit`; those whose title begins so first. */
export function cardsLike(index: readonly IndexedCard[], typed: string, limit: number): IndexedCard[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  const begins = ({ title }: IndexedCard): boolean => title.toLowerCase().startsWith(typed.trim().toLowerCase())
  const found = index.filter(card => {
    const text = `${card.title} ${card.tags.join(' ')} ${card.key}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
  return [...found.filter(begins), ...found.filter(card => !begins(card))].slice(0, limit)
}
