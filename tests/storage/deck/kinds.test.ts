// The deck file and every kind of card: what is written is read, a stranger's contradictions are refused.
import { expect, test } from 'vitest'
import type { Card } from '../../../src/domain/deck/card.ts'
import { isCard } from '../../../src/storage/deck/shape.ts'
import { counting, fastest, steps, weights, why } from '../../discord/cards.ts'

const changed = (card: Card, change: object): unknown => ({ ...card, ...change })
const withText = (card: Card, change: object): unknown => ({
  ...card,
  texts: { en: { ...card.texts['en'], ...change } },
})

test.each([weights, fastest, counting, steps, why].map(card => [card.kind, card] as const))('%s', (_, card) => {
  expect(isCard(JSON.parse(JSON.stringify(card)))).toBe(true)
  expect(isCard(changed(card, { kind: 'mystery' }))).toBe(false)
  expect(isCard(changed(card, { more: 1 }))).toBe(false)
  expect(isCard(withText(card, { hints: ['{{x}}'] }))).toBe(false)
})

test.each([
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
