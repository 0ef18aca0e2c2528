// Owns the pace of requests to Discord: evenly spread below its global limit, what somebody waits for first.

/**
 * Discord takes 50 requests a second (Discord API reference, "Global Rate Limit"), in windows that nobody but Discord
 * knows: spread evenly, so many never come near that in any of them.
 */
const PER_SECOND = 45
const GAP_MS = 1_000 / PER_SECOND
/** A turn that comes late, because timers or the process are, is made up for within this; two requests. */
const LATE_MS = 2 * GAP_MS

/** What a request is sent for, the most pressing first. asks: somebody waits for the answer · looks: what only adds to a text. */
const errands = ['asks', 'posts', 'looks'] as const
export type Errand = (typeof errands)[number]

export interface Pace {
  /** Resolves when the next request may be sent; at once, and for nothing, when its sender has given up. */
  readonly turn: (errand: Errand, givenUp?: AbortSignal) => Promise<void>
}

/** `elapsed`: milliseconds of a clock that nobody sets. */
export function createPace(elapsed: () => number): Pace {
  const waiting = errands.map((): Turn[] => [])
  let nextAt = elapsed()
  let timer: NodeJS.Timeout | undefined
  const next = (): Turn | undefined => waiting.find(turns => turns.length > 0)?.shift()
  const look = (): void => {
    timer = undefined
    while (elapsed() >= nextAt) {
      const turn = next()
      if (!turn) return
      if (!turn.givenUp?.aborted) nextAt = Math.max(nextAt, elapsed() - LATE_MS) + GAP_MS
      turn.begin()
    }
    if (waiting.some(turns => turns.length > 0)) timer = setTimeout(look, Math.max(0, nextAt - elapsed()))
  }
  return {
    turn: (errand, givenUp) =>
      new Promise(begin => {
        waiting[errands.indexOf(errand)]?.push({ begin, givenUp })
        if (!timer) look()
      }),
  }
}

interface Turn {
  readonly begin: () => void
  readonly givenUp: AbortSignal | undefined
}
