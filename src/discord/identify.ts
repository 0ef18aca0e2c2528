// Owns when the bot may identify: Discord counts sessions, and resets the token of a bot that starts too often.
import type { APIGatewayBotInfo } from 'discord-api-types/v10'
import { MINUTE, SECOND, type Instant } from '../domain/time.ts'

/** After a start that never became ready; each further one in a row waits twice as long. */
const FIRST_WAIT_MS = 5 * SECOND
const LONGEST_WAIT_MS = 10 * MINUTE

/** What is kept on the disk of earlier starts, so that a process that is started over and over still knows. */
export interface Starts {
  /** How many in a row have not become ready. */
  readonly failed: number
  /** When the newest one identified. */
  readonly at: Instant
}

/** Where it is kept. What cannot be read or written counts as nothing: a bot that starts is better than one that does not. */
export interface StartBook {
  readonly read: () => Starts | undefined
  readonly write: (starts: Starts) => void
}

/**
 * Milliseconds to wait before identifying. None while half of the day's sessions are left; then what is left is spread
 * over the time until Discord gives new ones (Discord API reference, "Session Start Limit Object").
 */
export function waitBeforeIdentify(
  {
    shards,
    session_start_limit: { total, remaining, reset_after },
  }: Pick<APIGatewayBotInfo, 'shards' | 'session_start_limit'>,
  starts: Starts | undefined,
  now: Instant,
): number {
  if (remaining < shards) return reset_after
  const sinceMs = starts ? now - starts.at : Number.POSITIVE_INFINITY
  const spreadMs = remaining > total / 2 ? 0 : (reset_after * shards) / remaining
  const backOffMs = starts?.failed ? Math.min(FIRST_WAIT_MS * 2 ** (starts.failed - 1), LONGEST_WAIT_MS) : 0
  return Math.max(0, Math.max(spreadMs, backOffMs) - Math.max(0, sinceMs))
}
