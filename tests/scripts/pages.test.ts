// The generated pages are up to date: `node bin/runtime.js node scripts/<name>.ts` writes them anew.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { page } from '../../scripts/diagnostics-page.ts'
import { formulaErrorCodes } from '../../src/domain/formula/index.ts'
import { unreadableCodes } from '../../src/domain/grading/reading.ts'
import { schemaNames, schemaText } from '../../src/compiler/json-schema.ts'
import { withTables } from '../../scripts/formula-page.ts'
import { withKeys } from '../../scripts/key-table.ts'
import { drawings } from '../../scripts/pictures/drawings.ts'

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8')

test('docs/diagnostics.md', () => expect(read('diagnostics.md')).toBe(page()))

test('docs/note-format.md has the table of keys', () => {
  const text = read('note-format.md')
  expect(withKeys(text)).toBe(text)
  expect(text).toContain('| `mistakes` |')
})

test('docs/formula.md has every table, and an example of every error', () => {
  const text = read('formula.md')
  expect(withTables(text)).toBe(text)
  // A name without a value is an error of callers; the others belong to kinds of cards that ask for no number.
  const elsewhere = /^value\.|^answer\.(?:option|nothing|gaps|order|rating|undefined)/
  const shown = [...formulaErrorCodes, ...unreadableCodes].filter(code => !elsewhere.test(code))
  expect(shown.filter(code => !text.includes(`| \`${code}\` |`))).toEqual([])
})

test.each(schemaNames)('docs/schema/%s.json', name => expect(read(`schema/${name}.json`)).toBe(schemaText(name)))

test.each(Object.entries(drawings))('decks/deep-learning/media/%s', (name, draw) =>
  expect(read(`../decks/deep-learning/media/${name}`)).toBe(draw()),
)
