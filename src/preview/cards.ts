// Owns what is on the desk: the cards of the compiled decks, each under a number that it keeps through every rebuild.
import { cardKey, type Card, type CardKey } from '../domain/deck/card.ts'
import type { Deck, Note } from '../domain/deck/deck.ts'

/** A card that can be looked at; `id` stands for it in addresses of the page. */
export interface Desked {
  readonly id: string
  readonly card: Card
  /** The title of the note in which it stands, in the deck's own language. */
  readonly note: string
  readonly texts: Note['texts']
}

export interface DeskedDeck {
  readonly deck: Deck
  readonly cards: readonly Desked[]
}

/** Lays compiled decks out, again and again: a card that was there before keeps its number. */
export function createNumbering(): (decks: readonly Deck[]) => DeskedDeck[] {
  const numbers = new Map<CardKey, string>()
  const numberOf = (key: CardKey): string => {
    const known = numbers.get(key) ?? String(numbers.size + 1)
    numbers.set(key, known)
    return known
  }
  return decks =>
    decks.map(deck => ({
      deck,
      cards: deck.notes.flatMap(note =>
        note.cards.map(({ card }) => ({
          id: numberOf(cardKey(deck.id, card.id)),
          card,
          note: note.texts[deck.language]?.title ?? note.id,
          texts: note.texts,
        })),
      ),
    }))
}
