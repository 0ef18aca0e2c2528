// The generated pages are up to date: `node bin/runtime.js node scripts/<name>.ts` writes them anew.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { page } from '../../scripts/diagnostics-page.ts'
import { schemaNames, schemaText } from '../../src/compiler/json-schema.ts'
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

test.each(schemaNames)('docs/schema/%s.json', name => expect(read(`schema/${name}.json`)).toBe(schemaText(name)))

test.each(Object.entries(drawings))('decks/deep-learning/media/%s', (name, draw) =>
  expect(read(`../decks/deep-learning/media/${name}`)).toBe(draw()),
)
