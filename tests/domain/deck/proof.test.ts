// Tests proofs: their figures, and each problem that they can find.
import { describe, expect, test } from 'vitest'
import type { NumericCard } from '../../../src/domain/deck/card.ts'
import { defaultTolerance } from '../../../src/domain/deck/default-tolerance.ts'
import { proofProblems, prove, type ProofOptions } from '../../../src/domain/deck/proof.ts'
import { numericCard } from './card.ts'

const x = (from: string, to: string, step = '1'): NumericCard['params'] => [
  { name: 'x', kind: 'range', from, to, step },
]

/** A card about x alone: nothing but `changes` is odd about it. */
const plain = (changes: Partial<NumericCard> = {}): NumericCard => {
  const { where: _where, unit: _unit, ...rest } = numericCard()
  return {
    ...rest,
    params: x('1', '20'),
    lets: [],
    answer: '3*x',
    mistakes: [{ formula: '3*x + 1', credit: '0' }],
    texts: { en: { title: '', body: '{{x}}', hints: [] } },
    ...changes,
  }
}

function proven(card: NumericCard, options: Partial<ProofOptions> = {}) {
  const proof = prove(card, { most: 64, ...options })
  if ('broken' in proof) throw new Error(JSON.stringify(proof.broken))
  return proof
}
const codes = (card: NumericCard, options: Partial<ProofOptions> = {}): string[] =>
  proven(card, options).problems.map(({ code }) => code)

test('a sound card: its figures, and no problem', () => {
  expect(proven(plain())).toEqual({ variants: 20, distinctAnswers: 20, rejectedShare: 0, problems: [] })
  expect(proven(plain({ where: 'x > 5' }))).toMatchObject({ variants: 15, rejectedShare: 0.25, problems: [] })
})

test.each([
  ['1', '5000', 64, 64],
  ['1', '5000', 'all', 5_000],
  ['1', '20000', 64, 64],
  ['1', '20000', 'all', 2_000],
] as const)('%s to %s, most %s: %i variants', (from, to, most, variants) => {
  expect(proven(plain({ params: x(from, to) }), { most })).toMatchObject({ variants, problems: [] })
})

const found: readonly [keyof typeof proofProblems, Partial<NumericCard>, Partial<ProofOptions>?][] = [
  ['proof.no-draw', { where: 'x > 20' }],
  ['proof.undefined', { answer: 'x/(x - x)' }],
  ['proof.approximate', { answer: 'sqrt(x)' }],
  ['proof.key-text', { answer: 'x/7', tolerance: { kind: 'relative', of: '1e-60' } }],
  ['proof.not-integer', { answer: 'x/4' }, { assumedTolerance: true }],
  ['proof.example', {}, { example: { values: { x: '5' }, answer: '16' } }],
  ['proof.example-value', {}, { example: { values: { x: '21' }, answer: '63' } }],
  ['proof.example-missing', {}, { example: { values: {}, answer: '63' } }],
  ['proof.unused', { answer: '7', mistakes: [], texts: { en: { title: '', body: '', hints: [] } } }],
  ['proof.unused', { lets: [{ name: 'y', formula: 'x' }] }],
  ['proof.mistake-right', { mistakes: [{ formula: 'x + x + x', credit: '0' }] }],
  ['proof.mistake-undefined', { mistakes: [{ formula: 'sqrt(0 - x)', credit: '0' }] }],
  ['proof.template', { texts: { en: { title: '', body: '{{x}} {{1/(x - 7)}}', hints: [] } } }],
  ['proof.few-answers', { answer: 'mod(x, 3)' }],
  ['proof.rejected', { params: x('1', '100'), where: 'x <= 20' }],
  ['proof.mistakes-coincide', { mistakes: ['x + 1', '1 + x'].map(formula => ({ formula, credit: '0' })) }],
]

test.each(found)('%s: %j', (code, changes, options = {}) => {
  expect(codes(plain(changes), options)).toContain(code)
})

test('every problem has an example here, or with the formula cards', () => {
  const here = new Set(found.map(([code]) => code))
  expect(here.add('proof.few-points')).toEqual(new Set(Object.keys(proofProblems)))
})

describe('what is no problem', () => {
  test.each([
    ['a right example', {}, { example: { values: { x: '5' }, answer: '15' } }],
    ['few answers that the author knows of', { answer: 'mod(x, 3)', mistakes: [] }, { few: true }],
    ['a variable used in another language only', { answer: '7*x - 6*x', lets: [] }, {}],
    ['a mistake that has no value in some draws', { mistakes: [{ formula: '1/(x - 3)', credit: '0' }] }, {}],
    ['a mistake that is right in some draws', { mistakes: [{ formula: 'x^2', credit: '0' }] }, {}],
  ] satisfies [string, Partial<NumericCard>, Partial<ProofOptions>][])('%s', (_what, changes, options) => {
    expect(codes(plain(changes), options)).toEqual([])
  })
})

test('a template problem names its variant and has its place in the template', () => {
  const [problem] = proven(plain({ texts: { en: { title: '', body: '{{x}} {{1/(x - 7)}}', hints: [] } } })).problems
  expect(problem).toMatchObject({ args: { variant: 'x = 7', source: '1/(x - 7)' }, formula: { code: 'math.division' } })
  expect(problem?.formula?.span).toEqual({ start: 8, end: 17 })
})

test('a card that cannot be prepared says why', () => {
  expect(prove(plain({ answer: '3*' }), { most: 64 })).toMatchObject({ broken: [{ code: 'formula' }] })
})

test.each([
  ['3*x', 'exact'],
  ['x/2', 'relative'],
  ['sqrt(x)', 'relative'],
  ['x/', 'exact'],
])('the default tolerance of %s is %s', (answer, kind) => {
  const { tolerance: _tolerance, ...card } = plain({ answer })
  expect(defaultTolerance(card, 64).kind).toBe(kind)
})
