// Checks seasons: months and dates in the quiz's zone, how many drops count, and when they are final.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedDrops, finalAt, seasonAt } from '../../../src/domain/play/season.ts'
import { everyDay, nextOpening } from '../../../src/domain/play/schedule.ts'
import { after, DAY, HOUR, instant, type Instant, type LocalDate } from '../../../src/domain/time.ts'

const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds)
const iso = (moment: Instant): string => Temporal.Instant.fromEpochMilliseconds(moment).toString()
const schedule = { weekdays: everyDay, time: '09:00', zone: 'Europe/Berlin' }
const dates = (from: string, to: string) => ({ from: from as LocalDate, to: to as LocalDate })
const spring = dates('2026-02-10', '2026-04-09')

describe('the season of a drop', () => {
  test.each([
    ['a month', 'month', '2026-01-15T08:00:00Z', '2025-12-31T23:00:00Z', '2026-01-31T23:00:00Z'],
    ['its last moment', 'month', '2026-01-31T22:59:59Z', '2025-12-31T23:00:00Z', '2026-01-31T23:00:00Z'],
    ['its first moment', 'month', '2026-01-31T23:00:00Z', '2026-01-31T23:00:00Z', '2026-02-28T23:00:00Z'],
    [
      'a month with a change of the clocks',
      'month',
      '2026-03-15T08:00:00Z',
      '2026-02-28T23:00:00Z',
      '2026-03-31T22:00:00Z',
    ],
    ['dates', spring, '2026-03-01T08:00:00Z', '2026-02-09T23:00:00Z', '2026-04-09T22:00:00Z'],
    ['their last day', spring, '2026-04-09T21:59:00Z', '2026-02-09T23:00:00Z', '2026-04-09T22:00:00Z'],
    [
      'the month before dates ends with them',
      spring,
      '2026-02-03T08:00:00Z',
      '2026-01-31T23:00:00Z',
      '2026-02-09T23:00:00Z',
    ],
    [
      'the month after dates begins with them',
      spring,
      '2026-04-10T08:00:00Z',
      '2026-04-09T22:00:00Z',
      '2026-04-30T22:00:00Z',
    ],
    ['other months are whole', spring, '2026-05-10T08:00:00Z', '2026-04-30T22:00:00Z', '2026-05-31T22:00:00Z'],
  ] as const)('%s', (_, season, opensAt, startsAt, endsAt) => {
    const span = seasonAt({ season, schedule }, at(opensAt))
    expect([iso(span.startsAt), iso(span.endsAt)]).toEqual([startsAt, endsAt])
  })

  test('every moment has one season, and the seasons lie side by side', () => {
    const moments = fc.integer({ min: at('2025-06-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }).map(instant)
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata')
    fc.assert(
      fc.property(moments, zones, fc.boolean(), (moment, zone, isMonth) => {
        const rules = { season: isMonth ? ('month' as const) : spring, schedule: { ...schedule, zone } }
        const span = seasonAt(rules, moment)
        expect(span.startsAt).toBeLessThanOrEqual(moment)
        expect(span.endsAt).toBeGreaterThan(moment)
        expect(seasonAt(rules, span.startsAt)).toEqual(span)
        expect(seasonAt(rules, instant(span.endsAt - 1))).toEqual(span)
        expect(seasonAt(rules, span.endsAt).startsAt).toBe(span.endsAt)
      }),
    )
  })
})

describe('how many drops count', () => {
  test.each([
    ['31 days', everyDay, '2026-01-01T08:00:00Z', 25],
    ['28 days', everyDay, '2026-02-01T08:00:00Z', 23],
    ['begun on the 20th', everyDay, '2026-01-20T08:00:00Z', 10], // 12 drops: 9.6
    ['Mondays', [1], '2026-01-05T08:00:00Z', 4], // 4 drops: 3.2
    ['one drop', everyDay, '2026-01-31T08:00:00Z', 1],
  ])('%s', (_, weekdays, first, wanted) => {
    const rules = { season: 'month' as const, schedule: { ...schedule, weekdays } }
    expect(countedDrops(rules, at(first), seasonAt(rules, at(first)))).toBe(wanted)
  })

  test('four fifths, rounded up, of the openings that there are', () => {
    const days = fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 })
    fc.assert(
      fc.property(days, fc.nat(365), (weekdays, day) => {
        const rules = { season: 'month' as const, schedule: { ...schedule, weekdays } }
        const first = nextOpening(rules.schedule, after(at('2026-01-01T00:00:00Z'), day * DAY))
        const span = seasonAt(rules, first)
        let scheduled = 0
        for (let opening = first; opening < span.endsAt; opening = nextOpening(rules.schedule, opening)) scheduled++
        const counted = countedDrops(rules, first, span)
        expect(counted * 5).toBeGreaterThanOrEqual(scheduled * 4)
        expect((counted - 1) * 5).toBeLessThan(scheduled * 4)
      }),
    )
  })
})

test('final a day after the last drop closed, also where that is after its end', () => {
  const span = seasonAt({ season: 'month', schedule }, at('2026-01-15T08:00:00Z'))
  const closes = after(span.endsAt, 9 * HOUR)
  expect(finalAt(span, closes)).toBe(after(closes, DAY))
  expect(finalAt(span, after(span.endsAt, -DAY))).toBe(after(span.endsAt, DAY))
})
