// Checks points in exact decimals and the bonus for speed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difficulties } from '../../../src/domain/deck/card.ts'
import { points, speedPercent } from '../../../src/domain/play/points.ts'

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
    expect(points({ difficulty, credit, streak, hints: 0, speed: 0 })).toBe(wanted)
  })

  test.each(['', 'half', '-1', '1.01', '2', '½', '1/2'])('credit %j is refused', credit => {
    expect(() => points({ difficulty: 'easy', credit, streak: 1, hints: 0, speed: 0 })).toThrow(RangeError)
  })

  test.each([
    // hints multiply the credit by 0.8 each, exactly
    ['easy', '1', 0, 1, 0, 80],
    ['easy', '1', 0, 2, 0, 64],
    ['easy', '1', 0, 3, 0, 51], // 51.2
    ['hard', '0.5', 10, 1, 0, 84],
    // speed adds up to a tenth
    ['easy', '1', 0, 0, 100, 110],
    ['hard', '1', 10, 0, 100, 230],
    ['medium', '1', 0, 0, 50, 158], // 157.5 is rounded up
    ['medium', '0', 10, 0, 100, 0],
    ['easy', '1', 10, 1, 33, 87], // 80 · 1.083 = 86.64
  ] as const)(
    '%s, credit %s, streak %d, %d hints, speed %d: %d',
    (difficulty, credit, streak, hints, speed, wanted) => {
      expect(points({ difficulty, credit, streak, hints, speed })).toBe(wanted)
    },
  )

  test('more credit, a longer streak, more speed or fewer hints are never worth less', () => {
    const drawn = fc.record({
      difficulty: fc.constantFrom(...difficulties),
      credit: fc.integer({ min: 0, max: 100 }).map(percent => String(percent / 100)),
      streak: fc.nat(20),
      hints: fc.nat(5),
      speed: fc.nat(100),
    })
    fc.assert(
      fc.property(drawn, fc.constantFrom('credit', 'streak', 'speed', 'hints'), (scored, what) => {
        const better = {
          credit: { ...scored, credit: '1' },
          streak: { ...scored, streak: scored.streak + 1 },
          speed: { ...scored, speed: 100 },
          hints: { ...scored, hints: 0 },
        }[what]
        expect(points(better)).toBeGreaterThanOrEqual(points(scored))
      }),
    )
  })
})

describe('speed', () => {
  test.each([
    [0, 120, 100],
    [60_000, 120, 50],
    [119_399, 120, 1], // 0.50083 hundredths left: half up
    [119_401, 120, 0],
    [120_000, 120, 0],
    [999_999_999, 120, 0],
    [-5_000, 120, 100], // clocks differ; nobody is faster than at once
    [1_000, 3, 67],
    [2_985, 3, 1], // exactly half a hundredth
  ])('%d ms of %d s: %d', (tookMs, par, wanted) => {
    expect(speedPercent(tookMs, par)).toBe(wanted)
  })

  test('a card that says nothing has two minutes', () => {
    expect(speedPercent(60_000)).toBe(50)
  })
})
