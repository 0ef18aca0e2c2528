// Owns the decks of a package: one for each subdeck that has cards and each above it, with ids that follow from the names.
import { hash } from 'node:crypto'
import type { AnkiDeck } from './collection.ts'

export interface DeckTree {
  /** The id of the deck of this name; it and those above it are then in the package. */
  readonly idOf: (name: string) => number
  /** Describes a deck; one that no card is in stays out. */
  readonly describe: (name: string, description: string) => void
  readonly decks: () => AnkiDeck[]
}

export function deckTree(): DeckTree {
  const ids = new Map<string, number>()
  const descriptions = new Map<string, string>()
  const idOf = (name: string): number => {
    const known = ids.get(name)
    if (known !== undefined) return known
    const cut = name.lastIndexOf('::')
    if (cut > 0) idOf(name.slice(0, cut))
    const id = deckId(name)
    ids.set(name, id)
    return id
  }
  return {
    idOf,
    describe: (name, description) => void descriptions.set(name, description),
    decks: () => [...ids].map(([name, id]) => ({ id, name, description: descriptions.get(name) ?? '' })),
  }
}

/** The name of a subdeck in Anki; the deck itself where `subdeck` is empty. NFC, as Anki compares it. */
export const deckName = (title: string, subdeck: string): string =>
  (subdeck === '' ? title : `${title}::${subdeck}`).normalize('NFC')

/** Ids are moments (ms) in Anki, none of them in the future: one between 2001 and 2017. */
const deckId = (name: string): number =>
  1_000_000_000_000 + (Number.parseInt(hash('sha256', name).slice(0, 12), 16) % 500_000_000_000)
