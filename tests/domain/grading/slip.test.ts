// Checks how a slip names its factor, in full where that is a whole number, however large; on which side it missed; and that doubles only screen.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeLine } from '../../../src/app/grade-line.ts'
import type { Tolerance } from '../../../src/domain/deck/card.ts'
import { integer, rational, type Interval, type Rational } from '../../../src/domain/formula/index.ts'
import { boundsOf } from '../../../src/domain/grading/bounds.ts'
import { judgeFor } from '../../../src/domain/grading/right.ts'
import { plausible } from '../../../src/domain/grading/screen.ts'
import { slipOf } from '../../../src/domain/grading/slip.ts'

test.each([
  ['GiB', '26306674688', 24.5, '1073741824', 'high'],
  ['MiB', '25.7', 24.5, '1.048576', 'high'],
  ['Mbit', '3.0625', 24.5, '8', 'low'],
  ['nat', '1.4427', 1, '1.4427', 'high'],
])('a card in %s answered with %s', (unit, answer, key, factor, direction) => {
  const line = gradeLine(JSON.stringify({ answer, key, unit, tolerance: '0.5%' }))
  expect(JSON.parse(line)).toMatchObject({ verdict: 'unitSlip', slip: { factor, direction } })
})

const powers = [2n, 8n, 60n, 100n, 1000n, 1024n, 3600n, 1000n ** 4n, 8n * 1024n ** 4n]
const factor: fc.Arbitrary<Rational> = fc
  .tuple(fc.constantFrom(1n, ...powers), fc.constantFrom(1n, ...powers))
  .map(([n, d]) => rational(n, d))
const allowances: readonly Tolerance[] = [
  { kind: 'exact' },
  { kind: 'relative', of: '0.01' },
  { kind: 'figures', count: 3 },
  {
    kind: 'any',
    of: [
      { kind: 'absolute', of: '0.5' },
      { kind: 'decimals', count: 1 },
    ],
  },
]

test('the same slip is found without screening, at every distance from the edge', () => {
  const small = fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n })
  const found = new Set<string>()
  fc.assert(
    fc.property(
      fc.constantFrom('MiB', 's', 'GFLOP', '%', 'bit', 'Hz'),
      fc.tuple(small, fc.constantFrom(1n, 7n, 1000n)).map(([n, d]) => rational(n, d)),
      factor,
      fc.constantFrom(...allowances),
      fc.integer({ min: -25, max: 25 }),
      fc.boolean(),
      (unit, value, by, tolerance, away, isForgiving) => {
        const carried = isForgiving ? { carried: () => undefined } : {}
        const key = { value, tolerance, mistakes: [], names: new Set<string>(), ...carried }
        // Up to 1.25 % away: inside, on and beyond the edge.
        const answer = rational(value.n * by.n * BigInt(2000 + away), value.d * by.d * 2000n)
        const { isRight, key: own } = judgeFor(key)
        const screened = slipOf(unit, own, boundsOf(answer), isRight, plausible(key))
        expect(screened).toEqual(slipOf(unit, own, boundsOf(answer), isRight, undefined))
        if (screened) found.add(unit)
      },
    ),
    { numRuns: 3_000 },
  )
  expect([...found]).toEqual(expect.arrayContaining(['%', 'GFLOP', 'MiB', 's']))
})

describe('what is plainly no slip is not computed', () => {
  /** How often `isRight` is asked about `answer`, in MiB where 100 is right. */
  const asked = (answer: Rational, plausible?: Interval): number => {
    let times = 0
    slipOf('MiB', boundsOf(integer(100)), boundsOf(answer), () => (times++, false), plausible)
    return times
  }
  const near = { lo: 99, hi: 101 }

  test.each([
    ['far from every factor', integer(7_654_321), 0],
    ['the same below zero', integer(-100), 0],
    ['beside one factor', integer(100_000), 1],
    ['below by it', rational(1n, 10n), 1],
    ['on the lower end', integer(99_000), 1],
    ['on the upper end', integer(101_000), 1],
  ])('%s', (_, answer, times) => {
    expect(asked(answer, near)).toBe(times)
  })

  test('without ends, and beyond all doubles, each factor is tried', () => {
    const all = asked(integer(7_654_321))
    expect(all).toBeGreaterThan(70)
    expect(asked(rational(10n ** 400n), near)).toBe(all)
  })
})
