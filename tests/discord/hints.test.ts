// Tests the button Hint: hints come one at a time, stay, and cost a fifth of the points each.
import { afterEach, expect, test } from 'vitest'
import { product } from './deck.ts'
import { labelsOf, messageOf, numbersIn, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

const english = {
  title: 'Product and one',
  body: 'What is {{a}} × {{b}} + 1?',
  hints: ['Multiply {{a}} first.', 'Then add the one.'],
  says: ['You forgot the one.'],
}
const HINT = 'Hint (−20 % of the points)'
let played: Played

afterEach(() => endSound(played))

test('one at a time with one’s own numbers, kept, taken twice only once, and the points fall', async () => {
  played = await startPlayed('sums', [{ ...product, texts: { en: english } }])
  const question = messageOf(await played.question())
  expect(said(question)).not.toContain('Multiply')
  expect(labelsOf(question)).toEqual(['Type answer', HINT])
  const { a, b } = numbersIn(said(question))

  const first = await played.press(question, HINT)
  expect(first.outcome).toBe('update')
  expect(said(messageOf(first))).toContain(`Multiply ${a} first.`)
  expect(said(messageOf(first))).not.toContain('Then add')
  // The old message again, as somebody does whose client hangs: nothing more is shown, nothing more is paid.
  const again = messageOf(await played.question())
  expect(said(again)).toContain(`Multiply ${a} first.`)
  const second = messageOf(await played.press(again, HINT))
  expect(said(second)).toMatch(/Multiply[^]*Then add the one/)
  expect(labelsOf(second)).toEqual(['Type answer'])

  const reply = said(messageOf(await played.answer(`${a}*${b} + 1`)))
  // An easy question, right, with a streak of 1: 100 · 0.8² · 1.005, half up.
  expect(reply).toContain('64 points')
})
