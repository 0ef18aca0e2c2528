// Owns moments and calendar dates: Instant (ms since the epoch, UTC), LocalDate (YYYY-MM-DD in some zone), Clock.

/** Milliseconds since 1970-01-01T00:00Z. A plain number, so that it can be stored, compared and subtracted. */
export type Instant = number & { readonly __instant: true }
/** A calendar date `YYYY-MM-DD`; which zone it belongs to is the caller's knowledge. */
export type LocalDate = string & { readonly __localDate: true }
/** Where the current moment comes from. Only main and the adapters may make one; everything else is handed one. */
export type Clock = () => Instant

export const instant = (epochMs: number): Instant => epochMs as Instant
export const after = (from: Instant, ms: number): Instant => (from + ms) as Instant

/** The calendar date of `at` in `zone` (IANA name): the one bridge between the two. */
export function localDate(at: Instant, zone: string): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString() as LocalDate
}

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
