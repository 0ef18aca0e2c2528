// Runs reading.yaml: every row must be read, or refused, as written.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { isExact, isList, toDouble, type Num } from '../../src/domain/formula/index.ts'
import type { Numbers } from '../../src/domain/grading/bounds.ts'
import { readAnswer, readFormula } from '../../src/domain/grading/read.ts'

const Row = z.strictObject({
  typed: z.string(),
  locale: z.string().optional(),
  unit: z.string().optional(),
  names: z.array(z.string()).optional(),
  wants: z.enum(['number', 'list', 'any']).optional(),
  exact: z.string().optional(),
  near: z.number().optional(),
  other: z.string().optional(),
  echo: z.string().optional(),
  figures: z.union([z.number(), z.literal('none')]).optional(),
  decimals: z.number().optional(),
  formula: z.string().optional(),
  error: z.string().optional(),
  span: z.tuple([z.number(), z.number()]).optional(),
  why: z.string().optional(),
})
type Row = z.infer<typeof Row>

const source = readFileSync(new URL('./reading.yaml', import.meta.url), 'utf8')
const rows = z.array(Row).parse(parse(source))

const numberText = (value: Num): string =>
  isExact(value) ? (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`) : `about ${toDouble(value)}`
const text = (value: Numbers): string => (isList(value) ? `[${value.map(numberText).join(', ')}]` : numberText(value))

/** What came out, in the words of the row that expects it. */
function outcome(row: Row): Partial<Row> {
  const { typed, locale, unit, names, wants = 'number' } = row
  const given = locale === undefined ? {} : { locale }
  if (row.formula !== undefined) {
    const read = readFormula(typed, { ...given, names: new Set(names) })
    return read.ok ? { formula: read.value.readAs } : { error: read.error.code }
  }
  const read = readAnswer(typed, {
    ...given,
    wants,
    ...(unit === undefined ? {} : { unit }),
    ...(names === undefined ? {} : { names: new Set(names) }),
  })
  if (!read.ok) {
    const { code, span } = read.error
    return { error: code, ...(row.span ? { span: [span.start, span.end] } : {}) }
  }
  const { value, other, readAs, figures = 'none', decimals } = read.value
  return {
    ...(isNear(value, row.near) ? { near: row.near } : { exact: text(value) }),
    ...(other ? { other: text(other.value) } : {}),
    ...(row.echo === undefined ? {} : { echo: readAs }),
    ...(row.figures === undefined ? {} : { figures }),
    ...(row.decimals === undefined ? {} : { decimals }),
  }
}

const isNear = (value: Numbers, near: number | undefined): boolean =>
  near !== undefined && !isList(value) && !isExact(value) && Math.abs(toDouble(value) - near) <= 1e-12 * Math.abs(near)

test('there are enough rows, each with one expectation', () => {
  expect(rows.length).toBeGreaterThanOrEqual(200)
  const odd = rows.filter(
    ({ exact, near, error, formula }) => [exact, near, error, formula].filter(x => x !== undefined).length !== 1,
  )
  expect(odd).toEqual([])
})

test.each(rows)('$typed ($locale $unit $wants)', row => {
  const { typed: _typed, locale: _locale, unit: _unit, names: _names, wants: _wants, why: _why, ...expected } = row
  expect(outcome(row)).toEqual(expected)
})
