// Tests words as answers: what folding forgives, slips of the finger, gaps, orders, ratings.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClozeCard, OrderCard, TextCard, Variant } from '../../../src/domain/deck/card.ts'
import { gapsIn } from '../../../src/domain/deck/cloze.ts'
import { present } from '../../../src/domain/deck/present.ts'
import { splitGaps, typedText, type Answer } from '../../../src/domain/grading/answer.ts'
import { grade } from '../../../src/domain/grading/grade.ts'
import { foldWords, isSameText } from '../../../src/domain/grading/text.ts'

const common = { deckId: 'd', noteId: 'n', id: 'c', tags: [], difficulty: 'easy', language: 'en' } as const
const text = (body: string, more: object = {}) => ({ title: 'T', body, hints: [], ...more })
const typed = (answer: string): Answer => ({ kind: 'typed', text: answer })

describe('folding', () => {
  test.each([
    ['Nearest Neighbour', 'nearest-neighbour'],
    ['batch norm', 'BatchNorm'],
    ['ＲｅＬＵ', 'relu'],
    ['naïve Bayes', 'naive bayes'],
    ['Kullback–Leibler', 'kullback leibler'],
    ['“dropout”.', 'dropout'],
    ['`softmax`', 'softmax'],
    ['$k^2$', 'k²'],
    ['Straße', 'STRASSE'],
    ['最近邻 插值', '最近邻插值。'],
    ["Cohen's kappa", 'Cohen’s Kappa'],
    ['−1', '-1'],
    ['ΟΔΟΣ', 'οδος'],
    ['ResNet-50', 'ResNet 50'],
    ['Inception 3-2', 'Inception 3 2'],
    ['कि-1', 'कि 1'],
    ['f(x)-1', 'f(x) 1'],
    ['[x]-1', '[x] 1'],
  ])('%s is %s', (one, other) => expect(foldWords(one)).toBe(foldWords(other)))

  test.each([
    ['-1', '1'],
    ['C++', 'C'],
    ['O(n)', 'O(n^2)'],
    ['k^2', 'k2'],
    ['ResNet-50', 'ResNet-101'],
    ['がく', 'かく'],
    ['a.b', 'ab'],
  ])('%s is not %s', (one, other) => expect(foldWords(one)).not.toBe(foldWords(other)))

  test('case, spaces and dashes never count', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/), words => {
        const other = words.toUpperCase().replaceAll(' ', ' - ')
        expect(isSameText(other, words, 0)).toBe(true)
      }),
    )
  })
})

test.each([
  ['neighbor', 'neighbour', 1, true],
  ['nieghbour', 'neighbour', 1, true],
  ['neighbor', 'neighbour', 0, false],
  ['nabor', 'neighbour', 2, false],
  ['GRV', 'GRU', 1, false],
  ['LSTN', 'LSTM', 1, true],
  ['ResNet-51', 'ResNet-50', 2, false],
  ['ResNt-50', 'ResNet-50', 1, true],
  ['', '', 2, false],
  // Voiced kana are one letter each, however they are encoded: three letters are too few for a slip.
  ['がぎく', 'がぎぐ', 1, false],
])('%s for %s with %d typos: %s', (given, wanted, typos, isRight) => {
  expect(isSameText(given, wanted, typos)).toBe(isRight)
})

describe('a text card', () => {
  const card: TextCard = {
    ...common,
    kind: 'text',
    typos: 1,
    texts: {
      en: text('?', { accept: ['nearest neighbour', 'NN'] }),
      de: text('?'),
      'zh-CN': text('？', { accept: ['最近邻'] }),
    },
  }
  const variant: Variant = { kind: 'text', drawVersion: 1 }
  test.each([
    ['Nearest-neighbor ', { kind: 'right', credit: '1', reading: { readAs: 'Nearest-neighbor' } }],
    ['nn', { kind: 'right' }],
    ['最近邻', { kind: 'right' }],
    ['bilinear', { kind: 'wrong', credit: '0', reading: { readAs: 'bilinear' } }],
    [' - ', { kind: 'ungradable', problem: { code: 'answer.nothing', span: { start: 0, end: 3 } } }],
    ['x'.repeat(200), { kind: 'wrong' }],
    [
      'x'.repeat(201),
      {
        kind: 'ungradable',
        problem: { code: 'answer.length', span: { start: 200, end: 201 }, args: { found: 201, allowed: 200 } },
      },
    ],
  ])('%s', (answer, verdict) => expect(grade(card, variant, typed(answer), 'en')).toMatchObject(verdict))
})

