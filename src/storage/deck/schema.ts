// Owns the layout of the deck file: its tables, its mark and its format version.
import Database from 'better-sqlite3'

/** The four bytes "prpd" in the SQLite header: tells a deck file from any other database. */
export const APPLICATION_ID = 0x70727064
/** Grows with every change of the layout; a newer file than the program is refused. */
export const FORMAT_VERSION = 4

/**
 * Bodies are canonical JSON (see hash.ts); instants are in ms since the epoch and come from deck.lock, as do `marks`: cards
 * that are retired, or moved from another subdeck.
 */
const tables = [
  `CREATE TABLE decks (
    id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, description TEXT, license TEXT, attribution TEXT,
    language TEXT NOT NULL, locales TEXT NOT NULL, released_at INTEGER
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deck_texts (
    deck_id TEXT NOT NULL REFERENCES decks, locale TEXT NOT NULL, title TEXT NOT NULL, description TEXT,
    PRIMARY KEY (deck_id, locale)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE notes (
    deck_id TEXT NOT NULL REFERENCES decks, id TEXT NOT NULL, subdeck TEXT NOT NULL,
    PRIMARY KEY (deck_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE note_texts (
    deck_id TEXT NOT NULL, note_id TEXT NOT NULL, locale TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (deck_id, note_id, locale), FOREIGN KEY (deck_id, note_id) REFERENCES notes
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE cards (
    key TEXT NOT NULL PRIMARY KEY, deck_id TEXT NOT NULL, note_id TEXT NOT NULL, position INTEGER NOT NULL,
    kind TEXT NOT NULL, difficulty TEXT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL,
    FOREIGN KEY (deck_id, note_id) REFERENCES notes
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE card_texts (
    card_key TEXT NOT NULL REFERENCES cards, locale TEXT NOT NULL, hash TEXT NOT NULL, changed_at INTEGER NOT NULL,
    PRIMARY KEY (card_key, locale)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE tags (
    tag TEXT NOT NULL, card_key TEXT NOT NULL REFERENCES cards, PRIMARY KEY (tag, card_key)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE aliases (
    deck_id TEXT NOT NULL REFERENCES decks, alias TEXT NOT NULL, card_key TEXT NOT NULL REFERENCES cards,
    position INTEGER NOT NULL, PRIMARY KEY (deck_id, alias)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE media (
    deck_id TEXT NOT NULL REFERENCES decks, name TEXT NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (deck_id, name)
  ) STRICT`,
  `CREATE TABLE marks (
    deck_id TEXT NOT NULL REFERENCES decks, card_id TEXT NOT NULL, locale TEXT NOT NULL, kind TEXT NOT NULL,
    at INTEGER NOT NULL, moved_from TEXT, PRIMARY KEY (deck_id, card_id, locale)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE proofs (
    card_key TEXT NOT NULL PRIMARY KEY REFERENCES cards, variants INTEGER NOT NULL,
    distinct_answers INTEGER NOT NULL, rejected_share REAL NOT NULL
  ) STRICT, WITHOUT ROWID`,
]

/**
 * Bytes of a page. In a table of SQLite's kind without rowid a page of 4,096 has room for 1,002 bytes of a row; what is
 * longer, as most cards are, takes a page of its own beside it, and the file is twice as large.
 */
const PAGE_BYTES = 16_384

/** Makes the empty tables in a new database. */
export function createTables(database: Database.Database): void {
  database.pragma(`page_size = ${PAGE_BYTES}`)
  database.pragma(`application_id = ${APPLICATION_ID}`)
  database.pragma(`user_version = ${FORMAT_VERSION}`)
  for (const table of tables) database.exec(table)
}

/** Everything the schema of a database holds, as text that can be compared: tables, indexes, triggers, views. */
export function schemaText(database: Database.Database): string {
  return JSON.stringify(
    database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all(),
  )
}

/** `schemaText` of a file as `createTables` makes it. */
export function expectedSchema(): string {
  const database = new Database(':memory:')
  createTables(database)
  const text = schemaText(database)
  database.close()
  return text
}
