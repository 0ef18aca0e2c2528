// Tests which language a locale reads.
import { expect, test } from 'vitest'
import { catalogLocale, catalogOf, catalogs } from '../../src/i18n/format.ts'

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans-SG', 'zh-CN'],
  ['zh-TW', 'en'],
  ['zh-Hant-HK', 'en'],
  ['zha', 'en'],
  ['de', 'en'],
  ['', 'en'],
  [undefined, 'en'],
] as const)('%s reads %s', (tag, locale) => {
  expect(catalogLocale(tag)).toBe(locale)
  expect(catalogOf(tag)).toBe(catalogs[locale])
})
