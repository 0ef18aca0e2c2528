// Tests the script for pages: how much travels, that it needs nothing, and that it answers where there is nothing else.
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { beforeAll, expect, test } from 'vitest'
import { bundleEngine, gzipBytes } from '../../scripts/build-engine.ts'

let script = ''
beforeAll(async () => {
  script = await bundleEngine()
})

test('at most 26.8 kB travel; 25 kB of a page that grades nothing', async () => {
  expect(gzipBytes(script)).toBeGreaterThan(10_000)
  expect(gzipBytes(script)).toBeLessThanOrEqual(26_800)
  const reader = await bundleEngine(fileURLToPath(new URL('./reader-alone.ts', import.meta.url)))
  expect(gzipBytes(reader)).toBeGreaterThan(10_000)
  expect(gzipBytes(reader)).toBeLessThanOrEqual(25_000)
})

test('it needs nothing, and makes no code out of text', () => {
  expect(script).not.toMatch(/\b(?:import|require|eval|Function|document|window|process)\b/)
})

test('doubles, examples and sentences stay behind', () => {
  expect(script).not.toMatch(/\bdouble:|\bexample:|softmax\(\[|Error\(["'`]/)
})

test('in a page with nothing in it, it reads, evaluates and grades; running twice does no harm', () => {
  // Like a page: the language, and no Node.
  const page = createContext({})
  runInContext(script, page)
  runInContext(script, page)
  const call = (source: string): unknown => JSON.parse(String(runInContext(`JSON.stringify(${source})`, page)))
  expect(call('prepdeck.toDecimal(prepdeck.readAnswer("1 1/2", {}).value.value)')).toBe('1.5')
  const key = '{ value: { n: 34944n, d: 1n }, tolerance: { kind: "exact" }, mistakes: [], names: new Set() }'
  expect(call(`prepdeck.gradeNumeric(${key}, "34,944").kind`)).toBe('right')
  expect(call(`prepdeck.gradeNumeric(${key}, "34,945").kind`)).toBe('wrong')
  expect(call(`prepdeck.gradeNumeric(${key}, "many").problem.code`)).toBe('answer.words')
  expect(call('prepdeck.parse("2^").error')).toMatchObject({ code: 'syntax.incomplete', span: { start: 2, end: 2 } })
})
