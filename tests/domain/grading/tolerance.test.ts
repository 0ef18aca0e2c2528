// Tests tolerances: edges count, places are those of the key, and zero has no share.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tolerance } from '../../../src/domain/deck/card.ts'
import { around, fromDecimal, rational, type Num } from '../../../src/domain/formula/index.ts'
import { point } from '../../../src/domain/grading/bounds.ts'
import { fits, isTooNearZero, isUnmeetable, within } from '../../../src/domain/grading/tolerance.ts'
import { parseTolerance } from '../../../src/domain/grading/tolerance-text.ts'

const decimal = (text: string): Num => {
  const value = fromDecimal(text)
  if (!value) throw new Error(`${text} is no decimal`)
  return value
}
const about = (x: number): Num => {
  const value = around(x)
  if (!value) throw new Error(`${x} is no value`)
  return value
}
const tolerance = (text: string): Tolerance => {
  const parsed = parseTolerance(text)
  if (!parsed.ok) throw new Error(`${text} is no tolerance`)
  return parsed.value
}
const isRight = (key: string, answer: string, allowed: string): boolean =>
  within(decimal(key), decimal(answer), tolerance(allowed))

test('all edges count: k/10 with tolerances 0.01 to 0.30, 6,000 answers on the edge and as many beyond it', () => {
  for (let key = 1; key <= 100; key++)
    for (let hundredths = 1; hundredths <= 30; hundredths++)
      for (const sign of [1, -1]) {
        const allowed = { kind: 'absolute', of: `${hundredths / 100}` } as const
        const thousandths = key * 100 + sign * hundredths * 10
        expect(within(decimal(`${key / 10}`), decimal(`${thousandths}e-3`), allowed)).toBe(true)
        expect(within(decimal(`${key / 10}`), decimal(`${thousandths + sign}e-3`), allowed)).toBe(false)
      }
})

test('halves that toFixed gets wrong: both roundings of x.xx5 are right under 2dp and as figures, nothing beyond', () => {
  for (let thousandths = 1_005; thousandths < 10_000; thousandths += 10) {
    const key = rational(BigInt(thousandths), 1000n)
    for (const rounded of [thousandths - 5, thousandths + 5])
      for (const allowed of ['2dp', '3sf']) {
        const isNear = (n: number): boolean => within(key, rational(BigInt(n), 10_000n), tolerance(allowed))
        expect(isNear(rounded * 10)).toBe(true)
        expect(isNear(rounded * 10 + Math.sign(rounded - thousandths))).toBe(false)
      }
  }
})

test.each([
  // Half a unit of the last place that is asked, and more digits are neither asked nor punished.
  ['3.14159', '3.14', '3sf', true],
  ['3.14159', '3.1366', '3sf', true],
  ['3.14159', '3.1365', '3sf', false],
  ['3.14159', '3.14159', '3sf', true],
  ['-3.14159', '-3.14', '3sf', true],
  ['-3.14159', '3.14', '3sf', false],
  ['1496', '1500', '2sf', true],
  ['1496', '1446', '2sf', true],
  ['1496', '1445', '2sf', false],
  // The place is the key's: 9.996 ends with hundredths, 10 with tenths.
  ['9.996', '10', '3sf', true],
  ['9.996', '9.991', '3sf', true],
  ['9.996', '9.99', '3sf', false],
  ['10', '9.95', '3sf', true],
  ['10', '10.051', '3sf', false],
  ['0', '0', '3sf', true],
  ['0', '1e-9', '3sf', false],
  ['0.005', '0', '2dp', true],
  ['0.005', '0.01', '2dp', true],
  ['0.0051', '0', '2dp', false],
  ['2.5', '2', '0dp', true],
  ['2.5', '3', '0dp', true],
  // Any of several.
  ['100', '101', '1% or 0.1', true],
  ['1', '1.1', '1% or 0.1', true],
  ['1', '1.11', '1% or 0.1', false],
  ['0', '0.1', '1% or 0.1', true],
  ['7', '7', 'exact or 0.5', true],
  ['7', '7.5', 'exact or 0.5', true],
])('key %s, answer %s under %s: %s', (key, answer, allowed, expected) => {
  expect(isRight(key, answer, allowed)).toBe(expected)
})

test('an interval counts as all that it may stand for', () => {
  expect(within(decimal('2'), about(Math.SQRT2 ** 2), { kind: 'exact' })).toBe(true)
  expect(within(decimal('2'), about(2.00000001), { kind: 'exact' })).toBe(false)
  expect(within(about(0.1 + 0.2), decimal('0.4'), { kind: 'absolute', of: '0.1' })).toBe(true)
})

