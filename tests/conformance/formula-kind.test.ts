// Runs formula-kind.yaml: every line must get the verdict, or the error, that is written there.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { gradeLine } from '../../src/app/grade-line.ts'
import { expectedOf, FormulaExpected, formulaRows as rows } from './tables.ts'

const Given = z
  .object({ ...FormulaExpected.shape, reason: z.object({ code: z.string() }), error: z.object({ code: z.string() }) })
  .partial()

test('there are enough rows, each with one expectation', () => {
  expect(rows.length).toBeGreaterThanOrEqual(120)
  expect(rows.filter(({ verdict, error }) => (verdict === undefined) === (error === undefined))).toEqual([])
})

test.each(rows.map(row => [JSON.stringify(row.line), row] as const))('%s', (_, row) => {
  const { reason, error, ...given } = Given.parse(JSON.parse(gradeLine(JSON.stringify(row.line))))
  const outcome = { ...given, ...(reason ? { reason: reason.code } : {}), ...(error ? { error: error.code } : {}) }
  expect(outcome).toMatchObject(expectedOf(row))
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
