// Tests that printing adds no bracket that parsing does not need.
import { expect, test } from 'vitest'
import { parse, print } from '../../../src/domain/formula/index.ts'

test.each([
  ['2^-x', '2^-x'],
  ['2^3^2', '2^3^2'],
  ['2^(3^2)', '2^3^2'],
  ['(2^3)^2', '(2^3)^2'],
  ['(-2)^2', '(-2)^2'],
  ['-(2^2)', '-2^2'],
  ['(a+b)+c', 'a + b + c'],
  ['a+(b+c)', 'a + (b + c)'],
  ['a-(b-c)', 'a - (b - c)'],
  ['(a*b)/c', 'a*b/c'],
  ['a/(b*c)', 'a/(b*c)'],
  ['(a*b)+(c*d)', 'a*b + c*d'],
  ['(a+b)*c', '(a + b)*c'],
  ['a*(-b)', 'a*-b'],
  ['(not (a<b)) and c>d', 'not a < b and c > d'],
  ['not (a<b and c>d)', 'not (a < b and c > d)'],
  ['max( (a) ,((b)))', 'max(a, b)'],
])('%s prints as %s', (source, text) => {
  const parsed = parse(source)
  expect(parsed.ok ? print(parsed.value) : parsed.error).toBe(text)
})
