// Owns a person's holidays: which drops they make void, and how many days of a season they may take.
import { DAY, instant, type Instant } from '../time.ts'
import type { Span } from './outage.ts'

const DAYS_A_SEASON = 14

/** Whether a drop that opens at `opensAt` falls into one of the pauses. */
export const isPaused = (pauses: readonly Span[], opensAt: Instant): boolean =>
  pauses.some(({ from, to }) => from <= opensAt && opensAt < to)

/** Days of pause that are left in a season after `pauses`, which do not overlap; a day of 23 or 25 hours is one. */
export const pauseDaysLeft = (pauses: readonly Span[], season: Span): number =>
  Math.max(0, DAYS_A_SEASON - pauses.reduce((days, pause) => days + daysWithin(pause, season), 0))

const daysWithin = (pause: Span, season: Span): number =>
  Math.max(0, Math.round((Math.min(pause.to, season.to) - Math.max(pause.from, season.from)) / DAY))

/**
 * A pause of whole `days` from `at` on, to the same time of day in `zone`; undefined where one of the seasons that it
 * touches has not so many days left. `seasonAt` is the season of a moment.
 */
export function pauseFrom(
  at: Instant,
  days: number,
  zone: string,
  pauses: readonly Span[],
  seasonAt: (at: Instant) => Span,
): Span | undefined {
  if (!Number.isInteger(days) || days < 1 || days > 2 * DAYS_A_SEASON) return undefined
  const end = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ days })
  const pause = { from: at, to: instant(end.epochMilliseconds) }
  for (let season = seasonAt(at); ; season = seasonAt(season.to)) {
    if (daysWithin(pause, season) > pauseDaysLeft(pauses, season)) return undefined
    if (season.to >= pause.to) return pause
  }
}
