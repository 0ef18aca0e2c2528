// Checks how long people can pause in a season, and across the end of one.
import { expect, test } from 'vitest'
import type { Span } from '../../../src/domain/play/outage.ts'
import { isPaused, pauseDaysLeft, pauseFrom } from '../../../src/domain/play/pause.ts'
import { instant, type Instant } from '../../../src/domain/time.ts'

const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds)
const span = (from: string, to: string): Span => ({ from: at(`${from}T09:00Z`), to: at(`${to}T09:00Z`) })
/** Calendar months in UTC. */
const seasonAt = (moment: Instant): Span => {
  const month = Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .toPlainYearMonth()
  const begin = (of: Temporal.PlainYearMonth): Instant =>
    instant(of.toPlainDate({ day: 1 }).toZonedDateTime('UTC').epochMilliseconds)
  return { from: begin(month), to: begin(month.add({ months: 1 })) }
}

test.each([
  ['the whole allowance', '2026-01-05', 14, [], '2026-01-19'],
  ['a day more', '2026-01-05', 15, [], undefined],
  ['what is left of it', '2026-01-20', 4, [span('2026-01-02', '2026-01-12')], '2026-01-24'],
  ['more than is left', '2026-01-20', 5, [span('2026-01-02', '2026-01-12')], undefined],
  ['over the end of a season: each has its own', '2026-01-20', 20, [], '2026-02-09'],
  ['too much for the second', '2026-01-25', 22, [], undefined],
  ['last season’s do not count', '2026-02-10', 14, [span('2026-01-02', '2026-01-16')], '2026-02-24'],
  ['no day', '2026-01-05', 0, [], undefined],
  ['half a day', '2026-01-05', 0.5, [], undefined],
  ['for ever', '2026-01-05', 1e9, [], undefined],
])('%s', (_, from, days, pauses, to) => {
  const pause = pauseFrom(at(`${from}T09:00Z`), days, 'UTC', pauses, seasonAt)
  expect(pause).toEqual(to === undefined ? undefined : span(from, to))
})

test('ends at the same time of day in the quiz’s zone, and a day of 25 hours is one', () => {
  const from = at('2026-10-20T13:00Z')
  const pause = pauseFrom(from, 14, 'America/New_York', [], () => span('2026-10-01', '2026-12-01'))
  expect(pause?.to).toBe(at('2026-11-03T14:00Z'))
  expect(pauseDaysLeft(pause ? [pause] : [], span('2026-10-01', '2026-12-01'))).toBe(0)
})

test('a drop that opens with the pause is in it, one that opens with its end is not', () => {
  const pauses = [span('2026-01-05', '2026-01-07')]
  const opens = ['2026-01-04', '2026-01-05', '2026-01-06', '2026-01-07'].map(day => at(`${day}T09:00Z`))
  expect(opens.map(moment => isPaused(pauses, moment))).toEqual([false, true, true, false])
})
