// Owns the order of a board and the week that it covers.
import { instant, type Instant } from '../time.ts'

/** What decides a place on a board. */
export interface Standing {
  readonly points: number
  readonly right: number
  readonly hardRight: number
}

/** Best first: points, then right answers, then right answers to hard cards; 0 where two share a rank. */
const compareStandings = (a: Standing, b: Standing): number =>
  b.points - a.points || b.right - a.right || b.hardRight - a.hardRight

/** Ranks of standings that are already in order, from the best on: equal ones share a rank, as in 1, 1, 3. */
export function withRanks<S extends Standing>(ordered: readonly S[]): (S & { readonly rank: number })[] {
  const ranked: (S & { readonly rank: number })[] = []
  for (const standing of ordered) {
    const above = ranked.at(-1)
    const rank = above && compareStandings(above, standing) === 0 ? above.rank : ranked.length + 1
    ranked.push({ ...standing, rank })
  }
  return ranked
}

/** The week of `at` in `zone`, Monday to Sunday, as [from, to): a drop belongs to the week in which it opens. */
export function weekOf(at: Instant, zone: string): { readonly from: Instant; readonly to: Instant } {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const begins = (day: Temporal.PlainDate): Instant => instant(day.toZonedDateTime(zone).epochMilliseconds)
  return { from: begins(monday), to: begins(monday.add({ days: 7 })) }
}
