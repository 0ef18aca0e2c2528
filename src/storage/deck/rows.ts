// Owns the rows of the deck file: which there are for each note, and how a database gets those that it lacks.
import type Database from 'better-sqlite3'
import type { Card, DeckLocale } from '../../domain/deck/card.ts'
import { cardKey } from '../../domain/deck/card.ts'
import type { Deck, Medium, Note } from '../../domain/deck/deck.ts'
import type { Instant } from '../../domain/time.ts'
import { canonicalJson, digestOf } from './hash.ts'

/** When the text of a card in one language last changed, from deck.lock. */
export type ChangedAt = (card: Pick<Card, 'deckId' | 'id'>, locale: DeckLocale) => Instant

/** What else deck.lock knows of a deck: when it was last released, and what became of cards. */
export interface Past {
  readonly releasedAt?: Instant | undefined
  readonly marks: readonly {
    readonly cardId: string
    readonly locale: DeckLocale
    readonly kind: 'retired' | 'moved'
    readonly at: Instant
    /** The subdeck that it moved from. */
    readonly from?: string
  }[]
}

/** A note as it stands in a database: the same note with the same dates has the same rows. */
interface HeldNote {
  readonly deckId: string
  readonly note: Note
  /** When its cards changed, card by card and language by language. */
  readonly dates: readonly Instant[]
}

/** What a database holds; `nothing` for one with empty tables. */
export interface Held {
  readonly notes: ReadonlyMap<Note, HeldNote>
  readonly media: ReadonlyMap<string, { readonly deckId: string; readonly medium: Medium }>
}

export const nothing: Held = { notes: new Map(), media: new Map() }

/**
 * Brings the rows of `database`, which holds `before`, to those of `decks`, and says what it then holds. From nothing,
 * equal arguments give equal bytes; else equal content.
 */
export function bring(
  database: Database.Database,
  before: Held,
  decks: readonly Deck[],
  changedAt: ChangedAt,
  pastOf: (deckId: string) => Past,
): Held {
  const held = heldOf(decks, changedAt, before)
  database.exec('DELETE FROM decks; DELETE FROM deck_texts; DELETE FROM marks')
  deleteNotes(
    database,
    [...before.notes.values()].filter(each => held.notes.get(each.note) !== each),
  )
  const dropMedium = database.prepare('DELETE FROM media WHERE deck_id = ? AND name = ?')
  for (const [key, { deckId, medium }] of before.media) if (!held.media.has(key)) dropMedium.run(deckId, medium.name)
  insertHeads(database, decks, pastOf)
  const mediaRow = into(database, 'media', 4)
  for (const [key, { deckId, medium }] of held.media)
    if (!before.media.has(key)) mediaRow.run(deckId, medium.name, medium.type, medium.bytes)
  insertNotes(
    database,
    [...held.notes.values()].filter(each => before.notes.get(each.note) !== each),
  )
  return held
}

/** What a database holds that was made from these arguments; what is the same `before` is the same object. */
export function heldOf(decks: readonly Deck[], changedAt: ChangedAt, before: Held = nothing): Held {
  const notes = new Map<Note, HeldNote>()
  for (const { id: deckId, notes: own } of decks)
    for (const note of own) {
      const dates = datesOf(note, changedAt)
      const known = before.notes.get(note)
      const isHeld = known?.deckId === deckId && known.dates.every((date, index) => date === dates[index])
      notes.set(note, isHeld ? known : { deckId, note, dates })
    }
  const media = decks.flatMap(({ id: deckId, media: own = [] }) => own.map(medium => ({ deckId, medium })))
  return { notes, media: new Map(media.map(each => [keyOf(each.deckId, each.medium.name), each])) }
}

/** No name of a picture holds a NUL. */
const keyOf = (deckId: string, name: string): string => `${deckId}\0${name}`

function datesOf({ cards }: Note, changedAt: ChangedAt): readonly Instant[] {
  const dates: Instant[] = []
  for (const each of cards) {
    const card = digestOf(each)
    for (const locale of Object.keys(card.exports)) dates.push(changedAt(card, locale))
  }
  return dates
}

