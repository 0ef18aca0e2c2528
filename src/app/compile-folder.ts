// Owns what building and checking share: a folder read, its decks compiled and proven, their locks compared.
import type { MissingId } from '../compiler/compile-note.ts'
import { compileDecks, sourcesOf, type Recall } from '../compiler/compile.ts'
import type { Depth } from '../compiler/proof.ts'
import { renamedCards } from '../compiler/renamed.ts'
import type { Problem } from '../compiler/report.ts'
import type { Deck } from '../domain/deck/deck.ts'
import { ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import { digestOf } from '../storage/deck/hash.ts'
import { readDeckFolders, type DeckFolder } from '../storage/notes/folder.ts'
import type { LockMemory } from './build-memory.ts'
import { lockDeck, lockFileOf, type LockedDeck } from './lock-deck.ts'

export interface CompiledFolder {
  readonly decks: readonly LockedDeck[]
  readonly problems: readonly Problem[]
  /** The cards without an id of their own, and what writes it down. */
  readonly missingIds: readonly MissingId[]
  /** The text behind each problem's `file`, for excerpts. */
  readonly sources: ReadonlyMap<string, string>
}

/** What a build does to the locks beside noting what changed, and what it knows of them. */
interface LockWish {
  readonly locks?: LockMemory
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
  { releases = false, isTouched, locks }: LockWish = {},
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
    const task = { releases, ...(isTouched ? { isTouched: (id: string) => isTouched(deck.id, id) } : {}), retires }
    const locked = lockDeck(deck, files, now, task, problems, locks)
    decks.push(locked)
    if (files.lock && problems.length > before) sources.set(lockFileOf(files), files.lock.text)
    const renamed = retires ? renamedCards(locked.before, () => namesOf(deck), result.missingIds) : []
    problems.push(...renamed)
    for (const [file, text] of sourcesOf(renamed, files)) sources.set(file, text)
  }
  return { decks, problems, missingIds: compiled.flatMap(({ missingIds }) => missingIds), sources }
}

/** Every id and former id of the deck's cards. */
const namesOf = ({ notes }: Deck): ReadonlySet<string> =>
  new Set(notes.flatMap(({ cards }) => cards.flatMap(each => [digestOf(each).id, ...each.aliases])))
