// Owns the cache of a build: what files held and what came of them, in a file beside the deck file that may be lost.
import { closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { sha256 } from '../deck/hash.ts'
import type { HashAt, Stamp } from './folder.ts'

/** The four bytes "prpc" in the SQLite header. */
const APPLICATION_ID = 0x70727063

/**
 * Everything in it is a text under a name, checked against its digest when it is read. What cannot be read is not there: a
 * build never fails for its cache. What a text means is for those to say who keep and recall it.
 */
export interface Cache {
  /** The hash of the file's content as it was when it had this stamp. */
  readonly hashAt: HashAt
  /** What `open` makes of the text under this name: the same value as long as the cache is open. */
  readonly recall: <T>(name: string, open: Open<T>) => T | undefined
  /** From now on exactly these files are known. */
  readonly keepFiles: (files: Iterable<StampedFile>) => void
  /** Adds one text, which counts as recalled: `value` is what opening it gives. */
  readonly put: (text: KeptText, value: unknown) => void
  /** Adds all of `texts`, and drops every other one that was not recalled since the last time, or since the cache was opened. */
  readonly keep: (texts: Iterable<KeptText>) => void
  readonly close: () => void
}

/** A text under its name, with what may stand beside it and is held on to apart from it; the digest of both tells damage. */
export interface KeptText {
  readonly name: string
  readonly text: string
  readonly beside: string
  readonly digest: string
}

/** What makes a value of a text and what stands beside it. */
type Open<T> = (text: string, beside: string) => T

/** The digest of a text and what stands beside it. */
export const digestWith = (text: string, beside: string): string => sha256(`${text}\n${beside}`)
interface StampedFile {
  readonly full: string
  readonly stamp: Stamp
  readonly hash: string
}

/** Knows nothing and keeps nothing. */
export const noCache: Cache = {
  hashAt: () => undefined,
  recall: () => undefined,
  keepFiles: () => {},
  put: () => {},
  keep: () => {},
  close: () => {},
}

/**
 * The cache in the file at `path`, empty where it is new, damaged or made by other code than `code`. A file there that is
 * no cache is left alone, and nothing is kept.
 */
export function openCache(path: string, code: string): Cache {
  if (isForeign(path)) return noCache
  try {
    return opened(path, code)
  } catch (error) {
    // Another build has it now.
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return noCache
    return tried(() => (rmSync(path, { force: true }), opened(path, code))) ?? noCache
  }
}

function tried<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch {
    return undefined
  }
}

function isForeign(path: string): boolean {
  const head = Buffer.alloc(100)
  const length = tried(() => {
    const file = openSync(path, 'r')
    try {
      return readSync(file, head, 0, head.length, 0)
    } finally {
      closeSync(file)
    }
  })
  return length !== undefined && length > 0 && head.readUInt32BE(68) !== APPLICATION_ID
}

