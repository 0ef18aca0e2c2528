// Tests whose right answer a text is, and how likely that is by chance: by the grading rule itself, on real cards.
import { describe, expect, test } from 'vitest'
import type { NumericCard, Variant } from '../../../src/domain/deck/card.ts'
import { chancesOn, drawsOf, rightFor } from '../../../src/domain/play/same-answer.ts'

const card = (change: Partial<NumericCard>): NumericCard => ({
  kind: 'numeric',
  deckId: 'deck',
  id: 'card',
  noteId: 'note',
  tags: [],
  difficulty: 'easy',
  language: 'en',
  texts: { en: { title: 'T', body: '{{a}}', hints: [] } },
  params: [{ name: 'a', kind: 'range', from: '1', to: '20', step: '1' }],
  lets: [],
  answer: 'a',
  tolerance: { kind: 'exact' },
  mistakes: [],
  ...change,
})
const variant = (a: number): Variant => ({ kind: 'numeric', drawVersion: 1, values: { a: String(a) } })
const people = (...values: readonly number[]) => values.map(a => ({ of: a, variant: variant(a) }))

describe('whose right answer it is', () => {
  test.each<[string, Partial<NumericCard>, string, string | null, readonly number[]]>([
    ['the key', {}, '7', 'en', [7]],
    ['nobody’s', {}, '21', 'en', []],
    ['an expression', {}, '3 + 4', 'en', [7]],
    ['what cannot be read', {}, '3 +', 'en', []],
    ['nothing', {}, '', 'en', []],
    ['several, within a tolerance', { tolerance: { kind: 'absolute', of: '1' } }, '7', 'en', [6, 7, 8]],
    ['a share of them', { tolerance: { kind: 'relative', of: '0.1' } }, '10', 'en', [10, 11]],
    ['a key that many share', { answer: 'floor(a/10)' }, '1', 'en', [10, 11, 12]],
    ['in another unit', { unit: 'ms' }, '0.007 s', 'en', [7]],
    ['of a separator with two senses, both', { answer: 'a + 0.234' }, '7,234', 'en', [7]],
    ['the decimal comma of its language', { answer: 'a/10' }, '0,7', 'de', [7]],
    ['a list', { answer: '[a, a + 1]' }, '7, 8', 'en', [7]],
    ['a list in any order', { answer: '[a, a + 1]', unordered: true }, '8, 7', 'en', [7]],
    ['one number where a list is wanted', { answer: '[a, a + 1]' }, '7', 'en', []],
    ['a language that was not kept', {}, '7', null, [7]],
  ])('%s', (_, change, typed, locale, wanted) => {
    const find = rightFor(card(change), people(6, 7, 8, 10, 11, 12))
    expect(find({ typed, locale })).toEqual(wanted)
  })

  test('of nobody, nobody’s', () => {
    expect(rightFor(card({}), [])({ typed: '7', locale: 'en' })).toEqual([])
  })

  test('numbers without a key are nobody’s right answer', () => {
    const find = rightFor(card({ answer: '1/(a - 7)' }), people(7, 8))
    expect(find({ typed: '1', locale: 'en' })).toEqual([8])
  })
})

describe('how likely it is', () => {
  const chanceOf = (change: Partial<NumericCard>): ((typed: string) => number) => {
    const chance = chancesOn(card(change), [...drawsOf(card(change))].flat())
    return typed => chance({ typed, locale: 'en' })
  }

  test('every draw is one, the same at every time', () => {
    const [first, second] = [drawsOf(card({})), drawsOf(card({}))].map(draws => [...draws].flat())
    expect(first).toHaveLength(1_000)
    expect(second).toEqual(first)
  })

  test.each<[string, Partial<NumericCard>, string, number]>([
    ['one of twenty', {}, '7', 1 / 20],
    ['half of them', { answer: 'mod(a, 2)' }, '1', 1 / 2],
    ['nearly all', { answer: 'floor(a/20)' }, '0', 19 / 20],
  ])('%s', (_, change, typed, wanted) => {
    const sigma = Math.sqrt((wanted * (1 - wanted)) / 1_000)
    expect(Math.abs(chanceOf(change)(typed) - wanted)).toBeLessThan(4 * sigma + 0.001)
  })

  test('what no draw hits is unlikely, not impossible', () => {
    expect(chanceOf({})('999')).toBeCloseTo(1 / 1_001, 12)
  })
})
