// Owns the cache of a build: what files held and what came of them, in a file beside the deck file that may be lost.
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { canonicalJson, sha256 } from '../deck/hash.ts'

/** The four bytes "prpc" in the SQLite header. */
const APPLICATION_ID = 0x70727063

/**
 * Everything in it is plain JSON under a name, its members in canonical order, checked against its digest when it is read. What cannot be read is not
 * there: a build never fails for its cache.
 */
export interface Cache {
  /** The hash of the file's content as it was when it had this stamp. */
  readonly hashAt: (path: string, stamp: string) => string | undefined
  readonly recall: (name: string) => unknown
  /** From now on exactly these files are known. */
  readonly keepFiles: (files: Iterable<StampedFile>) => void
  /** Adds `values`, and drops every other one that was not recalled since the cache was opened. */
  readonly keep: (values: Iterable<readonly [name: string, value: unknown]>) => void
  readonly close: () => void
}

type StampedFile = readonly [path: string, stamp: string, hash: string]

const none: Cache = {
  hashAt: () => undefined,
  recall: () => undefined,
  keepFiles: () => {},
  keep: () => {},
  close: () => {},
}

/**
 * The cache in the file at `path`, empty where it is new, damaged or made by other code than `code`. A file there that is
 * no cache is left alone, and nothing is kept.
 */
export function openCache(path: string, code: string): Cache {
  if (isForeign(path)) return none
  return tried(() => opened(path, code)) ?? tried(() => (rmSync(path, { force: true }), opened(path, code))) ?? none
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
  const database = new Database(path, { timeout: 0 })
  try {
    // Another build at the same time has the cache for itself; a power cut may damage it, which is noticed.
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('synchronous = OFF')
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.exec(`
      CREATE TABLE IF NOT EXISTS code (code TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS files (path TEXT NOT NULL PRIMARY KEY, stamp TEXT NOT NULL, hash TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS kept (name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, value TEXT NOT NULL);
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
  const rows = database.prepare<[], [path: string, stamp: string, hash: string]>('SELECT * FROM files').raw().all()
  const files = new Map(rows.map(([path, stamp, hash]) => [path, { stamp, hash }]))
  const one = database.prepare<[string], { digest: string; value: string }>('SELECT * FROM kept WHERE name = ?')
  const recalled = new Set<string>()
  return {
    hashAt: (path, stamp) => {
      const file = files.get(path)
      return file?.stamp === stamp ? file.hash : undefined
    },
    recall: name =>
      tried(() => {
        const row = one.get(name)
        if (!row || sha256(row.value) !== row.digest) return undefined
        recalled.add(name)
        return JSON.parse(row.value) as unknown
      }),
    keepFiles: wanted => {
      tried(() => database.transaction(() => keepFiles(database, files, wanted))())
    },
    keep: values => {
      tried(() => database.transaction(() => keepValues(database, recalled, values))())
    },
    close: () => database.close(),
  }
}

function keepFiles(
  database: Database.Database,
  before: ReadonlyMap<string, { readonly stamp: string; readonly hash: string }>,
  wanted: Iterable<StampedFile>,
): void {
  const gone = new Set(before.keys())
  const put = database.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?)')
  for (const [path, stamp, hash] of wanted) {
    gone.delete(path)
    const known = before.get(path)
    if (known?.stamp !== stamp || known.hash !== hash) put.run(path, stamp, hash)
  }
  const drop = database.prepare('DELETE FROM files WHERE path = ?')
  for (const path of gone) drop.run(path)
}

function keepValues(
  database: Database.Database,
  recalled: ReadonlySet<string>,
  values: Iterable<readonly [name: string, value: unknown]>,
): void {
  const forget = database.prepare('DELETE FROM kept WHERE name = ?')
  for (const name of database.prepare<[], string>('SELECT name FROM kept').pluck().all())
    if (!recalled.has(name)) forget.run(name)
  const keep = database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?)')
  for (const [name, value] of values) {
    const text = canonicalJson(value)
    keep.run(name, sha256(text), text)
  }
}
