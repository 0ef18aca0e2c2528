// Tests the texts for answers that cannot be read: one for each code in both languages.
import { describe, expect, test } from 'vitest'
import type { Args } from '../../src/domain/diagnostic.ts'
import { unreadableCodes } from '../../src/domain/grading/reading.ts'
import { grading as en } from '../../src/i18n/en/grading.ts'
import { grading as zhCn } from '../../src/i18n/zh-cn/grading.ts'

describe.each(Object.entries({ en, 'zh-CN': zhCn }))('%s', (locale, catalog) => {
  test('has a text for each code and no other', () => {
    expect(Object.keys(catalog).toSorted()).toEqual([...unreadableCodes].toSorted())
  })

  test.each(unreadableCodes)('%s is a sentence', code => {
    const args: Args = new Proxy({}, { get: (_, name) => `<${String(name)}>` })
    const text = catalog[code](args)
    expect(text).toMatch(locale === 'en' ? /[^.]\.$/ : /。$/)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })
})
