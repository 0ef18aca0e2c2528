// Tests draws: the same from the same seed, uniform, only what acceptance allows, exact decimals.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accept } from '../../../src/domain/deck/accept.ts'
import { candidates, combinations } from '../../../src/domain/deck/candidates.ts'
import type { NumericCard, Variant } from '../../../src/domain/deck/card.ts'
import { prepareCard } from '../../../src/domain/deck/prepare.ts'
import { prove } from '../../../src/domain/deck/proof.ts'
import { draw, DRAW_VERSION, isDrawable } from '../../../src/domain/deck/variant.ts'
import { fromDecimal } from '../../../src/domain/formula/index.ts'
import { seed } from '../../../src/domain/random.ts'
import { choiceCard, numericCard } from './card.ts'

const seeds = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 })
  .map(hex => seed(hex))

const seedNumbered = (index: number) => seed(index.toString(16).padStart(32, '0'))

function drawn(card: NumericCard, from: ReturnType<typeof seed>): Readonly<Record<string, string>> {
  const variant = draw(card, from)
  if (!variant.ok || variant.value.kind !== 'numeric') throw new Error('a numeric variant was expected')
  return variant.value.values
}

function prepared(card: NumericCard) {
  const made = prepareCard(card)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

test('the same seed draws the same, with the version of the draw', () => {
  fc.assert(
    fc.property(seeds, from => {
      const variant = draw(numericCard(), from)
      expect(draw(numericCard(), from)).toEqual(variant)
      expect(variant.ok && variant.value.drawVersion).toBe(DRAW_VERSION)
    }),
  )
})

test('these seeds draw these numbers for ever: stored variants must stay explainable', () => {
  expect([1, 2, 3].map(index => drawn(numericCard(), seedNumbered(index)))).toMatchInlineSnapshot(`
    [
      {
        "W": "32",
        "k": "11",
        "s": "2",
      },
      {
        "W": "32",
        "k": "11",
        "s": "1",
      },
      {
        "W": "32",
        "k": "5",
        "s": "2",
      },
    ]
  `)
})

test('parameters keep their declared order', () => {
  expect(Object.keys(drawn(numericCard(), seedNumbered(7)))).toEqual(['W', 'k', 's'])
})

test('each combination is drawn about equally often', () => {
  const counts = new Map<string, number>()
  const draws = 4_800
  for (let index = 0; index < draws; index++) {
    const mark = Object.values(drawn(numericCard(), seedNumbered(index * 7_919))).join(' ')
    counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  expect(counts.size).toBe(24)
  const expected = draws / 24
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  // 23 degrees of freedom: 49.7 is exceeded once in a thousand times; the seeds are fixed.
  expect(chiSquare).toBeLessThan(49.7)
})

test('steps of 0.1 stay 0.1', () => {
  const card = numericCard({
    params: [{ name: 'x', kind: 'range', from: '0', to: '1', step: '0.1' }],
    lets: [],
    where: 'x == 0.3',
    answer: '10*x',
    mistakes: [],
  })
  expect(drawn(card, seedNumbered(1))).toEqual({ x: '0.3' })
})

describe('acceptance', () => {
  const card = numericCard({
    params: [{ name: 'x', kind: 'range', from: '-4', to: '4', step: '1' }],
    lets: [{ name: 'half', formula: 'x/2' }],
    where: 'x != 3',
    answer: '12/half',
    tolerance: { kind: 'relative', of: '0.01' },
    mistakes: [
      { formula: 'if(x == 4, 6, 1)', credit: '0' },
      { formula: 'sqrt(x)', credit: '0' },
    ],
    texts: { en: { title: 't', body: '', hints: [] } },
  })

  test.each([
    ['-4', 'accepted'],
    ['-1', 'accepted'], // sqrt(-1): that mistake is skipped here
    ['0', 'undefined'],
    ['3', 'where'],
    ['4', 'mistake'],
  ])('x = %s: %s', (text, outcome) => {
    const value = fromDecimal(text)
    if (!value) throw new Error('a decimal was expected')
    const result = accept(prepared(card), new Map([['x', value]]))
    expect(result.ok ? 'accepted' : result.error.kind).toBe(outcome)
  })

  test('a key of 0 is too near zero for a relative tolerance', () => {
    const zero = prepared(numericCard({ ...card, answer: '0*x', mistakes: [] }))
    const value = fromDecimal('2')
    expect(value && accept(zero, new Map([['x', value]]))).toEqual({ ok: false, error: { kind: 'near-zero' } })
  })

  test('draws give exactly what acceptance allows', () => {
    const ready = prepared(card)
    const allowed = [...candidates(ready, 100)].filter(values => accept(ready, values).ok).length
    const seen = new Set(Array.from({ length: 300 }, (_, index) => drawn(card, seedNumbered(index)).x))
    expect(seen.size).toBe(allowed)
    expect(seen).not.toContain('0')
    expect(seen).not.toContain('3')
    expect(seen).not.toContain('4')
  })

  test('where a thousand tries find nothing, the first proven variant is taken', () => {
    const rare = numericCard({
      params: [{ name: 'x', kind: 'range', from: '1', to: '9999', step: '1' }],
      lets: [],
      where: 'x == 4567',
      answer: 'x',
      mistakes: [],
    })
    const variants = Array.from({ length: 5 }, (_, index) => drawn(rare, seedNumbered(index)))
    expect(variants).toEqual(Array.from({ length: 5 }, () => ({ x: '4567' })))
  })

  test.each([2_100, 6_900, 13_100])('what a proof accepts once, everybody can draw: a == b up to %i', most => {
    const range = { kind: 'range', from: '1', to: String(most), step: '1' } as const
    const rare = numericCard({
      params: [
        { name: 'a', ...range },
        { name: 'b', ...range },
      ],
      lets: [],
      where: 'a == b',
      answer: 'a + b',
      mistakes: [],
      texts: { en: { title: 't', body: '', hints: [], says: [] } },
    })
    expect(prove(rare, { most: 'all' })).not.toMatchObject({ variants: 0 })
    expect(isDrawable(rare)).toBe(true)
    for (let index = 0; index < 20; index++) expect(draw(rare, seedNumbered(index * 104_729)).ok).toBe(true)
  })

  test('no draw at all is a failure', () => {
    const never = numericCard({ where: 'W < k' })
    expect(isDrawable(never)).toBe(false)
    expect(draw(never, seedNumbered(1))).toEqual({ ok: false, error: { kind: 'none' } })
  })
})

test('candidates are distinct, and all of them where they are few', () => {
  const ready = prepared(numericCard())
  const all = [...candidates(ready, 1)].map(values => [...values.values()].map(({ n }) => n).join(' '))
  expect(new Set(all).size).toBe(combinations(ready))
  expect([...candidates(ready, 1)].map(values => [...values.values()].map(({ n }) => n).join(' '))).toEqual(all)
})

test('options come in every order about equally often', () => {
  const counts = new Map<string, number>()
  for (let index = 0; index < 2_400; index++) {
    const variant = draw(choiceCard(), seedNumbered(index * 104_729))
    const order = orderOf(variant.ok ? variant.value : undefined)
    counts.set(order.join(''), (counts.get(order.join('')) ?? 0) + 1)
  }
  expect(counts.size).toBe(24)
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)
  expect(chiSquare).toBeLessThan(49.7)
})

function orderOf(variant: Variant | undefined): readonly number[] {
  if (variant?.kind !== 'choice') throw new Error('a choice variant was expected')
  return variant.order
}

test.each([
  [{ params: [{ name: 'x', kind: 'range', from: '1', to: '2', step: '0' }] }, 'param.step'],
  [{ params: [{ name: 'x', kind: 'range', from: '2', to: '1', step: '1' }] }, 'param.order'],
  [{ params: [{ name: 'x', kind: 'choices', values: [] }] }, 'param.empty'],
  [{ params: [{ name: 'x', kind: 'choices', values: ['a'] }] }, 'param.number'],
  [{ params: [{ name: 'x', kind: 'range', from: '0', to: '1', step: '1e-20' }] }, 'param.many'],
  [{ params: [{ name: 'answer', kind: 'choices', values: ['1'] }] }, 'name.reserved'],
  [{ lets: [{ name: 'W', formula: '1' }] }, 'name.repeated'],
  [{ lets: [{ name: 'a', formula: 'a + 1' }] }, 'formula'],
  [{ where: 'W' }, 'shape.condition'],
  [{ answer: 'W > 1' }, 'shape.number'],
  [{ answer: 'W +' }, 'formula'],
] satisfies [Partial<NumericCard>, string][])('a broken card is not drawn: %j', (changes, code) => {
  const variant = draw(numericCard(changes), seedNumbered(1))
  if (variant.ok || variant.error.kind !== 'broken') throw new Error('a broken card was expected')
  expect(variant.error.problems.map(problem => problem.code)).toContain(code)
})

test('items are never shown in their right order', () => {
  const texts = { en: { title: 'T', body: '', hints: [], items: ['a', 'b', 'c'] } }
  const card = { ...choiceCard(), kind: 'order', itemCount: 3, texts } as const
  const orders = Array.from({ length: 200 }, (_, n) => {
    const drawn = draw(card, seed(n.toString(16).padStart(32, '0')))
    return drawn.ok && drawn.value.kind === 'order' ? String(drawn.value.order) : ''
  })
  expect(new Set(orders)).toEqual(new Set(['0,2,1', '1,0,2', '1,2,0', '2,0,1', '2,1,0']))
})