function opened(path: string, code: string): Cache {
  mkdirSync(dirname(path), { recursive: true })
  const database = new Database(path, { timeout: 0 })
  try {
    // A note takes some thousand bytes, which are then read at once.
    database.pragma('page_size = 16384')
    // Another build at the same time has the cache for itself; a power cut may damage it, which is noticed.
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('synchronous = OFF')
    // Notes come in the order of their names, and each is read once: there is nothing to hold on to.
    database.pragma('cache_size = -2000')
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.exec(`
      CREATE TABLE IF NOT EXISTS code (code TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS files (
        path TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL, size REAL NOT NULL, modified REAL NOT NULL, changed REAL NOT NULL,
        inode REAL NOT NULL
      );
      CREATE TABLE IF NOT EXISTS kept (
        name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, text TEXT NOT NULL, beside TEXT NOT NULL
      );
    `)
    if (database.prepare('SELECT code FROM code').pluck().get() !== code) empty(database, code)
    return cacheIn(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function empty(database: Database.Database, code: string): void {
  database.exec('DELETE FROM files; DELETE FROM kept; DELETE FROM code')
  database.prepare('INSERT INTO code VALUES (?)').run(code)
}

function cacheIn(database: Database.Database): Cache {
  type Row = [path: string, hash: string, size: number, mtimeMs: number, ctimeMs: number, ino: number]
  const files = new Map<string, StampedFile>()
  for (const [full, hash, size, mtimeMs, ctimeMs, ino] of database.prepare<[], Row>('SELECT * FROM files').raw().all())
    files.set(full, { full, stamp: { size, mtimeMs, ctimeMs, ino }, hash })
  const one = database.prepare<[string], KeptText>('SELECT * FROM kept WHERE name = ?')
  const insert = database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)')
  /** What was recalled or kept, so that a second build in this process need not read it again. */
  const values = new Map<string, unknown>()
  const recalled = new Set<string>()
  /** The names in the file; undefined where they are to be looked up. */
  let stored: Set<string> | undefined
  const read = <T>(name: string, open: Open<T>): T | undefined => {
    const row = one.get(name)
    return row && digestWith(row.text, row.beside) === row.digest ? open(row.text, row.beside) : undefined
  }
  return {
    hashAt: (path, stamp) => {
      const file = files.get(path)
      return file && isSame(file.stamp, stamp) ? file.hash : undefined
    },
    recall: <T>(name: string, open: Open<T>) => {
      const known = values.get(name)
      const value = known ?? tried(() => read(name, open))
      if (value === undefined) return undefined
      if (known === undefined) values.set(name, value)
      recalled.add(name)
      // Under one name there is one kind of text, which is always opened alike.
      return value as T
    },
    put: ({ name, text, beside, digest }, value) => {
      tried(() => {
        // Ends with everything that the build keeps; what it does not keep is dropped.
        if (!database.inTransaction) database.exec('BEGIN')
        insert.run(name, digest, text, beside)
        stored?.add(name)
      })
      values.set(name, value)
      recalled.add(name)
    },
    keepFiles: wanted => {
      tried(() => database.transaction(() => keepFiles(database, files, wanted))())
    },
    keep: texts => {
      for (const name of values.keys()) if (!recalled.has(name)) values.delete(name)
      const names = stored ?? tried(() => namesIn(database))
      stored = names && tried(() => database.transaction(() => keepTexts(database, names, recalled, texts, values))())
      tried(() => database.inTransaction && database.exec('COMMIT'))
      recalled.clear()
    },
    close: () => database.close(),
  }
}

const isSame = (a: Stamp, b: Stamp): boolean =>
  a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino

function keepFiles(database: Database.Database, before: Map<string, StampedFile>, wanted: Iterable<StampedFile>): void {
  const gone = new Set(before.keys())
  const put = database.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)')
  for (const { full, stamp, hash } of wanted) {
    gone.delete(full)
    const known = before.get(full)
    if (known && isSame(known.stamp, stamp) && known.hash === hash) continue
    put.run(full, hash, stamp.size, stamp.mtimeMs, stamp.ctimeMs, stamp.ino)
    before.set(full, { full, stamp, hash })
  }
  const drop = database.prepare('DELETE FROM files WHERE path = ?')
  for (const path of gone) {
    drop.run(path)
    before.delete(path)
  }
}

const namesIn = (database: Database.Database): Set<string> =>
  new Set(database.prepare<[], string>('SELECT name FROM kept').pluck().all())

/** The names that are in the file then; before, they were `stored`. */
function keepTexts(
  database: Database.Database,
  stored: Set<string>,
  recalled: ReadonlySet<string>,
  fresh: Iterable<KeptText>,
  values: Map<string, unknown>,
): Set<string> {
  const forget = database.prepare('DELETE FROM kept WHERE name = ?')
  for (const name of stored) {
    if (recalled.has(name)) continue
    forget.run(name)
    stored.delete(name)
  }
  const keep = database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)')
  for (const { name, text, beside, digest } of fresh) {
    // It is opened from this very text when somebody asks for it.
    values.delete(name)
    keep.run(name, digest, text, beside)
    stored.add(name)
  }
  return stored
}
