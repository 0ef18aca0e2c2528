// Owns reading the deck file, which may come from a stranger: everything in it is checked before anything is used.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import Database from 'better-sqlite3'
import { cardKey, type Card, type CardKey, type Difficulty } from '../../domain/deck/card.ts'
import type { DeckHead, Medium } from '../../domain/deck/deck.ts'
import { kindOf, mediaKinds } from '../../domain/media/kind.ts'
import { cleanSvg } from '../../domain/media/svg.ts'
import { rankedKinds } from '../../domain/play/choice.ts'
import { isDrawable } from '../../domain/deck/variant.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { deckContents, type DeckContents } from './contents.ts'
import { deckTexts } from './deck-texts.ts'
import { sha256 } from './hash.ts'
import { deckFileProblem, reason, type DeckFileProblem } from './problem.ts'
import { APPLICATION_ID, expectedSchema, FORMAT_VERSION, schemaText } from './schema.ts'
import { isCard } from './shape.ts'

interface DeckInfo extends Omit<DeckHead, 'license' | 'attribution'> {
  /** Cards that can come in a drop. */
  readonly askableCount: number
}

/** What choosing a card needs to know of it. */
interface CardSummary {
  readonly key: CardKey
  readonly hash: string
  readonly tags: readonly string[]
  readonly difficulty: Difficulty
  readonly kind: Card['kind']
}

export interface DeckFile {
  /** All decks, by id. */
  readonly decks: () => DeckInfo[]
  /** The cards of a deck by key; with `tags`, only those that carry at least one of them. */
  readonly cards: (deckId: string, tags?: readonly string[]) => CardSummary[]
  /** The keys that cards of a deck had before they were renamed, with those that they have. */
  readonly formerKeys: (deckId: string) => ReadonlyMap<CardKey, CardKey>
  readonly card: (key: CardKey) => { readonly card: Card; readonly hash: string } | undefined
  /** A picture that a text of the deck shows, by its name there. */
  readonly medium: (deckId: string, name: string) => Medium | undefined
  /** Every deck by id, whole and in source order. */
  readonly contents: () => DeckContents[]
  readonly close: () => void
}

interface CardRow {
  readonly key: string
  readonly hash: string
  readonly body: string
}

/**
 * Opens the deck file at `path`. Its bytes are read at once, so that a later replacement of the file changes nothing; with
 * `staysOnDisk` they are read as they are needed, for who reads all of a large file once.
 * Errors: `deck-file.missing`, `.unreadable`, `.not-a-deck`, `.newer`, `.foreign-schema`, `.damaged`.
 */
export function openDeck(path: string, { staysOnDisk = false } = {}): Result<DeckFile, DeckFileProblem> {
  let bytes: Buffer
  try {
    bytes = staysOnDisk ? headOf(path) : readFileSync(path)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return err(deckFileProblem(missing ? 'deck-file.missing' : 'deck-file.unreadable', { path, detail: reason(error) }))
  }
  // The header decides before SQLite looks at a byte; see schema.ts for the mark, the SQLite file format for the places.
  if (
    bytes.length < 100 ||
    bytes.toString('latin1', 0, 15) !== 'SQLite format 3' ||
    bytes.readUInt32BE(68) !== APPLICATION_ID
  )
    return err(deckFileProblem('deck-file.not-a-deck', { path }))
  const version = bytes.readUInt32BE(60)
  if (version > FORMAT_VERSION)
    return err(deckFileProblem('deck-file.newer', { path, found: version, known: FORMAT_VERSION }))
  let database: Database.Database | undefined
  try {
    database = new Database(staysOnDisk ? path : bytes, { readonly: true })
    database.pragma('trusted_schema = OFF')
    database.pragma('query_only = ON')
    if (schemaText(database) !== expectedSchema()) {
      database.close()
      return err(deckFileProblem('deck-file.foreign-schema', { path }))
    }
    const damage = findDamage(database)
    if (damage === undefined) return ok(readFrom(database))
    database.close()
    return err(deckFileProblem('deck-file.damaged', { path, detail: damage }))
  } catch (error) {
    database?.close()
    return err(deckFileProblem('deck-file.damaged', { path, detail: reason(error) }))
  }
}

/** The header of an SQLite file: its first 100 bytes, fewer where there are none. */
function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(100)
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}

