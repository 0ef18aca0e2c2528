// Tests arithmetic on intervals to the last place: the exact result lies inside, and at most two doubles away from either end.
import { describe, expect, test } from 'vitest'
import {
  exponential,
  holds,
  isPoint,
  logarithm,
  magnitude,
  minus,
  opposite,
  over,
  plus,
  point,
  rising,
  root,
  square,
  times,
  total,
  widened,
} from '../../../src/domain/formula/interval.ts'
import { intervalPower } from '../../../src/domain/formula/interval-power.ts'
import { add, compare, divide, multiply, subtract, ZERO } from '../../../src/domain/formula/rational.ts'
import type { Rational } from '../../../src/domain/formula/rational.ts'
import { above, below, rationalOf } from '../../../src/domain/formula/value.ts'
import type { Interval } from '../../../src/domain/formula/value.ts'
import { intervalsOf, product } from './grid.ts'

/** Whole and binary fractions, what rounds, and the ends of the doubles. */
const doubles = [0, 1, -1, 3, -7, 0.1, -0.3, 1 / 3, 1.5, 2 ** 53, -(2 ** 53) - 2, 1e-300, -1e200, 5e-324, 1e16 + 2]

type Operation = (a: Interval, b: Interval) => Interval
const operations: readonly (readonly [string, Operation, (a: Rational, b: Rational) => Rational])[] = [
  ['+', plus, add],
  ['-', minus, subtract],
  ['*', times, multiply],
  ['/', over, divide],
]

/** What is wrong with `found` as an interval for exactly `wanted`. */
function fault({ lo, hi }: Interval, wanted: Rational): string | undefined {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return undefined
  const isInside = compare(rationalOf(lo), wanted) <= 0 && compare(wanted, rationalOf(hi)) <= 0
  if (!isInside) return 'not inside'
  const isTight =
    compare(rationalOf(above(above(above(lo)))), wanted) >= 0 &&
    compare(rationalOf(below(below(below(hi)))), wanted) <= 0
  if (!isTight) return 'too wide'
  return (wanted.n > 0n && lo < 0) || (wanted.n < 0n && hi > 0) ? 'another sign' : undefined
}

describe('of two numbers', () => {
  test.each(operations)('%s', (name, onIntervals, exactly) => {
    const wrong = product([doubles, doubles]).flatMap(([a = 0, b = 0]) => {
      if (name === '/' && b === 0) return []
      const found = onIntervals(point(a), point(b))
      const wanted = exactly(rationalOf(a), rationalOf(b))
      const why = fault(found, wanted)
      return why === undefined ? [] : [`${a} ${name} ${b}: [${found.lo}, ${found.hi}] is ${why}`]
    })
    expect(wrong).toEqual([])
  })

  test('what is exact in doubles stays one number', () => {
    expect(
      [
        plus(point(0.5), point(0.25)),
        minus(point(3), point(3)),
        times(point(3), point(-7)),
        times(point(0), point(0.1)),
        over(point(0), point(3)),
        plus(point(2 ** 53), point(2)),
        times(point(0.1), point(0)),
      ].map(each => [each.lo + 0, each.hi + 0]),
    ).toEqual([
      [0.75, 0.75],
      [0, 0],
      [-21, -21],
      [0, 0],
      [0, 0],
      [2 ** 53 + 2, 2 ** 53 + 2],
      [0, 0],
    ])
  })

  test('a sum rounds only to the side on which something is lost', () => {
    expect(plus(point(1), point(1e-30)).lo).toBe(1)
    expect(plus(point(1), point(1e-30)).hi).toBeGreaterThan(1)
    expect(plus(point(1), point(-1e-30)).hi).toBe(1)
    expect(plus(point(1), point(-1e-30)).lo).toBeLessThan(1)
  })

  test('a product of fractions is never taken for exact, however whole it looks', () => {
    const { lo, hi } = times(point(0.1), point(10))
    expect(lo < 1 && hi > 1).toBe(true)
  })

  test('what vanishes keeps its side of zero', () => {
    expect(times(point(1e-300), point(1e-300))).toEqual({ lo: 0, hi: expect.closeTo(0, 300) as number })
    const negative = times(point(-1e-300), point(1e-300))
    expect([negative.lo < 0, negative.hi + 0]).toEqual([true, 0])
    expect(over(point(1e-300), point(-1e200)).hi + 0).toBe(0)
  })
})

