// Tests what rounding on the way makes of a card's key: lets, shown values, lists, jumps, and how far it may lead.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CardText, NumericCard, Variant } from '../../../src/domain/deck/card.ts'
import { keyOf } from '../../../src/domain/deck/key.ts'
import { toNumber } from '../../../src/domain/formula/decimal.ts'
import { carryFigures } from '../../../src/domain/grading/carry.ts'
import { grade } from '../../../src/domain/grading/grade.ts'
import { parseTolerance } from '../../../src/domain/grading/tolerance-text.ts'
import { numericCard } from '../deck/card.ts'

const text = (body: string): CardText => ({ title: 'T', body, hints: [], says: [] })
const card = (changes: Partial<NumericCard>): NumericCard =>
  numericCard({
    params: [{ name: 'x', kind: 'choices', values: ['0.123456'] }],
    lets: [],
    where: 'x > 0',
    tolerance: { kind: 'absolute', of: '1e-9' },
    mistakes: [],
    texts: { en: text('{{x}}') },
    ...changes,
  })
const variant: Variant = { kind: 'numeric', drawVersion: 1, values: { x: '0.123456' } }

/** The width of all that the key may become, over its value; undefined where nothing is forgiven. */
function width(changes: Partial<NumericCard>): number | undefined {
  const key = keyOf(card(changes), variant)
  if (!key.ok) throw new Error(JSON.stringify(key.error))
  const [carried] = key.value.carried?.() ?? []
  return carried && toNumber(carried.high) - toNumber(carried.low)
}

const lets = [{ name: 'h', formula: 'x*10' }]

test.each<[string, Partial<NumericCard>, number | undefined]>([
  ['a parameter and a literal are taken as they stand, the root is not rounded', { answer: 'x*10' }, 0],
  ['an operation on the way is rounded', { answer: 'x*10 + 1' }, 0.001],
  ['a let is one result', { lets, answer: 'h + 1' }, 0.001],
  ['whatever uses it, each time', { lets, answer: 'h + h' }, 0.002],
  ['a let that is the answer is no step on the way', { lets, answer: 'h' }, 0],
  ['but one that it is made of is', { lets: [...lets, { name: 'k', formula: 'h + 1' }], answer: 'k' }, 0.001],
  [
    'shown with all its decimals it is rounded no further',
    { lets, answer: 'h + 1', texts: { en: text('{{h | 5dp}}') } },
    0.001,
  ],
  ['also under a sign of its own it is one', { lets: [...lets, { name: 'k', formula: '-h' }], answer: 'k*1' }, 0.002],
  ['named constants are rounded', { answer: 'pi + 0' }, 0.001],
  ['but not as the root', { answer: '-pi' }, 0],
  ['a choice is evaluated unrounded, and its branch rounded', { answer: 'if(x*10 < 1.2345, x, x*10) + 1' }, 0.002],
  ['an index picks among rounded elements', { answer: '[x*10, 7][0] + 1' }, 0.002],
  ['a list is rounded element by element', { answer: 'sum([x*10, x*10]) + 1' }, 0.003],
  ['what jumps keeps its argument', { answer: 'round(x*10, 1)*1 + 1' }, 0],
  ['a whole exponent is not rounded', { answer: '(2)^(x*0 + 3) + 1' }, 0],
  ['where nothing is forgiven', { answer: 'x*10 + 1', carry: 'off' }, undefined],
  ['to five figures', { answer: 'x*7 + 1', carry: 5 }, 0.00001],
  ['further than 5 % of the key it counts for nothing', { answer: 'x*1000 - 123' }, undefined],
  ['up to 5 % of it counts', { answer: '2469/2 - 1224.5' }, 1],
  ['also if it leads only up', { answer: 'max(x*1000 - 123, 0.456)' }, undefined],
  ['or only down', { answer: 'min(x*1000 - 123, 0.456)' }, undefined],
  ['5 % is of the largest element of a list', { answer: '[x*1000 - 123, 10]' }, 0.1],
  ['for each element', { answer: '[x*1000 - 123, 0.1]' }, undefined],
  [
    'where it leaves a domain on the way neither',
    { lets: [{ name: 'k', formula: 'sqrt(x*1000 - 123.44)' }], answer: 'k + 1' },
    undefined,
  ],
])('%s', (_, changes, expected) => {
  const found = width(changes)
  expect([typeof found, Number((found ?? 0).toFixed(9))]).toEqual([typeof expected, expected ?? 0])
})

