// Owns how a deck's lock goes on after a build: read, compared with what was built, and what is to be written.
import { emptyLock, nextLock, readLock, writeLock, type BuiltLine, type Lock, type LockTask } from '../compiler/lock.ts'
import { openReport, placedProblem, type Problem } from '../compiler/report.ts'
import type { Deck, Note } from '../domain/deck/deck.ts'
import { ok } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import { digestOf } from '../storage/deck/hash.ts'
import type { DeckFolder } from '../storage/notes/folder.ts'
import type { LockMemory } from './build-memory.ts'

/** A deck that built, and how its lock goes on. */
export interface LockedDeck {
  readonly deck: Deck
  readonly folder: DeckFolder
  /** The lock as it stands. */
  readonly before: Lock
  /** The lock after this build. */
  readonly lock: Lock
  /** The text to write, where it differs from what stands there and may be replaced. */
  readonly lockText?: string
}

/** The lock's place among the files of everything that is built. */
export const lockFileOf = ({ prefix }: Pick<DeckFolder, 'prefix'>): string =>
  prefix === '' ? 'deck.lock' : `${prefix}/deck.lock`

/** The lock of `deck` after a build at `now`; what is wrong with the one that is there is added to `problems`. */
export function lockDeck(
  deck: Deck,
  folder: DeckFolder,
  now: Instant,
  task: LockTask,
  problems: Problem[],
  locks?: LockMemory,
): LockedDeck {
  const file = lockFileOf(folder)
  const known = folder.lock ? locks?.recall(file, folder.lock.text, now) : emptyLock
  const read =
    folder.lock && !known ? readLock(file, folder.lock.text, now) : ok({ lock: known ?? emptyLock, problems: [] })
  problems.push(...(read.ok ? read.value.problems : read.error))
  const before = read.ok ? read.value.lock : emptyLock
  const lock = nextLock(before, deck.notes.map(linesOf), now, task)
  // It was written from this very lock.
  if (known && lock === known && folder.lock) return { deck, folder, before, lock }
  const text = writeLock(lock)
  // A lock that could not be read may hold what nobody else knows, and a folder without deck.md has not asked for one.
  const isUnread = folder.problems.some(({ path }) => path === 'deck.lock')
  const isOurs = read.ok && !isUnread && folder.deck !== undefined && !isSame(text, folder.lock?.text)
  return { deck, folder, before, lock, ...(isOurs ? { lockText: text } : {}) }
}

/** Git may give a lock CRLF ends, which say nothing new. */
const isSame = (text: string, found: string | undefined): boolean =>
  text === found || (found?.includes('\r') === true && text === openReport('', found).text)

const built = new WeakMap<Note, readonly BuiltLine[]>()

/** The lines of a note's cards, made once. */
function linesOf(note: Note): readonly BuiltLine[] {
  const made = built.get(note)
  if (made) return made
  const { subdeck, cards } = note
  const lines = cards
    .map(digestOf)
    .flatMap(({ id, exports }) => Object.entries(exports).map(([locale, hash]) => ({ id, locale, subdeck, hash })))
  built.set(note, lines)
  return lines
}

/** A problem of the whole deck.lock of `folder`. */
export const lockProblem = (
  folder: DeckFolder,
  code: 'lock.unwritable' | 'lock.frozen',
  args: Problem['args'],
): Problem => placedProblem(openReport(lockFileOf(folder), ''), code, { start: 0, end: 1 }, args)
