// Screening by doubles: where it decides, it decides as exact arithmetic does; at the edges it leaves the decision to that.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tolerance, TolerancePart } from '../../../src/domain/deck/card.ts'
import { add, fromDecimal, multiply, rational, type Num, type Rational } from '../../../src/domain/formula/index.ts'
import { screen } from '../../../src/domain/grading/screen.ts'
import { within } from '../../../src/domain/grading/tolerance.ts'

const part: fc.Arbitrary<TolerancePart> = fc.oneof(
  fc.constant<TolerancePart>({ kind: 'exact' }),
  fc.record({ kind: fc.constantFrom('relative', 'absolute'), of: fc.constantFrom('0', '0.01', '0.1', '1e-9', '3') }),
  fc.record({ kind: fc.constantFrom('figures', 'decimals'), count: fc.integer({ min: 0, max: 6 }) }),
)
const tolerance: fc.Arbitrary<Tolerance> = fc.oneof(
  part,
  fc.record({ kind: fc.constant('any' as const), of: fc.array(part, { minLength: 1, maxLength: 3 }) }),
)
const exact: fc.Arbitrary<Rational> = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => rational(n, d))
const interval: fc.Arbitrary<Num> = fc
  .tuple(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.double({ min: 0, max: 1e-9, noNaN: true }))
  .map(([lo, width]) => ({ lo: lo + 0, hi: lo + Math.abs(lo) * width + 0 }))
const number = fc.oneof(exact, interval)

test('a decision by doubles is that of exact arithmetic', () => {
  fc.assert(
    fc.property(number, number, tolerance, (key, answer, allowed) => {
      expect([undefined, within(key, answer, allowed)]).toContain(screen(key, answer, allowed))
    }),
    { numRuns: 3_000 },
  )
})

const shift = fc.constantFrom('0', '1e-30', '-1e-30', '1e-11', '-1e-11', '0.01', '-0.01')

test('also on the edge and a hair beside it, where it may not guess', () => {
  fc.assert(
    fc.property(exact, fc.constantFrom('0.01', '0.1', '1e-9'), shift, (key, share, off) => {
      const factor = [rational(1n), fromDecimal(share) ?? key, fromDecimal(off) ?? key].reduce(add)
      const answer = multiply(key, factor)
      const allowed: Tolerance = { kind: 'relative', of: share }
      const onEdge = Math.abs(Number(off)) < 1e-20 && key.n !== 0n
      expect(onEdge ? [undefined] : [undefined, within(key, answer, allowed)]).toContain(screen(key, answer, allowed))
    }),
  )
})

test('what is plainly near or far is decided', () => {
  const one = rational(1n)
  const allowed: Tolerance = { kind: 'relative', of: '0.01' }
  expect([screen(one, one, allowed), screen(one, rational(1001n, 1000n), allowed)]).toEqual([true, true])
  expect([screen(one, rational(2n), allowed), screen(one, { lo: 0, hi: 0.5 }, allowed)]).toEqual([false, false])
  expect(screen(one, rational(2n), { kind: 'exact' })).toBe(false)
  expect(screen(rational(10n ** 400n), one, allowed)).toBeUndefined()
})
