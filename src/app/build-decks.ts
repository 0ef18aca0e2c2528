// Owns building: notes in, the deck file and deck.lock out, with everything worth telling about it.
import { join } from 'node:path'
import { changedIn } from '../compiler/lock.ts'
import { openReport, report, type Problem } from '../compiler/report.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import type { DeckFileProblem } from '../storage/deck/problem.ts'
import { writeDeckFile } from '../storage/deck/writer.ts'
import { replaceFile } from '../storage/notes/replace-file.ts'
import { compileFolder } from './compile-folder.ts'
import { summarize, type DeckSummary } from './deck-summary.ts'

/** Most variants that a build proves of each card; a check proves all. */
const BUILD_DEPTH = 64

export interface BuildReport {
  readonly decks: readonly DeckSummary[]
  readonly problems: readonly Problem[]
  /** The text behind each problem's `file`, for excerpts. */
  readonly sources: ReadonlyMap<string, string>
  /** False where no deck stands: an old deck file is then worth more than an empty one, and stays. */
  readonly isWritten: boolean
}

export type BuildProblem =
  | DeckFileProblem
  | { readonly code: 'folder.unreadable'; readonly args: { readonly path: string; readonly detail: string } }

/**
 * Builds the notes in `folder` into the deck file `out`. Notes with errors are left out and reported; the rest builds.
 * Errors, where there is no new deck file: `folder.unreadable`, `deck-file.in-the-way`, `deck-file.unwritable`.
 */
export async function buildDecks(task: {
  readonly folder: string
  readonly out: string
  readonly now: Instant
}): Promise<Result<BuildReport, BuildProblem>> {
  const compiled = compileFolder(task.folder, task.now, BUILD_DEPTH)
  if (!compiled.ok) return err({ code: 'folder.unreadable', args: { path: task.folder, detail: compiled.error } })
  const { decks, sources } = compiled.value
  const problems = [...compiled.value.problems]
  for (const { folder, lockText } of decks) {
    const written = lockText === undefined ? ok(undefined) : replaceFile(join(folder.path, 'deck.lock'), lockText)
    if (!written.ok) problems.push(unwritableLock(folder.prefix, written.error))
  }
  if (decks.length === 0) return ok({ decks: [], problems, sources, isWritten: false })
  const changedAt = new Map(decks.map(({ deck, lock }) => [deck.id, changedIn(lock)]))
  const written = await writeDeckFile(
    task.out,
    decks.map(({ deck }) => deck),
    (card, locale) => {
      const at = changedAt.get(card.deckId)?.(card.id, locale)
      if (at === undefined) throw new Error(`the deck ${card.deckId} has no lock`)
      return at
    },
  )
  if (!written.ok) return written
  return ok({ decks: decks.map(({ deck }) => summarize(deck)), problems, sources, isWritten: true })
}

function unwritableLock(prefix: string, reason: string): Problem {
  const to = openReport(prefix === '' ? 'deck.lock' : `${prefix}/deck.lock`, '')
  report(to, 'lock.unwritable', { start: 0, end: 1 }, { reason })
  const [problem] = to.problems
  if (!problem) throw new Error('a report keeps what it is given')
  return problem
}
