// Owns building: notes in, the deck file and deck.lock out, with everything worth telling about it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DiagnosticCode } from '../compiler/codes.ts'
import type { CompiledNote } from '../compiler/compile-note.ts'
import { changedIn, firstChange } from '../compiler/lock.ts'
import type { Problem } from '../compiler/report.ts'
import { cardKey } from '../domain/deck/card.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import type { DeckFileProblem } from '../storage/deck/problem.ts'
import type { ChangedAt, Past } from '../storage/deck/rows.ts'
import { readDeckFolders, type DeckFolder } from '../storage/notes/folder.ts'
import { removeLeftOver } from '../storage/notes/left-over.ts'
import { replaceFile } from '../storage/notes/replace-file.ts'
import { compileAhead } from './compile-ahead.ts'
import { compileFolders, type CompiledFolder } from './compile-folder.ts'
import { summarize, type DeckSummary } from './deck-summary.ts'
import { lockFileOf, lockProblem, type LockedDeck } from './lock-deck.ts'
import { inputsOf, keep, keepFiles, recallFrom, recallOutcome } from './build-cache.ts'
import { noMemory, openMemory, type BuildMemory, type LockMemory } from './build-memory.ts'
import { unlicensed, unknownTouched } from './release.ts'

/** Most variants that a build proves of each card; a check and a release prove all. */
export const BUILD_DEPTH = 64

export interface BuildTask {
  readonly folder: string
  readonly out: string
  readonly now: Instant
  /** A release: every card is licensed and all its variants proven, or nothing is written; deck.lock says when it was. */
  readonly releases?: boolean
  /** deck.lock may not change: where it would, nothing is written and that is an error. */
  readonly isFrozen?: boolean
  /** Cards whose instant of change moves: ids, with or without `deck/` before them, or all. */
  readonly touched?: readonly string[] | 'all'
}

export interface BuildReport {
  readonly decks: readonly DeckSummary[]
  readonly problems: readonly Problem[]
  /** The text behind each problem's `file`, for excerpts. */
  readonly sources: ReadonlyMap<string, string>
  /** False where no deck stands, or a release or frozen build failed: an old deck file is then worth more, and stays. */
  readonly isWritten: boolean
  /** Nothing has changed since the last build into this file. */
  readonly isUnchanged?: true
}

export type BuildProblem =
  | DeckFileProblem
  | { readonly code: 'folder.unreadable'; readonly args: { readonly path: string; readonly detail: string } }
  | { readonly code: 'touch.unknown'; readonly args: { readonly path: string; readonly detail: string } }

/**
 * Builds the notes in `folder` into the deck file `out`. Notes with errors are left out and reported; the rest builds.
 * Errors, where there is no new deck file: `folder.unreadable`, `deck-file.in-the-way`, `deck-file.unwritable`;
 * `touch.unknown` where no card has a touched id.
 */
export async function buildDecks(task: BuildTask): Promise<Result<BuildReport, BuildProblem>> {
  // A folder that is not there leaves no trace.
  const memory = existsSync(task.folder) ? openMemory(task.out) : noMemory()
  try {
    return await buildWith(memory, task)
  } finally {
    memory.close()
  }
}

