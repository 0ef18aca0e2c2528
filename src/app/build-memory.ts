// Owns what a build leaves for the next one: on disk beside the deck file, and in this process while it goes on.
import { isPast, type Lock } from '../compiler/lock.ts'
import type { Instant } from '../domain/time.ts'
import { deckWriter, type DeckWriter } from '../storage/deck/writer.ts'
import { noCache, type Cache } from '../storage/notes/cache.ts'
import { removeLeftOver } from '../storage/notes/left-over.ts'
import { cacheOf } from './build-cache.ts'

export interface BuildMemory {
  readonly cache: Cache
  /** Writes of a deck file that it has written before only what differs. */
  readonly deck: DeckWriter
  readonly locks: LockMemory
  readonly close: () => void
}

/** Locks that this process wrote, so that they need not be read again. */
export interface LockMemory {
  /** The lock that `text` in `file` was written from, if reading it at `now` gives that and no problem. */
  readonly recall: (file: string, text: string, now: Instant) => Lock | undefined
  readonly keep: (file: string, text: string, lock: Lock) => void
}

/** For builds into the deck file `out`. It is to be closed. */
export function openMemory(out: string): BuildMemory {
  // Also where nothing is written then: the copy of a watching process that was killed is as large as the deck.
  removeLeftOver(out)
  return memoryWith(cacheOf(out))
}

/** Remembers nothing on disk. */
export const noMemory = (): BuildMemory => memoryWith(noCache)

function memoryWith(cache: Cache): BuildMemory {
  const deck = deckWriter()
  const close = (): void => {
    cache.close()
    deck.close()
  }
  return { cache, deck, locks: lockMemory(), close }
}

function lockMemory(): LockMemory {
  const kept = new Map<string, { readonly text: string; readonly lock: Lock }>()
  return {
    recall: (file, text, now) => {
      const last = kept.get(file)
      return last?.text === text && isPast(last.lock, now) ? last.lock : undefined
    },
    keep: (file, text, lock) => void kept.set(file, { text, lock }),
  }
}
