// Owns checking: everything that a build would say and a deeper proof, with nothing written.
import type { Problem } from '../compiler/report.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import { noCache } from '../storage/notes/cache.ts'
import { compileAgain } from './compile-again.ts'
import { summarize, type DeckSummary } from './deck-summary.ts'
import { proofsIn, type CardProof } from './proof-report.ts'

export interface CheckReport {
  readonly decks: readonly DeckSummary[]
  /** Every card that draws numbers, deck by deck in the order of the notes. */
  readonly proofs: readonly CardProof[]
  readonly problems: readonly Problem[]
  /** The text behind each problem's `file`, for excerpts. */
  readonly sources: ReadonlyMap<string, string>
}

/** Checks the notes in `folder`, proving every variant within reason. Error: why the folder cannot be read. */
export async function checkDecks(task: {
  readonly folder: string
  readonly now: Instant
}): Promise<Result<CheckReport, string>> {
  const compiled = await compileAgain(noCache, task.folder, task.now, 'all')
  if (!compiled.ok) return err(compiled.error)
  const { decks, problems, sources } = compiled.value
  return ok({
    decks: decks.map(({ deck }) => summarize(deck)),
    proofs: decks.flatMap(({ deck }) => proofsIn(deck)),
    problems,
    sources,
  })
}