/** `buildDecks` with what is remembered of the builds before, and is for the next one. */
export async function buildWith(memory: BuildMemory, task: BuildTask): Promise<Result<BuildReport, BuildProblem>> {
  const { folder, out, now, releases = false, touched = [] } = task
  const { cache, locks } = memory
  const depth = releases ? 'all' : BUILD_DEPTH
  const folders = readDeckFolders(folder, cache.hashAt)
  if (!folders.ok) return err({ code: 'folder.unreadable', args: { path: folder, detail: folders.error } })
  const before = releases || touched.length > 0 ? undefined : recallOutcome(cache, inputsOf(folders.value, depth), out)
  if (before) {
    keepFiles(cache, folders.value, now)
    const { decks, problems } = before
    return ok({ decks, problems, sources: new Map(before.sources), isWritten: true, isUnchanged: true })
  }
  const fresh = new Map<string, CompiledNote>()
  const ahead = await compileAhead(cache, folders.value, depth)
  const recall = recallFrom(cache, folders.value, depth, fresh, ahead)
  const isTouched = (deckId: string, id: string): boolean =>
    touched === 'all' || touched.includes(id) || touched.includes(cardKey(deckId, id))
  const wish = { releases, locks, ...(touched.length > 0 ? { isTouched } : {}) }
  const compiled = compileFolders(folders.value, now, depth, wish, recall)
  const unknown = touched === 'all' || touched.length === 0 ? undefined : unknownTouched(touched, compiled.decks)
  if (unknown !== undefined) return err({ code: 'touch.unknown', args: { path: folder, detail: unknown } })
  const written = await write(memory, task, compiled)
  if (written.ok && written.value.isWritten) {
    const { decks, problems, sources } = written.value
    const inputs = inputsOf(folders.value, depth, lockAfter(compiled.decks))
    // What hangs on the hour or on the lock before, or could not be written, is looked at anew.
    const isLasting = !problems.some(({ code }) => passing.has(code))
    const outcome = { inputs: isLasting ? inputs : '', decks, problems, sources: [...sources] }
    keep(cache, folders.value, now, fresh, outcome, out)
  }
  return written
}

/** Problems that another build of the same notes may not have. */
const passing: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>(['lock.future', 'lock.unwritable', 'id.changed'])

/** What the lock of each folder holds after the build. */
const lockAfter =
  (decks: readonly LockedDeck[]) =>
  (folder: DeckFolder): string | undefined =>
    decks.find(deck => deck.folder === folder)?.lockText ?? folder.lock?.text

async function write(
  { deck: file, locks }: BuildMemory,
  { out, releases = false, isFrozen = false }: BuildTask,
  { decks, sources, problems: found }: CompiledFolder,
): Promise<Result<BuildReport, BuildProblem>> {
  const problems = [...found]
  if (releases) problems.push(...decks.flatMap(unlicensed))
  if (isFrozen) problems.push(...decks.flatMap(frozen))
  const isRefused = (releases && problems.some(({ severity }) => severity === 'error')) || problems.some(isFreezing)
  const report = { decks: decks.map(({ deck }) => summarize(deck)), problems, sources }
  if (decks.length === 0 || isRefused) return ok({ ...report, isWritten: false })
  problems.push(...writeLocks(decks, locks))
  const pasts = new Map(decks.map(({ deck, lock }) => [deck.id, pastIn(lock)]))
  const written = await file.write(
    out,
    decks.map(({ deck }) => deck),
    datesIn(decks),
    deckId => known(pasts.get(deckId), deckId),
  )
  return written.ok ? ok({ ...report, isWritten: true }) : written
}

/** When each card of `decks` changed, by the lock of its deck. */
export function datesIn(decks: readonly LockedDeck[]): ChangedAt {
  const changedAt = new Map(decks.map(({ deck, lock }) => [deck.id, changedIn(lock)]))
  return (card, locale) => known(changedAt.get(card.deckId), card.deckId)(card.id, locale)
}

const isFreezing = ({ code }: Problem): boolean => code === 'lock.frozen'

function frozen({ folder, before, lock, lockText }: LockedDeck): Problem[] {
  if (lockText === undefined) return []
  const changed = firstChange(before, lock)
  return [lockProblem(folder, 'lock.frozen', changed ? { id: changed.id, locale: changed.locale } : {})]
}

function writeLocks(decks: readonly LockedDeck[], locks: LockMemory): Problem[] {
  return decks.flatMap(({ folder, lock, lockText }) => {
    if (lockText === undefined) return []
    const path = join(folder.path, 'deck.lock')
    removeLeftOver(path)
    const written = replaceFile(path, lockText)
    if (!written.ok) return [lockProblem(folder, 'lock.unwritable', { reason: written.error })]
    locks.keep(lockFileOf(folder), lockText, lock)
    return []
  })
}

const pastIn = ({ releasedAt, lines }: LockedDeck['lock']): Past => ({
  releasedAt,
  marks: lines
    .filter(({ mark }) => mark)
    .flatMap(({ id, locale, mark }) => (mark ? [{ cardId: id, locale, ...mark }] : [])),
})

function known<T>(found: T | undefined, deckId: string): T {
  if (found === undefined) throw new Error(`the deck ${deckId} has no lock`)
  return found
}
