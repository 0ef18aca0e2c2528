// Owns what building and checking share: a folder read, its decks compiled and proven, their locks compared.
import { compileDecks, type Recall } from '../compiler/compile.ts'
import type { Depth } from '../compiler/proof.ts'
import type { Problem } from '../compiler/report.ts'
import { ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import { readDeckFolders, type DeckFolder } from '../storage/notes/folder.ts'
import { lockDeck, lockFileOf, type LockedDeck } from './lock-deck.ts'

export interface CompiledFolder {
  readonly decks: readonly LockedDeck[]
  readonly problems: readonly Problem[]
  /** The text behind each problem's `file`, for excerpts. */
  readonly sources: ReadonlyMap<string, string>
}

/** What a build does to the locks beside noting what changed. */
interface LockWish {
  readonly releases?: boolean
  readonly isTouched?: (deckId: string, cardId: string) => boolean
}

/** Everything in `folder` at `now`. Error: the system's reason why the folder cannot be read. */
export function compileFolder(folder: string, now: Instant, depth: Depth): Result<CompiledFolder, string> {
  const folders = readDeckFolders(folder)
  return folders.ok ? ok(compileFolders(folders.value, now, depth)) : folders
}

/** Everything in `folders`, which will share a deck file, at `now`; `recall` knows notes from before. */
export function compileFolders(
  folders: readonly DeckFolder[],
  now: Instant,
  depth: Depth,
  { releases = false, isTouched = () => false }: LockWish = {},
  recall?: Recall,
): CompiledFolder {
  const problems: Problem[] = []
  const sources = new Map<string, string>()
  const decks: LockedDeck[] = []
  const compiled = compileDecks(folders, depth, recall)
  for (const [index, files] of folders.entries()) {
    const result = compiled[index]
    if (!result) continue
    problems.push(...result.problems)
    for (const [file, text] of result.sources) sources.set(file, text)
    const { deck } = result
    if (!deck) continue
    // What an error keeps out is not gone.
    const retires = !result.problems.some(({ severity }) => severity === 'error')
    const before = problems.length
    decks.push(lockDeck(deck, files, now, { releases, isTouched: id => isTouched(deck.id, id), retires }, problems))
    if (files.lock && problems.length > before) sources.set(lockFileOf(files), files.lock.text)
  }
  return { decks, problems, sources }
}
