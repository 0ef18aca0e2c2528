// Words for a moment in time: `<t:unix:style>` and the stamps beside names, in a locale and a zone.
import type { TimeStyle } from './tree.ts'

const formats: Record<Exclude<TimeStyle, 'R'>, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
}

/** Seconds up to which a unit is used, and the seconds of that unit. */
const steps: { below: number; seconds: number; unit: Intl.RelativeTimeFormatUnit }[] = [
  { below: 60, seconds: 1, unit: 'second' },
  { below: 3_600, seconds: 60, unit: 'minute' },
  { below: 86_400, seconds: 3_600, unit: 'hour' },
  { below: 2_592_000, seconds: 86_400, unit: 'day' },
  { below: 31_536_000, seconds: 2_592_000, unit: 'month' },
  { below: Infinity, seconds: 31_536_000, unit: 'year' },
]

/** Largest distance from 1970 that a date can have, in ms (ECMAScript time values). */
const latestMs = 8.64e15

export type Place = { locale: string; timeZone: string | undefined }

/** `unixSeconds` as Discord writes it in `style`; `nowMs` is the sandbox's time. Out of range: "Invalid date". */
export function formatTimestamp(unixSeconds: number, style: TimeStyle, nowMs: number, place: Place): string {
  const atMs = unixSeconds * 1000
  if (Math.abs(atMs) > latestMs) return 'Invalid date'
  if (style !== 'R') return format(atMs, formats[style], place)
  const distance = unixSeconds - Math.floor(nowMs / 1000)
  const step = steps.find(({ below }) => Math.abs(distance) < below)
  if (!step) return 'Invalid date'
  return new Intl.RelativeTimeFormat(place.locale).format(Math.trunc(distance / step.seconds), step.unit)
}

/** The stamp of a message: the time alone today, "Yesterday at", else date and time. All in ms. */
export function formatStamp(atMs: number, nowMs: number, place: Place): string {
  const days = dayNumber(nowMs, place) - dayNumber(atMs, place)
  if (days === 0) return format(atMs, formats.t, place)
  if (days !== 1) return format(atMs, { dateStyle: 'short', timeStyle: 'short' }, place)
  const yesterday = new Intl.RelativeTimeFormat(place.locale, { numeric: 'auto' }).format(-1, 'day')
  return `${yesterday[0]?.toLocaleUpperCase(place.locale) ?? ''}${yesterday.slice(1)} ${format(atMs, formats.t, place)}`
}

/** Whole date of a moment, for the line between two days. */
export function formatDay(atMs: number, place: Place): string {
  return format(atMs, formats.D, place)
}

/** Count of days since 1970 in the zone: equal for moments of the same calendar day. */
export function dayNumber(atMs: number, { timeZone }: Place): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(atMs)
  return Math.floor(Date.parse(`${parts}T00:00:00Z`) / 86_400_000)
}

function format(atMs: number, options: Intl.DateTimeFormatOptions, { locale, timeZone }: Place): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(atMs)
}
