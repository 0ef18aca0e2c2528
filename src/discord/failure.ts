// Owns what a failed request to Discord means to us.
import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest'
import { MINUTE } from '../domain/time.ts'
import { CircuitOpen } from './breaker.ts'

/** Direct messages are being opened too fast: nobody says for how long to wait. */
const TOO_FAST = 40_003
const PAUSE_MS = 10 * MINUTE

/** Discord's error codes that we tell apart (Discord API reference, "JSON error codes"). */
const known: Readonly<Record<number, Failure['kind']>> = {
  10_003: 'channel-gone',
  10_004: 'channel-gone',
  10_007: 'member-gone',
  10_008: 'message-gone',
  10_013: 'member-gone',
  10_062: 'too-late',
  // Direct messages are being opened too fast.
  40_003: 'passing',
  40_060: 'already-answered',
  50_001: 'forbidden',
  50_007: 'undeliverable',
  // Whose account is gone, among others.
  50_033: 'undeliverable',
  50_013: 'forbidden',
  // A 401, but of the interaction's own token, which lives for fifteen minutes.
  50_027: 'too-late',
  // No server in common any more.
  50_278: 'undeliverable',
}

/** Somebody between Discord and us has answered in its place: whether the request has reached it is unknown. */
export class NotDiscord extends Error {
  constructor() {
    super('what came back is no answer of Discord')
    this.name = 'NotDiscord'
  }
}

/**
 * What a failed request means. undeliverable: the person takes no direct messages of ours · passing: it may go through later, and it may have taken effect · refused: Discord will
 * never take it, which is a bug of ours · unauthorised: the token is no longer good.
 */
export interface Failure {
  readonly kind:
    | 'channel-gone'
    | 'message-gone'
    | 'member-gone'
    | 'too-late'
    | 'already-answered'
    | 'forbidden'
    | 'undeliverable'
    | 'unauthorised'
    | 'passing'
    | 'refused'
  readonly detail: string
  /** How long Discord asked us to wait, in milliseconds, where it did. */
  readonly retryAfterMs?: number
}

/** The meaning of what a call of `Api` threw; undefined: not a failed request at all. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof DiscordAPIError) {
    const detail = `${error.status} ${error.code}: ${error.message}`
    const kind = known[Number(error.code)]
    if (kind) return { kind, detail, ...(error.code === TOO_FAST ? { retryAfterMs: PAUSE_MS } : {}) }
    if (error.status === 401) return { kind: 'unauthorised', detail }
    return { kind: isAtTheDoor(error) ? 'passing' : 'refused', detail }
  }
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.max(error.timeToReset, error.retryAfter)
    return { kind: 'passing', detail: `rate limit: ${retryAfterMs} ms`, retryAfterMs }
  }
  if (error instanceof NotDiscord) return { kind: 'passing', detail: error.message }
  if (error instanceof CircuitOpen) return { kind: 'passing', detail: error.message, retryAfterMs: error.retryAfterMs }
  if (error instanceof HTTPError) return { kind: 'passing', detail: `${error.status} ${error.message}` }
  return error instanceof Error && isNetwork(error) ? { kind: 'passing', detail: error.message } : undefined
}

/** A request that was cut off, timed out or never reached anybody; undici hides the reason in causes. */
function isNetwork(error: Error): boolean {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true
  const code = 'code' in error ? String(error.code) : ''
  if (/^(E(CONN|TIMEDOUT|PIPE|HOST|NET|NOTFOUND|AI_)|UND_ERR)/.test(code)) return true
  return error.cause instanceof Error && isNetwork(error.cause)
}

/** Cloudflare's refusal as Discord writes it today. */
const CLOUDFLARE = 40_333

/** A 403 without a code of Discord's, or with this one, is Cloudflare's: it refuses the machine and passes. */
const isAtTheDoor = ({ status, code }: DiscordAPIError): boolean =>
  status === 403 && (!Number(code) || code === CLOUDFLARE)

/** Whether Discord refuses everything that we send just now; for how long where it says so. Undefined: it does not. */
export function refusalOf(error: unknown): { readonly retryAfterMs?: number } | undefined {
  if (error instanceof DiscordAPIError && isAtTheDoor(error)) return {}
  // What our own limiter holds back was not refused by anybody: it has no time to wait.
  const isRefused = error instanceof RateLimitError && error.scope === 'global'
  return isRefused ? { retryAfterMs: error.retryAfter } : undefined
}
