// Tests formula cards: which can be asked, what is shown of them, and what their proof finds.
import { describe, expect, test } from 'vitest'
import type { FormulaCard, Param } from '../../../src/domain/deck/card.ts'
import { formulaKeyOf, writtenKey } from '../../../src/domain/deck/formula-key.ts'
import { proveFormula } from '../../../src/domain/deck/formula-proof.ts'
import { present } from '../../../src/domain/deck/present.ts'
import { draw, isDrawable } from '../../../src/domain/deck/variant.ts'
import { print } from '../../../src/domain/formula/index.ts'
import { seed } from '../../../src/domain/random.ts'
import { bias } from '../../discord/cards.ts'

const range = (name: string, from: number, to: number): Param => ({
  name,
  kind: 'range',
  from: String(from),
  to: String(to),
  step: '1',
})
const card = (change: Partial<FormulaCard> = {}): FormulaCard => ({ ...bias, lets: [], mistakes: [], ...change })
const codes = (change: Partial<FormulaCard>): unknown => {
  const found = proveFormula(card(change))
  return 'broken' in found ? found.broken.map(({ code }) => code) : found.map(({ code }) => code)
}
const root = { params: [range('k', -20, 14)], answer: 'sqrt(k)' }
const mistake = (formula: string) => ({ formula, credit: '0' })

describe('sixteen points', () => {
  test.each([
    ['15 values', { params: [range('k', 1, 15)], answer: 'k' }, false],
    ['16 values', { params: [range('k', 1, 16)], answer: 'k' }, true],
    ['15 roots', root, false],
    ['16 roots', { ...root, params: [range('k', -20, 15)] }, true],
    ['15 by where', { params: [range('k', 1, 99)], where: 'k < 16', answer: 'k' }, false],
    ['16 by where', { params: [range('k', 1, 99)], where: 'k <= 16', answer: 'k' }, true],
    ['no parameters', { params: [], answer: '1' }, false],
    ['two parameters', { params: [range('k', 1, 4), range('c', 1, 4)], answer: 'k*c' }, true],
    [
      'values repeated in a list',
      { params: [{ name: 'k', kind: 'choices', values: [...'123456789'.repeat(2)] }], answer: 'k' },
      false,
    ],
  ] as const)('%s', (_, change, isAsked) => {
    const given = card(change)
    expect(isDrawable(given)).toBe(isAsked)
    const variant = { ok: true, value: { kind: 'formula', drawVersion: 1 } }
    expect(draw(given, seed('0'.repeat(32)))).toEqual(isAsked ? variant : { ok: false, error: { kind: 'none' } })
    expect(String(codes(change)).includes('proof.few-points')).toBe(!isAsked)
  })

  test('they are distinct, satisfy where, and are the same every time', () => {
    const given = card({ params: [range('k', 1, 90), range('c', 1, 90)], where: 'k > 2*c', answer: 'k - c' })
    const points = formulaKeyOf(given)?.points ?? []
    const seen = points.map(({ values }) => [...values.values()].map(({ n }) => Number(n)))
    expect(new Set(seen.map(String)).size).toBe(16)
    expect(seen.every(([k = 0, c = 0]) => k > 2 * c)).toBe(true)
    expect(formulaKeyOf(given)?.points.map(({ values }) => [...values.values()].map(({ n }) => Number(n)))).toEqual(
      seen,
    )
    expect(new Set(seen.map(([k]) => k)).size).toBeGreaterThan(8)
  })
})

describe('the answer as people see it', () => {
  test.each([
    [[], 'k^2*c', 'k^2*c'],
    [[{ name: 'a', formula: 'k + c' }], 'a^2', '(k + c)^2'],
    [
      [
        { name: 'a', formula: 'k + c' },
        { name: 'b', formula: '2*a' },
      ],
      'k - b',
      'k - 2*(k + c)',
    ],
    [[{ name: 'a', formula: '-k' }], 'a^2 - a', '(-k)^2 - -k'],
    [[{ name: 'a', formula: 'k' }], 'if(a > 1, [a, c][0], -sqrt(a))', 'if(k > 1, [k, c][0], -sqrt(k))'],
  ])('with %j, %s is %s', (lets, answer, written) => {
    expect(print(writtenKey({ lets, answer }))).toBe(written)
  })

  test('it is written with lets only where it would outgrow a formula', () => {
    const lets = Array.from({ length: 40 }, (_, index) => ({
      name: `a${index + 1}`,
      formula: index === 0 ? 'k + k' : `a${index} + a${index}`,
    }))
    expect(print(writtenKey({ lets, answer: 'a40' }))).toBe('a40')
    expect(codes({ params: [range('k', 1, 20)], lets, answer: 'a40' })).toEqual(['proof.key-text'])
    expect(codes({ params: [range('k', 1, 20)], lets: lets.slice(0, 3), answer: 'a3' })).toEqual([])
  })

  test('set in TeX, with the letters and the sentences to mistakes', () => {
    expect(present(bias, { kind: 'formula', drawVersion: 1 }, 'en')).toMatchObject({
      names: ['k', 'c_in'],
      formula: { tex: 'k^{2} \\cdot c_{\\mathrm{in}} + 1', text: 'k^2*c_in + 1' },
      says: ['And the **bias**?', 'It is square.'],
    })
  })
})

describe('proof', () => {
  const square = { params: [range('k', 1, 40), range('c', 1, 40)], answer: '(k + c)^2' }
  test.each([
    [['k^2 + 2*k*c + c^2'], ['proof.mistake-right']],
    [['k^2 + c^2', 'k*k + c*c'], ['proof.mistakes-coincide']],
    [['k^2 + c^2', '(k - c)^2'], []],
    [['sqrt(c - 35)*0 + sqrt(k - 39)'], ['proof.few-points']],
    [['k^2 + c^2', 'sqrt(0 - k)'], ['proof.few-points']],
  ])('mistakes %j: %j', (formulas, found) => {
    expect(codes({ ...square, mistakes: formulas.map(mistake) })).toEqual(found)
  })

  test.each([
    [{ params: [range('k', 1, 100)], where: 'k > 80', answer: 'k' }, ['proof.rejected']],
    [{ params: [range('k', 1, 50)], lets: [{ name: 'a', formula: 'sqrt(0 - k)' }], answer: 'a' }, ['proof.undefined']],
    [{ params: [range('k', 1, 50)], where: '1/(k - k) > 0', answer: 'k' }, ['proof.undefined']],
    [{ params: [range('k', 1, 50)], answer: 'k +' }, ['formula']],
    [{ params: [range('k', 1, 50)], answer: 'q' }, ['formula']],
    [{ params: [range('k', 1, 50)], answer: `${'k + '.repeat(70)}k` }, ['proof.key-text']],
  ])('%j: %j', (change, found) => {
    expect(codes(change)).toEqual(found)
  })
})
