// Tests all that rows of reading leave unsaid: echo, figures, elements and the arguments of every refusal, as they were (UPDATE_GOLDEN=1 writes them anew).
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isExact, isNumber, toDecimal, toDouble } from '../../src/domain/formula/index.ts'
import type { Num } from '../../src/domain/formula/index.ts'
import { readAnswer } from '../../src/domain/grading/read.ts'
import { readingRows, type ReadingRow } from './tables.ts'

const path = new URL('./in-full.json', import.meta.url)

/** Numbers as text; of an interval the last figures are not the same everywhere. */
const shown = (value: Num): string =>
  isExact(value) ? (toDecimal(value) ?? `${value.n}/${value.d}`) : `≈${Number(toDouble(value).toPrecision(9))}`

const isNum = (value: unknown): value is Num =>
  typeof value === 'object' && value !== null && ('d' in value || 'lo' in value) && isNumber(value as Num)

const rows = readingRows.filter(({ formula }) => formula === undefined)

/** The reading of a row, or why there is none, as plain data. Called in the tests, so that nothing is read before. */
function inFull({ typed, locale, unit, names, wants = 'number' }: ReadingRow): unknown {
  const read = readAnswer(typed, { wants, locale, unit, names: names && new Set(names) })
  return JSON.parse(
    JSON.stringify(read.ok ? read.value : read.error, (_, each: unknown) => (isNum(each) ? shown(each) : each)),
  )
}

if (process.env.UPDATE_GOLDEN === '1')
  writeFileSync(
    path,
    `${JSON.stringify(
      rows.map(row => ({ typed: row.typed, full: inFull(row) })),
      null,
      2,
    )}\n`,
  )
const golden = JSON.parse(readFileSync(path, 'utf8')) as readonly { readonly typed: string; readonly full: unknown }[]

test('there is one for each row, in their order', () => {
  expect(golden.map(({ typed }) => typed)).toEqual(rows.map(({ typed }) => typed))
})

test.each(rows.map((row, at) => ({ ...row, at })))('$typed in full', ({ at, ...row }) => {
  expect(inFull(row)).toEqual(golden[at]?.full)
})
