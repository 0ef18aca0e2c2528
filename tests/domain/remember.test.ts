// Tests what is remembered, for how long, and that cards are prepared once.
import { expect, test } from 'vitest'
import { prepareCard } from '../../src/domain/deck/prepare.ts'
import { remember } from '../../src/domain/remember.ts'
import { numericCard } from './deck/card.ts'

/** Doubles, and counts how often it had to. */
function counted() {
  const asked: number[] = []
  const double = remember(2, (x: number) => {
    asked.push(x)
    return x < 0 ? undefined : 2 * x
  })
  return { asked, double }
}

test.each([
  ['the same twice', [1, 1], [1]],
  ['as many as are kept', [1, 2, 1, 2], [1, 2]],
  ['the one that nobody asked for longest goes first', [1, 2, 1, 3, 1, 2], [1, 2, 3, 2]],
  ['nothing is asked for again', [-1, -1], [-1, -1]],
])('%s', (_, questions, wanted) => {
  const { asked, double } = counted()
  for (const x of questions) expect(double(x)).toBe(x < 0 ? undefined : 2 * x)
  expect(asked).toEqual(wanted)
})

test('a card is prepared once, another card of the same text for itself', () => {
  const card = numericCard()
  expect(prepareCard(card)).toBe(prepareCard(card))
  expect(prepareCard(numericCard())).not.toBe(prepareCard(card))
})
