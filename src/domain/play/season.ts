// Owns the season: the days that it covers and how many of a person's drops count in it.
import { after, DAY, instant, localDate, type Instant } from '../time.ts'
import type { QuizSettings } from './quiz.ts'
import { nextOpening } from './schedule.ts'

export type SeasonId = number & { readonly __seasonId: true }

/** A season is final this long after its last drop closed. */
export const FINAL_AFTER_MS = DAY

/** Whole days of the quiz's zone as [startsAt, endsAt). */
export interface SeasonSpan {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

type Rules = Pick<QuizSettings, 'season' | 'schedule'>

/**
 * The season in which a drop that opens at `at` counts: the one that is set by dates, else the calendar month in the
 * quiz's zone, of which a season by dates takes its part.
 */
export function seasonAt({ season, schedule: { zone } }: Rules, at: Instant): SeasonSpan {
  const day = localDate(at, zone)
  const month = Temporal.PlainYearMonth.from(day.slice(0, 7))
  let from = month.toPlainDate({ day: 1 })
  let to = from.add({ months: 1 })
  if (season !== 'month') {
    const [first, behind] = [Temporal.PlainDate.from(season.from), Temporal.PlainDate.from(season.to).add({ days: 1 })]
    if (season.from <= day && day <= season.to) return span(first, behind, zone)
    if (season.to < day) from = later(from, behind)
    else to = earlier(to, first)
  }
  return span(from, to, zone)
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate => (later(a, b) === a ? b : a)

const span = (from: Temporal.PlainDate, to: Temporal.PlainDate, zone: string): SeasonSpan => ({
  startsAt: instant(from.toZonedDateTime(zone).epochMilliseconds),
  endsAt: instant(to.toZonedDateTime(zone).epochMilliseconds),
})

/**
 * How many of a person's drops count, fixed with the first drop of the season: four fifths, rounded up, of those that
 * the schedule has from `first` to the end, so that one answer changes one person's sum and nothing else.
 */
export function countedDrops({ schedule }: Rules, first: Instant, { endsAt }: SeasonSpan): number {
  let scheduled = 0
  for (let opening = first; opening < endsAt; opening = nextOpening(schedule, opening)) scheduled++
  return Math.ceil((scheduled * 4) / 5)
}

/** When a season is final: a day after its last drop closed, and not before its own end. */
export const finalAt = ({ endsAt }: SeasonSpan, lastClosesAt: Instant): Instant =>
  after(instant(Math.max(endsAt, lastClosesAt)), FINAL_AFTER_MS)
