// Runs formula-kind.yaml: every line must get the verdict, or the error, that is written there.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { gradeLine } from '../../src/app/grade-line.ts'

const Expected = z.strictObject({
  verdict: z.enum(['right', 'wrong', 'mistake', 'ungradable']).optional(),
  credit: z.number().optional(),
  mistakes: z.array(z.number()).optional(),
  readAs: z.string().optional(),
  undefinedAt: z.record(z.string(), z.number()).optional(),
  reason: z.string().optional(),
  error: z.string().optional(),
})
const Row = Expected.extend({ line: z.record(z.string(), z.unknown()), why: z.string().min(5) })
const Given = z
  .object({ ...Expected.shape, reason: z.object({ code: z.string() }), error: z.object({ code: z.string() }) })
  .partial()

const rows = z.array(Row).parse(parse(readFileSync(new URL('./formula-kind.yaml', import.meta.url), 'utf8')))
const assumed = { kind: 'formula', params: { a: '1..20', b: '1..20' } }

test('there are enough rows, each with one expectation', () => {
  expect(rows.length).toBeGreaterThanOrEqual(120)
  expect(rows.filter(({ verdict, error }) => (verdict === undefined) === (error === undefined))).toEqual([])
})

test.each(rows.map(row => [JSON.stringify(row.line), row] as const))('%s', (_, { line, why: _why, ...expected }) => {
  const { reason, error, ...given } = Given.parse(JSON.parse(gradeLine(JSON.stringify({ ...assumed, ...line }))))
  const outcome = { ...given, ...(reason ? { reason: reason.code } : {}), ...(error ? { error: error.code } : {}) }
  expect(outcome).toMatchObject(expected)
})

test('ranges are asked for, values alone are none', () => {
  const line = JSON.stringify({ kind: 'formula', answer: 'a', key: 'a', vars: { a: 3 } })
  expect(JSON.parse(gradeLine(line))).toEqual({
    error: {
      code: 'line.missing',
      start: 0,
      end: 0,
      message: '"params" is missing; it must be an object such as {"k":"1..7"}: a formula is compared over ranges.',
    },
  })
})
