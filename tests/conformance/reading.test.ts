// Runs reading.yaml: every row must be read, or refused, as written.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { isExact, toDouble, type Num } from '../../src/domain/formula/index.ts'
import { readAnswer } from '../../src/domain/grading/read.ts'

const Row = z.strictObject({
  typed: z.string(),
  locale: z.string().optional(),
  unit: z.string().optional(),
  names: z.array(z.string()).optional(),
  exact: z.string().optional(),
  near: z.number().optional(),
  other: z.string().optional(),
  echo: z.string().optional(),
  error: z.string().optional(),
  span: z.tuple([z.number(), z.number()]).optional(),
  why: z.string().optional(),
})
type Row = z.infer<typeof Row>

const source = readFileSync(new URL('./reading.yaml', import.meta.url), 'utf8')
const rows = z.array(Row).parse(parse(source))

const text = (value: Num): string =>
  isExact(value) ? (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`) : `about ${toDouble(value)}`

/** What came out, in the words of the row that expects it. */
function outcome(row: Row): Partial<Row> {
  const { typed, locale, unit, names } = row
  const read = readAnswer(typed, {
    ...(locale === undefined ? {} : { locale }),
    ...(unit === undefined ? {} : { unit }),
    ...(names === undefined ? {} : { names: new Set(names) }),
  })
  if (!read.ok) {
    const { code, span } = read.error
    return { error: code, ...(row.span ? { span: [span.start, span.end] } : {}) }
  }
  const { value, other, readAs } = read.value
  const isNear = row.near !== undefined && Math.abs(toDouble(value) - row.near) <= 1e-12 * Math.abs(row.near)
  return {
    ...(isNear && !isExact(value) ? { near: row.near } : { exact: text(value) }),
    ...(other ? { other: text(other.value) } : {}),
    ...(row.echo === undefined ? {} : { echo: readAs }),
  }
}

test('there are enough rows, each with one expectation', () => {
  expect(rows.length).toBeGreaterThanOrEqual(200)
  const odd = rows.filter(({ exact, near, error }) => [exact, near, error].filter(x => x !== undefined).length !== 1)
  expect(odd).toEqual([])
})

test.each(rows)('$typed ($locale $unit)', row => {
  const { typed: _typed, locale: _locale, unit: _unit, names: _names, why: _why, ...expected } = row
  expect(outcome(row)).toEqual(expected)
})
