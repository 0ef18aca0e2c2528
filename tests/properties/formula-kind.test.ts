// Tests what must hold for every formula card: any rewriting of the key is right, no perturbation of it is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rightAnswerOf } from '../../src/app/feedback.ts'
import type { FormulaCard } from '../../src/domain/deck/card.ts'
import { formulaKeyOf } from '../../src/domain/deck/formula-key.ts'
import { present } from '../../src/domain/deck/present.ts'
import { limits } from '../../src/domain/formula/index.ts'
import { gradeFormula } from '../../src/domain/grading/formula.ts'
import { texToUnicode } from '../../src/render/tex.ts'
import { bias } from '../discord/cards.ts'

const card = (answer: string): FormulaCard => ({
  ...bias,
  params: [
    { name: 'x', kind: 'range', from: '1', to: '40', step: '1' },
    { name: 'y', kind: 'range', from: '0.1', to: '9.9', step: '0.1' },
  ],
  lets: [],
  mistakes: [],
  answer,
})

/** One formula in two forms that have the same value wherever the first has one. */
interface Pair {
  readonly own: string
  readonly other: string
}
const leaf: fc.Arbitrary<Pair> = fc.constantFrom('x', 'y', '2', '3', '0.5').map(own => ({ own, other: own }))

type Rewriting = (a: string, b: string) => string
/** Each operation with ways to write it; the first is the author's. */
const operations: readonly (readonly Rewriting[])[] = [
  [
    (a, b) => `(${a}+${b})`,
    (a, b) => `(${b}+${a})`,
    (a, b) => `(${a}- -${b})`,
    (a, b) => `(-(-${a}-${b}))`,
    (a, b) => `(2(${a}+${b})/2)`,
  ],
  [(a, b) => `(${a}-${b})`, (a, b) => `(-(${b}-${a}))`, (a, b) => `(-1*${b}+${a})`, (a, b) => `(${a}+x-${b}-x)`],
  [
    (a, b) => `(${a}*${b})`,
    (a, b) => `(${b}·${a})`,
    (a, b) => `(${a}*(${b}+1)-${a})`,
    (a, b) => `(0.5${a.startsWith('(') ? a : `(${a})`}*${b}*2)`,
    (a, b) => `(((${a}+${b})²-(${a}-${b})²)/4)`,
  ],
  [(a, b) => `(${a}/${b})`, (a, b) => `(${a}*(1/${b}))`, (a, b) => `(${a}*${b}^-1)`, (a, b) => `(-${a}/(-${b}))`],
  [a => `((${a})^2)`, a => `((${a})*(${a}))`, a => `((-(${a}))²)`, a => `((${a}+1)*(${a}-1)+1)`],
]
const irrational: readonly (readonly Rewriting[])[] = [
  [a => `sqrt((${a})^2+1)`, a => `(((${a})²+1)^0.5)`, a => `√(1+(${a})*(${a}))`],
  [a => `(pi*(${a}))`, a => `((${a})*π)`, a => `((tau/2)*(${a}))`],
  [a => `sin(${a})`, a => `(-sin(-(${a})))`, a => `cos(pi/2-(${a}))`],
  [a => `exp(0.1*(${a}))`, a => `(e^((${a})/10))`, a => `(1/exp((${a})/-10))`],
]

const pairs = (forms: typeof operations): fc.Arbitrary<Pair> =>
  fc.letrec<{ pair: Pair }>(tie => ({
    pair: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      leaf,
      fc.tuple(fc.constantFrom(...forms), fc.nat(), tie('pair'), tie('pair')).map(([ways, choice, a, b]): Pair => {
        const rewrite = ways[choice % ways.length] ?? ways[0]
        return { own: ways[0]?.(a.own, b.own) ?? '', other: rewrite?.(a.other, b.other) ?? '' }
      }),
    ),
  })).pair

test('every rewriting of a rational formula is right, and nothing beside it', () => {
  let compared = 0
  fc.assert(
    fc.property(pairs(operations), fc.constantFrom('1e-12', '-1/1e9', 'x/1e6', 'y-x'), ({ own, other }, change) => {
      fc.pre(other.length + change.length + 1 <= limits.length.typed)
      const key = formulaKeyOf(card(own))
      fc.pre(key !== undefined)
      compared++
      expect([other, gradeFormula(key, other).kind]).toEqual([other, 'right'])
      const perturbed = `${other}+${change}`
      expect([perturbed, gradeFormula(key, perturbed).kind]).toEqual([perturbed, 'wrong'])
    }),
    { numRuns: 400, maxSkipsPerRun: 20 },
  )
  expect(compared).toBeGreaterThanOrEqual(400)
})

test('every rewriting of an irrational formula is right, as far as it can be decided', () => {
  let decided = 0
  fc.assert(
    fc.property(pairs([...operations, ...irrational]), ({ own, other }) => {
      fc.pre(other.length <= limits.length.typed)
      const key = formulaKeyOf(card(own))
      fc.pre(key !== undefined)
      const given = gradeFormula(key, other)
      // A difference of nearly equal numbers may drown in rounding; it is never taken for another formula.
      const outcome = given.kind === 'ungradable' ? given.problem.code : given.kind
      if (outcome === 'right') decided++
      expect([own, other, ['right', 'math.undecided', 'math.overflow'].includes(outcome) || outcome]).toEqual([
        own,
        other,
        true,
      ])
    }),
    { numRuns: 400, maxSkipsPerRun: 20 },
  )
  expect(decided).toBeGreaterThan(200)
})

test('what people see of a key is the key: as text it is right, and nothing is left of TeX in it', () => {
  const kinds = { unicode: 0, text: 0 }
  fc.assert(
    fc.property(pairs([...operations, ...irrational]), ({ own }) => {
      const key = formulaKeyOf(card(own))
      fc.pre(key !== undefined)
      const presented = present(card(own), { kind: 'formula', drawVersion: 1 }, 'en')
      const text = presented.formula?.text ?? ''
      fc.pre(text.length <= limits.length.typed)
      expect([text, gradeFormula(key, text).kind]).toEqual([text, 'right'])
      const shown = texToUnicode(rightAnswerOf(presented) ?? '')
      kinds[shown === `\`${text}\`` ? 'text' : 'unicode']++
      expect(shown).not.toMatch(/[\\{}$]/)
    }),
    { numRuns: 300, maxSkipsPerRun: 20 },
  )
  expect(Math.min(kinds.unicode, kinds.text)).toBeGreaterThan(10)
})
