// Owns the journal: what happened, in order, for tests and the page (bounded; kept in memory).
import type { Clock } from './clock.ts'
import type { Problem } from './rules/problem.ts'

/** One thing that happened, by kind; `user_id` on a message event means that only this user sees the message. */
type Happening =
  | {
      kind: 'message_create' | 'message_update' | 'message_delete'
      channel_id: string
      message_id: string
      user_id?: string
    }
  | {
      kind: 'interaction'
      interaction_id: string
      type: number
      user_id: string
      channel_id: string
      name?: string
      custom_id?: string
    }
  | { kind: 'interaction_response'; interaction_id: string; outcome: string }
  | { kind: 'interaction_failed'; interaction_id: string; user_id: string; channel_id: string; reason: string }
  | { kind: 'gateway'; state: 'connected' | 'identified' | 'resumed' | 'closed'; code?: number }
  | { kind: 'request'; method: string; path: string; status: number }
  | { kind: 'violation'; method: string; path: string; problems: readonly Problem[] }
  | { kind: 'clock'; now: number; offset: number }
  | { kind: 'commands'; guild_id?: string }
  | { kind: 'world' }

/** A happening with its place: `seq` counts from 1, `at` is sandbox time in epoch milliseconds. */
type Entry = Happening & { readonly seq: number; readonly at: number }

const limit = 20_000

export interface Journal {
  record(happening: Happening): Entry
  last(): number
  /** Entries after `seq`, oldest first. A `seq` from before a restart (greater than `last`) reads from the start. */
  after(seq: number): Entry[]
  subscribe(listener: (entry: Entry) => void): () => void
}

export function createJournal(clock: Clock): Journal {
  const entries: Entry[] = []
  const listeners = new Set<(entry: Entry) => void>()
  let last = 0
  return {
    record(happening) {
      const entry = { seq: ++last, at: clock.now(), ...happening }
      entries.push(entry)
      // Dropping a tenth at once keeps the cost of a full journal off each single record.
      if (entries.length > limit) entries.splice(0, limit / 10)
      for (const listener of listeners) listener(entry)
      return entry
    },
    last: () => last,
    after(seq) {
      const first = entries[0]
      if (!first || seq > last) return [...entries]
      return entries.slice(Math.max(0, seq + 1 - first.seq))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
