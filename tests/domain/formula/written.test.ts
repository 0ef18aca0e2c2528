// Tests how a failed operation is named in messages: as people write it, and no longer than they read.
import { expect, test } from 'vitest'
import { rational } from '../../../src/domain/formula/index.ts'
import type { Num } from '../../../src/domain/formula/index.ts'
import { show, written } from '../../../src/domain/formula/written.ts'

const whole = (n: number): Num => rational(BigInt(n))
const wholes = (count: number): readonly Num[] => Array.from({ length: count }, (_, at) => whole(at + 1))

test.each([
  ['sqrt(-4)', 'sqrt', [whole(-4)]],
  ['mod(7, 0)', 'mod', [whole(7), whole(0)]],
  ['1/0', '/', [whole(1), whole(0)]],
  ['(-8)^0.25', '^', [whole(-8), rational(1n, 4n)]],
  ['1-(-2)', '-', [whole(1), whole(-2)]],
  ['-(3)', '-', [whole(3)]],
  ['max(1, 2, 3, 4)', 'max', wholes(4)],
  ['max(1, 2, 3, 4, …)', 'max', wholes(5)],
  ['sum([1, 2, 3, 4])', 'sum', [wholes(4)]],
  ['sum([1, 2, 3, 4, …])', 'sum', [wholes(5)]],
  ['dot([1], [1, 2])', 'dot', [wholes(1), wholes(2)]],
  ['σ(1, 2)', 'σ', [whole(1), whole(2)]],
] satisfies [string, string, readonly (Num | readonly Num[])[]][])('%s', (text, name, args) => {
  expect(written({ name }, args)).toBe(text)
})

test.each([
  ['0.333333', rational(1n, 3n)],
  ['123456789012', rational(123456789012n)],
  ['1234570000000', rational(1234567890123n)],
  ['0.0009765625', rational(1n, 1024n)],
  ['0.000488281', rational(1n, 2048n)],
  ['0.666667', { lo: 2 / 3, hi: 2 / 3 }],
] satisfies [string, Num][])('a number is shown as %s', (text, value) => {
  expect(show(value)).toBe(text)
})
