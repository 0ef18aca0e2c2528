// Owns the rule for missed time: whether a drop that could not be posted when it was due still should be.
import { HOUR, instant, type Instant } from '../time.ts'

/** What must remain of a window at most, however long it is. */
const ENOUGH_MS = 6 * HOUR

/** Whether a drop may still be posted at `now`: half of its window remains, or six hours. A skipped day is no drop. */
export function isWorthPosting(
  window: { readonly opensAt: Instant; readonly closesAt: Instant },
  now: Instant,
): boolean {
  const wantedMs = Math.min((window.closesAt - window.opensAt) / 2, ENOUGH_MS)
  return now <= instant(window.closesAt - wantedMs)
}
