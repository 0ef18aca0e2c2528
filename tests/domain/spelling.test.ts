// Tests "did you mean": distances against the textbook recursion, and what is offered.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closest, editDistance } from '../../src/domain/spelling.ts'

/** Optimal string alignment as the recurrence that defines it. */
function slow(a: string, b: string, i = a.length, j = b.length): number {
  if (i === 0 || j === 0) return i + j
  const steps = [
    slow(a, b, i - 1, j) + 1,
    slow(a, b, i, j - 1) + 1,
    slow(a, b, i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
  ]
  if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push(slow(a, b, i - 2, j - 2) + 1)
  return Math.min(...steps)
}

test('editDistance follows its definition', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(slow(a, b))
    }),
  )
})

test.each([
  ['toleranse', ['tolerance', 'answer', 'params'], 'tolerance'],
  ['Answer', ['answer'], 'answer'],
  ['anwser', ['answer'], 'answer'],
  ['k', ['x', 'kk'], 'x'],
  ['banana', ['answer', 'params'], undefined],
  ['', ['answer'], undefined],
])('closest(%j, %j) is %j', (word, known, expected) => {
  expect(closest(word, known)).toBe(expected)
})
