// Tests what a person is shown of a card: numbers in every text, options in their order, the answer.
import { expect, test } from 'vitest'
import type { Variant } from '../../../src/domain/deck/card.ts'
import { present } from '../../../src/domain/deck/present.ts'
import { choiceCard, numericCard } from './card.ts'

const numbers: Variant = { kind: 'numeric', drawVersion: 1, values: { W: '28', k: '5', s: '2' } }
const order: Variant = { kind: 'choice', drawVersion: 1, order: [2, 3, 1, 0] }

test('a numeric card has its numbers in every text', () => {
  expect(present(numericCard(), numbers, 'en')).toEqual({
    title: 'Output width',
    question: 'Width 28, kernel 5, stride 2?',
    hints: ['Steps: 11.'],
    answerText: '12 px',
    explanation: '11 + 1 = 12',
    says: ['Count the first place too.', 'Not 28.'],
    unit: 'px',
  })
})

test.each([
  ['zh-CN', '宽 28，核 5，步幅 2？'],
  ['zh', '宽 28，核 5，步幅 2？'],
  ['fr', 'Width 28, kernel 5, stride 2?'],
])('in %s: %s', (locale, question) => {
  expect(present(numericCard(), numbers, locale).question).toBe(question)
})

test('what is counted has the word of the language, a measure none of its own', () => {
  const card = numericCard({ unit: 'places' })
  const { en, 'zh-CN': zh } = card.texts
  if (!en || !zh) throw new Error('two languages')
  const counted = { ...card, texts: { en, 'zh-CN': { ...zh, unit: '个位置' } } }
  const shown = ['en', 'zh-CN'].map(locale => present(counted, numbers, locale))
  expect(shown.map(({ answerText, unit }) => [answerText, unit])).toEqual([
    ['12 places', 'places'],
    ['12 个位置', '个位置'],
  ])
  expect(present(numericCard(), numbers, 'zh-CN').answerText).toBe('12 px')
})

test('a choice card shows its options in the order drawn', () => {
  expect(present(choiceCard(), order, 'en')).toEqual({
    title: 'Groups',
    question: 'Which?',
    hints: [],
    options: [
      { text: 'output channels', isRight: false },
      { text: '8', isRight: false },
      { text: 'input channels', isRight: true },
      { text: '1', feedback: 'an ordinary convolution', isRight: false },
    ],
    answerText: 'input channels',
    says: [],
    source: 'a paper',
  })
})

test.each([
  ['1/3', { kind: 'exact' }, '1/3'],
  ['1/3', { kind: 'relative', of: '0.01' }, '0.333333'],
  ['1/3', { kind: 'relative', of: '0.000000001' }, '0.333333333'],
  ['1/3', { kind: 'absolute', of: '0.00000001' }, '0.33333333'],
  ['2^0.5', { kind: 'relative', of: '0.01' }, '1.41421'],
  ['1/1024', { kind: 'exact' }, '0.0009765625'],
  ['1/2^20', { kind: 'exact' }, '0.00000095367431640625'],
  ['1/2^20', { kind: 'relative', of: '0.01' }, '9.53674×10⁻⁷'],
  ['12*10^28', { kind: 'exact' }, '120000000000000000000000000000'],
] as const)('the answer %s under %j is shown as %s', (answer, tolerance, text) => {
  const card = numericCard({
    answer,
    tolerance,
    mistakes: [],
    texts: { en: { title: '', body: '{{answer}}', hints: [] } },
  })
  const { unit: _unit, ...unitless } = card
  const shown = present(unitless, numbers, 'en')
  expect([shown.answerText, shown.question]).toEqual([text, text])
})

test('a variant that the card cannot have is a bug', () => {
  expect(() => present(numericCard(), { ...numbers, values: {} }, 'en')).toThrow('deck/conv-out')
  expect(() => present(choiceCard(), { ...order, order: [7] }, 'en')).toThrow('no option 7')
})

const plain = { deckId: 'd', noteId: 'n', id: 'c', tags: [], difficulty: 'easy', language: 'en' } as const

test('a cloze hides what its answer shows', () => {
  const body = 'A ==depthwise|kind `of`== layer, $a == b$, then ==$1\\times{{0+1}}$==.'
  const card = {
    ...plain,
    kind: 'cloze',
    typos: 0,
    gaps: [1, 2],
    texts: { en: { title: 'T', body, hints: [] } },
  } as const
  const shown = present(card, { kind: 'cloze', drawVersion: 1 }, 'en')
  expect(shown.question).toBe('A `[1: kind of]` layer, $a == b$, then `[2]`.')
  expect(shown.gaps).toEqual([{ hint: 'kind `of`' }, {}])
  expect(shown.answerText).toBe('depthwise · $1\\times1$')
  expect(shown.answer).toBe('A **depthwise** layer, $a == b$, then **$1\\times1$**.')
})

test('an order shows its items as drawn, and the right order as a list', () => {
  const texts = { en: { title: 'T', body: 'Order.', hints: [], items: ['a', 'b', '{{2+1}}'] } }
  const card = { ...plain, kind: 'order', itemCount: 3, texts } as const
  const shown = present(card, { kind: 'order', drawVersion: 1, order: [2, 0, 1] }, 'en')
  expect(shown).toMatchObject({ items: ['3', 'a', 'b'], answerText: '2 3 1', answer: '1. a\n2. b\n3. 3' })
})

test('words show the first that is accepted, a recall only its section Answer', () => {
  const words = { en: { title: 'T', body: '?', hints: [], accept: ['near', 'NN'] } }
  expect(
    present({ ...plain, kind: 'text', typos: 0, texts: words }, { kind: 'text', drawVersion: 1 }, 'en').answerText,
  ).toBe('near')
  const recall = { en: { title: 'T', body: '?', hints: [], answer: 'Because.' } }
  const shown = present({ ...plain, kind: 'recall', texts: recall }, { kind: 'recall', drawVersion: 1 }, 'en')
  expect([shown.answerText, shown.answer]).toEqual([undefined, 'Because.'])
})

test('a list stands in brackets, its elements by their index', () => {
  const card = numericCard({
    lets: [{ name: 'v', formula: '[W/3, k, 1/8]' }],
    answer: 'v/2',
    tolerance: { kind: 'relative', of: '0.01' },
    mistakes: [],
    texts: {
      en: { title: 'T', body: 'Half of {{v}}, first {{v[0] | 2sf}}?', hints: [], explanation: '{{answer}}', says: [] },
    },
  })
  const variant: Variant = { kind: 'numeric', drawVersion: 1, values: { W: '28', k: '5', s: '2' } }
  expect(present(card, variant, 'en')).toMatchObject({
    question: 'Half of [9.33333, 5, 0.125], first 9.3?',
    explanation: '[4.66667, 2.5, 0.0625]',
    answerText: '[4.66667, 2.5, 0.0625] px',
    list: 'ordered',
  })
})
