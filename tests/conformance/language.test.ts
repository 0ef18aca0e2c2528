// Runs language.yaml: every row must come out as written, and every row marked as a gap must not.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { isExact, isNumber, toDouble } from '../../src/domain/formula/index.ts'
import type { Num, Rational } from '../../src/domain/formula/index.ts'
import { value } from '../domain/formula/read.ts'

const Row = z.strictObject({
  expr: z.string(),
  dialect: z.enum(['author', 'typed']).default('author'),
  vars: z.record(z.string(), z.union([z.number(), z.array(z.number())])).default({}),
  exact: z.string().optional(),
  value: z.union([z.number(), z.boolean(), z.array(z.number())]).optional(),
  error: z.string().optional(),
  span: z.tuple([z.number(), z.number()]).optional(),
  why: z.string().optional(),
  gap: z.literal(true).optional(),
})
type Row = z.infer<typeof Row>

const rows = z.array(Row).parse(parse(readFileSync(new URL('./language.yaml', import.meta.url), 'utf8')))

/** What came out, in the words of the row that expects it. */
function outcome(row: Row): Partial<Row> {
  const found = value(row.expr, row.vars, row.dialect)
  if (!found.ok) {
    const { code, span } = found.error
    return row.span ? { error: code, span: [span.start, span.end] } : { error: code }
  }
  if (typeof found.value === 'boolean') return { value: found.value }
  if (isNumber(found.value)) {
    return isExact(found.value) ? { exact: text(found.value) } : { value: near(found.value, row.value) }
  }
  if (found.value.every(isExact)) return { exact: `[${found.value.map(text).join(', ')}]` }
  const wanted = Array.isArray(row.value) ? row.value : []
  return { value: found.value.map((element, at) => near(element, wanted[at])) }
}

const text = ({ n, d }: Rational): string => (d === 1n ? `${n}` : `${n}/${d}`)

/** Within the limit, relative at every size, a number counts as the one written in the row. */
function near(found: Num, wanted: unknown): number {
  const double = toDouble(found)
  return typeof wanted === 'number' && Math.abs(double - wanted) <= 1e-12 * Math.abs(wanted) ? wanted : double
}

const expected = ({ exact, value, error, span }: Row): Partial<Row> =>
  Object.fromEntries(Object.entries({ exact, value, error, span }).filter(([, given]) => given !== undefined))

test('there are enough rows, each with one expectation', () => {
  expect(rows.length).toBeGreaterThanOrEqual(200)
  const odd = rows.filter(({ exact, value, error }) => [exact, value, error].filter(x => x !== undefined).length !== 1)
  expect(odd).toEqual([])
})

test.each(rows.filter(row => !row.gap))('$dialect: $expr', row => {
  expect(outcome(row)).toEqual(expected(row))
})

test.each(rows.filter(row => row.gap))('still a gap: $expr', row => {
  expect(outcome(row), 'this gap is closed: remove its mark').not.toEqual(expected(row))
})
