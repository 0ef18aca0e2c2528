// Owns how often a bot may ask: a bucket for each kind of request and channel, server or webhook, and the global limit.
import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Answer } from './refusal.ts'

/** So many requests in a window, which opens with its first request. */
interface Limit {
  readonly requests: number
  readonly windowMs: number
}

/** "All bots can make up to 50 requests per second" (Discord API reference, "Global Rate Limit"). */
const globalLimit: Limit = { requests: 50, windowMs: 1_000 }
const usualLimit: Limit = { requests: 50, windowMs: 1_000 }

/**
 * By method and path of the route. Discord publishes no figures, it sends them with each answer and changes them at will:
 * these are what it has sent for years. What is not here has the usual limit.
 */
const limits: Readonly<Record<string, Limit>> = {
  'POST /channels/:channel/messages': { requests: 5, windowMs: 5_000 },
  'PATCH /channels/:channel/messages/:message': { requests: 5, windowMs: 5_000 },
  'DELETE /channels/:channel/messages/:message': { requests: 5, windowMs: 1_000 },
  'POST /channels/:channel/typing': { requests: 5, windowMs: 5_000 },
  'PUT /guilds/:guild/members/:user/roles/:role': { requests: 10, windowMs: 10_000 },
  'DELETE /guilds/:guild/members/:user/roles/:role': { requests: 10, windowMs: 10_000 },
  'POST /webhooks/:application/:token': { requests: 5, windowMs: 2_000 },
  'PATCH /webhooks/:application/:token/messages/:message': { requests: 5, windowMs: 2_000 },
  'DELETE /webhooks/:application/:token/messages/:message': { requests: 5, windowMs: 2_000 },
}

/** What a request counts for. */
interface Counted {
  readonly method: string
  /** The route's, with its `:names`. */
  readonly route: string
  readonly params: Readonly<Record<string, string>>
  /** Answers to interactions are not counted for the global limit. */
  readonly isGlobal: boolean
}

export interface Limits {
  /** Counts a request: the headers that go with its answer, and the 429 where it is one too many. */
  count(request: Counted): { readonly headers: Readonly<Record<string, string>>; readonly refusal?: Answer }
}

interface Window {
  used: number
  endsAt: number
}

/** As many windows are kept before those that are over are forgotten. */
const keptWindows = 10_000

/** Windows follow the sandbox's clock, so that a test can let them pass. */
export function createLimits(clock: Clock): Limits {
  const windows = new Map<string, Window>()
  const windowOf = (key: string, { windowMs }: Limit): Window => {
    const now = clock.now()
    const open = windows.get(key)
    if (open && open.endsAt > now) return open
    if (windows.size >= keptWindows) for (const [old, { endsAt }] of windows) if (endsAt <= now) windows.delete(old)
    const window = { used: 0, endsAt: now + windowMs }
    windows.set(key, window)
    return window
  }
  return {
    count({ method, route, params, isGlobal }) {
      const kind = `${method} ${route}`
      const limit = limits[kind] ?? usualLimit
      // One bucket for all of a kind; each channel, server or webhook has its own of it.
      const window = windowOf([kind, params['channel'] ?? params['guild'] ?? params['token'] ?? ''].join(' '), limit)
      const all = isGlobal ? windowOf('global', globalLimit) : undefined
      if (all && all.used >= globalLimit.requests)
        return { headers: {}, refusal: tooMany(all.endsAt - clock.now(), 'global') }
      const isFull = window.used >= limit.requests
      if (!isFull) {
        window.used += 1
        if (all) all.used += 1
      }
      const headers = {
        'x-ratelimit-bucket': createHash('sha256').update(kind).digest('hex').slice(0, 32),
        'x-ratelimit-limit': String(limit.requests),
        'x-ratelimit-remaining': String(limit.requests - window.used),
        'x-ratelimit-reset': (window.endsAt / 1_000).toFixed(3),
        'x-ratelimit-reset-after': ((window.endsAt - clock.now()) / 1_000).toFixed(3),
      }
      return isFull ? { headers, refusal: tooMany(window.endsAt - clock.now(), 'user') } : { headers }
    },
  }
}

/** Whose limit it was: of the bot on a route, of the bot on all, or of everybody on something that they share. */
export type LimitScope = 'user' | 'global' | 'shared'

/** A 429 as Discord sends it. */
export function tooMany(retryAfterMs: number, scope: LimitScope): Answer {
  const seconds = retryAfterMs / 1_000
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
    headers: {
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': scope,
      ...(scope === 'global'
        ? { 'x-ratelimit-global': 'true' }
        : { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': seconds.toFixed(3) }),
      // Without it clients take a 429 for Cloudflare's.
      via: '1.1 sandbox',
    },
  }
}
