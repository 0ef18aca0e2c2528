// Tests how answers are counted for a picture: by ratio to each one's own key, by option, by verdict.
import { describe, expect, test } from 'vitest'
import type { Card, Variant } from '../../../src/domain/deck/card.ts'
import type { Decided } from '../../../src/domain/grading/verdict.ts'
import { barsOf, binsOf, type Bar, type Counted } from '../../../src/domain/play/histogram.ts'
import { bias, shares, weights } from '../../discord/cards.ts'
import { capital, product } from '../../discord/deck.ts'

const counted = (variant: Variant, typed: string, verdict: Decided = 'wrong', readAs = typed): Counted => ({
  variant,
  typed,
  readAs,
  verdict,
  locale: 'en',
})
const bars = (card: Card, answers: readonly Counted[], shown: Variant): Bar[] =>
  barsOf(
    card,
    answers.flatMap(answer => binsOf(card, answer)),
    shown,
  )
/** The key is a × b + 1. */
const numbers = (a: number, b: number): Variant => ({
  kind: 'numeric',
  drawVersion: 1,
  values: { a: String(a), b: String(b) },
})
const shownNumbers = numbers(11, 101)

describe('numbers', () => {
  test.each([
    ['-5', { from: Number.NEGATIVE_INFINITY, to: 0 }],
    ['0', { from: 0, to: 0.1 }],
    ['100', { from: 0, to: 0.1 }],
    ['250.25', { from: 0.1, to: 0.5 }],
    ['500.5', { from: 0.5, to: 0.9 }],
    ['1000', { from: 0.9, to: 1 }],
    ['1002', { from: 1, to: 1.1 }],
    ['2001', { from: 1.1, to: 2 }],
    ['2002', { from: 2, to: 10 }],
    ['10010', { from: 10, to: Number.POSITIVE_INFINITY }],
  ])('%s, where 1001 is right', (typed, bar) => {
    const counts = bars(product, [counted(numbers(10, 100), typed)], shownNumbers).filter(({ count }) => count > 0)
    expect(counts).toEqual([{ kind: 'ratio', ...bar, count: 1 }])
  })

  test('right ones stand in the middle, empty edges go, each is measured by its own key', () => {
    const answers = [
      counted(numbers(10, 100), '1001', 'right'),
      counted(numbers(20, 200), '4001', 'right'),
      counted(numbers(20, 200), '4000', 'mistake'),
      counted(numbers(10, 100), '3003'),
    ]
    expect(bars(product, answers, shownNumbers)).toEqual([
      { kind: 'ratio', from: 0.9, to: 1, count: 1 },
      { kind: 'verdict', verdict: 'right', count: 2 },
      { kind: 'ratio', from: 1, to: 1.1, count: 0 },
      { kind: 'ratio', from: 1.1, to: 2, count: 0 },
      { kind: 'ratio', from: 2, to: 10, count: 1 },
    ])
  })

  test('what was erased, or cannot be read any more, is counted and hidden', () => {
    const answers = [counted(numbers(10, 100), ''), counted(numbers(10, 100), 'seven')]
    expect(bars(product, answers, shownNumbers)).toEqual([
      { kind: 'verdict', verdict: 'right', count: 0 },
      { kind: 'unread', count: 2 },
    ])
  })

  test('a key of 0 has no multiples but the end', () => {
    if (product.kind !== 'numeric') throw new Error('numeric')
    const zero: Card = { ...product, answer: 'a - a', mistakes: [] }
    const answers = [counted(numbers(10, 100), '3'), counted(numbers(10, 100), '-3'), counted(numbers(10, 100), '0')]
    expect(bars(zero, answers, shownNumbers).filter(({ count }) => count > 0)).toEqual([
      { kind: 'ratio', from: Number.NEGATIVE_INFINITY, to: 0, count: 1 },
      { kind: 'ratio', from: 10, to: Number.POSITIVE_INFINITY, count: 1 },
      { kind: 'unread', count: 1 },
    ])
  })

  test('lists are counted by verdict', () => {
    const variant: Variant = { kind: 'numeric', drawVersion: 1, values: { n: '24.5' } }
    expect(bars(shares, [counted(variant, '0.1; 0.2; 0.7')], variant)).toEqual([
      { kind: 'verdict', verdict: 'right', count: 0 },
      { kind: 'verdict', verdict: 'wrong', count: 1 },
    ])
  })
})

describe('options', () => {
  const order = (...places: number[]): Variant => ({ kind: 'choice', drawVersion: 1, order: places })

  test('the same option counts under one letter, however each saw the order', () => {
    // Source: three, four (right), five; the result shows five, four, three.
    const answers = [
      counted(order(0, 1, 2), 'B', 'right'),
      counted(order(1, 0, 2), 'A', 'right'),
      counted(order(2, 1, 0), 'A'),
    ]
    expect(bars(capital, answers, order(2, 1, 0))).toEqual([
      { kind: 'option', letter: 'A', isRight: false, count: 1 },
      { kind: 'option', letter: 'B', isRight: true, count: 2 },
      { kind: 'option', letter: 'C', isRight: false, count: 0 },
    ])
  })

  test('several options of one answer, typed as they like, count each', () => {
    const shown: Variant = { kind: 'multi', drawVersion: 1, order: [0, 1, 2] }
    const answer = counted(shown, 'c a', 'right', 'A, C')
    expect(bars(weights, [answer], shown).map(({ count }) => count)).toEqual([1, 0, 1])
  })
})

test('formulas are counted by verdict, the right ones first', () => {
  const variant: Variant = { kind: 'formula', drawVersion: 1 }
  const answers = [counted(variant, 'k', 'wrong'), counted(variant, 'k^2*c_in', 'mistake')]
  expect(bars(bias, answers, variant)).toEqual([
    { kind: 'verdict', verdict: 'right', count: 0 },
    { kind: 'verdict', verdict: 'mistake', count: 1 },
    { kind: 'verdict', verdict: 'wrong', count: 1 },
  ])
})
