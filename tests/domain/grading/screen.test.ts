// Screening by doubles: where it decides, it decides as exact arithmetic does; at the edges it leaves the decision to that.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tolerance, TolerancePart } from '../../../src/domain/deck/card.ts'
import {
  add,
  fromDecimal,
  fromNumber,
  multiply,
  rational,
  subtract,
  toDouble,
} from '../../../src/domain/formula/index.ts'
import type { Num, Rational } from '../../../src/domain/formula/index.ts'
import { boundsOf } from '../../../src/domain/grading/bounds.ts'
import { judgeFor } from '../../../src/domain/grading/right.ts'
import { inDoubles, plausible, screen, screenKey, surelyAllows } from '../../../src/domain/grading/screen.ts'
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
  .tuple(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.oneof(fc.double({ min: 0, max: 1e-9, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true })),
  )
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

/** Both ends of an interval, and how far from the edge of what is allowed there. */
const edges = fc.record({
  key: fc.tuple(fc.constantFrom(1, 2, 9, 10, 99.5), fc.constantFrom(0, 1e-6, 0.2)),
  isNegative: fc.boolean(),
  at: fc.constantFrom('low', 'high'),
  side: fc.constantFrom(1, -1),
  off: fc.constantFrom(0, 1e-14, -1e-14, 1e-11, -1e-11, 1e-3, -1e-3),
  part: fc.oneof(
    fc.record({ kind: fc.constantFrom('relative', 'absolute'), of: fc.constantFrom('0.01', '0.5') }),
    fc.record({ kind: fc.constantFrom('figures', 'decimals'), count: fc.integer({ min: 1, max: 3 }) }),
  ),
})

test('nor at the edges of what is allowed around the ends of an interval', () => {
  fc.assert(
    fc.property(edges, ({ key: [from, width], isNegative, at, side, off, part: allowed }) => {
      const [a, b] = [from, from * (1 + width)]
      const key: Num = isNegative ? { lo: -b, hi: -a } : { lo: a, hi: b }
      const end = at === 'low' ? key.lo : key.hi
      const size = Math.abs(end)
      const most = {
        relative: 'of' in allowed ? Number(allowed.of) * size : 0,
        absolute: 'of' in allowed ? Number(allowed.of) : 0,
        decimals: 'count' in allowed ? 0.5 * 10 ** -allowed.count : 0,
        figures: 'count' in allowed ? 0.5 * 10 ** (Math.floor(Math.log10(size)) + 1 - allowed.count) : 0,
      }[allowed.kind]
      const answer = fromDecimal(String(end + side * most * (1 + off)))
      if (!answer) throw new Error('a double is a decimal')
      const decision = screen(key, answer, allowed)
      expect([undefined, within(key, answer, allowed)]).toContain(decision)
    }),
    { numRuns: 3_000 },
  )
})

const relative: Tolerance = { kind: 'relative', of: '0.01' }
const whole = (n: number): Num => rational(BigInt(n))
const per1000 = (n: number): Num => rational(BigInt(n), 1000n)

test.each([
  ['1 % above', 100, 100_999, relative, true],
  ['1 % below', 100, 99_001, relative, true],
  ['1 % of less than nothing', -100, -100_999, relative, true],
  ['more than 1 %', 100, 101_001, relative, false],
  ['less than 99 %', 100, 98_999, relative, false],
  ['more than 1 % of less than nothing', -100, -101_001, relative, false],
  ['an absolute distance', 100, 100_099, { kind: 'absolute', of: '0.1' }, true],
  ['beyond it', 100, 100_101, { kind: 'absolute', of: '0.1' }, false],
  ['half a unit in the first decimal', 100, 100_049, { kind: 'decimals', count: 1 }, true],
  ['beyond it', 100, 100_051, { kind: 'decimals', count: 1 }, false],
  [
    'half a unit in the second figure, as the largest number counts it',
    99,
    99_494,
    { kind: 'figures', count: 2 },
    true,
  ],
  ['between the first figures 1 and 9', 10, 10_400, { kind: 'figures', count: 2 }, undefined],
  ['beyond five units', 10, 10_501, { kind: 'figures', count: 2 }, false],
  ['one more, exactly', 1, 2_000, { kind: 'exact' }, false],
  ['the same, exactly', 1, 1_000, { kind: 'exact' }, undefined],
  ['the edge', 100, 101_000, relative, undefined],
  ['near by one of several', 100, 100_999, { kind: 'any', of: [{ kind: 'exact' }, relative] }, true],
  ['far by all of several', 100, 102_000, { kind: 'any', of: [{ kind: 'exact' }, relative] }, false],
  ['far by one, on the edge of another', 100, 101_000, { kind: 'any', of: [{ kind: 'exact' }, relative] }, undefined],
] satisfies [string, number, number, Tolerance, boolean | undefined][])(
  '%s: %d, answered %d ‰',
  (_, key, answer, allowed, wanted) => {
    expect(screen(whole(key), per1000(answer), allowed)).toBe(wanted)
  },
)

