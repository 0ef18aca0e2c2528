// Owns reading Anki's collection, schema 11 to 18, out of bytes that may come from a stranger; nothing in it is run.
import Database from 'better-sqlite3'
import { ok, type Result } from '../../domain/result.ts'
import { FIELD_SEPARATOR } from '../collection.ts'
import { damaged, packageProblem, type PackageProblem } from './problem.ts'
import { readDecks, readTypes, type ReadType } from './schemas.ts'

/** A note as it lies in a collection. */
export interface ReadNote {
  readonly guid: string
  readonly type: ReadType
  readonly tags: readonly string[]
  /** HTML, one for each field of its type. */
  readonly fields: readonly string[]
  /** In the order of their numbers: template, or gap less one. `deck`: its names from the top. */
  readonly cards: readonly { readonly ord: number; readonly deck: readonly string[] }[]
}

export interface ReadCollection {
  /** In the order in which they were made. Damage that shows only here throws an SqliteError. */
  readonly notes: () => Iterable<ReadNote>
  /** Notes whose type is not there. */
  readonly strays: number
  readonly close: () => void
}

/** The newest schema that any Anki writes into packages. */
const KNOWN_SCHEMA = 18
/** Anki's own limit is far lower. */
const MOST_CARDS = 5_000_000

/** Opens the collection in `bytes`, which are changed. Errors: `package.damaged`, `.newer`, `.too-large`. */
export function openCollection(bytes: Buffer): Result<ReadCollection, PackageProblem> {
  const fault = headerFault(bytes)
  if (fault !== undefined) return damaged(fault)
  // A file in WAL mode has no log here; without the mark SQLite does not look for one.
  bytes.fill(1, 18, 20)
  let database: Database.Database | undefined
  try {
    database = new Database(bytes)
    const read = collectionIn(database)
    if (!read.ok) database.close()
    return read
  } catch (error) {
    database?.close()
    return damaged(detailOf(error))
  }
}

/** The reason of SQLite, or of a value that is none; anything else is a fault of ours. */
export function detailOf(error: unknown): string {
  if (error instanceof Database.SqliteError || error instanceof RangeError || error instanceof SyntaxError)
    return error.message
  throw error
}

/** What the first 100 bytes say that cannot be. Source: the SQLite file format, section 1.3. */
function headerFault(bytes: Buffer): string | undefined {
  if (bytes.length < 512 || bytes.toString('latin1', 0, 15) !== 'SQLite format 3')
    return 'the collection is no SQLite file'
  const stated = bytes.readUInt16BE(16)
  const pages = bytes.readUInt32BE(28) * (stated === 1 ? 65_536 : stated)
  return pages > bytes.length ? `the collection is cut off: ${bytes.length} of ${pages} bytes` : undefined
}

const wanted = ['col', 'notes', 'cards'] as const

function collectionIn(database: Database.Database): Result<ReadCollection, PackageProblem> {
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  replaceCollation(database)
  database.pragma('query_only = ON')
  const tables = plainTables(database)
  const missing = wanted.find(table => !tables.has(table))
  if (missing !== undefined) return damaged(`the collection has no table ${missing}`)
  for (const table of wanted) {
    const verdict = database.pragma(`quick_check(${table})`, { simple: true })
    if (verdict !== 'ok') return damaged(String(verdict).split('\n')[0] ?? '')
  }
  const [schema, count] = [
    Number(database.prepare('SELECT ver FROM col').pluck().get()),
    Number(database.prepare('SELECT count(*) FROM cards').pluck().get()),
  ]
  if (!(schema >= 11)) return damaged(`the schema ${schema} is older than any package`)
  if (schema > KNOWN_SCHEMA) return packageProblem('package.newer', { found: schema, known: KNOWN_SCHEMA })
  if (count > MOST_CARDS) return packageProblem('package.too-large', { what: 'cards', allowed: MOST_CARDS })
  const types = readTypes(database, tables)
  const decks = readDecks(database, tables)
  if (!types || !decks) return damaged('its note types or decks cannot be read')
  const known = [...types.keys()].join(', ')
  const strays = Number(database.prepare(`SELECT count(*) FROM notes WHERE mid NOT IN (${known})`).pluck().get())
  return ok({ notes: () => notesIn(database, types, decks), strays, close: () => database.close() })
}

/**
 * Newer schemas name Anki's own collation, without which SQLite reads no table that has it. Nothing here depends on how
 * names compare: the copy in memory names one that there is. Its triggers and views go.
 */
function replaceCollation(database: Database.Database): void {
  database.unsafeMode(true)
  database.pragma('writable_schema = ON')
  database.exec(`UPDATE sqlite_schema SET sql = replace(sql, 'COLLATE unicase', 'COLLATE nocase');
    DELETE FROM sqlite_schema WHERE type IN ('trigger', 'view')`)
  database.pragma('writable_schema = RESET')
  database.unsafeMode(false)
}

/** Names of tables that hold rows: a view or a virtual table would run what a stranger wrote, as a computed column does. */
function plainTables(database: Database.Database): ReadonlySet<string> {
  const rows = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").all() as {
    name: string
    sql: string | null
  }[]
  const isPlain = (name: string): boolean =>
    (database.prepare('SELECT hidden FROM pragma_table_xinfo(?)').pluck().all(name) as number[]).every(
      hidden => hidden === 0,
    )
  return new Set(
    rows.filter(({ name, sql }) => /^CREATE TABLE/i.test(sql ?? '') && isPlain(name)).map(({ name }) => name),
  )
}

/** Anki writes none of these signs; other programs do. */
const cleaned = (field: string): string => field.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ue000-\ue00f]/g, '')

interface NoteRow {
  readonly id: number
  readonly guid: string
  readonly mid: number
  readonly tags: string
  readonly flds: string
}

interface CardRow {
  readonly nid: number
  readonly ord: number
  readonly did: number
}

function* notesIn(
  database: Database.Database,
  types: ReadonlyMap<number, ReadType>,
  decks: ReadonlyMap<number, readonly string[]>,
): Generator<ReadNote> {
  const notes = database.prepare<[], NoteRow>(
    'SELECT id, CAST(guid AS TEXT) AS guid, mid, CAST(tags AS TEXT) AS tags, CAST(flds AS TEXT) AS flds FROM notes ORDER BY id',
  )
  // A card in a filtered deck belongs to the one it was taken from.
  const cards = database
    .prepare<[], CardRow>(
      'SELECT nid, ord, CASE odid WHEN 0 THEN did ELSE odid END AS did FROM cards ORDER BY nid, ord',
    )
    .iterate()
  try {
    let next = cards.next()
    for (const { id, guid, mid, tags, flds } of notes.iterate()) {
      while (next.done !== true && next.value.nid < id) next = cards.next()
      const own: { ord: number; deck: readonly string[] }[] = []
      for (; next.done !== true && next.value.nid === id; next = cards.next())
        own.push({ ord: next.value.ord, deck: decks.get(next.value.did) ?? [] })
      const type = types.get(mid)
      if (type)
        yield {
          guid,
          type,
          tags: tags.split(/[\s\u3000]+/).filter(tag => tag !== ''),
          fields: flds.split(FIELD_SEPARATOR).map(cleaned),
          cards: own,
        }
    }
  } finally {
    // No database closes while a query of it goes on, and notes may fail, or be enough, before the last card.
    cards.return?.()
  }
}