test.each<[string, Record<string, CardText>, number]>([
  ['shown in full', { en: text('{{x}}') }, 0],
  ['shown only rounded', { en: text('{{x | 3sf}}') }, 0.001],
  ['the finest place counts', { en: text('{{x | 1dp}} or {{x | 3sf}}') }, 0.001],
  ['a hint may show it in full', { en: { ...text('{{x | 3sf}}'), hints: ['{{x}}'] } }, 0],
  ['an explanation comes too late', { en: { ...text('{{x | 3sf}}'), explanation: '{{x}}' } }, 0.001],
  ['the language that shows least decides', { en: text('{{x}}'), 'zh-CN': text('{{x | 2sf}}') }, 0.01],
  ['a place that shows all of it rounds nothing', { en: text('{{x | 9dp}}') }, 0],
  ['to whole numbers', { en: text('{{x | int}}') }, 1],
  ['in another formula it is not shown', { en: text('{{x}} {{2*x | 2sf}}') }, 0],
])('a value %s', (_, texts, expected) => {
  expect(width({ answer: 'x + 100', texts })).toBeCloseTo(expected, 9)
})

test.each([
  ['exact', undefined, undefined],
  ['exact', 4, 4],
  ['1%', undefined, 4],
  ['1% or exact', undefined, 4],
  ['3sf', undefined, 4],
  ['4sf', undefined, 5],
  ['6sf or 0.1', undefined, 7],
  ['2dp', undefined, 4],
  ['1%', 'off', undefined],
  ['4sf', 2, 2],
] as const)('under %s with carry %s: %s figures', (written, carry, figures) => {
  const tolerance = parseTolerance(written)
  if (!tolerance.ok) throw new Error(written)
  expect(carryFigures(tolerance.value, carry)).toBe(figures)
})

test('under 1 % and with carry nothing that is off by more than 6.1 % is right', () => {
  const number = fc.integer({ min: 1, max: 99_999 }).map(n => `${n}e-3`)
  const operators = fc.constantFrom('+', '-', '*', '/')
  const formula = fc
    .tuple(fc.array(fc.tuple(number, operators), { minLength: 2, maxLength: 5 }), number)
    .map(([terms, last]) => `(${terms.map(([n, operator]) => `${n})${operator}(`).join('')}${last})`)
  let right = 0
  fc.assert(
    fc.property(formula, fc.integer({ min: -120, max: 120 }), fc.integer({ min: 1, max: 6 }), (answer, off, carry) => {
      const asked = card({
        answer: `ln(${answer} + 0.1) - x`,
        where: 'x > 0',
        carry,
        tolerance: { kind: 'relative', of: '0.01' },
      })
      const key = keyOf(asked, variant)
      fc.pre(key.ok && !Array.isArray(key.value.value))
      const typed = `(${asked.answer.replace('x', '0.123456')})*(1 + ${off}/1000)`
      const verdict = grade(asked, variant, { kind: 'typed', text: typed }, 'en').kind
      const isRight = verdict === 'right'
      if (isRight) right++
      const size = Math.abs(off)
      // Between the two it depends on how much rounding may do.
      expect([isRight && size > 61, !isRight && size <= 10]).toEqual([false, false])
    }),
    { numRuns: 2_000 },
  )
  expect(right).toBeGreaterThan(100)
})
