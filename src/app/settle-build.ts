// Owns what a process that builds again and again does between two builds, so that the next one has less to do.
import type { Instant } from '../domain/time.ts'
import { readDeckFolders } from '../storage/notes/folder.ts'
import { inputsOf, recallFrom, recallOutcome } from './build-cache.ts'
import { BUILD_DEPTH, datesIn } from './build-decks.ts'
import type { BuildMemory } from './build-memory.ts'
import { compileFolders } from './compile-folder.ts'
import { lockFileOf } from './lock-deck.ts'

/** Readies `memory` for the next build of `folder` into `out`, whatever the last one was. */
export async function settleBuild(memory: BuildMemory, folder: string, out: string, now: Instant): Promise<void> {
  if (!memory.deck.knows(out)) recall(memory, folder, out, now)
  await memory.deck.copyAhead()
}

/** Where an earlier process wrote the deck file from notes that are the same still, the cache knows what it holds. */
function recall({ cache, deck, locks }: BuildMemory, folder: string, out: string, now: Instant): void {
  const folders = readDeckFolders(folder, cache.hashAt)
  if (!folders.ok || !recallOutcome(cache, inputsOf(folders.value, BUILD_DEPTH), out)) return
  const { decks } = compileFolders(
    folders.value,
    now,
    BUILD_DEPTH,
    {},
    recallFrom(cache, folders.value, BUILD_DEPTH, new Map()),
  )
  // Locks that would be written did not stand when the file was.
  if (decks.some(({ lockText }) => lockText !== undefined)) return
  for (const {
    folder: { lock: file, prefix },
    lock,
    before,
  } of decks)
    if (file && lock === before) locks.keep(lockFileOf({ prefix }), file.text, lock)
  deck.learn(
    out,
    decks.map(each => each.deck),
    datesIn(decks),
  )
}
