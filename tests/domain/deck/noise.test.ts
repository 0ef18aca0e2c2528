// Tests which draws are rejected because their key is what is left of terms that nearly cancel.
import { expect, test } from 'vitest'
import { accept } from '../../../src/domain/deck/accept.ts'
import type { NumericCard, Tolerance } from '../../../src/domain/deck/card.ts'
import { prepareCard } from '../../../src/domain/deck/prepare.ts'
import { fromDecimal } from '../../../src/domain/formula/index.ts'
import { numericCard } from './card.ts'

const percent: Tolerance = { kind: 'relative', of: '0.01' }

function outcome(answer: string, tolerance: Tolerance = percent, lets: NumericCard['lets'] = []): string {
  const { where: _where, ...rest } = numericCard()
  const prepared = prepareCard({
    ...rest,
    params: [{ name: 'x', kind: 'choices', values: ['2'] }],
    lets,
    answer,
    tolerance,
    mistakes: [],
    texts: { en: { title: 'T', body: '{{x}}', hints: [], says: [] } },
  })
  const two = fromDecimal('2')
  if (!prepared.ok || !two) throw new Error(JSON.stringify(prepared))
  const accepted = accept(prepared.value, new Map([['x', two]]))
  return accepted.ok ? 'accepted' : accepted.error.kind
}

test.each([
  ['a thousandth of the largest term is left', 'sqrt(x) - 1.4135', 'near-zero'],
  ['a little more is left', 'sqrt(x) - 1.412', 'accepted'],
  ['a sign in front', '-(sqrt(x) - 1.4135)', 'near-zero'],
  ['a factor in front', '1000*(sqrt(x) - 1.4135)', 'near-zero'],
  ['a factor behind', '(sqrt(x) - 1.4135)*x*1000', 'near-zero'],
  ['under a division', '(sqrt(x) - 1.4135)/0.001', 'near-zero'],
  ['as a divisor it is no noise', '1/(sqrt(x) - 1.4135)', 'accepted'],
  ['terms in a chain, through signs', 'sqrt(x) - (1 - (-0.4135))', 'near-zero'],
  ['the largest of many terms', '100 + sqrt(x) - 101.4', 'near-zero'],
  ['what is exact is no noise', 'x - 1.9999', 'accepted'],
  ['below a function it is not at the top', 'exp(sqrt(x) - 1.4135)', 'accepted'],
  ['without a sum', 'sqrt(x)/10^9', 'accepted'],
])('%s: %s', (_, answer, expected) => {
  expect(outcome(answer)).toBe(expected)
})

test('only where nothing but a share or figures count; a let is looked into', () => {
  const noise = 'sqrt(x) - 1.4135'
  expect(outcome(noise, { kind: 'figures', count: 3 })).toBe('near-zero')
  expect(outcome(noise, { kind: 'any', of: [percent, { kind: 'figures', count: 3 }] })).toBe('near-zero')
  expect(outcome(noise, { kind: 'any', of: [percent, { kind: 'decimals', count: 5 }] })).toBe('accepted')
  expect(outcome(noise, { kind: 'absolute', of: '0.001' })).toBe('accepted')
  expect(outcome('h*3', percent, [{ name: 'h', formula: noise }])).toBe('near-zero')
})
