// The Chinese texts of the program and of the shipped deck, which stand in one message, address people alike.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('people are 你 everywhere, never 您', () => {
  const files = globSync(['src/i18n/zh-cn/*.ts', 'decks/**/*.zh-CN.md'], { cwd: root })
  expect(files.length).toBeGreaterThan(30)
  const texts = files.map(file => ({ file, text: readFileSync(root + file, 'utf8') }))
  expect(texts.filter(({ text }) => text.includes('您')).map(({ file }) => file)).toEqual([])
  expect(texts.filter(({ text }) => text.includes('你')).length).toBeGreaterThan(20)
})
