// Owns writing the deck file: the whole database in memory, then one atomic replacement on disk.
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Card, DeckLocale } from '../../domain/deck/card.ts'
import { cardKey } from '../../domain/deck/card.ts'
import type { Deck } from '../../domain/deck/deck.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import { removeLeftOver } from '../notes/left-over.ts'
import { canonicalJson, digestOf } from './hash.ts'
import { deckFileProblem, reason, type DeckFileProblem } from './problem.ts'
import { APPLICATION_ID, createTables } from './schema.ts'

/** When the text of a card in one language last changed, from deck.lock. */
export type ChangedAt = (card: Card, locale: DeckLocale) => Instant

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

const noPast: Past = { marks: [] }

/**
 * Replaces the deck file at `path` by one that holds `decks`; equal arguments give equal bytes. On any failure the old
 * file stands. A file there that is no deck file is never overwritten.
 * Errors: `deck-file.in-the-way`, `deck-file.unwritable`.
 */
export async function writeDeckFile(
  path: string,
  decks: readonly Deck[],
  changedAt: ChangedAt,
  pastOf: (deckId: string) => Past = () => noPast,
): Promise<Result<void, DeckFileProblem>> {
  if (holdsSomethingElse(path)) return err(deckFileProblem('deck-file.in-the-way', { path }))
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    removeLeftOver(path)
    writeDurably(temporary, serialize(decks, changedAt, pastOf))
    await replace(temporary, path)
    return ok(undefined)
  } catch (error) {
    rmSync(temporary, { force: true })
    return err(deckFileProblem('deck-file.unwritable', { path, detail: reason(error) }))
  }
}

/** The bytes of the deck file. */
export function serialize(
  decks: readonly Deck[],
  changedAt: ChangedAt,
  pastOf: (deckId: string) => Past = () => noPast,
): Buffer {
  const database = new Database(':memory:')
  try {
    // What refers to what is checked where a file is opened; here every insertion would look it up.
    database.pragma('foreign_keys = OFF')
    createTables(database)
    database.transaction(() => insertDecks(database, decks, changedAt, pastOf))()
    return database.serialize()
  } finally {
    database.close()
  }
}

/** In the order of the tables' keys wherever there are many rows: each then goes to the end, which is much faster. */
function insertDecks(
  database: Database.Database,
  decks: readonly Deck[],
  changedAt: ChangedAt,
  pastOf: (deckId: string) => Past,
): void {
  const into = (table: string, columns: number) =>
    database.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`)
  const deckRow = into('decks', 8)
  const deckTextRow = into('deck_texts', 4)
  const noteRow = into('notes', 3)
  const noteTextRow = into('note_texts', 5)
  const cardRow = into('cards', 8)
  const cardTextRow = into('card_texts', 4)
  const tagRow = into('tags', 2)
  const aliasRow = into('aliases', 3)
  const markRow = into('marks', 6)
  const mediaRow = into('media', 4)
  const proofRow = into('proofs', 4)
  for (const deck of decks) {
    const { id, title, description, license, attribution, language } = deck
    const locales = canonicalJson(deck.locales)
    const { releasedAt = null, marks } = pastOf(id)
    const facts = [description, license, attribution].map(fact => fact ?? null)
    deckRow.run(id, title, ...facts, language, locales, releasedAt)
    for (const [locale, text] of Object.entries(deck.translations ?? {}))
      deckTextRow.run(id, locale, text.title, text.description ?? null)
    for (const { name, type, bytes } of deck.media ?? []) mediaRow.run(id, name, type, bytes)
    for (const { cardId, locale, kind, at, from } of marks) markRow.run(id, cardId, locale, kind, at, from ?? null)
    for (const note of deck.notes) {
      noteRow.run(deck.id, note.id, note.subdeck)
      for (const [locale, text] of Object.entries(note.texts))
        noteTextRow.run(deck.id, note.id, locale, text.title, text.body)
    }
  }
  const cards = decks.flatMap(placedCards).sort(({ key: a }, { key: b }) => (a < b ? -1 : 1))
  const tags: [tag: string, key: string][] = []
  for (const { key, noteId, position, card, aliases, figures } of cards) {
    const { hash, body, exports } = digestOf(card)
    cardRow.run(key, card.deckId, noteId, position, card.kind, card.difficulty, hash, body)
    for (const [locale, exported] of Object.entries(exports))
      cardTextRow.run(key, locale, exported, changedAt(card, locale))
    for (const tag of card.tags) tags.push([tag, key])
    for (const alias of aliases) aliasRow.run(card.deckId, alias, key)
    if (figures) proofRow.run(key, figures.variants, figures.distinctAnswers, figures.rejectedShare)
  }
  for (const row of tags.sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1))) tagRow.run(...row)
}

const placedCards = ({ id, notes }: Deck) =>
  notes.flatMap(({ id: noteId, cards }) =>
    cards.map((each, position) => ({ ...each, key: cardKey(id, each.card.id), noteId, position })),
  )

/** Whether something stands at `path` that is no file, or a file that is not empty and does not carry the deck file's mark (its bytes 68 to 71). */
function holdsSomethingElse(path: string): boolean {
  const head = Buffer.alloc(72)
  let file: number
  try {
    // A pipe would not even open before somebody writes to it.
    if (!statSync(path).isFile()) return true
    file = openSync(path, 'r')
  } catch {
    // Missing: there is nothing to spare. Unreadable: the replacement will say so.
    return false
  }
  try {
    const length = readSync(file, head, 0, head.length, 0)
    const isDeck = head.toString('latin1', 0, 15) === 'SQLite format 3' && head.readUInt32BE(68) === APPLICATION_ID
    return length > 0 && !isDeck
  } catch {
    // What cannot be read is spared.
    return true
  } finally {
    closeSync(file)
  }
}

function writeDurably(path: string, bytes: Buffer): void {
  const file = openSync(path, 'w')
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Renames, again after a moment where another program holds the old file open (Windows), and syncs the folder. */
async function replace(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      renameSync(from, to)
      break
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (tries === 10 || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES')) throw error
      await setTimeout(20 * tries)
    }
  }
  // Windows cannot open a folder; there the rename is as durable as it gets.
  if (process.platform === 'win32') return
  const folder = openSync(dirname(to), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
