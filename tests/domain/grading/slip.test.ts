// Checks how a slip names its factor, in full where that is a whole number, however large; and on which side it missed.
import { expect, test } from 'vitest'
import { gradeLine } from '../../../src/app/grade-line.ts'

test.each([
  ['GiB', '26306674688', 24.5, '1073741824', 'high'],
  ['MiB', '25.7', 24.5, '1.048576', 'high'],
  ['Mbit', '3.0625', 24.5, '8', 'low'],
  ['nat', '1.4427', 1, '1.4427', 'high'],
])('a card in %s answered with %s', (unit, answer, key, factor, direction) => {
  const line = gradeLine(JSON.stringify({ answer, key, unit, tolerance: '0.5%' }))
  expect(JSON.parse(line)).toMatchObject({ verdict: 'unitSlip', slip: { factor, direction } })
})
