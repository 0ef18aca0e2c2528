// Owns when a quiz opens its drops: weekdays and a wall-clock time in a zone become absolute windows.
import { after, HOUR, instant, MINUTE, type Instant } from '../time.ts'
import type { QuizSettings, Schedule } from './quiz.ts'

/** Two openings of one quiz that a change of settings brings together are at least this far apart. */
const SETTLING_MS = 12 * HOUR
export const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7]

/** The window of one opening, and the opening after it. */
export interface Window {
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly nextOpensAt: Instant
}

/** The zone's name as the zone database spells it, or undefined: offsets such as `+05:30` are no zones. */
export function zoneName(given: string): string | undefined {
  if (!/^[A-Za-z]/.test(given)) return undefined
  try {
    return new Temporal.ZonedDateTime(0n, given).timeZoneId
  } catch {
    return undefined
  }
}

/** `HH:MM` of `at` on the clocks of `zone`: a schedule with this time opens now. */
export const wallClock = (at: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })

/**
 * The opening on a calendar day. A time in a gap moves later by the gap, of a time that comes twice the first is
 * taken (Temporal's `compatible`); where a zone skipped the whole day it falls on the next one.
 */
function openingOn(day: Temporal.PlainDate, { time, zone }: Schedule): Instant {
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(time))
  return instant(wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

const dayOf = (at: Instant, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()

/** The first opening of a valid schedule that is later than `from`. */
export function nextOpening(schedule: Schedule, from: Instant): Instant {
  // The day before too: a gap can push a late opening over midnight.
  const start = dayOf(from, schedule.zone).subtract({ days: 1 })
  for (let days = 0; days <= 9; days++) {
    const day = start.add({ days })
    if (!schedule.weekdays.includes(day.dayOfWeek)) continue
    const opening = openingOn(day, schedule)
    if (opening > from) return opening
  }
  throw new RangeError(`a schedule without weekdays: ${JSON.stringify(schedule)}`)
}

/** The last opening of a valid schedule that is not later than `at`. */
export function latestOpening(schedule: Schedule, at: Instant): Instant {
  let latest = nextOpening(schedule, after(at, -10 * 24 * HOUR))
  for (;;) {
    const next = nextOpening(schedule, latest)
    if (next > at) return latest
    latest = next
  }
}

/** The window [opensAt, closesAt): it ends where the next one begins, after `windowHours` at the latest. */
export function windowFrom(opensAt: Instant, settings: Pick<QuizSettings, 'schedule' | 'windowHours'>): Window {
  const nextOpensAt = nextOpening(settings.schedule, opensAt)
  const closesAt = instant(Math.min(nextOpensAt, after(opensAt, settings.windowHours * HOUR)))
  return { opensAt, closesAt, nextOpensAt }
}

/**
 * The first opening under new settings that were made at `at`. The minute of `at` still counts ("now" means now), that
 * of the end of a pause too. The window of the newest drop is frozen, so the opening is never inside it and at least
 * `SETTLING_MS` after its start.
 */
export function openingAfterChange(
  { schedule, pausedUntil }: Pick<QuizSettings, 'schedule' | 'pausedUntil'>,
  at: Instant,
  newest: { readonly opensAt: Instant; readonly closesAt: Instant } | undefined,
): Instant {
  const begins = Math.max(at, pausedUntil ?? at)
  const minute = Math.floor(begins / MINUTE) * MINUTE
  const earliest = newest ? Math.max(minute, newest.closesAt, after(newest.opensAt, SETTLING_MS)) : minute
  return nextOpening(schedule, instant(earliest - 1))
}
