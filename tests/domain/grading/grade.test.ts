// Tests verdicts on cards: numbers and options, typed and chosen.
import { expect, test } from 'vitest'
import type { Variant } from '../../../src/domain/deck/card.ts'
import type { Answer } from '../../../src/domain/grading/answer.ts'
import { grade } from '../../../src/domain/grading/grade.ts'
import { bias } from '../../discord/cards.ts'
import { choiceCard, numericCard } from '../deck/card.ts'

const numbers: Variant = { kind: 'numeric', drawVersion: 1, values: { W: '28', k: '5', s: '2' } }
const order: Variant = { kind: 'choice', drawVersion: 1, order: [2, 3, 1, 0] }
const typed = (text: string): Answer => ({ kind: 'typed', text })
const chosen = (position: number): Answer => ({ kind: 'chosen', positions: [position] })

test.each([
  ['12', { kind: 'right', credit: '1', reading: { readAs: '12' } }],
  ['12 px', { kind: 'right', reading: { readAs: '12 px' } }],
  ['(28-5-1)/2 + 1', { kind: 'right' }],
  ['11', { kind: 'mistake', mistakes: [0], credit: '0' }],
  ['28', { kind: 'mistake', mistakes: [1], credit: '0.5' }],
  ['13', { kind: 'wrong', credit: '0' }],
  ['W', { kind: 'ungradable', problem: { code: 'answer.words' } }],
  ['W/2', { kind: 'ungradable', problem: { code: 'answer.name' } }],
  ['12 ms', { kind: 'ungradable', problem: { code: 'unit.other' } }],
])('%s on a numeric card', (text, verdict) => {
  expect(grade(numericCard(), numbers, typed(text), 'en')).toMatchObject(verdict)
})

/** The word of the translation holds a numeral, which would multiply anywhere else. */
test.each([
  ['12 百万次', 'zh-CN', { kind: 'right', reading: { readAs: '12 百万次' } }],
  ['12百万次', 'zh-CN', { kind: 'right' }],
  ['12 次', 'zh-CN', { kind: 'right', reading: { readAs: '12 次' } }],
  ['12', 'zh-CN', { kind: 'right', reading: { readAs: '12' } }],
  ['12 steps', 'zh-CN', { kind: 'right' }],
  ['12 steps', 'en', { kind: 'right', reading: { readAs: '12 steps' } }],
  ['12 百万次', 'en', { kind: 'wrong' }],
])('%s in %s, where the card counts steps and its translation 百万次', (text, locale, verdict) => {
  const card = numericCard({ unit: 'steps' })
  const { 'zh-CN': zh } = card.texts
  if (!zh) throw new Error('a translation')
  const counted = { ...card, texts: { ...card.texts, 'zh-CN': { ...zh, unit: '百万次' } } }
  expect(grade(counted, numbers, typed(text), locale)).toMatchObject(verdict)
})

test('the other sense of a separator says that it was taken', () => {
  const card = numericCard({ answer: '1234', mistakes: [], lets: [] })
  expect(grade(card, numbers, typed('1.234'), 'en')).toMatchObject({
    kind: 'right',
    reading: { readAs: '1 234', isOtherSense: true },
  })
  expect(grade(card, numbers, typed('1.234'), 'de')).not.toHaveProperty('reading.isOtherSense')
})

