// Owns the sandbox's time: the real clock plus an offset that only grows; the only file here that reads the real clock.

export interface Clock {
  /** Sandbox time in epoch milliseconds; never goes backwards. */
  now(): number
  /** How far sandbox time runs ahead of real time, in milliseconds. */
  offsetMs(): number
  /** Moves sandbox time forward; false (and nothing changed) when that would move it backwards. */
  advance(byMs: number): boolean
  /** Calls `listener` after each change; the returned function ends that. */
  subscribe(listener: () => void): () => void
  /** Real monotonic time in milliseconds, for limits that no clock control may shift (the 3-second rule). */
  elapsedMs(): number
}

/** A clock that starts `startOffsetMs` ahead of real time and not before `notBefore` (epoch milliseconds). */
export function createClock(startOffsetMs: number, notBefore: number): Clock {
  let offset = Math.max(startOffsetMs, notBefore - Date.now(), 0)
  let latest = 0
  const listeners = new Set<() => void>()
  return {
    now: () => (latest = Math.max(latest, Date.now() + offset)),
    offsetMs: () => offset,
    advance(byMs) {
      if (!Number.isSafeInteger(byMs) || byMs < 0) return false
      offset += byMs
      for (const listener of listeners) listener()
      return true
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    elapsedMs: () => performance.now(),
  }
}
