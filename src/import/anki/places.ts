// Owns where the cards of each deck of Anki stand: a folder for each deck below the top, a note called after it.
import { slug } from '../../compiler/slug.ts'

export interface DeckPlaces {
  /** The only deck at the top, which the new deck is. */
  readonly title?: string
  /** The path of the note for the cards of a deck, without ending. */
  readonly stemOf: (deck: readonly string[]) => string
}

const MOST_NAME = 60

/** Names that Windows, or we, keep for something else. */
const kept = /^(?:con|prn|aux|nul|com\d|lpt\d|node_modules|media)$/i

/** A name for a folder on every system, as like to `name` as it can be. */
const folderName = (name: string): string => {
  const plain = name
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
  const short = [...plain]
    .slice(0, MOST_NAME)
    .join('')
    .replace(/[\s.]+$/, '')
  return short === '' ? 'deck' : kept.test(short) ? `${short} deck` : short
}

/** The places for `decks`, each given by its names from the top; no two decks share one, also where case counts nothing. */
export function deckPlaces(decks: readonly (readonly string[])[]): DeckPlaces {
  const roots = new Set(decks.map(([root]) => root))
  const [only] = roots
  const title = roots.size === 1 ? only : undefined
  const folders = new Map<string, string>()
  const taken = new Set<string>()
  /** The folder of these names. */
  const folderOf = (names: readonly string[]): string => {
    if (names.length === 0) return ''
    const key = names.join('\u001f')
    const known = folders.get(key)
    if (known !== undefined) return known
    const above = folderOf(names.slice(0, -1))
    const wanted = above + folderName(names.at(-1) ?? '')
    let free = wanted
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${wanted} ${count}`
    taken.add(free.toLowerCase())
    folders.set(key, `${free}/`)
    return `${free}/`
  }
  return {
    ...(title === undefined ? {} : { title }),
    stemOf: deck => {
      const below = title === undefined ? deck : deck.slice(1)
      const file = slug(deck.at(-1) ?? '').slice(0, MOST_NAME) || 'cards'
      // A deck.md would begin another deck.
      return folderOf(below) + (file === 'deck' ? 'deck-cards' : file)
    },
  }
}
