// Runs language.yaml: every row must come out as written, and every row marked as a gap must not.
import { expect, test } from 'vitest'
import * as engine from '../../src/engine/main.ts'
import { evaluated } from './outcome.ts'
import { expectedOf, languageRows } from './tables.ts'

test('there are enough rows, each with one expectation', () => {
  expect(languageRows.length).toBeGreaterThanOrEqual(500)
  const odd = languageRows.filter(
    ({ exact, value, error }) => [exact, value, error].filter(x => x !== undefined).length !== 1,
  )
  expect(odd).toEqual([])
})

test.each(languageRows.filter(row => !row.gap))('$dialect: $expr', row => {
  expect(evaluated(engine, row)).toEqual(expectedOf(row))
})

test.each(languageRows.filter(row => row.gap))('still a gap: $expr', row => {
  expect(evaluated(engine, row), 'this gap is closed: remove its mark').not.toEqual(expectedOf(row))
})
