// Owns following Discord's own clock: a host whose clock is wrong must neither show results early nor count answers late.
import { after, SECOND, type Clock, type Instant } from '../domain/time.ts'

/** The Date header has whole seconds; a smaller difference than this is its grain and the way, not a wrong clock. */
const GRAIN_MS = 2 * SECOND
/** An answer that took longer says too little of when it was written. */
const LONGEST_WAY_MS = 2 * SECOND

/** One answer with another time may be a proxy's; what is still so after this long is believed. */
const DOUBTED_MS = SECOND

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= GRAIN_MS

export interface DiscordTime {
  /** The host's clock, put right. */
  readonly clock: Clock
  /** Discord wrote `date` between `sentAt` and `receivedAt`, both by the host's clock. */
  readonly heard: (date: Instant, sentAt: Instant, receivedAt: Instant) => void
  /** The host's clock has just been set: what was only suspected says nothing any more. */
  readonly forget: () => void
  /** How far Discord is ahead of the host, in milliseconds; negative where the host is. */
  readonly offsetMs: () => number
}

/** Follows what Discord says of its time (HTTP Date, RFC 9110 §6.6.1); `onChange` hears of each new offset. */
export function followDiscord(host: Clock, onChange: (offsetMs: number) => void): DiscordTime {
  let offsetMs = 0
  let isFirst = true
  let doubt: { readonly offsetMs: number; readonly since: Instant } | undefined
  const adopt = (measured: number): void => {
    offsetMs = Math.abs(measured) <= GRAIN_MS ? 0 : measured
    doubt = undefined
    onChange(offsetMs)
  }
  return {
    clock: () => after(host(), offsetMs),
    heard(date, sentAt, receivedAt) {
      const wayMs = receivedAt - sentAt
      if (!Number.isFinite(date) || wayMs < 0 || wayMs > LONGEST_WAY_MS) return
      // The middle of the second that it names, at the middle of the way.
      const measured = Math.round(date + SECOND / 2 - (sentAt + wayMs / 2))
      const isNews = !isNear(measured, offsetMs)
      if (isNews && (isFirst || (doubt && isNear(measured, doubt.offsetMs) && receivedAt - doubt.since >= DOUBTED_MS)))
        adopt(measured)
      else if (!isNews) doubt = undefined
      else if (!doubt || !isNear(measured, doubt.offsetMs)) doubt = { offsetMs: measured, since: receivedAt }
      isFirst = false
    },
    forget: () => void (doubt = undefined),
    offsetMs: () => offsetMs,
  }
}
