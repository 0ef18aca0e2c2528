// Tests exact arithmetic: the laws of fractions, and the ways to decimals and doubles.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDecimal, fromDouble, fromNumber, toDecimal, toNumber } from '../../../src/domain/formula/decimal.ts'
import * as exact from '../../../src/domain/formula/rational.ts'
import type { Rational } from '../../../src/domain/formula/rational.ts'

const integer = fc.oneof(fc.bigInt(-20n, 20n), fc.bigInt(-(2n ** 80n), 2n ** 80n))
const fraction = fc
  .tuple(
    integer,
    integer.filter(d => d !== 0n),
  )
  .map(([n, d]) => exact.rational(n, d))

const isNormal = ({ n, d }: Rational): boolean => d > 0n && exact.commonDivisor(n, d) === 1n

test('every result is in lowest terms and right by cross multiplication', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      const sum = exact.add(a, b)
      const product = exact.multiply(a, b)
      expect([sum, product, exact.subtract(a, b)].every(isNormal)).toBe(true)
      expect(sum.n * a.d * b.d).toBe((a.n * b.d + b.n * a.d) * sum.d)
      expect(product.n * a.d * b.d).toBe(a.n * b.n * product.d)
      expect(exact.subtract(sum, b)).toEqual(a)
      if (exact.isZero(b)) return
      const quotient = exact.divide(a, b)
      expect(isNormal(quotient)).toBe(true)
      expect(exact.multiply(quotient, b)).toEqual(a)
    }),
  )
})

test('compare orders like the difference, floor is the integer just below', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      const { n } = exact.subtract(a, b)
      expect(exact.compare(a, b)).toBe(n < 0n ? -1 : n > 0n ? 1 : 0)
      expect(exact.equal(a, b)).toBe(n === 0n)
      const below = exact.rational(exact.floor(a))
      expect(exact.compare(below, a)).toBeLessThanOrEqual(0)
      expect(exact.compare(exact.add(below, exact.ONE), a)).toBe(1)
    }),
  )
})

test('bitLength counts the digits of base two', () => {
  fc.assert(
    fc.property(integer, n => {
      const magnitude = n < 0n ? -n : n
      expect(exact.bitLength(n)).toBe(n === 0n ? 0 : magnitude.toString(2).length)
    }),
  )
})

test('a denominator of 0 is a bug and throws', () => {
  expect(() => exact.rational(1n, 0n)).toThrow(RangeError)
  expect(() => exact.divide(exact.ONE, exact.ZERO)).toThrow(RangeError)
})

test.each([
  ['12', 12n, 1n],
  ['-0.5', -1n, 2n],
  ['.5', 1n, 2n],
  ['5.', 5n, 1n],
  ['+1', 1n, 1n],
  ['1e-3', 1n, 1000n],
  ['1.5E2', 150n, 1n],
  ['0.10', 1n, 10n],
  ['-0', 0n, 1n],
])('fromDecimal(%s) is %s/%s', (text, n, d) => {
  expect(fromDecimal(text)).toEqual({ n, d })
})

test.each(['', '.', '-', '1e', 'e3', '1,5', '1 2', '0x10', 'NaN', 'Infinity', '1e1001', '1e-1001', '1n', ' 1', '１'])(
  'fromDecimal(%j) is undefined',
  text => {
    expect(fromDecimal(text)).toBeUndefined()
  },
)

test.each([
  [1n, 2n, '0.5'],
  [-1n, 20n, '-0.05'],
  [1200n, 1n, '1200'],
  [0n, 1n, '0'],
  [1n, 3n, undefined],
  [7n, 12n, undefined],
  [1n, 1024n, '0.0009765625'],
])('toDecimal(%s/%s) is %s', (n, d, text) => {
  expect(toDecimal(exact.rational(n, d))).toBe(text)
})

test('short decimals are read without long arithmetic, and the same', () => {
  const short = fc.tuple(fc.stringMatching(/^\d{0,9}$/), fc.constantFrom('', '.'), fc.stringMatching(/^\d{0,9}$/))
  fc.assert(
    fc.property(short, parts => {
      const text = parts.join('')
      expect(fromDecimal(text)).toEqual(fromDecimal(`${text}e0`))
    }),
    { numRuns: 2_000 },
  )
})

const double = fc.double({ noNaN: true, noDefaultInfinity: true })

test('every double survives both ways, as its shortest decimal and as its binary value', () => {
  fc.assert(
    fc.property(double, x => {
      const shortest = fromNumber(x)
      const binary = fromDouble(x)
      expect(shortest && toNumber(shortest)).toBe(x + 0)
      expect(binary && toNumber(binary)).toBe(x + 0)
    }),
    { numRuns: 2_000 },
  )
})

test('toNumber rounds to the nearest double', () => {
  fc.assert(
    fc.property(fraction, r => {
      const near = toNumber(r)
      const distance = (x: number): Rational => exact.absolute(exact.subtract(fromDouble(x) ?? exact.ZERO, r))
      for (const other of [near * (1 + 2 ** -52), near * (1 - 2 ** -52)]) {
        expect(exact.compare(distance(near), distance(other))).toBeLessThanOrEqual(0)
      }
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  [2n ** 1100n + 1n, 2n ** 1100n, 1],
  [3n * 2n ** 1100n, 2n ** 1099n + 1n, 6],
  [10n ** 400n, 1n, Infinity],
  [-(10n ** 400n), 7n, -Infinity],
  [1n, 10n ** 400n, 0],
  [10n ** 400n + 1n, 10n ** 400n, 1],
  // A hair above the middle of two doubles: the tie rule alone would round it down.
  [(2n ** 53n + 1n) * 2n ** 100n + 1n, 2n ** 100n, 2 ** 53 + 2],
  [1n, 2n ** 1074n, 5e-324],
  [1n, 2n ** 1080n, 0],
])('toNumber of long fractions (case %#)', (n, d, expected) => {
  expect(toNumber(exact.rational(n, d))).toBe(expected)
})

test('what is not finite has no rational', () => {
  for (const x of [NaN, Infinity, -Infinity]) expect([fromNumber(x), fromDouble(x)]).toEqual([undefined, undefined])
})
