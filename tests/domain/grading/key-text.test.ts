// Tests how keys are shown: in full, as a fraction where only that is exact, else to the figures that the tolerance asks for.
import { expect, test } from 'vitest'
import type { Tolerance } from '../../../src/domain/deck/card.ts'
import { divide, fromDecimal, ZERO, type Num } from '../../../src/domain/formula/index.ts'
import { displayKey } from '../../../src/domain/grading/key-text.ts'

const number = (text: string): Num => {
  const [n = '', d = '1'] = text.split('/')
  return divide(fromDecimal(n) ?? ZERO, fromDecimal(d) ?? ZERO)
}
const exact: Tolerance = { kind: 'exact' }
const percent: Tolerance = { kind: 'relative', of: '0.01' }
const figures = (count: number): Tolerance => ({ kind: 'figures', count })
const nines = '9'.repeat(40)

test.each([
  ['120', percent, '120'],
  ['0.123456789012', percent, '0.123456789012'],
  ['0.1234567890123', percent, '0.123457'],
  ['0.1234567890123', exact, '0.1234567890123'],
  ['1/3', percent, '0.333333'],
  ['1/3', exact, '1/3'],
  ['-2/3', figures(8), '-0.66666667'],
  ['2/3', { kind: 'absolute', of: '0' }, '0.6666666666666666666666666666666666666667'],
  [`0.${nines}8`, { kind: 'decimals', count: 40 }, '1'],
] satisfies [string, Tolerance, string][])('%s under %j is shown as %s', (key, tolerance, wanted) => {
  expect(displayKey(number(key), tolerance)).toBe(wanted)
})

test('an interval is rounded, a list is in brackets', () => {
  expect(displayKey({ lo: 3, hi: 3 }, { kind: 'any', of: [exact, percent] })).toBe('3')
  expect(displayKey({ lo: 2 / 3, hi: 2 / 3 }, percent)).toBe('0.666667')
  expect(displayKey([number('1/3'), number('2')], percent)).toBe('[0.333333, 2]')
})