const into = (database: Database.Database, table: string, columns: number): Database.Statement =>
  database.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`)

function insertHeads(database: Database.Database, decks: readonly Deck[], pastOf: (deckId: string) => Past): void {
  const deckRow = into(database, 'decks', 8)
  const deckTextRow = into(database, 'deck_texts', 4)
  const markRow = into(database, 'marks', 6)
  for (const deck of decks) {
    const { id, title, description, license, attribution, language } = deck
    const locales = canonicalJson(deck.locales)
    const { releasedAt = null, marks } = pastOf(id)
    const facts = [description, license, attribution].map(fact => fact ?? null)
    deckRow.run(id, title, ...facts, language, locales, releasedAt)
    for (const [locale, text] of Object.entries(deck.translations ?? {}))
      deckTextRow.run(id, locale, text.title, text.description ?? null)
    for (const { cardId, locale, kind, at, from } of marks) markRow.run(id, cardId, locale, kind, at, from ?? null)
  }
}

/** In the order of the tables' keys wherever there are many rows: each then goes to the end, which is much faster. */
function insertNotes(database: Database.Database, notes: readonly HeldNote[]): void {
  const noteRow = rowsOf(database, 'notes', 3)
  const noteTextRow = rowsOf(database, 'note_texts', 5)
  const cardRow = rowsOf(database, 'cards', 8)
  const cardTextRow = rowsOf(database, 'card_texts', 4)
  const tagRow = rowsOf(database, 'tags', 2)
  const aliasRow = rowsOf(database, 'aliases', 4)
  const proofRow = rowsOf(database, 'proofs', 4)
  for (const { deckId, note } of notes) {
    noteRow.add(deckId, note.id, note.subdeck)
    for (const [locale, text] of Object.entries(note.texts))
      noteTextRow.add(deckId, note.id, locale, text.title, text.body)
  }
  const cards = notes.flatMap(placedCards).sort(({ key: a }, { key: b }) => (a < b ? -1 : 1))
  const tags = new Map<string, string[]>()
  for (const { key, noteId, position, card, aliases, figures, dates } of cards) {
    cardRow.add(key, card.deckId, noteId, position, card.kind, card.difficulty, card.hash, card.body)
    for (const [index, [locale, exported]] of Object.entries(card.exports).entries())
      cardTextRow.add(key, locale, exported, dates[index])
    for (const tag of card.tags) {
      const keys = tags.get(tag)
      if (keys) keys.push(key)
      else tags.set(tag, [key])
    }
    for (const [place, alias] of aliases.entries()) aliasRow.add(card.deckId, alias, key, place)
    if (figures) proofRow.add(key, figures.variants, figures.distinctAnswers, figures.rejectedShare)
  }
  for (const [tag, keys] of [...tags].sort(([a], [b]) => (a < b ? -1 : 1))) for (const key of keys) tagRow.add(tag, key)
  for (const rows of [noteRow, noteTextRow, cardRow, cardTextRow, tagRow, aliasRow, proofRow]) rows.end()
}

/** Rows that go into a table with one statement: most of an insertion is what comes before and after it. */
const ROWS = 40

/** Adds rows of `columns` values each to `table`, in order; `end` adds those that are left. */
function rowsOf(database: Database.Database, table: string, columns: number) {
  const one = into(database, table, columns)
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`
  let many: Database.Statement | undefined
  let held: unknown[] = []
  return {
    add: (...values: readonly unknown[]): void => {
      for (const value of values) held.push(value)
      if (held.length < columns * ROWS) return
      many ??= database.prepare(`INSERT INTO ${table} VALUES ${Array.from({ length: ROWS }, () => row).join(', ')}`)
      many.run(held)
      held = []
    },
    end: (): void => {
      for (let at = 0; at < held.length; at += columns) one.run(held.slice(at, at + columns))
      held = []
    },
  }
}

/** The cards of a note with their keys, and the dates of each by language. */
function placedCards({ deckId, note, dates }: HeldNote) {
  let past = 0
  return note.cards.map((each, position) => {
    const from = past
    const card = digestOf(each)
    past += Object.keys(card.exports).length
    const { aliases, figures } = each
    const key = cardKey(deckId, card.id)
    return { key, noteId: note.id, position, card, aliases, figures, dates: dates.slice(from, past) }
  })
}

function deleteNotes(database: Database.Database, notes: readonly HeldNote[]): void {
  const byNote = [
    'DELETE FROM notes WHERE deck_id = ? AND id = ?',
    'DELETE FROM note_texts WHERE deck_id = ? AND note_id = ?',
  ].map(sql => database.prepare(sql))
  const byCard = ['cards WHERE key', 'card_texts WHERE card_key', 'proofs WHERE card_key'].map(where =>
    database.prepare(`DELETE FROM ${where} = ?`),
  )
  const dropTag = database.prepare('DELETE FROM tags WHERE tag = ? AND card_key = ?')
  const dropAlias = database.prepare('DELETE FROM aliases WHERE deck_id = ? AND alias = ?')
  for (const { deckId, note } of notes) {
    for (const statement of byNote) statement.run(deckId, note.id)
    for (const each of note.cards) {
      const { id, tags } = digestOf(each)
      const key = cardKey(deckId, id)
      for (const statement of byCard) statement.run(key)
      for (const tag of tags) dropTag.run(tag, key)
      for (const alias of each.aliases) dropAlias.run(deckId, alias)
    }
  }
}
