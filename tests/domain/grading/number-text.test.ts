// Tests how numbers are written for people, and that one known only nearly is written as the rational in its middle is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divide, fromDecimal, middle, rational, ZERO } from '../../../src/domain/formula/index.ts'
import type { Num, Rational } from '../../../src/domain/formula/index.ts'
import {
  echoNumber,
  fixed,
  grouped,
  inFull,
  nearest,
  rounded,
  roundedTo,
  scientific,
  significant,
} from '../../../src/domain/grading/number-text.ts'

const near = (x: number): Num => ({ lo: x, hi: x })

test.each([rounded, scientific, significant])('%o writes doubles as it writes the rationals that they are', write => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 1, max: 30 }), (x, figures) => {
      expect(write(near(x), figures)).toBe(write(middle(near(x)), figures))
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  [2.5, 1, '3'],
  [-2.5, 1, '-3'],
  [0.125, 2, '0.13'],
  [9.9996, 4, '10'],
])('%d to %d figures is %s: halves go away from zero', (x, figures, wanted) => {
  expect(rounded(near(x), figures)).toBe(wanted)
})

const exact = (text: string): Rational => {
  const [n = '', d = '1'] = text.split('/')
  return divide(fromDecimal(n) ?? ZERO, fromDecimal(d) ?? ZERO)
}

test.each([
  ['0.5', 3, '0.500'],
  ['0', 3, '0'],
  ['1234.5', 3, '1230'],
  ['-1234.5', 6, '-1234.50'],
  ['9.996', 3, '10.0'],
  ['0.000001', 2, '0.0000010'],
  ['0.0000001', 2, '1.0×10⁻⁷'],
  ['123456789012345', 2, '120000000000000'],
  ['1234567890123456', 2, '1.2×10¹⁵'],
  ['-1e20', 1, '-1×10²⁰'],
  ['2/3', 4, '0.6667'],
])('%s to %d significant figures is %s, zeros at the end kept', (value, figures, wanted) => {
  expect(significant(exact(value), figures)).toBe(wanted)
})

test.each([
  ['1.005', 2, '1.01'],
  ['-1.005', 2, '-1.01'],
  ['-0.004', 2, '0.00'],
  ['-1.5', 0, '-2'],
  ['12', 1, '12.0'],
  ['0.05', 1, '0.1'],
  ['0.049', 1, '0.0'],
  ['7', 0, '7'],
])('%s with %d decimals is %s', (value, decimals, wanted) => {
  expect(fixed(exact(value), decimals)).toBe(wanted)
})

test.each([
  ['0', '0'],
  ['1200', '1.2×10³'],
  ['-0.00012', '-1.2×10⁻⁴'],
  ['5', '5×10⁰'],
  ['1234567.8', '1.23457×10⁶'],
])('%s as a power of ten is %s', (value, wanted) => {
  expect(scientific(exact(value))).toBe(wanted)
})

test.each([
  ['0', '0'],
  ['-1/3', '-0.333333'],
  ['1234567.8', '1234570'],
  ['0.000001', '0.000001'],
  ['0.0000001', '1×10⁻⁷'],
  ['999999999999999', '1×10¹⁵'],
  ['999999000000000', '999999000000000'],
  ['1/3', '0.333333'],
])('%s rounded is %s, zeros at the end left out', (value, wanted) => {
  expect(rounded(exact(value))).toBe(wanted)
})

test('an exact number has more figures than a double, and a double as many as anybody asks for', () => {
  expect(rounded(exact('1/3'), 20)).toBe('0.33333333333333333333')
  expect(rounded(near(0.1), 100)).toBe('0.1000000000000000055511151231257827021181583404541015625')
  expect(significant(near(0.5), 101)).toBe(`0.5${'0'.repeat(100)}`)
})

const nines = (count: number): string => '9'.repeat(count)
test.each([
  [nines(30), nines(30)],
  [`-${nines(30)}`, `-${nines(30)}`],
  [`1${nines(30)}`, undefined],
  ['0.123456789012', '0.123456789012'],
  ['-1234567890.12', '-1234567890.12'],
  ['0.1234567890123', undefined],
  ['1/3', undefined],
  [`0.${'0'.repeat(28)}1`, `0.${'0'.repeat(28)}1`],
  [`-0.${'0'.repeat(28)}1`, `-0.${'0'.repeat(28)}1`],
  [`0.${'0'.repeat(29)}1`, undefined],
  ['1.00000000001', '1.00000000001'],
  ['1.000000000001', undefined],
])('%s in full is %s', (value, wanted) => {
  expect(inFull(exact(value))).toBe(wanted)
})

test('an interval is never in full', () => expect(inFull(near(2))).toBeUndefined())

test.each([
  ['0.1234567890123', '0.1234567890123'],
  [`1.${nines(38)}`, `1.${nines(38)}`],
  [`1.${nines(39)}`, '≈ 2'],
  ['1e40', '1×10⁴⁰'],
  ['1/3', '≈ 0.333333'],
])('%s is echoed as %s', (value, wanted) => {
  expect(echoNumber(exact(value))).toBe(wanted)
})

test.each([
  [0n, 1n, 0n],
  [1n, 2n, 1n],
  [-1n, 2n, -1n],
  [1n, 3n, 0n],
  [-5n, 3n, -2n],
])('%d/%d is nearest to %d', (n, d, wanted) => expect(nearest(rational(n, d))).toBe(wanted))

test('zero rounds to zero', () => expect(roundedTo(ZERO, 3)).toEqual(ZERO))

test.each([
  ['1234', '1 234'],
  ['-1234567.12345', '-1 234 567.12345'],
  ['123', '123'],
  ['1.2×10⁹', '1.2×10⁹'],
])('%s in groups is %s', (text, wanted) => expect(grouped(text)).toBe(wanted))
