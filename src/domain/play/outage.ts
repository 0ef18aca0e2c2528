// Owns the rule for outages: how much of a drop's window the service may be down before the drop is made good.
import { after, HOUR, instant, MINUTE, type Instant } from '../time.ts'
import type { Drop } from './drop.ts'

/** A stretch of time, [from, to). */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}

const SHARE = 0.25
const LAST_MS = 2 * HOUR
const OF_LAST_MS = 15 * MINUTE

/** none: nothing to make good · extended: it closes later · outage: it is void for those who did not answer. */
export type Judgement =
  | { readonly kind: 'none' }
  | { readonly kind: 'outage' }
  | { readonly kind: 'extended'; readonly closesAt: Instant }

/**
 * What becomes of a drop that is to close, at `now` (not before its close). `up` are the spans in which the service
 * was up, disjoint; `watchedSince` is when somebody began to watch: before, nothing is known and nothing counts.
 * `extendedMs` is what the drop was extended by already. Where the next opening leaves room, the drop closes later by
 * the time that was lost, from now on; else nobody is blamed for not answering.
 */
export function judge(
  drop: Pick<Drop, 'opensAt' | 'closesAt'>,
  known: { readonly up: readonly Span[]; readonly watchedSince: Instant; readonly extendedMs: number },
  nextOpensAt: Instant,
  now: Instant,
): Judgement {
  const down = (from: number): number => {
    const begins = Math.max(from, known.watchedSince)
    return Math.max(0, drop.closesAt - begins - overlapMs(known.up, begins, drop.closesAt))
  }
  const lostMs = down(drop.opensAt) - known.extendedMs
  const windowMs = drop.closesAt - known.extendedMs - drop.opensAt
  const lostLateMs = Math.min(down(Math.max(drop.opensAt, drop.closesAt - LAST_MS)), lostMs)
  if (lostMs <= 0 || (lostMs < SHARE * windowMs && lostLateMs < OF_LAST_MS)) return { kind: 'none' }
  const closesAt = after(instant(Math.max(drop.closesAt, now)), lostMs)
  return closesAt <= nextOpensAt ? { kind: 'extended', closesAt } : { kind: 'outage' }
}

const overlapMs = (spans: readonly Span[], from: number, to: number): number =>
  spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0)
