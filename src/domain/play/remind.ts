// Owns when a person is reminded of an open drop: at their own time of day, spread over half an hour.
import { after, instant, MINUTE, SECOND, type Instant } from '../time.ts'
import type { PersonId } from './quiz.ts'
import { everyDay, nextOpening } from './schedule.ts'

/** People who chose the same minute are not all written to in it. */
const SPREAD_MS = 30 * MINUTE
/** A multiplier that scatters numbers that follow each other. */
const SCATTER = 613 * SECOND

/**
 * The first `time` (HH:MM) on the clocks of `zone` from `from` on in the drop's window, up to half an hour later, and
 * before it closes. Undefined: the window holds no such time.
 */
export function remindAt(
  { time, zone }: { readonly time: string; readonly zone: string },
  { opensAt, closesAt }: { readonly opensAt: Instant; readonly closesAt: Instant },
  from: Instant,
  person: PersonId,
): Instant | undefined {
  const base = nextOpening({ weekdays: everyDay, time, zone }, instant(Math.max(opensAt, from) - 1))
  const latest = after(closesAt, -MINUTE)
  if (base >= latest) return undefined
  return instant(Math.min(after(base, (person * SCATTER) % SPREAD_MS), latest))
}
