// Runs grading.yaml: every line must get the verdict, or the error, that is written there.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { gradeLine } from '../../src/app/grade-line.ts'

const Expected = z.strictObject({
  verdict: z.string().optional(),
  value: z.number().optional(),
  credit: z.number().optional(),
  mistakes: z.array(z.number()).optional(),
  readAs: z.string().optional(),
  reason: z.string().optional(),
  error: z.string().optional(),
})
const Row = Expected.extend({ line: z.record(z.string(), z.unknown()), why: z.string().optional() })
const Given = z
  .object({ ...Expected.shape, reason: z.object({ code: z.string() }), error: z.object({ code: z.string() }) })
  .partial()

const rows = z.array(Row).parse(parse(readFileSync(new URL('./grading.yaml', import.meta.url), 'utf8')))

test('there are enough rows, each with one expectation', () => {
  expect(rows.length).toBeGreaterThanOrEqual(100)
  expect(rows.filter(({ verdict, error }) => (verdict === undefined) === (error === undefined))).toEqual([])
})

test.each(rows.map(row => [JSON.stringify(row.line), row] as const))(
  '%s',
  (line, { line: _line, why: _why, ...expected }) => {
    const { reason, error, ...given } = Given.parse(JSON.parse(gradeLine(line)))
    const outcome = { ...given, ...(reason ? { reason: reason.code } : {}), ...(error ? { error: error.code } : {}) }
    expect(outcome).toMatchObject(expected)
  },
)
