// Owns writing the deck file: a new one beside it, then one atomic replacement.
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { copyFile, open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Deck } from '../../domain/deck/deck.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { removeLeftOver } from '../notes/left-over.ts'
import { deckFileProblem, reason, type DeckFileProblem } from './problem.ts'
import { bring, heldOf, nothing, type ChangedAt, type Held, type Past } from './rows.ts'
import { APPLICATION_ID, createTables } from './schema.ts'

/**
 * Replaces the deck file at `path` by one that holds `decks`. On any failure the old file stands. A file there that is no
 * deck file is never overwritten. Errors: `deck-file.in-the-way`, `deck-file.unwritable`.
 */
export type WriteDeckFile = (
  path: string,
  decks: readonly Deck[],
  changedAt: ChangedAt,
  pastOf?: (deckId: string) => Past,
) => Promise<Result<void, DeckFileProblem>>

const noPast: Past = { marks: [] }

/** Equal arguments give equal bytes. */
export const writeDeckFile: WriteDeckFile = (...task) => deckWriter().write(...task)

/**
 * Writes a deck file again and again: as long as nobody else replaced it, only what differs is written anew, into a copy
 * of it. The content is then the same as if all of it was, the bytes need not be.
 */
export interface DeckWriter {
  readonly write: WriteDeckFile
  /** Whether it knows what the file at `path` holds. */
  readonly knows: (path: string) => boolean
  /** Tells it that the file at `path` was written from these very arguments. */
  readonly learn: (path: string, decks: readonly Deck[], changedAt: ChangedAt) => void
  /** Copies the file that is known, so that whoever writes next need not wait for the copy. */
  readonly copyAhead: () => Promise<void>
  /** Removes the copy. */
  readonly close: () => void
}

export function deckWriter(): DeckWriter {
  let last: { readonly path: string; readonly stamp: string; readonly held: Held } | undefined
  /** A copy of the file with the stamp `of`, complete and on disk. */
  let copy: { readonly path: string; readonly of: string; readonly stamp: string } | undefined
  const isKnown = (path: string): boolean => last?.path === path && last.stamp === stampOf(path)

  async function copyAhead(): Promise<void> {
    if (!last || !isKnown(last.path) || copy?.of === last.stamp) return
    const { path, stamp } = last
    const temporary = besides(path)
    try {
      await copyFile(path, temporary, constants.COPYFILE_FICLONE)
      const file = await open(temporary, 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
      copy = stampOf(path) === stamp ? { path: temporary, of: stamp, stamp: stampOf(temporary) } : undefined
    } catch {
      // Whoever writes next will hear why.
      rmSync(temporary, { force: true })
    }
  }

  const write: WriteDeckFile = async (path, decks, changedAt, pastOf = () => noPast) => {
    if (holdsSomethingElse(path)) return err(deckFileProblem('deck-file.in-the-way', { path }))
    const temporary = besides(path)
    const before = last && isKnown(path) ? last.held : nothing
    const isCopied = copy?.path === temporary && copy.of === last?.stamp && copy.stamp === stampOf(temporary)
    last = copy = undefined
    try {
      mkdirSync(dirname(path), { recursive: true })
      removeLeftOver(path)
      if (before === nothing) closeSync(openSync(temporary, 'w'))
      else if (!isCopied) copyFileSync(path, temporary, constants.COPYFILE_FICLONE)
      const held = change(temporary, database => {
        if (before === nothing) createTables(database)
        return database.transaction(() => bring(database, before, decks, changedAt, pastOf))()
      })
      sync(temporary)
      await replace(temporary, path)
      last = { path, stamp: stampOf(path), held }
      return ok(undefined)
    } catch (error) {
      rmSync(temporary, { force: true })
      return err(deckFileProblem('deck-file.unwritable', { path, detail: reason(error) }))
    }
  }

  return {
    write,
    knows: isKnown,
    learn: (path, decks, changedAt) => void (last = { path, stamp: stampOf(path), held: heldOf(decks, changedAt) }),
    copyAhead,
    close: () => {
      if (copy) rmSync(copy.path, { force: true })
      copy = undefined
    },
  }
}

/** Where the file that will take the place of `path` is made. */
const besides = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)

/** Runs `run` on the database in the file at `path`, which is nobody else's and is worth nothing before it is done. */
function change<T>(path: string, run: (database: Database.Database) => T): T {
  const database = new Database(path)
  try {
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = OFF')
    database.pragma('synchronous = OFF')
    // Rows go to the ends of their tables: few pages are in use at a time.
    database.pragma('cache_size = -2000')
    // What refers to what is checked where a file is opened; here every insertion would look it up.
    database.pragma('foreign_keys = OFF')
    return run(database)
  } finally {
    database.close()
  }
}

/** Another one whenever the file was replaced or rewritten. */
function stampOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}` : 'none'
}

function sync(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

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
