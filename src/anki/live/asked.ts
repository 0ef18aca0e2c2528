// Owns a card as it is asked: its texts with the numbers of one seed, and grading what is typed against them.
import {
  constantText,
  drawNumbers,
  formulaKeyOf,
  gradeFormula,
  gradeNumeric,
  keyOf,
  presentNumeric,
} from '../../engine/card.ts'
import { type CalculatedCard, type FormulaCard, type NumericCard } from '../../domain/deck/card.ts'
import type { FormulaGiven } from '../../domain/grading/formula.ts'
import type { NumericReading } from '../../domain/grading/numeric.ts'
import type { Verdict } from '../../domain/grading/verdict.ts'
import type { Seed } from '../../domain/random.ts'

export type Graded = Verdict<NumericReading | FormulaGiven>

/** The texts in one language, HTML; absent is what no seed changes. */
export interface AskedText {
  /** What to say to each listed mistake. */
  readonly says: readonly string[]
  readonly unit?: string
  readonly drawn?: Drawn
}

/** Texts that hold drawn numbers. `answerText` is the key as characters. */
interface Drawn {
  readonly question: string
  readonly hints: readonly string[]
  readonly answerText: string
  readonly answer: string
  readonly explanation: string
}

export interface Asked {
  /** The answer is a list, in the order asked or in any. */
  readonly list?: 'ordered' | 'unordered'
  /** By locale, in the order of the package. */
  readonly texts: ReadonlyMap<string, AskedText>
  readonly grade: (typed: string) => Graded
}

/** `card` with the numbers that `seed` draws. Undefined where it cannot be asked. */
export const ask = (card: CalculatedCard, seed: Seed): Asked | undefined =>
  card.kind === 'numeric' ? askNumeric(card, seed) : askFormula(card)

function askNumeric(card: NumericCard, seed: Seed): Asked | undefined {
  const variant = drawNumbers(card, seed)
  const key = variant.ok ? keyOf(card, variant.value) : variant
  if (!variant.ok || !key.ok) return undefined
  const presented = Object.entries(card.texts).map(
    ([locale, text]) => [locale, presentNumeric(card, variant.value, text)] as const,
  )
  const list = presented[0]?.[1].list
  return {
    ...(list ? { list } : {}),
    texts: new Map(
      presented.map(([locale, { says, question, hints, answerText = '', answer = '', explanation = '', unit }]) => {
        const drawn = { question, hints, answerText, answer, explanation }
        return [locale, { says, ...(unit === undefined ? {} : { unit }), drawn }]
      }),
    ),
    grade: typed => gradeNumeric(key.value, typed, navigator.language),
  }
}

function askFormula(card: FormulaCard): Asked | undefined {
  const key = formulaKeyOf(card)
  return (
    key && {
      texts: new Map(
        Object.entries(card.texts).map(([locale, { says = [] }]) => [locale, { says: says.map(constantText) }]),
      ),
      grade: typed => gradeFormula(key, typed, navigator.language),
    }
  )
}
