// Owns which cards of a deck file an export takes, and in which languages.
import { deckName } from '../anki/deck-tree.ts'
import type { Card, CardKey, DeckLocale } from '../domain/deck/card.ts'
import type { DeckContents } from '../storage/deck/contents.ts'

/** Everything that is absent chooses all. */
export interface Chosen {
  /** A subdeck, with or without its deck's title before it; what lies below it counts too. In any case of letters. */
  readonly subdeck?: string
  /** Cards with at least one of them, or with a tag below one (`cnn` takes `cnn::shapes`). */
  readonly tags?: readonly string[]
  readonly only?: ReadonlySet<CardKey>
  /** A language of the decks, or `all`; absent: that of each deck. */
  readonly locale?: string
}

/** Why nothing can be chosen so. */
export type ChoiceProblem =
  | { readonly code: 'export.no-locale'; readonly args: { readonly locale: string; readonly allowed: string } }
  | { readonly code: 'export.no-subdeck'; readonly args: { readonly subdeck: string; readonly allowed: string } }

/** The first thing asked for that no deck has. */
export function notThere({ subdeck, locale }: Chosen, decks: readonly DeckContents[]): ChoiceProblem | undefined {
  const locales = new Set(decks.flatMap(deck => deck.locales))
  if (locale !== undefined && locale !== 'all' && !locales.has(locale))
    return { code: 'export.no-locale', args: { locale, allowed: [...locales, 'all'].join(', ') } }
  if (subdeck === undefined) return undefined
  const isThere = decks.some(deck => [...deck.notes()].some(note => isInSubdeck(deck.title, note.subdeck, subdeck)))
  return isThere ? undefined : { code: 'export.no-subdeck', args: { subdeck, allowed: deckNames(decks).join(', ') } }
}

/** What `subdeck` may be: the decks that hold notes by their names in Anki, sorted. */
export const deckNames = (decks: readonly DeckContents[]): string[] =>
  [...new Set(decks.flatMap(deck => [...deck.notes()].map(({ subdeck: place }) => deckName(deck.title, place))))].sort()

/** Whether the subdeck `place` of the deck is `wanted` or lies below it. */
export function isInSubdeck(title: string, place: string, wanted: string): boolean {
  const want = wanted.normalize('NFC').toLowerCase()
  return [place, deckName(title, place)]
    .map(name => name.normalize('NFC').toLowerCase())
    .some(name => name === want || name.startsWith(`${want}::`))
}

export const isTaken = (card: Card, key: CardKey, { tags = [], only }: Chosen): boolean =>
  (only === undefined || only.has(key)) &&
  (tags.length === 0 || tags.some(tag => card.tags.some(own => own === tag || own.startsWith(`${tag}::`))))

/** The languages in which `card` is exported, each once: those asked for, else the card's own. */
export function localesFor(
  card: Card,
  deck: Pick<DeckContents, 'language' | 'locales'>,
  locale: string | undefined,
): readonly [DeckLocale, ...DeckLocale[]] {
  const asked = locale === 'all' ? [deck.language, ...deck.locales] : [locale ?? deck.language]
  const [first = card.language, ...others] = new Set(asked.filter(tag => card.texts[tag] !== undefined))
  return [first, ...others]
}