test.each([
  ['all of it near', { lo: 99.9, hi: 100.1 }, { lo: 100, hi: 100.2 }, true],
  ['all of it below', { lo: 100, hi: 101 }, { lo: 0, hi: 98 }, false],
  ['all of it above', { lo: 100, hi: 101 }, { lo: 103, hi: 999 }, false],
  ['some of the answer near', { lo: 100, hi: 100 }, { lo: 0, hi: 100.5 }, undefined],
  ['some of the key near', { lo: 50, hi: 100 }, { lo: 100, hi: 100 }, undefined],
  ['a key around zero, of which no share is sure', { lo: -1, hi: 100 }, { lo: 0, hi: 0.0001 }, undefined],
])('of intervals: %s', (_, key, answer, wanted) => {
  expect(screen(key, answer, relative)).toBe(wanted)
})

test('of lists, and beyond all doubles, nothing is decided', () => {
  const one = whole(1)
  expect([screen([one], one, relative), screen(one, [one], relative)]).toEqual([undefined, undefined])
  expect(screen(rational(10n ** 400n), one, relative)).toBeUndefined()
})

describe('where rounding on the way is forgiven', () => {
  const key = { value: whole(-1000), tolerance: relative, mistakes: [], names: new Set<string>() }
  test.each([
    ['near', -1009, true, true],
    ['as far as rounding may lead', -1060, undefined, false],
    ['the other way', -941, undefined, false],
    ['beyond', -1063, false, false],
    ['beyond the other way', -938, false, false],
  ])('%s', (_, answer, forgiving, strict) => {
    expect(screenKey({ ...key, carried: () => undefined }, whole(answer))).toBe(forgiving)
    expect(screenKey(key, whole(answer))).toBe(strict)
  })
})

test.each([
  [relative, 0.999, true],
  [relative, 1, false],
  [relative, 1.001, false],
  [{ kind: 'exact' }, 0, true],
  [{ kind: 'any', of: [{ kind: 'exact' }, relative] }, 0.5, true],
  [{ kind: 'any', of: [{ kind: 'exact' }, relative] }, 1.5, false],
] satisfies [Tolerance, number, boolean][])('%j surely allows 100 the distance %d: %s', (allowed, apart, wanted) => {
  expect(surelyAllows(allowed, 100, apart)).toBe(wanted)
})

describe('beyond the plausible nothing is right', () => {
  const keyOf = (value: Num, allowed: Tolerance, spread: Rational | undefined) => ({
    value,
    tolerance: allowed,
    mistakes: [],
    names: new Set<string>(),
    ...(spread ? { carried: () => boundsOf(value).map(({ low, high }) => widened(low, high, spread)) } : {}),
  })
  const widened = (low: Rational, high: Rational, share: Rational) => ({
    low: add(low, multiply(low, low.n > 0n ? subtract(rational(0n), share) : share)),
    high: add(high, multiply(high, high.n > 0n ? share : subtract(rational(0n), share))),
  })
  const spreads = fc.constantFrom(undefined, rational(0n), rational(1n, 1000n), rational(1n, 20n))
  const shares = fc.constantFrom(-2, -1e-3, -1e-6, -1e-11, 0, 1e-11, 1e-6, 1e-3, 2)

  test('nor is it said of anything that is right', () => {
    fc.assert(
      fc.property(number, tolerance, spreads, fc.boolean(), shares, (value, allowed, spread, isHigh, share) => {
        const key = keyOf(value, allowed, spread)
        const ends = plausible(key)
        fc.pre(ends !== undefined)
        const end = isHigh ? ends.hi : ends.lo
        const answer = fromNumber(end + end * share)
        fc.pre(answer !== undefined)
        const near = toDouble(answer)
        const isPlausible = near >= ends.lo && near <= ends.hi
        expect(isPlausible || !judgeFor(key).isRight(boundsOf(answer))).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  test.each([
    ['a share', relative, undefined, [990, 1010]],
    ['a share, with rounding on the way', relative, rational(0n), [938.49, 1061.51]],
    ['nothing but the key', { kind: 'exact' }, undefined, [1000, 1000]],
    ['the widest of several', { kind: 'any', of: [{ kind: 'absolute', of: '25' }, relative] }, undefined, [975, 1025]],
    ['figures, of the next power too', { kind: 'figures', count: 3 }, undefined, [995, 1005]],
    ['decimals', { kind: 'decimals', count: 0 }, undefined, [999.5, 1000.5]],
  ] satisfies [string, Tolerance, Rational | undefined, [number, number]][])('%s', (_, allowed, spread, [lo, hi]) => {
    const ends = plausible(keyOf(whole(1000), allowed, spread))
    expect(ends?.lo).toBeCloseTo(lo, 6)
    expect(ends?.hi).toBeCloseTo(hi, 6)
    expect(ends && ends.lo < lo + 1e-9 && ends.hi > hi - 1e-9).toBe(true)
  })

  test.each([
    ['of a list', [whole(1)]],
    ['beyond all doubles', rational(10n ** 400n)],
  ])('%s there are no such ends', (_, value) => {
    expect(plausible({ value, tolerance: relative, mistakes: [], names: new Set() })).toBeUndefined()
  })
})

test('bounds in doubles keep their ends', () => {
  expect([boundsOf(whole(3)), boundsOf({ lo: 1, hi: 2 })].map(each => each.map(inDoubles))).toEqual([
    [{ lo: 3, hi: 3 }],
    [{ lo: 1, hi: 2 }],
  ])
})