describe('of two intervals', () => {
  const ends = [-3, -0.5, 0, 0.1, 2]
  const wide = intervalsOf(ends)
  test.each(operations)(
    '%s holds all corners, and no more than two doubles beyond the outermost',
    (name, of, exactly) => {
      const wrong = product([wide, wide]).flatMap(([a = point(0), b = point(0)]) => {
        if (name === '/' && holds(b, 0)) return []
        const found = of(a, b)
        const corners = product([
          [a.lo, a.hi],
          [b.lo, b.hi],
        ]).map(([x = 0, y = 0]) => exactly(rationalOf(x), rationalOf(y)))
        const [first = ZERO] = corners
        const least = corners.reduce((most, each) => (compare(each, most) < 0 ? each : most), first)
        const most = corners.reduce((best, each) => (compare(each, best) > 0 ? each : best), first)
        const isHeld = compare(rationalOf(found.lo), least) <= 0 && compare(rationalOf(found.hi), most) >= 0
        const isTight =
          compare(rationalOf(above(above(above(found.lo)))), least) >= 0 &&
          compare(rationalOf(below(below(below(found.hi)))), most) <= 0
        return isHeld && isTight ? [] : [`${JSON.stringify([a, b])}: ${JSON.stringify(found)}`]
      })
      expect(wrong).toEqual([])
    },
  )

  test.each([
    [
      { lo: -2, hi: 3 },
      { lo: 0, hi: 3 },
    ],
    [
      { lo: -5, hi: 3 },
      { lo: 0, hi: 5 },
    ],
    [
      { lo: 2, hi: 3 },
      { lo: 2, hi: 3 },
    ],
    [
      { lo: -3, hi: -2 },
      { lo: 2, hi: 3 },
    ],
    [
      { lo: 0, hi: 0 },
      { lo: 0, hi: 0 },
    ],
    [
      { lo: -3, hi: 0 },
      { lo: 0, hi: 3 },
    ],
  ])('the magnitude of %j is %j', (x, wanted) => {
    const { lo, hi } = magnitude(x)
    expect({ lo: lo + 0, hi: hi + 0 }).toEqual(wanted)
  })

  test.each([
    [{ lo: -2, hi: 3 }, 0, 9],
    [{ lo: -4, hi: -3 }, 9, 16],
    [{ lo: 2, hi: 3 }, 4, 9],
  ])('the square of %j is from %d to %d', (x, lo, hi) => expect(square(x)).toEqual({ lo, hi }))

  test('ends, points, opposites, sums', () => {
    expect([holds({ lo: 1, hi: 2 }, 1), holds({ lo: 1, hi: 2 }, 2), holds({ lo: 1, hi: 2 }, 2.5)]).toEqual([
      true,
      true,
      false,
    ])
    expect([isPoint(point(1)), isPoint({ lo: 1, hi: 2 })]).toEqual([true, false])
    expect(opposite({ lo: -1, hi: 2 })).toEqual({ lo: -2, hi: 1 })
    expect(total([point(1), { lo: 2, hi: 3 }])).toEqual({ lo: 3, hi: 4 })
    expect(total([])).toEqual(point(0))
  })
})

describe('functions of doubles', () => {
  test.each([2, 3, 0.1, 1e-320, 1e300])('the root of %d lies inside, two doubles from either end', x => {
    const { lo, hi } = root(point(x))
    const squares = [lo, hi].map(end => multiply(rationalOf(end), rationalOf(end)))
    const [low = ZERO, high = ZERO] = squares
    expect(compare(low, rationalOf(x)) < 0 && compare(rationalOf(x), high) < 0).toBe(true)
    expect(above(above(above(lo))) >= hi).toBe(true)
  })

  test('the root of what rounding made negative is 0', () => {
    expect(root({ lo: -1e-20, hi: 0 })).toEqual(point(0))
    expect(root({ lo: -1e-20, hi: 4 })).toMatchObject({ lo: 0, hi: above(2) })
    expect(root(point(0))).toEqual(point(0))
  })

  test('values of Math are widened by four units in the last place, or as many as are said, inside their range', () => {
    const unit = 2 ** -52
    expect(widened(1, 2)).toEqual({ lo: 1 - 4 * unit, hi: 2 + 8 * unit })
    expect(widened(1, 2, { ulps: 8 })).toEqual({ lo: 1 - 8 * unit, hi: 2 + 16 * unit })
    expect(widened(1, 2, { least: 1, most: 2 })).toEqual({ lo: 1, hi: 2 })
    expect(widened(-2, -1)).toEqual({ lo: -2 - 8 * unit, hi: -1 + 4 * unit })
    expect(widened(0, 0)).toEqual({ lo: -4 * Number.MIN_VALUE, hi: 4 * Number.MIN_VALUE })
    expect(rising(x => x)({ lo: 1, hi: 2 })).toEqual({ lo: 1 - 4 * unit, hi: 2 + 8 * unit })
    expect(exponential(point(-800)).lo).toBe(0)
    expect(exponential({ lo: 0, hi: 1 })).toEqual({ lo: 1 - 4 * unit, hi: Math.E + 4 * Math.E * unit })
    expect(logarithm(point(1))).toEqual({ lo: -4 * Number.MIN_VALUE, hi: 4 * Number.MIN_VALUE })
  })
})

