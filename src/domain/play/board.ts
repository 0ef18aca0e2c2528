// Owns which boards a drop counts for: its day, its week, its season, all time.
import { localDate, type Instant } from '../time.ts'
import type { SeasonId } from './season.ts'

/** Names a board within its quiz: `all`, `day 2026-01-07`, `week 2026-01-05` (its Monday), `season 3`. */
export type BoardKey = string & { readonly __boardKey: true }

export const allTime = 'all' as BoardKey
export const dayBoard = (at: Instant, zone: string): BoardKey => `day ${localDate(at, zone)}` as BoardKey
export const seasonBoard = (season: SeasonId): BoardKey => `season ${season}` as BoardKey

/** The week of `at` in `zone`, named by its Monday. */
export function weekBoard(at: Instant, zone: string): BoardKey {
  const day = Temporal.PlainDate.from(localDate(at, zone))
  return `week ${day.subtract({ days: day.dayOfWeek - 1 }).toString()}` as BoardKey
}

/** The boards of a drop, by its opening in the zone that it opened in; frozen with the drop. */
export const boardsOf = (opensAt: Instant, zone: string, season: SeasonId): readonly BoardKey[] => [
  allTime,
  dayBoard(opensAt, zone),
  weekBoard(opensAt, zone),
  seasonBoard(season),
]
