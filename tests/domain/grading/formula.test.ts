// Tests the verdict on a typed formula: equivalence, gaps, mistakes, what is undecided, and how much work it may take.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormulaCard } from '../../../src/domain/deck/card.ts'
import { formulaKeyOf, type FormulaKey } from '../../../src/domain/deck/formula-key.ts'
import { answerWork, compareWith, isSame } from '../../../src/domain/grading/equivalence.ts'
import { gapIn, gradeFormula } from '../../../src/domain/grading/formula.ts'
import { readFormula } from '../../../src/domain/grading/read.ts'
import { bias } from '../../discord/cards.ts'

function keyOf(answer: string, change: Partial<FormulaCard> = {}): FormulaKey {
  const params = [
    { name: 'x', kind: 'range', from: '1', to: '40', step: '1' },
    { name: 'y', kind: 'range', from: '0.1', to: '9.9', step: '0.1' },
  ] as const
  const key = formulaKeyOf({ ...bias, params, lets: [], mistakes: [], answer, ...change })
  if (!key) throw new Error(`${answer} has too few points`)
  return key
}
const verdict = (key: FormulaKey, text: string): string => gradeFormula(key, text).kind
describe('how near is the same', () => {
  // Twice 1e-9 of the key's largest node; the error of what is typed is in the comment.
  test.each([
    ['pi*x', '3.14159265358979*x', 'right'],
    ['pi*x', '3.141592654*x', 'right'], // 1.3e-10
    ['pi*x', '3.14159265*x', 'right'], // 1.1e-9
    ['pi*x', '3.14159264*x', 'wrong'], // 4.3e-9
    ['pi*x', '3.1416*x', 'wrong'],
    ['x/3', '0.333333333333*x', 'wrong'], // rational: exactly or not at all
    ['x/3', '0.1*x/0.3', 'right'],
    ['0.1*x', 'x/10', 'right'],
    ['sqrt(x)^2', 'x', 'right'],
    ['x', 'sqrt(x)^2', 'right'],
    ['x', 'sqrt(x^2 + 1)', 'wrong'],
    // The largest node of this key is above 10^6: what is less than 2·10^-3 away may be its rounding.
    ['sqrt(x^2 + 1e6) - 1000', 'x^2/2000', 'right'],
    ['sqrt(x^2 + 1e6) - 1000', 'x^2/1980', 'wrong'],
    ['sqrt(x)', 'x/sqrt(x)', 'right'],
    ['exp(x)', 'e^x', 'right'],
    ['ln(x*y)', 'ln(x) + ln(y)', 'right'],
    ['2*sin(x)*cos(x)', 'sin(2*x)', 'right'],
    ['2*sin(x)*cos(x)', 'sin(2*x + 1e-7)', 'wrong'],
  ])('%s and %s: %s', (answer, typed, kind) => {
    expect(verdict(keyOf(answer), typed)).toBe(kind)
  })
})

describe('what is undecided is no attempt', () => {
  test.each([
    ['x', 'exp(x + 200) - exp(x + 200) + x', 'math.undecided'],
    ['x', 'x + 0*floor(sqrt(2)*sqrt(2))', 'math.undecided'],
    ['x', 'x*factorial(150 + x)/factorial(150 + x)', 'math.overflow'],
    ['x', 'x + 0*sum(range(0, 1025))', 'limit.list'],
  ])('%s and %s: %s', (answer, typed, code) => {
    const key = keyOf(answer)
    expect(gradeFormula(key, typed)).toMatchObject({
      kind: 'ungradable',
      problem: { code, span: { start: 0, end: typed.length } },
    })
  })

  test('unless it is known to be another at some point', () => {
    expect(verdict(keyOf('x'), 'if(x < 20, x + 1, exp(x + 200) - exp(x + 200) + x)')).toBe('wrong')
  })

  test('what is small beside the key is known well enough', () => {
    // The difference is mostly rounding error of its own size, and none beside the key.
    expect(verdict(keyOf('1e9*sqrt(x)'), '(1e9 + 1)*sqrt(x) - sqrt(x)')).toBe('right')
    expect(verdict(keyOf('x^2*y'), 'x^2*y + (sqrt(2)*x - sqrt(2*x^2))')).toBe('right')
  })
})

describe('where the key has a value and what is typed has none', () => {
  const key = keyOf('x + 1', { params: [{ name: 'x', kind: 'range', from: '1', to: '16', step: '1' }] })
  test.each([
    ['(x^2 - 1)/(x - 1)', '1', 'math.division'],
    ['(x^2 - x - 2)/(x - 2)', '2', 'math.division'],
    ['x + 1 + 0*sqrt(x - 2)', '1', 'math.domain'],
    ['x + 1 + 0*[1][floor(x/16)]', '16', 'math.index'],
    ['1/(16 - x)', '16', 'math.division'],
  ])('%s: x = %s, %s', (typed, at, code) => {
    const given = gradeFormula(key, typed)
    expect(given.kind).toBe('wrong')
    const gap = given.kind === 'wrong' ? given.reading.gap : undefined
    expect(gap?.problem.code).toBe(code)
    expect(String(gap?.values.get('x')?.n)).toBe(at)
    const again = gapIn(key, given.kind === 'wrong' ? given.reading.readAs : '')
    expect(again).toMatchObject({ values: gap?.values, problem: { code } })
  })

  test('no matter where the key has none', () => {
    expect(verdict(keyOf('1/(x - 3)'), '(x + 3)/(x^2 - 9)')).toBe('right')
  })

  test('a right or plainly wrong formula has no gap', () => {
    expect(gapIn(key, '1 + x')).toBeUndefined()
    expect(gradeFormula(key, 'x')).toMatchObject({ kind: 'wrong', reading: { readAs: 'x' } })
    expect(gapIn(key, 'x')).toBeUndefined()
  })
})

