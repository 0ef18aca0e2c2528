// Tests which sign is the decimal one, by tag.
import { expect, test } from 'vitest'
import { decimalSign } from '../../../src/domain/grading/locale.ts'

test('every locale that Discord sends', () => {
  const comma = 'id da de es-ES fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk'.split(' ')
  const point = 'en-GB en-US es-419 hi th zh-CN ja zh-TW ko'.split(' ')
  expect(comma.filter(tag => decimalSign(tag) !== ',')).toEqual([])
  expect(point.filter(tag => decimalSign(tag) !== '.')).toEqual([])
})

test.each([
  [undefined, '.'],
  ['', '.'],
  ['x', '.'],
  ['__proto__', '.'],
  // A member of every object, and no language.
  ['constructor-DE', '.'],
  ['de-CH', '.'],
  ['de-AT', ','],
  ['it-CH', '.'],
  ['fr-CH', ','],
  ['es-MX', '.'],
  ['es-AR', ','],
  ['en-ZA', ','],
  ['sr-Latn-RS', ','],
  ['de-x-ch', ','],
  ['de-Latn-CH', '.'],
  ['de-CHE', ','],
  ['DE', ','],
])('%s: %s', (tag, sign) => {
  expect(decimalSign(tag)).toBe(sign)
})