describe('a range', () => {
  const range = (low: string, high: string, answer: string, allowed: string): boolean => {
    const [a, b, c] = [low, high, answer].map(text => fromDecimal(text))
    if (!a || !b || !c) throw new Error('decimals were expected')
    return fits([{ low: a, high: b }], [{ low: c, high: c }], tolerance(allowed))
  }

  test.each([
    // A share is of the value in the range that is nearest, or in a wide range of the largest.
    ['99', '105', '106.05', '1%', true],
    ['99', '105', '106.06', '1%', false],
    ['99', '105', '98.01', '1%', true],
    ['99', '105', '98', '1%', false],
    ['-105', '-99', '-98.01', '1%', true],
    ['-10', '1', '5', '200%', true],
    ['-10', '1', '5', '100%', false],
    ['-10', '1', '5', '150%', true],
    // Where it holds a power of ten, that has the larger unit.
    ['9.98', '10.01', '9.95', '3sf', true],
    ['9.98', '10.01', '9.949', '3sf', false],
    ['9.98', '9.99', '9.974', '3sf', false],
    ['-10.01', '-9.98', '-9.95', '3sf', true],
    // Without one either end may be the value; a power outside says nothing.
    ['9.91', '9.99', '9.905', '3sf', true],
    ['9.91', '9.99', '9.995', '3sf', true],
    ['9.98', '9.99', '1', '3sf', false],
    ['-9.99', '-9.98', '-1', '3sf', false],
  ])('%s … %s, answer %s under %s: %s', (low, high, answer, allowed, expected) => {
    expect(range(low, high, answer, allowed)).toBe(expected)
  })

  test('of the largest element has a share of the next, where that is larger than its own value', () => {
    const [one, five, ten] = [1n, 5n, 10n].map(n => rational(n))
    if (!one || !five || !ten) throw new Error('numbers were expected')
    const target = [{ low: one, high: ten }, point(five)]
    const given = (n: bigint): boolean => fits(target, [point(rational(n, 10n)), point(five)], tolerance('10%'))
    expect([given(5n), given(4n)]).toEqual([true, false])
  })
})

test.each([
  [['1', '100'], ['2', '100'], '1%', true],
  [['1', '100'], ['2.1', '100'], '1%', false],
  [['1', '-100'], ['2', '-101'], '1%', true],
  [['0.123', '45.6'], ['0.17', '45.65'], '3sf', true],
  [['0.123', '45.6'], ['0.18', '45.6'], '3sf', false],
  [['0', '0'], ['0', '0'], '1%', true],
  [['1', '2'], ['1', '2', '2'], '1%', false],
  [['1', '2'], ['2', '1'], '1%', false],
  [['1', '1'], ['1', '1'], 'exact', true],
] as const)('the list %j, answer %j under %s: %s', (key, answer, allowed, expected) => {
  expect(within(key.map(decimal), answer.map(decimal), tolerance(allowed))).toBe(expected)
})

test.each([
  ['0', '1%', true],
  ['0', '3sf', true],
  ['0', '3sf or 1%', true],
  ['0', '1% or 0.1', false],
  ['0', '3sf or 2dp', false],
  ['0', '1% or exact', false],
  ['0', '0.01', false],
  ['0', 'exact', false],
  ['0.001', '1%', false],
] as const)('a key %s under %s is too near zero: %s', (key, allowed, expected) => {
  expect(isTooNearZero(decimal(key), tolerance(allowed))).toBe(expected)
  expect(isTooNearZero([decimal(key), decimal('0')], tolerance(allowed))).toBe(expected)
})

test.each([
  ['an interval', about(2), 'exact', true],
  ['a list with one', [decimal('1'), about(2)], 'exact', true],
  ['an interval', about(2), 'exact or 1%', false],
  ['a rational', decimal('2'), 'exact', false],
] as const)('%s and the tolerance %#', (_what, key, allowed, expected) => {
  expect(isUnmeetable(key, tolerance(allowed))).toBe(expected)
})

test('what is right stays right under a wider tolerance', () => {
  const number = fc.integer({ min: -100_000, max: 100_000 }).map(n => rational(BigInt(n), 1000n))
  const lists = fc.array(number, { minLength: 1, maxLength: 3 })
  const sizes = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }))
  fc.assert(
    fc.property(lists, lists, sizes, fc.constantFrom('%', ''), (key, answer, [size, more], sign) => {
      const [narrow, wide] = [size, size + more].map(n => tolerance(`${n}e-1${sign}`))
      // Narrow implies wide.
      expect(narrow && wide && within(key, answer, narrow) && !within(key, answer, wide)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
  fc.assert(
    fc.property(number, number, fc.integer({ min: 1, max: 8 }), fc.constantFrom('sf', 'dp'), (key, answer, n, sign) => {
      const [finer, coarser] = [n + 1, n].map(count => within(key, answer, tolerance(`${count}${sign}`)))
      expect(finer && !coarser).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})