describe('a gap with several right words', () => {
  const body = 'After ==ReLU|| rectified linear unit ||relu layer|activation== comes ==2:max pooling||pooling==.'
  const card: ClozeCard = { ...common, kind: 'cloze', typos: 0, gaps: [1, 2], texts: { en: text(body) } }
  const gradeOf = (...texts: string[]) =>
    grade(card, { kind: 'cloze', drawVersion: 1 }, { kind: 'filled', texts }, 'en')

  test.each([
    ['ReLU', 'max pooling', 'right'],
    ['Rectified linear unit', 'pooling', 'right'],
    ['relu layer', 'max pooling', 'right'],
    ['activation', 'pooling', 'partial'],
    ['ReLU|| rectified linear unit', 'max pooling||pooling', 'wrong'],
  ])('%s, %s', (one, other, kind) => expect(gradeOf(one, other).kind).toBe(kind))

  test('is shown by the first of them, with its hint', () => {
    const shown = present(card, { kind: 'cloze', drawVersion: 1 }, 'en')
    expect(shown.question).toBe('After `[1: activation]` comes `[2]`.')
    expect(shown.answer).toBe('After **ReLU** comes **max pooling**.')
    expect(shown.answerText).toBe('ReLU · max pooling')
  })

  test('the bars of a hint begin nothing', () => {
    expect(gapsIn('==a|b||c== ==a|| ==b').map(({ accept, hint }) => [accept, hint])).toEqual([[['a'], 'b||c']])
  })
})

describe('a cloze card', () => {
  const card: ClozeCard = {
    ...common,
    kind: 'cloze',
    typos: 0,
    gaps: [1, 2, 3],
    texts: {
      en: text('A ==depthwise== layer has ==one filter|count== per channel, then a ==$1 {{1+0}}$== layer.'),
      'zh-CN': text('每个通道有==2:一个滤波器==的是==1:深度==卷积，随后是==3:逐点==卷积。'),
    },
  }
  const variant: Variant = { kind: 'cloze', drawVersion: 1 }
  const filled = (...texts: string[]): Answer => ({ kind: 'filled', texts })
  test.each([
    ['en', filled('Depthwise', 'one filter', '1 1'), { kind: 'right', credit: '1' }],
    ['en', filled('depthwise', 'two filters', '1 1'), { kind: 'partial', credit: '0.6667' }],
    ['en', filled('', '', '1 1'), { kind: 'partial', credit: '0.3333', reading: { readAs: '– · – · 1 1' } }],
    ['en', filled('a', 'b', 'c'), { kind: 'wrong', credit: '0' }],
    ['en', filled('one filter', 'depthwise', 'x'), { kind: 'wrong' }],
    ['en', filled(' Depthwise ', 'a; b', '1 1'), { kind: 'partial', reading: { readAs: 'Depthwise · a; b · 1 1' } }],
    ['en', filled('', ' ', ''), { kind: 'ungradable', problem: { code: 'answer.nothing' } }],
    [
      'en',
      filled('depthwise', 'x'.repeat(201), ''),
      { kind: 'ungradable', problem: { code: 'answer.length', args: { found: 201, allowed: 200 } } },
    ],
    [
      'en',
      filled('a', 'b'),
      {
        kind: 'ungradable',
        problem: { code: 'answer.gaps', span: { start: 0, end: 'a; b'.length }, args: { found: 2, wanted: 3 } },
      },
    ],
    ['en', typed('depthwise; one filter; 11'), { kind: 'right' }],
    ['en', typed('depthwise；one filter;11'), { kind: 'right' }],
    ['en', typed(String.raw`depthwise; a\; b; \\`), { kind: 'partial', reading: { readAs: 'depthwise · a; b · \\' } }],
    ['zh-CN', filled('一个滤波器', '深度', '逐点'), { kind: 'right' }],
    ['zh-CN', filled('one filter', 'depthwise', '逐点'), { kind: 'right' }],
    ['zh-CN', filled('深度', '一个滤波器', '逐点'), { kind: 'partial', credit: '0.3333' }],
  ])('%s %j', (locale, answer, verdict) => expect(grade(card, variant, answer, locale)).toMatchObject(verdict))
})

test('gaps as one text are the same gaps again, whatever stands in them', () => {
  const gap = fc.string({ unit: fc.constantFrom(';', '；', '\\', ' ', 'a', 'é', '\n', '😀') })
  fc.assert(
    fc.property(fc.array(gap, { minLength: 1 }), texts => {
      expect(splitGaps(typedText({ kind: 'filled', texts }))).toEqual(texts)
    }),
  )
})