test.each([
  [chosen(2), { kind: 'right', credit: '1', reading: { readAs: 'C' } }],
  [chosen(0), { kind: 'wrong', credit: '0', reading: { readAs: 'A' } }],
  [chosen(4), { kind: 'ungradable', problem: { code: 'answer.option', args: { text: '5', allowed: 'D' } } }],
  [chosen(-1), { kind: 'ungradable' }],
  [chosen(1.5), { kind: 'ungradable' }],
  [typed('C'), { kind: 'right' }],
  [typed(' c) '), { kind: 'right' }],
  [typed('3'), { kind: 'right' }],
  [typed('３'), { kind: 'right' }],
  [typed('b'), { kind: 'wrong', reading: { readAs: 'B' } }],
  [typed('E'), { kind: 'ungradable' }],
  [typed('0'), { kind: 'ungradable' }],
  [typed(''), { kind: 'ungradable', problem: { code: 'answer.option' } }],
  [typed('a c'), { kind: 'ungradable' }],
  [
    typed('e)'),
    {
      kind: 'ungradable',
      problem: { code: 'answer.option', span: { start: 0, end: 2 }, args: { text: 'e)', allowed: 'D' } },
    },
  ],
  [typed('input channels'), { kind: 'ungradable' }],
])('%j on a choice card', (answer, verdict) => {
  expect(grade(choiceCard(), order, answer, 'en')).toMatchObject(verdict)
})

test.each([
  [
    { kind: 'chosen', positions: [1, 3] },
    { kind: 'right', credit: '1', reading: { readAs: 'B, D' } },
  ],
  [
    { kind: 'chosen', positions: [3, 1, 3] },
    { kind: 'right', reading: { readAs: 'B, D' } },
  ],
  [
    { kind: 'chosen', positions: [1] },
    { kind: 'wrong', credit: '0', reading: { readAs: 'B' } },
  ],
  [
    { kind: 'chosen', positions: [0, 1, 3] },
    { kind: 'wrong', reading: { readAs: 'A, B, D' } },
  ],
  [{ kind: 'chosen', positions: [] }, { kind: 'ungradable' }],
  [
    { kind: 'chosen', positions: [1, 2] },
    { kind: 'wrong', credit: '0' },
  ],
  [typed('b d'), { kind: 'right' }],
  [typed('b, d'), { kind: 'right' }],
  [typed('b.d'), { kind: 'ungradable' }],
  [typed('b1'), { kind: 'ungradable' }],
  [typed('0x2 4'), { kind: 'ungradable' }],
  [typed('D, b.'), { kind: 'right' }],
  [typed('BD'), { kind: 'right' }],
  [typed('2；4'), { kind: 'right' }],
  [typed('2 5'), { kind: 'ungradable', problem: { code: 'answer.option', args: { text: '2 5', allowed: 'D' } } }],
  [typed('24'), { kind: 'ungradable' }],
  [typed(''), { kind: 'ungradable' }],
] as const)('%j on a card with several right options', (answer, verdict) => {
  const variant: Variant = { kind: 'multi', drawVersion: 1, order: [1, 2, 3, 0] }
  const { correct: _one, ...rest } = choiceCard()
  expect(grade({ ...rest, kind: 'multi', correct: [0, 2] }, variant, answer, 'en')).toMatchObject(verdict)
})

test('beyond nine options numbers have two digits', () => {
  const all: Variant = { kind: 'choice', drawVersion: 1, order: Array.from({ length: 12 }, (_, at) => at) }
  const card = choiceCard({ optionCount: 12, correct: 11 })
  expect(grade(card, all, typed('12'), 'en')).toMatchObject({ kind: 'right', reading: { readAs: 'L' } })
  expect(grade(card, all, typed('L'), 'en')).toMatchObject({ kind: 'right' })
  expect(grade(card, all, typed('13'), 'en')).toMatchObject({ problem: { args: { allowed: 'L' } } })
})

test('a formula card compares formulas', () => {
  const variant: Variant = { kind: 'formula', drawVersion: 1 }
  expect(grade(bias, variant, typed('1 + k*k*c_in'), 'en')).toMatchObject({ kind: 'right', credit: '1' })
  expect(grade(bias, variant, typed('k^2'), 'en')).toMatchObject({ kind: 'wrong' })
})

test.each([
  ['a numeric card', numericCard({ answer: '1/0' }), numbers],
  ['a formula card', { ...bias, where: '1 > 2' }, { kind: 'formula', drawVersion: 1 } as const],
])('%s that no build lets through has no verdict', (_what, card, variant) => {
  expect(() => grade(card, variant, typed('1'), 'en')).toThrow(`${card.deckId}/${card.id}`)
})
