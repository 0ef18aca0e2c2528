// Owns reading a deck whole and in source order, note by note, as exports need it.
import type Database from 'better-sqlite3'
import type { Card, CardKey, DeckLocale } from '../../domain/deck/card.ts'
import type { DeckHead, NoteText } from '../../domain/deck/deck.ts'
import type { Instant } from '../../domain/time.ts'
import { deckTexts } from './deck-texts.ts'

export interface DeckContents extends DeckHead {
  /** When the last release was built. */
  readonly releasedAt?: Instant
  /** By path. Read one after the other: a deck need not fit into memory. */
  readonly notes: () => Iterable<NoteContents>
  /** Cards that are no more, or that lay in another subdeck, each once. */
  readonly marks: readonly DeckMark[]
}

export interface NoteContents {
  readonly id: string
  /** Folders as titles with `::` between; empty at the top. */
  readonly subdeck: string
  readonly texts: Readonly<Record<DeckLocale, NoteText>>
  /** In the order of the source. Read one after the other. */
  readonly cards: () => Iterable<DatedCard>
}

/** A card, and when what it shows and what decides its grade last changed in each language. */
export interface DatedCard {
  readonly key: CardKey
  readonly card: Card
  /** Former ids, the first one first. */
  readonly aliases: readonly string[]
  readonly changedAt: Readonly<Record<DeckLocale, Instant>>
}

interface DeckMark {
  readonly cardId: string
  readonly kind: 'retired' | 'moved'
  readonly at: Instant
  /** moved: the subdeck in which it lay. */
  readonly from?: string
}

interface DeckRow {
  readonly id: string
  readonly title: string
  readonly description: string | null
  readonly license: string | null
  readonly attribution: string | null
  readonly language: string
  readonly locales: string
  readonly releasedAt: Instant | null
}

/** Every deck of a deck file that was found sound, by id. */
export function deckContents(database: Database.Database): () => DeckContents[] {
  const decks = database.prepare<[], DeckRow>(
    `SELECT id, title, description, license, attribution, language, locales, released_at AS releasedAt
     FROM decks ORDER BY id`,
  )
  const translations = deckTexts(database)
  const notes = database.prepare<[deckId: string], { id: string; subdeck: string }>(
    'SELECT id, subdeck FROM notes WHERE deck_id = ? ORDER BY id',
  )
  const noteTexts = database.prepare<[deckId: string, noteId: string], NoteText & { locale: string }>(
    'SELECT locale, title, body FROM note_texts WHERE deck_id = ? AND note_id = ?',
  )
  // The bodies stay out of what is sorted.
  const keys = database.prepare<[deckId: string], { noteId: string; key: CardKey }>(
    'SELECT note_id AS noteId, key FROM cards WHERE deck_id = ? ORDER BY note_id, position',
  )
  const body = database.prepare<[key: string], { body: string }>('SELECT body FROM cards WHERE key = ?')
  const dates = database.prepare<[key: string], { locale: string; at: Instant }>(
    'SELECT locale, changed_at AS at FROM card_texts WHERE card_key = ?',
  )
  const marks = database.prepare<
    [deckId: string],
    { cardId: string; kind: 'retired' | 'moved'; at: Instant; from: string | null }
  >(
    `SELECT card_id AS cardId, kind, max(at) AS at, moved_from AS "from" FROM marks
     WHERE deck_id = ? GROUP BY card_id ORDER BY card_id`,
  )
  const formerIds = database.prepare<[deckId: string], { key: CardKey; alias: string }>(
    'SELECT card_key AS key, alias FROM aliases WHERE deck_id = ? ORDER BY position',
  )
  type Former = ReadonlyMap<CardKey, readonly { readonly alias: string }[]>
  function* cardsOf(held: readonly { key: CardKey }[], former: Former): Generator<DatedCard> {
    for (const { key } of held) {
      const found = body.get(key)
      const changedAt = Object.fromEntries(dates.all(key).map(({ locale, at }) => [locale, at]))
      // Whoever opened the file has seen that every body is a card.
      const aliases = (former.get(key) ?? []).map(({ alias }) => alias)
      if (found) yield { key, card: JSON.parse(found.body) as Card, aliases, changedAt }
    }
  }
  function* notesOf(deckId: string): Generator<NoteContents> {
    const former = Map.groupBy(formerIds.all(deckId), ({ key }) => key)
    const placed = Map.groupBy(keys.all(deckId), ({ noteId }) => noteId)
    for (const { id, subdeck } of notes.all(deckId)) {
      const texts = Object.fromEntries(
        noteTexts.all(deckId, id).map(({ locale, title, body: prose }) => [locale, { title, body: prose }]),
      )
      yield { id, subdeck, texts, cards: () => cardsOf(placed.get(id) ?? [], former) }
    }
  }
  return () =>
    decks.all().map(({ description, license, attribution, releasedAt, locales, ...deck }) => ({
      ...deck,
      ...translations(deck.id),
      ...(description === null ? {} : { description }),
      ...(license === null ? {} : { license }),
      ...(attribution === null ? {} : { attribution }),
      ...(releasedAt === null ? {} : { releasedAt }),
      locales: JSON.parse(locales) as string[],
      notes: () => notesOf(deck.id),
      marks: marks.all(deck.id).map(({ from, ...mark }) => (from === null ? mark : { ...mark, from })),
    }))
}