describe('an order card', () => {
  const card: OrderCard = {
    ...common,
    kind: 'order',
    itemCount: 4,
    texts: { en: text('Order.', { items: ['a', 'b', 'c', 'd'] }) },
  }
  // Shown: c a d b, so the right answer is 2 4 1 3.
  const variant: Variant = { kind: 'order', drawVersion: 1, order: [2, 0, 3, 1] }
  test.each([
    ['2 4 1 3', { kind: 'right', credit: '1', reading: { readAs: '2 4 1 3' } }],
    ['2413', { kind: 'right' }],
    ['2, 4, 1, 3', { kind: 'right' }],
    ['2 > 4 → 1 -> 3', { kind: 'right' }],
    ['２、４、１、３', { kind: 'right' }],
    ['2. 4. 1. 3.', { kind: 'right' }],
    ['2) 4) 1) 3)', { kind: 'right' }],
    [' 2413 ', { kind: 'right' }],
    ['4 1 3 2', { kind: 'partial', credit: '0.6667' }],
    ['2 4 3 1', { kind: 'partial', credit: '0.3333' }],
    ['3 1 4 2', { kind: 'wrong', credit: '0' }],
    [
      '2 4 1',
      {
        kind: 'ungradable',
        problem: { code: 'answer.order', span: { start: 0, end: 5 }, args: { text: '2 4 1', count: 4 } },
      },
    ],
    ['2 4 1 1', { kind: 'ungradable' }],
    ['2 4 1 3 3', { kind: 'ungradable' }],
    ['24 1 3', { kind: 'ungradable' }],
    ['2a 4 1 3', { kind: 'ungradable' }],
    ['a2 4 1 3', { kind: 'ungradable' }],
    ['2) 4) 1) 3).', { kind: 'ungradable' }],
    ['0 1 2 3', { kind: 'ungradable' }],
    ['2 4 1 5', { kind: 'ungradable' }],
    ['b d a c', { kind: 'ungradable' }],
    ['', { kind: 'ungradable' }],
  ])('%s', (answer, verdict) => expect(grade(card, variant, typed(answer), 'en')).toMatchObject(verdict))

  test('numbers of two digits need something between them', () => {
    const shown = Array.from({ length: 12 }, (_, at) => at)
    const long = { ...card, itemCount: 12 }
    const verdictOn = (answer: string) =>
      grade(long, { kind: 'order', drawVersion: 1, order: shown }, typed(answer)).kind
    expect(verdictOn('1 2 3 4 5 6 7 8 9 10 11 12')).toBe('right')
    expect(verdictOn('123456789101112')).toBe('ungradable')
  })

  test('the credit is the share of neighbours, whatever is shown', () => {
    const permutation = (count: number) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, index) => index),
        { minLength: count, maxLength: count },
      )
    fc.assert(
      fc.property(permutation(6), permutation(6), (shown, given) => {
        const positions = given.map(item => shown.indexOf(item))
        const verdict = grade(
          { ...card, itemCount: 6 },
          { kind: 'order', drawVersion: 1, order: shown },
          { kind: 'chosen', positions },
        )
        const pairs = given.filter((item, at) => at > 0 && item === (given[at - 1] ?? 9) + 1).length
        expect(verdict).toMatchObject({ credit: String(pairs / 5) })
      }),
    )
  })
})

test.each([
  [typed('good'), { kind: 'right', credit: '1', reading: { readAs: 'good' } }],
  [typed('1'), { kind: 'wrong', credit: '0', reading: { readAs: 'again' } }],
  [typed(' Easy '), { kind: 'right', reading: { readAs: 'easy' } }],
  [typed('２'), { kind: 'right', reading: { readAs: 'hard' } }],
  [
    { kind: 'chosen', positions: [0] },
    { kind: 'wrong', reading: { readAs: 'again' } },
  ],
  [
    { kind: 'chosen', positions: [3] },
    { kind: 'right', reading: { readAs: 'easy' } },
  ],
  [
    typed('5'),
    {
      kind: 'ungradable',
      problem: {
        code: 'answer.rating',
        span: { start: 0, end: 1 },
        args: { text: '5', allowed: 'again, hard, good, easy' },
      },
    },
  ],
  [{ kind: 'chosen', positions: [4] }, { kind: 'ungradable' }],
  [{ kind: 'chosen', positions: [] }, { kind: 'ungradable' }],
] as const)('a recall card rated %j', (answer, verdict) => {
  const texts = { en: text('Why?', { answer: 'Because.' }) }
  expect(grade({ ...common, kind: 'recall', texts }, { kind: 'recall', drawVersion: 1 }, answer)).toMatchObject(verdict)
})