describe('mistakes', () => {
  const key = keyOf('(x + y)^2', {
    mistakes: [
      { formula: 'x^2 + y^2', credit: '0.5' },
      { formula: 'x*y', credit: '0' },
      { formula: 'y*x', credit: '0.25' },
      { formula: 'sqrt(x - 40) + sqrt(y - 9.8)', credit: '1' },
    ],
  })
  test.each([
    ['x*x + y*y', { kind: 'mistake', credit: '0.5', mistakes: [0] }],
    ['y*x', { kind: 'mistake', credit: '0.25', mistakes: [1, 2] }],
    ['2x*y', { kind: 'wrong', credit: '0' }],
    ['2x*y + x^2 + y^2', { kind: 'right', credit: '1' }],
    ['sqrt(x - 40) + sqrt(y - 9.8)', { kind: 'wrong', credit: '0' }],
  ])('%s: %j', (typed, expected) => {
    expect(gradeFormula(key, typed)).toMatchObject(expected)
  })
})

describe('letters', () => {
  const greek = keyOf('π*τ', {
    params: ['π', 'τ'].map(name => ({ name, kind: 'range', from: '1', to: '20', step: '1' })),
  })
  test('π and τ are what the card makes of them', () => {
    expect(gradeFormula(greek, 'τ·π')).toMatchObject({ kind: 'right', reading: { readAs: 'τ*π' } })
    expect(gradeFormula(greek, '√π·τ')).toMatchObject({ kind: 'wrong' })
  })
  test('a let is nobody’s letter', () => {
    const key = keyOf('a^2', { lets: [{ name: 'a', formula: 'x + 1' }] })
    expect(gradeFormula(key, 'a^2')).toMatchObject({ kind: 'ungradable', problem: { code: 'name.unknown' } })
    expect(verdict(key, '(x+1)^2')).toBe('right')
  })
  test.each([
    ['xy', 'x*y'],
    ['xyx', 'x*y*x'],
    ['2xy', 'x*y'],
    ['X', 'x'],
  ])('%s: did you mean %s', (typed, suggestion) => {
    expect(gradeFormula(keyOf('x*y'), typed)).toMatchObject({ kind: 'ungradable', problem: { suggestion } })
  })
})

describe('work', () => {
  test('a mistake costs one point where it differs at the first, and what the key has spent is spent', () => {
    const { names, points } = keyOf('x*y')
    const read = readFormula('x + y + 0*sum(range(1, 100))', { names })
    if (!read.ok) throw new Error(read.error.code)
    const [all, first] = [answerWork(), answerWork()]
    expect(compareWith(points, read.value.checked, all).kind).toBe('other')
    expect(isSame(points, read.value.checked, first)).toBe(false)
    const spent = answerWork().left - first.left
    expect(spent).toBeGreaterThan(0)
    expect(answerWork().left - all.left).toBe(points.length * spent)
    expect(isSame(points, read.value.checked, { left: 0 })).toBe(false)
  })

  // Each takes less than one evaluation may; the points of an answer share what four may.
  test.each([
    ['x + 0*sum(range(1, 1024))', 'right'],
    ['x + 0*mean(cumsum(range(1, 1024)))', 'right'],
    ['x + 0*sum(1/range(1, 600))', 'limit.work'],
    ['x + 0*sum(sort(range(1, 1000))^5)', 'limit.work'],
    ['x + 0*sum(x/range(1, 1000)^2)', 'limit.work'],
  ])('%s: %s', (typed, expected) => {
    const given = gradeFormula(keyOf('x'), typed)
    expect(given.kind === 'ungradable' ? given.problem.code : given.kind).toBe(expected)
  })

  const pieces = fc.constantFrom(
    ...'x y ( ) [ ] + - * / ^ , ; . 0 1 2 9 ½ √ ² π e é 中 % = ≈ –'.split(' '),
    ...'sqrt( sum( range(1,1024) factorial(170) 1e308 exp( if( < 10^ var( mod('.split(' '),
  )
  test('nothing that can be typed throws', () => {
    const key = keyOf('x*sqrt(y)')
    const typed = fc.oneof(
      fc.array(pieces, { maxLength: 80 }).map(found => found.join('')),
      fc.string({ unit: 'binary', maxLength: 210 }),
    )
    fc.assert(
      fc.property(typed, fc.constantFrom('en', 'de', 'zh-CN', undefined), (text, locale) => {
        const given = gradeFormula(key, text, locale)
        expect(['right', 'wrong', 'ungradable']).toContain(given.kind)
        if (given.kind !== 'ungradable') return
        const { start, end } = given.problem.span
        expect(start >= 0 && start <= end && end <= text.length).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
