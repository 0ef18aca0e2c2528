// Checks points in exact decimals, the order of boards and the weeks they cover.
import { describe, expect, test } from 'vitest'
import { points } from '../../../src/domain/play/points.ts'
import { weekOf, withRanks } from '../../../src/domain/play/standings.ts'
import { instant, type Instant } from '../../../src/domain/time.ts'

const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds)

describe('points', () => {
  test.each([
    ['easy', '1', 1, 101], // 100.5 is rounded up
    ['easy', '1', 2, 101],
    ['easy', '1', 10, 105],
    ['easy', '1', 11, 105],
    ['medium', '1', 1, 151], // 150.75
    ['medium', '1', 2, 152], // 151.5
    ['hard', '1', 3, 203],
    ['hard', '1.0', 1000, 210],
    ['hard', '0', 10, 0],
    ['hard', '0.00', 10, 0],
    ['medium', '0.5', 1, 75], // 75.375
    ['easy', '0.3', 1, 30], // 30.15
    ['easy', '0.005', 0, 1], // 0.5 is rounded up
    ['easy', '0.00499999999999999999', 0, 0], // a double would say 0.5
    ['medium', '0.33', 10, 52], // 51.975
    ['easy', '.5', 0, 50],
    ['easy', '5e-1', 0, 50],
  ] as const)('%s, credit %s, streak %d: %d', (difficulty, credit, streak, wanted) => {
    expect(points(difficulty, credit, streak)).toBe(wanted)
  })

  test.each(['', 'half', '-1', '1.01', '2', '½', '1/2'])('credit %j is refused', credit => {
    expect(() => points('easy', credit, 1)).toThrow(RangeError)
  })
})

describe('boards', () => {
  test('points, then right, then hard right; equal ones share a rank', () => {
    const rows = [
      { name: 'a', points: 300, right: 2, hardRight: 1 },
      { name: 'b', points: 300, right: 2, hardRight: 1 },
      { name: 'c', points: 300, right: 2, hardRight: 0 },
      { name: 'd', points: 300, right: 1, hardRight: 1 },
      { name: 'e', points: 299, right: 3, hardRight: 3 },
    ]
    expect(withRanks(rows).map(({ name, rank }) => `${name}${rank}`)).toEqual(['a1', 'b1', 'c3', 'd4', 'e5'])
    expect(withRanks([])).toEqual([])
  })

  test.each([
    [
      'Sunday 23:59 is still its week',
      'Europe/Berlin',
      '2026-01-11T22:59:59Z',
      '2026-01-04T23:00Z',
      '2026-01-11T23:00Z',
    ],
    ['Monday 00:00 is the next', 'Europe/Berlin', '2026-01-11T23:00:00Z', '2026-01-11T23:00Z', '2026-01-18T23:00Z'],
    ['a week of 167 hours', 'America/New_York', '2026-03-05T12:00:00Z', '2026-03-02T05:00Z', '2026-03-09T04:00Z'],
    ['half-hour zone', 'Asia/Kolkata', '2026-01-07T00:00:00Z', '2026-01-04T18:30Z', '2026-01-11T18:30Z'],
  ])('%s', (_, zone, moment, from, to) => {
    expect(weekOf(at(moment), zone)).toEqual({ from: at(from), to: at(to) })
  })
})
