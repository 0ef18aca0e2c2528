// Owns the repair of a streak: when a miss that broke one can be made good, and by what.
import type { Mark } from './mark.ts'
import { fold, newestBreak, type FreezeRules } from './streak.ts'

export type RepairId = number & { readonly __repairId: true }

/** Drops that may follow the break, and that must lie between two repaired breaks. */
const WITHIN_DROPS = 2
const EVERY_DROPS = 30

/** How many questions make a repair; all have to be right, at one attempt each. */
export const REPAIR_QUESTIONS = 2

/**
 * none: nothing is broken, or repairing would bring nothing · late: more than two drops ago · spent: one was begun
 * within the last thirty drops. `place` is the mark that broke the streak, `streak` what a repair would make of it.
 */
export type Repairable =
  | { readonly kind: 'possible'; readonly place: number; readonly streak: number }
  | { readonly kind: 'none' | 'late' | 'spent' }

/**
 * Whether the newest break can be repaired. A repaired miss is void: that restores the old streak and keeps what was
 * answered since. `begun` are the places of the misses for which a repair was begun, whatever came of it. Void drops
 * are no drops for the person; the one that is open counts.
 */
export function repairable(marks: readonly Mark[], begun: readonly number[], rules: FreezeRules): Repairable {
  const place = newestBreak(marks, rules)
  if (place === undefined) return { kind: 'none' }
  const streak = fold(marks.with(place, 'void'), rules).current
  if (streak <= fold(marks, rules).current) return { kind: 'none' }
  if (!isWithinReach(marks, place)) return { kind: 'late' }
  const isSpent = begun.some(other => dropsIn(marks.slice(other + 1, place + 1)) < EVERY_DROPS)
  return isSpent ? { kind: 'spent' } : { kind: 'possible', place, streak }
}

/** Whether the break at `place` is recent enough: at most two drops followed. */
export const isWithinReach = (marks: readonly Mark[], place: number): boolean =>
  dropsIn(marks.slice(place + 1)) <= WITHIN_DROPS

const dropsIn = (marks: readonly Mark[]): number => marks.filter(mark => mark !== 'void').length
