// The deck file and every kind of card: what is written is read, a stranger's contradictions are refused.
import { expect, test } from 'vitest'
import type { Card, NumericCard } from '../../../src/domain/deck/card.ts'
import { isCard } from '../../../src/storage/deck/shape.ts'
import { numericCard } from '../../domain/deck/card.ts'
import { bias, counting, fastest, steps, weights, why } from '../../discord/cards.ts'

const changed = (card: Card, change: object): unknown => ({ ...card, ...change })
const withText = (card: Card, change: object): unknown => ({
  ...card,
  texts: { en: { ...card.texts['en'], ...change } },
})

test.each([bias, weights, fastest, counting, steps, why].map(card => [card.kind, card] as const))('%s', (_, card) => {
  expect(isCard(JSON.parse(JSON.stringify(card)))).toBe(true)
  expect(isCard(changed(card, { kind: 'mystery' }))).toBe(false)
  expect(isCard(changed(card, { more: 1 }))).toBe(false)
  expect(isCard(withText(card, { hints: ['{{x}}'] }))).toBe(false)
})

test.each([
  { carry: 4, unordered: true, impreciseCredit: '0.25', slipCredit: '0', direction: true },
  { carry: 'off' },
  { par: 45 },
  {
    answer: '[W, k]',
    mistakes: [
      { formula: '[k, W]', credit: '0' },
      { formula: '[W, W]', credit: '0' },
    ],
  },
])('rules of grading, and lists: %j', change => {
  expect(isCard(JSON.parse(JSON.stringify(numericCard(change as Partial<NumericCard>))))).toBe(true)
})

test.each([
  ['a par of no time', changed(numericCard(), { par: 0 })],
  ['a par in words', changed(numericCard(), { par: '45' })],
  ['carry without figures', changed(numericCard(), { carry: 0 })],
  ['carry of half a figure', changed(numericCard(), { carry: 1.5 })],
  ['a false flag, which is written by leaving it out', changed(numericCard(), { unordered: false })],
  ['more than all points', changed(numericCard(), { slipCredit: '1.5' })],
  ['a credit that is no text', changed(numericCard(), { impreciseCredit: 0.5 })],
  ['a mistake of another shape', changed(numericCard(), { answer: '[W, k]' })],
  ['a sentence to a mistake less', withText(bias, { says: ['one'] })],
  ['a formula of a letter that is not there', changed(bias, { answer: 'q' })],
  ['a formula that is no number', changed(bias, { answer: '[k, c_in]' })],
  ['a formula with a tolerance', changed(bias, { tolerance: { kind: 'exact' } })],
  ['a number of a letter', withText(bias, { body: '{{k}}' })],
  ['no right option', changed(weights, { correct: [] })],
  ['a right option that is not there', changed(weights, { correct: [0, 3] })],
  ['a missing option', changed(weights, { optionCount: 4 })],
  ['nothing accepted', withText(fastest, { accept: [] })],
  ['typos that are no number', changed(fastest, { typos: '1' })],
  ['a gap less', withText(counting, { body: '==one==' })],
  ['no gap at all', changed(withText(counting, { body: 'one' }) as Card, { gaps: [] })],
  ['an item less', withText(steps, { items: ['forward', 'loss'] })],
  ['a template in an item', withText(steps, { items: ['a', 'b', '{{x}}'] })],
  ['nothing to recall', withText(why, { answer: undefined })],
])('refused: %s', (_, card) => expect(isCard(card)).toBe(false))
