// Checks when quizzes open: zones, gaps and overlaps, skipped days, windows, changed settings.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuizSettings, Schedule } from '../../../src/domain/play/quiz.ts'
import {
  everyDay,
  latestOpening,
  nextOpening,
  openingAfterChange,
  windowFrom,
  zoneName,
} from '../../../src/domain/play/schedule.ts'
import { newQuizSettings } from '../../../src/domain/play/settings.ts'
import { DAY, HOUR, instant, MINUTE, type Instant } from '../../../src/domain/time.ts'

const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds)
const daily = (time: string, zone: string): Schedule => ({ weekdays: everyDay, time, zone })
const settings = (schedule: Schedule, windowHours = 168): QuizSettings => ({
  ...newQuizSettings,
  deckId: 'deck',
  schedule,
  windowHours,
  locale: 'en',
})
const local = (when: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(when)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'minute' })

describe('the next opening', () => {
  test.each([
    ['before today’s time', '09:00', 'Europe/Berlin', '2026-01-05T07:59:00Z', '2026-01-05T09:00+01:00'],
    ['at it: tomorrow', '09:00', 'Europe/Berlin', '2026-01-05T08:00:00Z', '2026-01-06T09:00+01:00'],
    ['half-hour zone', '00:00', 'Asia/Kolkata', '2026-03-01T18:29:59Z', '2026-03-02T00:00+05:30'],
    ['02:30 in the gap moves to 03:30', '02:30', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-08T03:30-04:00'],
    ['01:30 twice: the first', '01:30', 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-01T01:30-04:00'],
    ['after the first of two', '01:30', 'America/New_York', '2026-11-01T05:30:00Z', '2026-11-02T01:30-05:00'],
    ['no midnight in Santiago', '00:00', 'America/Santiago', '2026-09-06T03:00:00Z', '2026-09-06T01:00-03:00'],
    ['no midnight in Beirut', '00:00', 'Asia/Beirut', '2026-03-28T20:00:00Z', '2026-03-29T01:00+03:00'],
    ['a day that Samoa skipped', '12:00', 'Pacific/Apia', '2011-12-30T00:00:00Z', '2011-12-31T12:00+14:00'],
  ])('%s', (_, time, zone, from, wanted) => {
    expect(local(nextOpening(daily(time, zone), at(from)), zone)).toBe(wanted)
  })

  test('only on its weekdays', () => {
    const workdays = { weekdays: [1, 3], time: '09:00', zone: 'UTC' }
    const days = [at('2026-01-05T08:00Z'), at('2026-01-05T09:00Z'), at('2026-01-07T09:00Z')]
    expect(days.map(day => local(nextOpening(workdays, day), 'UTC').slice(0, 10))).toEqual([
      '2026-01-05',
      '2026-01-07',
      '2026-01-12',
    ])
  })

  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const times = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'))
  const weekdays = fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 })
  const moments = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2035, 0) }).map(instant)

  test('is later, on the wall-clock time unless that does not exist, and the latest one is the inverse', () => {
    fc.assert(
      fc.property(zones, times, weekdays, moments, (zone, time, days, from) => {
        const schedule = { weekdays: days, time, zone }
        const next = nextOpening(schedule, from)
        expect(next).toBeGreaterThan(from)
        expect(next - from).toBeLessThanOrEqual(9 * DAY)
        expect(latestOpening(schedule, next)).toBe(next)
        expect(latestOpening(schedule, instant(next - 1))).toBeLessThanOrEqual(from)
        // It is what the time of a wanted day resolves to; a gap or a skipped day can push it into the next day.
        const day = Temporal.Instant.fromEpochMilliseconds(next).toZonedDateTimeISO(zone).toPlainDate()
        const sources = [day, day.subtract({ days: 1 })].filter(
          source =>
            days.includes(source.dayOfWeek) &&
            source.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds === next,
        )
        expect(sources).not.toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})

describe('windows', () => {
  test('last 23 h and 25 h at the two changes of 2026 in New York, 24 h on every other day', () => {
    const schedule = daily('09:00', 'America/New_York')
    let opensAt = nextOpening(schedule, at('2026-01-01T05:00:00Z'))
    const odd: [string, number][] = []
    for (let day = 0; day < 365; day++) {
      const { closesAt, nextOpensAt } = windowFrom(opensAt, settings(schedule))
      expect(closesAt).toBe(nextOpensAt)
      const hours = (closesAt - opensAt) / HOUR
      if (hours !== 24) odd.push([local(opensAt, 'America/New_York').slice(0, 10), hours])
      opensAt = nextOpensAt
    }
    expect(odd).toEqual([
      ['2026-03-07', 23],
      ['2026-10-31', 25],
    ])
  })

  test('end after the quiz’s hours where the next opening is later', () => {
    const opensAt = at('2026-01-05T09:00Z')
    const weekly = { weekdays: [1], time: '09:00', zone: 'UTC' }
    expect(windowFrom(opensAt, settings(weekly, 6))).toEqual({
      opensAt,
      closesAt: opensAt + 6 * HOUR,
      nextOpensAt: opensAt + 7 * DAY,
    })
  })
})

describe('a change of settings', () => {
  const berlin = daily('09:00', 'Europe/Berlin')
  const noon = at('2026-01-05T11:00Z')
  const running = (schedule: Schedule) => ({ schedule, pausedUntil: null })

  test('a new quiz opens in the minute that it is set to', () => {
    expect(openingAfterChange(running(daily('12:00', 'Europe/Berlin')), instant(noon + 59_999), undefined)).toBe(noon)
    expect(openingAfterChange(running(daily('12:00', 'Europe/Berlin')), instant(noon + MINUTE), undefined)).toBe(
      noon + DAY,
    )
  })

  test('waits for the end of the open drop, whose window is frozen', () => {
    const newest = { opensAt: at('2026-01-05T08:00Z'), closesAt: at('2026-01-06T08:00Z') }
    expect(openingAfterChange(running(daily('13:00', 'Europe/Berlin')), noon, newest)).toBe(at('2026-01-06T12:00Z'))
    expect(openingAfterChange(running(berlin), noon, newest)).toBe(newest.closesAt)
  })

  test('waits twelve hours from the newest opening, also when a short window has closed', () => {
    const newest = { opensAt: at('2026-01-05T08:00Z'), closesAt: at('2026-01-05T09:00Z') }
    expect(openingAfterChange(running(daily('20:59', 'Europe/Berlin')), noon, newest)).toBe(at('2026-01-06T19:59Z'))
    expect(openingAfterChange(running(daily('21:00', 'Europe/Berlin')), noon, newest)).toBe(at('2026-01-05T20:00Z'))
  })

  test('a pause ends with the first opening that is not before its end; one that is over changes nothing', () => {
    const paused = (until: string) => openingAfterChange({ schedule: berlin, pausedUntil: at(until) }, noon, undefined)
    expect(paused('2026-01-20T08:00Z')).toBe(at('2026-01-20T08:00Z'))
    expect(paused('2026-01-20T08:01Z')).toBe(at('2026-01-21T08:00Z'))
    expect(paused('2026-01-01T00:00Z')).toBe(at('2026-01-06T08:00Z'))
  })
})

describe('validity', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['+05:30', undefined],
    ['Europe/Berln', undefined],
    ['', undefined],
  ])('zone %j is %j', (given, wanted) => {
    expect(zoneName(given)).toBe(wanted)
  })
})
