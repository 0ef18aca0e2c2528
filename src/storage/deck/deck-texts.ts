// Owns reading what decks of a deck file are called in other languages.
import type Database from 'better-sqlite3'
import type { DeckHead } from '../../domain/deck/deck.ts'

type Translated = Pick<DeckHead, 'translations'>

/** By deck, in a deck file that was found sound. */
export function deckTexts(database: Database.Database): (deckId: string) => Translated {
  const rows = database.prepare<[deckId: string], { locale: string; title: string; description: string | null }>(
    'SELECT locale, title, description FROM deck_texts WHERE deck_id = ? ORDER BY locale',
  )
  return deckId => {
    const texts = rows
      .all(deckId)
      .map(({ locale, title, description }) => [locale, { title, ...(description === null ? {} : { description }) }])
    return texts.length > 0 ? { translations: Object.fromEntries(texts) } : {}
  }
}
