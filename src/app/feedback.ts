// Owns what is said to an answer: to its mistakes and wrong options, what it missed by, and what would be right.
import { formulaKeyOf } from '../domain/deck/formula-key.ts'
import type { PresentedCard } from '../domain/deck/present.ts'
import { letterOf } from '../domain/grading/choice.ts'
import { gapIn } from '../domain/grading/formula.ts'
import { grade } from '../domain/grading/grade.ts'
import type { Catalog } from '../i18n/en.ts'
import { explainGap, explainSlip } from '../i18n/explain.ts'
import { texToLine } from '../render/tex-line.ts'
import type { Card, Variant } from '../domain/deck/card.ts'
import type { Attempt } from '../storage/play/port.ts'

/** An answer as it was graded, for points or not. */
export type Graded = Pick<Attempt, 'typed' | 'readAs' | 'verdict' | 'mistakes' | 'credit'>
/** What was asked. */
interface Asked {
  readonly card: Card
  readonly assignment: { readonly variant: Variant }
}

/** The sentences to the listed mistakes that were made; Markdown. */
export const saidTo = ({ says }: PresentedCard, { mistakes }: Graded): string[] =>
  mistakes.map(index => says[index]).filter(said => said !== undefined)

/** The feedback of the wrong options that were chosen; that of the right ones is part of the explanation. */
export const feedbackTo = ({ options = [] }: PresentedCard, { readAs }: Graded): string[] => {
  const letters = readAs.split(', ')
  return options.flatMap(({ feedback, isRight }, position) =>
    feedback !== undefined && !isRight && letters.includes(letterOf(position)) ? [feedback] : [],
  )
}

/**
 * What the answer missed by, in one sentence: the point at which a wrong formula has no value, the slip of a unit, the
 * side of the key on cards that tell it. The echo says what was understood, so nothing else need be kept.
 */
export function remarkOn({ card, assignment }: Asked, attempt: Graded, texts: Catalog): string | undefined {
  if (card.kind === 'formula') {
    const key = attempt.verdict === 'wrong' ? formulaKeyOf(card) : undefined
    const gap = key && gapIn(key, attempt.readAs)
    return gap && explainGap(gap, texts)
  }
  if (card.kind !== 'numeric' || (attempt.verdict !== 'unitSlip' && attempt.verdict !== 'wrong')) return undefined
  const verdict = decimalLocales
    .map(locale => grade(card, assignment.variant, { kind: 'typed', text: attempt.typed }, locale))
    .find(again => again.kind === attempt.verdict && again.reading.readAs === attempt.readAs)
  if (verdict?.kind === 'unitSlip') return explainSlip(verdict.slip, texts)
  return verdict?.kind === 'wrong' && verdict.direction ? texts.grade.direction[verdict.direction] : undefined
}

/** One for each decimal sign: in one of them the answer is read as it was. */
const decimalLocales = ['en', 'de']

/** The right answer as Markdown; a formula that Unicode cannot show stands as it could be typed. */
export function rightAnswerOf({ answerText, formula }: PresentedCard): string | undefined {
  if (!formula) return answerText
  return texToLine(formula.tex) === undefined ? `\`${formula.text}\`` : `$${formula.tex}$`
}
