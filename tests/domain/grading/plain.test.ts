// Tests which texts go the short way through reading, and which are left; that it reads as the long way does tests read.test.ts.
import { describe, expect, test } from 'vitest'
import { readPlain, readPlainFormula } from '../../../src/domain/grading/plain.ts'
import { readFormula } from '../../../src/domain/grading/read.ts'

describe('numbers', () => {
  test.each([
    ['0', '0'],
    ['12', '12'],
    ['-12.50', '-12.5'],
    ['34944', '34 944'],
    ['0.25', '0.25'],
    ['1.2345', '1.2345'],
    ['1e3', '1 000'],
    ['2.5e-3', '0.0025'],
    ['123456789012345', '123 456 789 012 345'],
  ])('%s is taken', (text, readAs) => expect(readPlain(text)).toMatchObject({ readAs }))

  test.each([
    ['1.234', 'its point may group'],
    ['012', 'perhaps more was meant'],
    ['+5', 'the scanner takes signs'],
    ['5.', 'a full stop'],
    ['.5', 'no figure before the point'],
    ['1,5', 'a comma'],
    ['12k', 'a multiplier'],
    [' 12', 'spaces'],
    ['12 ', 'spaces'],
    ['1234567890123456', 'long'],
    ['1e999', 'a long exponent'],
    ['5E3', 'another e'],
  ])('%s is left: %s', text => expect(readPlain(text)).toBeUndefined())
})

describe('expressions', () => {
  test.each([
    ['2*3+1', '2*3 + 1 = 7'],
    ['(28-5)/2 + 1', '(28 - 5)/2 + 1 = 12.5'],
    ['2^10', '2^10 = 1 024'],
    ['1/3', '1/3 ≈ 0.333333'],
    ['3(4+1)', '3*(4 + 1) = 15'],
    ['2 ^ 0.5', '2^0.5 ≈ 1.41421'],
  ])('%s is taken', (text, readAs) => expect(readPlain(text)).toMatchObject({ readAs }))

  test.each([
    ['1/0', 'no value'],
    ['(-8)^(1/3)', 'no value'],
    ['(1', 'no formula'],
    ['2*', 'no formula'],
    ['(5)', 'a number after all'],
    ['1.2*10^3', 'a number with figures'],
    ['2 3', 'a gap'],
    ['2 .5*3', 'a gap'],
    ['1.234*2', 'a point that may group'],
    ['2.*3', 'a point at the end'],
    ['1.2.3*2', 'two points'],
    ['2*x', 'a name'],
  ])('%s is left: %s', text => expect(readPlain(text)).toBeUndefined())
})

describe('formulas', () => {
  const names = new Set(['a', 'b2', '_c'])
  const readAs = (text: string): string | undefined => {
    const long = readFormula(`= ${text}`, { names })
    return readPlainFormula(text, names) && long.ok ? long.value.readAs : undefined
  }
  test.each([
    ['a*b2 + 2', 'a*b2 + 2'],
    ['2a', '2*a'],
    ['3(a+_c)', '3*(a + _c)'],
    ['sqrt(a)/2.5', 'sqrt(a)/2.5'],
  ])('%s is taken', (text, wanted) => expect(readAs(text)).toBe(wanted))

  test.each([
    ['a*q', 'an unknown name'],
    ['1.234*a', 'a point that may group'],
    ['a +', 'no formula'],
    ['a not b2', 'no formula'],
    ['softmax(a)', 'a list'],
    ['2 3*a', 'a gap'],
    ['a > b2', 'another sign'],
    ['α', 'another letter'],
  ])('%s is left: %s', text => expect(readPlainFormula(text, names)).toBeUndefined())
})
