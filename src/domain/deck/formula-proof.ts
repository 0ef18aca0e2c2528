// Owns the proof of a formula card: that there is enough to compare answers by, and that each wrong formula is one.
import { print } from '../formula/index.ts'
import type { Checked } from '../formula/index.ts'
import { compareWith, type KeyPoint } from '../grading/equivalence.ts'
import { gradeFormula } from '../grading/formula.ts'
import type { FormulaCard } from './card.ts'
import { formulaKey, keyPoints, writtenKey, type FormulaKey } from './formula-key.ts'
import { POINTS } from './points.ts'
import { prepareCard, type CardPart, type CardProblem } from './prepare.ts'
import { MOST_REJECTED, type ProofProblem } from './proof.ts'

const answer: CardPart = { part: 'answer' }

/** What is wrong with a formula card, or odd about it; or what keeps it from being prepared at all. */
export function proveFormula(card: FormulaCard): readonly ProofProblem[] | { readonly broken: readonly CardProblem[] } {
  const prepared = prepareCard(card)
  if (!prepared.ok) return { broken: prepared.error }
  const points = keyPoints(prepared.value)
  // A let or condition without a value anywhere is the reason for what follows.
  const { undefinedFirst: reason } = points
  if (reason && points.rejected === points.tried)
    return [{ code: 'proof.undefined', at: reason.at, args: {}, formula: reason.formula }]
  const few = points.found.flatMap((own, place) => (own.length < POINTS ? [tooFew(own.length, place)] : []))
  const key = formulaKey(prepared.value, points.found)
  if (!key) return few
  return [
    ...few,
    ...proveText(card, key),
    ...proveMistakes(prepared.value.mistakes, key),
    ...proveRejected(points.rejected / points.tried),
  ]
}

/** The answer stands before the mistakes. */
const tooFew = (found: number, place: number): ProofProblem => ({
  code: 'proof.few-points',
  at: place === 0 ? answer : { part: 'mistake', index: place - 1 },
  args: { found, wanted: POINTS },
})

/** Whoever types what is shown for the answer must be right. */
function proveText(card: FormulaCard, key: FormulaKey): readonly ProofProblem[] {
  const shown = print(writtenKey(card))
  return gradeFormula(key, shown).kind === 'right' ? [] : [{ code: 'proof.key-text', at: answer, args: { shown } }]
}

function proveMistakes(formulas: readonly Checked[], { points, mistakes }: FormulaKey): readonly ProofProblem[] {
  const isSame = (own: readonly KeyPoint[], index: number): boolean => {
    const formula = formulas[index]
    return formula !== undefined && compareWith(own, formula).kind === 'same'
  }
  return mistakes.flatMap(({ index: second }, place): ProofProblem[] => {
    const at = { part: 'mistake', index: second } as const
    if (isSame(points, second)) return [{ code: 'proof.mistake-right', at, args: {} }]
    const first = mistakes.slice(0, place).find(earlier => isSame(earlier.points, second))
    return first ? [{ code: 'proof.mistakes-coincide', at, args: { first: first.index + 1, second: second + 1 } }] : []
  })
}

const proveRejected = (share: number): readonly ProofProblem[] =>
  share > MOST_REJECTED ? [{ code: 'proof.rejected', at: answer, args: { percent: Math.round(share * 100) } }] : []
