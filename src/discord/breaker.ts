// Owns the circuit breaker: after Discord's front door has refused us, nothing is sent for a while.
import { after, MINUTE, SECOND, type Clock, type Instant } from '../domain/time.ts'

/** The first pause after a refusal without a length of its own; each further one in a row is twice as long. */
const FIRST_PAUSE_MS = 30 * SECOND
const LONGEST_PAUSE_MS = 10 * MINUTE

/** Thrown in place of a request that was not sent. */
export class CircuitOpen extends Error {
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super(`nothing is sent to Discord for ${Math.ceil(retryAfterMs / SECOND)} s, because it refused what came before`)
    this.name = 'CircuitOpen'
    this.retryAfterMs = retryAfterMs
  }
}

export interface Breaker {
  /** Throws `CircuitOpen` while nothing may be sent. */
  readonly check: () => void
  /** Discord's answer came through: the next refusal is the first again. */
  readonly passed: () => void
  /** Refused at the door (Cloudflare, global limit); `retryAfterMs` where it said for how long. */
  readonly refused: (retryAfterMs?: number) => void
}

export function createBreaker(clock: Clock): Breaker {
  let openUntil: Instant | undefined
  let inARow = 0
  return {
    check() {
      const leftMs = openUntil === undefined ? 0 : openUntil - clock()
      if (leftMs > 0) throw new CircuitOpen(leftMs)
    },
    passed() {
      openUntil = undefined
      inARow = 0
    },
    refused(retryAfterMs) {
      const now = clock()
      // Those that were on their way together are one refusal.
      if (openUntil === undefined || openUntil <= now) inARow++
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (inARow - 1), LONGEST_PAUSE_MS)
      openUntil = after(now, Math.max(pauseMs, retryAfterMs ?? 0))
    },
  }
}
