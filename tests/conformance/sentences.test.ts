// Checks that every sentence of the specification has its test: the file is there, and what is named stands in it.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const Part = z.strictObject({
  part: z.string(),
  sentences: z.array(z.strictObject({ says: z.string().min(5), in: z.string(), shown: z.string().min(5) })).min(1),
})
const tests = new URL('../', import.meta.url)
const parts = z.array(Part).parse(parse(readFileSync(new URL('conformance/sentences.yaml', tests), 'utf8')))
const sentences = parts.flatMap(({ sentences: each }) => each)

test('the specification is covered part by part, no sentence twice', () => {
  expect(parts.map(({ part }) => part.charAt(0))).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(new Set(sentences.map(({ says }) => says)).size).toBe(sentences.length)
})

test.each(sentences)('$says', ({ in: path, shown }) => {
  const file = fileURLToPath(new URL(path, tests))
  const text = existsSync(file) ? readFileSync(file, 'utf8') : `there is no ${path}`
  expect(text.includes(shown), `${path} no longer holds ${shown}`).toBe(true)
})
