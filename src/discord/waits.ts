// Owns what Discord has asked us to wait with: nothing is asked again before, and what waits holds up nothing else.
import { after, type Clock, type Instant } from '../domain/time.ts'
import { CircuitOpen } from './breaker.ts'
import type { Failure } from './failure.ts'

export interface Waits {
  /** Throws `CircuitOpen`, which is read as a failure that passes, while what `key` names has to wait. */
  readonly check: (key: string) => void
  /** Remembers for how long Discord asked to wait, where it did. */
  readonly note: (key: string, failure: Pick<Failure, 'retryAfterMs'>) => void
  /** Keys that have to wait now. */
  readonly waiting: () => string[]
}

export function createWaits(clock: Clock): Waits {
  const until = new Map<string, Instant>()
  const waiting = (): string[] => {
    const now = clock()
    for (const [key, end] of until) if (end <= now) until.delete(key)
    return [...until.keys()]
  }
  return {
    waiting,
    check(key) {
      const leftMs = (until.get(key) ?? clock()) - clock()
      if (leftMs > 0) throw new CircuitOpen(leftMs)
    },
    note(key, failure) {
      if (failure.retryAfterMs !== undefined) until.set(key, after(clock(), failure.retryAfterMs))
    },
  }
}

/** Does what it is given one after another, whatever becomes of each. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = before.then(work)
    before = mine.catch(() => undefined)
    return mine
  }
}
