// Runs grading.yaml: every line must get the verdict, or the error, that is written there.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { gradeLine } from '../../src/app/grade-line.ts'
import { expectedOf, gradingRows as rows } from './tables.ts'

const Given = z
  .object({
    verdict: z.string(),
    value: z.union([z.number(), z.array(z.number())]),
    credit: z.number(),
    mistakes: z.array(z.number()),
    slip: z.object({ confused: z.array(z.string()) }),
    direction: z.string(),
    readAs: z.string(),
    reason: z.object({ code: z.string() }),
    error: z.object({ code: z.string() }),
  })
  .partial()

test('there are enough rows, each with one expectation', () => {
  expect(rows.length).toBeGreaterThanOrEqual(280)
  expect(rows.filter(({ verdict, error }) => (verdict === undefined) === (error === undefined))).toEqual([])
})

test.each(rows.map(row => [JSON.stringify(row.line), row] as const))('%s', (line, row) => {
  const { reason, slip, error, direction = null, ...given } = Given.parse(JSON.parse(gradeLine(line)))
  const outcome = {
    ...given,
    direction,
    ...(slip ? { slip: slip.confused } : {}),
    ...(reason ? { reason: reason.code } : {}),
    ...(error ? { error: error.code } : {}),
  }
  expect(outcome).toMatchObject(expectedOf(row))
})