describe('powers', () => {
  const bases = intervalsOf([-3, -2, -1, 0, 1, 2, 3])
  test.each([-3, -2, -1, 0, 1, 2, 3, 4])(
    'to %d of every whole base between the ends are held, and its extremes nearly met',
    power => {
      const wrong = bases.flatMap(base => {
        const found = intervalPower(base, point(power))
        const shown = `${JSON.stringify(base)}: ${JSON.stringify(found)}`
        if (power < 0 && holds(base, 0)) {
          const wanted = isPoint(base) ? 'math.division' : 'math.undecided'
          return found === wanted ? [] : [shown]
        }
        if (typeof found !== 'object' || !('lo' in found)) return [shown]
        const inside = [-3, -2, -1, 0, 1, 2, 3].filter(x => holds(base, x)).map(x => x ** power)
        const [least, most] = [Math.min(...inside), Math.max(...inside)]
        const isHeld = found.lo <= least && found.hi >= most
        const isTight = Math.abs(found.lo - least) <= 1e-13 && Math.abs(found.hi - most) <= 1e-13
        return isHeld && isTight ? [] : [shown]
      })
      expect(wrong).toEqual([])
    },
  )

  test.each([
    ['an even power of a little around 0 is not negative', { lo: -1e-200, hi: 1e-200 }, point(2), 0, 1e-300],
    ['a root of what is not negative is not either', { lo: 0, hi: 4 }, point(0.5), 0, 2.1],
    ['an odd power of what is at most 0 is at most 0', { lo: -1e-200, hi: 0 }, point(3), -1e-300, 0],
    ['an exponent between two', { lo: 2, hi: 4 }, { lo: 1, hi: 2 }, 1.9, 16.1],
    ['falling exponents', { lo: 2, hi: 4 }, { lo: -2, hi: -1 }, 0.06, 0.51],
  ] satisfies [string, Interval, Interval, number, number][])('%s', (_, base, exponent, least, most) => {
    const found = intervalPower(base, exponent)
    if (typeof found !== 'object' || !('lo' in found)) throw new Error('an interval')
    expect({ ...found, isInside: least <= found.lo && found.hi <= most }).toMatchObject({ isInside: true })
  })

  test.each([
    ['a negative base, an exponent that may be whole', { lo: -2, hi: -1 }, { lo: 0.5, hi: 1.5 }, 'math.undecided'],
    ['a negative base, an exponent that is not', { lo: -2, hi: -1 }, { lo: 0.25, hi: 0.75 }, 'math.domain'],
    ['a base around 0', { lo: -1, hi: 1 }, point(0.5), 'math.undecided'],
    ['0 to a negative power', point(0), { lo: -1.5, hi: -0.5 }, 'math.division'],
    ['0 to what may be 0', point(0), { lo: -0.5, hi: 0 }, 'math.undecided'],
    ['what may be 0 to a negative power', { lo: 0, hi: 1 }, point(-0.5), 'math.undecided'],
    ['what may be 0 to what may be 0', { lo: 0, hi: 1 }, { lo: 0, hi: 0.5 }, 'math.undecided'],
  ] satisfies [string, Interval, Interval, string][])('%s', (_, base, exponent, why) => {
    expect(intervalPower(base, exponent)).toBe(why)
  })

  test('anything to the 0th is 1', () => expect(intervalPower({ lo: -1, hi: 1 }, point(0))).toEqual(point(1)))
})
