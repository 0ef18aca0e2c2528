// The JSON Schemas, read by a validator of JSON Schema: what compiles is valid, what is wrong with keys is not.
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { compileFolder } from '../../src/app/compile-folder.ts'
import { jsonSchema, schemaNames, schemaText, type SchemaName } from '../../src/compiler/json-schema.ts'
import { keyNamed, keys, keysOf, type Place } from '../../src/compiler/keys.ts'
import { instant } from '../../src/domain/time.ts'
import { prepdeck } from '../cli/process.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const validators = Object.fromEntries(
  schemaNames.map(name => [name, new Ajv2020({ strict: true, allowUnionTypes: true }).compile(jsonSchema(name))]),
)

/** What the schema `name` says against `data`; undefined where it is valid. */
function problems(name: SchemaName, data: unknown): unknown {
  const validate = validators[name]
  if (!validate) throw new Error(name)
  return validate(data) ? undefined : validate.errors
}

/** Frontmatter and card blocks of a file, as an editor's YAML reads them. */
function parts(path: string): { readonly schema: SchemaName; readonly data: unknown }[] {
  const text = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
  const isTranslation = /\.[a-z]{2}(-[A-Z]{2})?\.md$/.test(path)
  const kind = (own: SchemaName): SchemaName => (isTranslation ? 'translation' : own)
  const front = /^---\n([^]*?)^---$/m.exec(text)
  return [
    ...(front ? [{ schema: kind(basename(path) === 'deck.md' ? 'deck' : 'note'), yaml: front[1] ?? '' }] : []),
    ...[...text.matchAll(/^```card\n([^]*?)^```$/gm)].map(([, yaml = '']) => ({ schema: kind('card'), yaml })),
  ].map(({ schema, yaml }) => ({ schema, data: (parse(yaml) ?? {}) as unknown }))
}

const sound = globSync(['decks/*', 'tests/fixtures/notes/*'], { cwd: root }).filter(folder => {
  const compiled = compileFolder(root + folder, instant(0), 1)
  return compiled.ok && compiled.value.problems.every(({ severity }) => severity === 'warning')
})

test('what compiles is valid', () => {
  const files = sound.flatMap(folder => globSync(`${folder}/**/*.md`, { cwd: root }))
  const seen = files.flatMap(file => parts(root + file).map(part => ({ file, ...part })))
  expect(seen.length).toBeGreaterThan(60)
  expect(new Set(seen.map(({ schema }) => schema))).toEqual(new Set(schemaNames))
  expect(seen.filter(({ schema, data }) => problems(schema, data)).map(({ file, data }) => ({ file, data }))).toEqual(
    [],
  )
})

test.each(['key.unknown', 'key.misplaced', 'value.not-allowed', 'value.type'])('the example of %s is refused', code => {
  const files = globSync(`tests/fixtures/notes/${code}/**/*.md`, { cwd: root })
  const refused = files.flatMap(file => parts(root + file)).filter(({ schema, data }) => problems(schema, data))
  expect(refused).not.toEqual([])
})

const places: Readonly<Record<SchemaName, readonly Place[]>> = {
  note: ['note', 'card'],
  card: ['card'],
  deck: ['deck'],
  translation: ['translation', 'deckTranslation'],
}

test.each(schemaNames)('the schema %s has the keys of its places and no others', name => {
  const { properties } = jsonSchema(name) as { properties: Record<string, { description: string }> }
  const expected = new Set(places[name].flatMap(place => keysOf(place)))
  expect(new Set(Object.keys(properties))).toEqual(expected)
  for (const [key, { description }] of Object.entries(properties)) expect(description).toBe(keyNamed(key)?.says)
  expect(problems(name, { nobodyKnowsThis: 1 })).toBeDefined()
})

test('the keys of another kind are refused where the kind is stated', () => {
  expect(problems('card', { kind: 'numeric', answer: '1 + 1' })).toBeUndefined()
  expect(problems('card', { accept: ['a'] })).toBeUndefined()
  const others = Object.keys(keys).filter(name => keyNamed(name)?.kinds?.includes('order') === false)
  expect(others).toContain('answer')
  for (const name of others) expect(problems('card', { kind: 'order', [name]: 'x' }), name).toBeDefined()
})

test.each<[SchemaName, object]>([
  ['card', { kind: 'numerical' }],
  ['card', { difficulty: 'trivial' }],
  ['card', { typos: 3 }],
  ['card', { params: { a: [] } }],
  ['card', { mistakes: [{ formulas: 'a' }] }],
  ['note', { few: 'perhaps' }],
  ['deck', { locales: ['not a tag'] }],
  ['deck', { defaults: { id: 'x' } }],
])('%s: %j is refused', (name, data) => expect(problems(name, data)).toBeDefined())

test('prepdeck schema prints them, and knows no others', async () => {
  expect(await prepdeck(['schema'])).toEqual({ code: 0, stdout: schemaText('note'), stderr: '' })
  expect((await prepdeck(['schema', 'deck'])).stdout).toBe(schemaText('deck'))
  const wrong = await prepdeck(['schema', 'cards'])
  expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: 'there is no schema "cards": did you mean "card"?\n' })
})
