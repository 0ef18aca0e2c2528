// Tests that a number known only nearly is written as the rational in its middle is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { middle, type Num } from '../../../src/domain/formula/index.ts'
import { rounded, scientific, significant } from '../../../src/domain/grading/number-text.ts'

const near = (x: number): Num => ({ lo: x, hi: x })

test.each([rounded, scientific, significant])('%o writes doubles as it writes the rationals that they are', write => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 1, max: 30 }), (x, figures) => {
      expect(write(near(x), figures)).toBe(write(middle(near(x)), figures))
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  [2.5, 1, '3'],
  [-2.5, 1, '-3'],
  [0.125, 2, '0.13'],
  [9.9996, 4, '10'],
])('%d to %d figures is %s: halves go away from zero', (x, figures, wanted) => {
  expect(rounded(near(x), figures)).toBe(wanted)
})