/** The first thing that is not as a build writes it, in words; undefined where all is well. */
function findDamage(database: Database.Database): string | undefined {
  const verdict = database.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') return String(verdict)
  const [orphan] = database.pragma('foreign_key_check') as unknown[]
  if (orphan !== undefined) return 'a row refers to one that is not there'
  for (const { id, locales } of database
    .prepare<[], { id: string; locales: string }>('SELECT id, locales FROM decks')
    .all()) {
    const read: unknown = JSON.parse(locales)
    if (!Array.isArray(read) || read.some(locale => typeof locale !== 'string')) return `deck ${id} lists no locales`
  }
  const rows = database.prepare<[], CardRow & { deck_id: string; kind: string; difficulty: string }>(
    'SELECT key, hash, body, deck_id, kind, difficulty FROM cards',
  )
  for (const row of rows.iterate()) {
    if (sha256(row.body) !== row.hash) return `card ${row.key} does not match its hash`
    const card: unknown = JSON.parse(row.body)
    if (!isCard(card)) return `card ${row.key} is not a card that this version knows`
    if (!isDrawable(card)) return `card ${row.key} can never be asked: no numbers fit its conditions`
    const agrees =
      row.key === cardKey(card.deckId, card.id) &&
      row.deck_id === card.deckId &&
      row.kind === card.kind &&
      row.difficulty === card.difficulty
    if (!agrees) return `card ${row.key} is listed as something else`
  }
  return findDamagedMedium(database)
}

function findDamagedMedium(database: Database.Database): string | undefined {
  for (const { name, type, bytes } of database.prepare<[], Medium>('SELECT name, type, bytes FROM media').iterate()) {
    const kind = kindOf(bytes)
    if (!kind || type !== mediaKinds[kind].type || name !== `${sha256(bytes)}.${kind}`)
      return `picture ${name} is not what it is called`
    const text = kind === 'svg' ? new TextDecoder().decode(bytes) : undefined
    if (text !== undefined && cleanSvg(text)?.svg !== text) return `picture ${name} could do more than show`
  }
  return undefined
}

function readFrom(database: Database.Database): DeckFile {
  interface DeckRow {
    readonly id: string
    readonly title: string
    readonly description: string | null
    readonly language: string
    readonly locales: string
    readonly askableCount: number
  }
  const deckRows = database.prepare<[], DeckRow>(
    `SELECT id, title, description, language, locales,
       (SELECT count(*) FROM cards WHERE deck_id = decks.id AND kind IN (${rankedKinds.map(kind => `'${kind}'`).join(', ')})) AS askableCount
     FROM decks ORDER BY id`,
  )
  const translations = deckTexts(database)
  const summaries = database.prepare<
    [{ readonly deckId: string; readonly tags: string }],
    { key: CardKey; hash: string; kind: Card['kind']; difficulty: Difficulty; tags: string }
  >(
    `SELECT key, hash, kind, difficulty, json_extract(body, '$.tags') AS tags FROM cards
     WHERE deck_id = @deckId AND (@tags = '[]' OR EXISTS (
       SELECT 1 FROM tags WHERE card_key = key AND tag IN (SELECT value FROM json_each(@tags))))
     ORDER BY key`,
  )
  const aliasRows = database.prepare<[deckId: string], { alias: string; card_key: CardKey }>(
    'SELECT alias, card_key FROM aliases WHERE deck_id = ?',
  )
  const cardRow = database.prepare<[key: string], CardRow>('SELECT key, hash, body FROM cards WHERE key = ?')
  const mediumRow = database.prepare<[deckId: string, name: string], Medium>(
    'SELECT name, type, bytes FROM media WHERE deck_id = ? AND name = ?',
  )
  return {
    medium: (deckId, name) => mediumRow.get(deckId, name),
    decks: () =>
      deckRows.all().map(({ description, locales, ...row }) => ({
        ...row,
        ...translations(row.id),
        ...(description === null ? {} : { description }),
        locales: JSON.parse(locales) as string[],
      })),
    cards: (deckId, tags = []) =>
      summaries
        .all({ deckId, tags: JSON.stringify(tags) })
        .map(row => ({ ...row, tags: JSON.parse(row.tags) as string[] })),
    formerKeys: deckId =>
      new Map(aliasRows.all(deckId).map(({ alias, card_key: key }) => [cardKey(deckId, alias), key])),
    card: key => {
      const row = cardRow.get(key)
      // findDamage has seen that every body is a card.
      return row && { card: JSON.parse(row.body) as Card, hash: row.hash }
    },
    contents: deckContents(database),
    close: () => database.close(),
  }
}
