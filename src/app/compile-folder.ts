// Owns what building and checking share: a folder read, its decks compiled and proven, their locks compared.
import { compileDecks, type CompiledDeck } from '../compiler/compile.ts'
import { emptyLock, nextLock, readLock, writeLock, type Lock } from '../compiler/lock.ts'
import type { Depth } from '../compiler/proof.ts'
import type { Problem } from '../compiler/report.ts'
import type { Deck } from '../domain/deck/deck.ts'
import { ok, type Result } from '../domain/result.ts'
import type { Instant } from '../domain/time.ts'
import { exportHash } from '../storage/deck/hash.ts'
import { readDeckFolders, type DeckFolder } from '../storage/notes/folder.ts'

/** A deck that built, and how its lock goes on. */
interface LockedDeck {
  readonly deck: Deck
  readonly folder: DeckFolder
  /** The lock after this build. */
  readonly lock: Lock
  /** The text to write, where it differs from what stands there and may be replaced. */
  readonly lockText?: string
}

export interface CompiledFolder {
  readonly decks: readonly LockedDeck[]
  readonly problems: readonly Problem[]
  /** The text behind each problem's `file`, for excerpts. */
  readonly sources: ReadonlyMap<string, string>
}

/** Everything in `folder` at `now`. Error: the system's reason why the folder cannot be read. */
export function compileFolder(folder: string, now: Instant, depth: Depth): Result<CompiledFolder, string> {
  const folders = readDeckFolders(folder)
  if (!folders.ok) return folders
  const problems: Problem[] = []
  const sources = new Map<string, string>()
  const decks: LockedDeck[] = []
  const compiled = compileDecks(folders.value, depth)
  for (const [index, files] of folders.value.entries()) {
    const result = compiled[index]
    if (!result) continue
    problems.push(...result.problems)
    for (const [file, text] of result.sources) sources.set(file, text)
    const locked = lockDeck(result, files, now, problems, sources)
    if (locked) decks.push(locked)
  }
  return ok({ decks, problems, sources })
}

function lockDeck(
  { deck }: CompiledDeck,
  folder: DeckFolder,
  now: Instant,
  problems: Problem[],
  sources: Map<string, string>,
): LockedDeck | undefined {
  if (!deck) return undefined
  const file = folder.prefix === '' ? 'deck.lock' : `${folder.prefix}/deck.lock`
  const before = folder.lock ? readLock(file, folder.lock.text, now) : ok({ lock: emptyLock, problems: [] })
  const found = before.ok ? before.value.problems : before.error
  problems.push(...found)
  if (folder.lock && found.length > 0) sources.set(file, folder.lock.text)
  const lines = deck.notes.flatMap(({ subdeck, cards }) =>
    cards.flatMap(({ card }) =>
      Object.keys(card.texts).map(locale => ({ id: card.id, locale, subdeck, hash: exportHash(card, locale) })),
    ),
  )
  const lock = nextLock(before.ok ? before.value.lock : emptyLock, lines, now)
  const text = writeLock(lock)
  // A lock that could not be read may hold what nobody else knows, and a folder without deck.md has not asked for one.
  const isUnread = folder.problems.some(({ path }) => path === 'deck.lock')
  const isOurs = before.ok && !isUnread && folder.deck !== undefined && text !== folder.lock?.text
  return { deck, folder, lock, ...(isOurs ? { lockText: text } : {}) }
}
