// Tests the texts of formula errors: one for each code in both languages, naming what the error names.
import { describe, expect, test } from 'vitest'
import { formulaErrorCodes } from '../../src/domain/formula/index.ts'
import type { Args } from '../../src/domain/diagnostic.ts'
import { formula as en } from '../../src/i18n/en/formula.ts'
import { formula as zhCn } from '../../src/i18n/zh-cn/formula.ts'
import { value } from '../domain/formula/read.ts'

const catalogs = { en, 'zh-CN': zhCn }

describe.each(Object.entries(catalogs))('%s', (locale, catalog) => {
  test('has a text for each code and no other', () => {
    expect(Object.keys(catalog).toSorted()).toEqual([...formulaErrorCodes].toSorted())
  })

  test.each(formulaErrorCodes)('%s is one sentence that ends as one', code => {
    const args: Args = new Proxy({}, { get: (_, name) => `<${String(name)}>` })
    const text = catalog[code](args)
    expect(text).toMatch(locale === 'en' ? /[^.]\.$/ : /。$/)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })

  test.each([
    ['1+alhpa', 'alhpa'],
    ['sqrt(1, 2)', '2'],
    ['sqrt(-4)', 'sqrt(-4)'],
    ['sqrt(-4)', 'x ≥ 0'],
    ['1/0', '1/0'],
    ['log(2)', 'log10'],
    ['softmax(1 < 2)', 'softmax'],
    ['1 < 2 < 3', 'and'],
    ['1'.padStart(2_001), '2000'],
    ['1'.padStart(2_001), '2001'],
    ['('.repeat(70), '64'],
    ['2 % 3', '%'],
  ])('%s: the text names %s', (source, name) => {
    const found = value(source)
    if (found.ok) throw new Error('an error was expected')
    expect(catalog[found.error.code](found.error.args)).toContain(name)
  })
})

test.each([
  ['sqrt()', 'sqrt takes 1 number, not 0.'],
  ['round(1, 2, 3)', 'round takes 1 to 2 numbers, not 3.'],
  ['svar(1)', 'svar takes at least 2 numbers, not 1.'],
  ['factorial(-1)', 'factorial(-1) is not a real number: it needs n whole, 0 ≤ n ≤ 170.'],
])('%s reads %s', (source, text) => {
  const found = value(source)
  expect(found.ok ? '' : en[found.error.code](found.error.args)).toBe(text)
})
