// Owns the list that lies beside a package: what was corrected, and what a package can neither delete nor move.
import { cardKey, type CardKey } from '../domain/deck/card.ts'
import type { Instant } from '../domain/time.ts'
import type { Catalog } from '../i18n/en.ts'

/** What is to be told of one deck. */
export interface DeckChanges {
  readonly deckId: string
  readonly title: string
  readonly releasedAt?: Instant
  readonly corrected: readonly CardKey[]
  readonly retired: readonly string[]
  /** `from` and `to` are names of decks in Anki. */
  readonly moved: readonly { readonly cardId: string; readonly from: string; readonly to: string }[]
}

/** The text of the list. */
export const changesText = (decks: readonly DeckChanges[], texts: Catalog['anki']): string =>
  `${decks.map(deck => deckText(deck, texts.changes)).join('\n\n')}\n\n${texts.changes.renamed}\n`

function deckText(deck: DeckChanges, texts: Catalog['anki']['changes']): string {
  const keyOf = (cardId: string): CardKey => cardKey(deck.deckId, cardId)
  const corrected =
    deck.releasedAt === undefined
      ? texts.unreleased
      : section(texts.corrected(dayOf(deck.releasedAt)), texts.correctedHow, deck.corrected, texts)
  const retired = section(texts.retired, texts.retiredHow, deck.retired.map(keyOf), texts)
  const moved = section(
    texts.moved,
    texts.movedHow,
    deck.moved.map(({ cardId }) => keyOf(cardId)),
    texts,
  )
  const places = deck.moved.map(({ cardId, from, to }) => `  ${keyOf(cardId)}: ${texts.movedFrom(from, to)}`)
  return [`# ${deck.title}`, corrected, retired, [moved, ...places].join('\n')].join('\n\n')
}

/** UTC. */
const dayOf = (at: Instant): string => Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10)

function section(
  title: string,
  how: string,
  keys: readonly CardKey[],
  { none, search }: Catalog['anki']['changes'],
): string {
  if (keys.length === 0) return `${title}: ${none}`
  return [`${title}: ${keys.length}`, how, search, ...searchesFor(keys)].join('\n')
}

/** Anki's browser takes long searches badly: so many cards to one. */
const PER_SEARCH = 50

/** Search strings that find the notes of `keys` by their field Key. */
function searchesFor(keys: readonly CardKey[]): string[] {
  const terms = [...new Set(keys)].sort().map(key => `"Key:${escapedSearch(key)}"`)
  return Array.from({ length: Math.ceil(terms.length / PER_SEARCH) }, (_, at) =>
    terms.slice(at * PER_SEARCH, (at + 1) * PER_SEARCH).join(' OR '),
  )
}

/** In a search these signs mean something. Source: Anki's manual, "Searching", "Matching special characters". */
const escapedSearch = (text: string): string => text.replace(/[\\"*_:]/g, sign => `\\${sign}`)
