// Checks when a reminder is due: in the window, on the person's clock, spread, never after the close.
import { describe, expect, test } from 'vitest'
import { remindAt } from '../../../src/domain/play/remind.ts'
import type { PersonId } from '../../../src/domain/play/quiz.ts'
import { instant, MINUTE, type Instant } from '../../../src/domain/time.ts'

const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds)
const drop = { opensAt: at('2026-01-05T09:00:00Z'), closesAt: at('2026-01-06T09:00:00Z') }
/** The person with number 0 gets no delay. */
const due = (time: string, zone: string, from = drop.opensAt, person = 0): string | undefined => {
  const found = remindAt({ time, zone }, drop, from, person as PersonId)
  return found === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(found).toString()
}

describe('a reminder', () => {
  test.each([
    ['18:00', 'UTC', '2026-01-05T18:00:00Z'],
    ['18:00', 'Asia/Tokyo', '2026-01-05T09:00:00Z'],
    ['17:58', 'Asia/Tokyo', '2026-01-06T08:58:00Z'],
    ['08:30', 'UTC', '2026-01-06T08:30:00Z'],
  ])('at %s in %s is due at %s', (time, zone, expected) => {
    expect(due(time, zone)).toBe(expected)
  })

  test('that is set while the drop is open is due at the next such time, or not at all', () => {
    expect(due('18:00', 'UTC', at('2026-01-05T12:00:00Z'))).toBe('2026-01-05T18:00:00Z')
    expect(due('18:00', 'UTC', at('2026-01-05T18:01:00Z'))).toBeUndefined()
    expect(due('08:59', 'UTC')).toBeUndefined()
  })

  test('is spread over half an hour, and comes before the close', () => {
    const minutes = Array.from({ length: 2000 }, (_, person) => {
      const found = remindAt({ time: '18:00', zone: 'UTC' }, drop, drop.opensAt, person as PersonId)
      return Math.floor(((found ?? Number.NaN) - at('2026-01-05T18:00:00Z')) / MINUTE)
    })
    expect(Math.min(...minutes)).toBe(0)
    expect(Math.max(...minutes)).toBe(29)
    const fullest = Math.max(
      ...Map.groupBy(minutes, minute => minute)
        .values()
        .map(all => all.length),
    )
    expect(fullest).toBeLessThan(120)
    for (let person = 0; person < 60; person++)
      expect(due('08:50', 'UTC', drop.opensAt, person)?.localeCompare('2026-01-06T08:59:00Z')).toBeLessThanOrEqual(0)
  })
})
