// Runs reading.yaml: every row must be read, or refused, as written; what is marked as a gap must not.
import { expect, test } from 'vitest'
import { readFormula } from '../../src/domain/grading/read.ts'
import * as engine from '../../src/engine/main.ts'
import { answerOf, read } from './outcome.ts'
import { expectedOf, readingRows, type ReadingRow } from './tables.ts'

/** What came out; a formula over names is read by its own entrance. */
function outcome(row: ReadingRow): Partial<ReadingRow> {
  if (row.formula === undefined) return read(engine, row)
  const { typed, locale, names } = row
  const found = readFormula(typed, { names: new Set(names), ...(locale === undefined ? {} : { locale }) })
  return found.ok ? { formula: found.value.readAs } : { error: found.error.code }
}

test('there are enough rows, each with one expectation', () => {
  expect(readingRows.length).toBeGreaterThanOrEqual(500)
  const odd = readingRows.filter(
    ({ exact, near, error, formula }) => [exact, near, error, formula].filter(x => x !== undefined).length !== 1,
  )
  expect(odd).toEqual([])
})

test.each(readingRows.filter(row => !row.gap))('$typed ($locale $unit $wants)', row => {
  expect(outcome(row)).toEqual(expectedOf(row))
})

test.each(readingRows.filter(row => row.gap))('still a gap: $typed ($locale $unit $wants)', row => {
  expect(outcome(row), 'this gap is closed: remove its mark').not.toEqual(expectedOf(row))
})

test('what an ambiguous answer is asked to be written as can be read', () => {
  const meant = readingRows.flatMap(row => {
    const found = row.error === 'number.ambiguous' ? answerOf(engine, row) : undefined
    if (!found || found.ok) return []
    const { span, args } = found.error
    const before = row.typed.slice(0, span.start)
    const behind = row.typed.slice(span.end)
    return [args.first, args.second].map(each => ({ ...row, typed: before + String(each) + behind }))
  })
  expect(meant.length).toBeGreaterThan(20)
  expect(meant.filter(row => !answerOf(engine, row).ok)).toEqual([])
})
