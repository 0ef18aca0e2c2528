// Tests the bridge from an instant to a calendar date, and line and column in a text.
import { expect, test } from 'vitest'
import { position } from '../../src/domain/diagnostic.ts'
import { instant, localDate } from '../../src/domain/time.ts'

test.each([
  ['2026-11-24T23:30Z', 'UTC', '2026-11-24'],
  ['2026-11-24T23:30Z', 'Asia/Shanghai', '2026-11-25'],
  ['2026-11-24T03:30Z', 'America/Los_Angeles', '2026-11-23'],
  ['2026-09-06T04:30Z', 'America/Santiago', '2026-09-06'],
])('%s in %s is %s', (at, zone, date) => {
  expect(localDate(instant(Date.parse(at)), zone)).toBe(date)
})

test.each([
  ['', 0, 1, 1],
  ['ab\ncd', 3, 2, 1],
  ['ab\r\ncd', 5, 2, 2],
  ['ab\rcd', 4, 2, 2],
  ['a😀b', 3, 1, 4],
  ['a\n\n\nb', 4, 4, 1],
])('in %j offset %i is %i:%i', (text, offset, line, column) => {
  expect(position(text, offset)).toEqual({ line, column })
})
