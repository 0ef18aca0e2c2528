// The summary of a build: which errors cost cards.
import { expect, test } from 'vitest'
import { figures } from '../../src/cli/deck-figures.ts'
import { openReport, placedProblem } from '../../src/compiler/report.ts'

const broken = placedProblem(openReport('d/a.md', ''), 'card.no-heading', { start: 0, end: 1 }, {})
const frozen = placedProblem(openReport('d/deck.lock', ''), 'lock.frozen', { start: 0, end: 1 }, {})

test.each([
  [[], 'no errors, 0 warnings · 1.00 s\n'],
  [[broken], '1 error in 1 file, whose cards are left out, 0 warnings · 1.00 s\n'],
  [[broken, broken], '2 errors in 1 file, whose cards are left out, 0 warnings · 1.00 s\n'],
  [[frozen], '1 error in 1 file, 0 warnings · 1.00 s\n'],
  [[broken, frozen], '2 errors in 2 files; the cards of 1 are left out, 0 warnings · 1.00 s\n'],
])('%#', (problems, line) => {
  expect(figures([], problems, 1_000)).toBe(line)
})
