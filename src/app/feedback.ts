// Owns what is said to an answer that is not right: to its mistakes, to wrong options, to a formula without a value.
import type { Card } from '../domain/deck/card.ts'
import { formulaKeyOf } from '../domain/deck/formula-key.ts'
import type { PresentedCard } from '../domain/deck/present.ts'
import { letterOf } from '../domain/grading/choice.ts'
import type { Gap } from '../domain/grading/equivalence.ts'
import { gapIn } from '../domain/grading/formula.ts'
import type { Attempt } from '../storage/play/port.ts'

/** The sentences to the listed mistakes that were made; Markdown. */
export const saidTo = ({ says }: PresentedCard, { mistakes }: Attempt): string[] =>
  mistakes.map(index => says[index]).filter(said => said !== undefined)

/** The feedback of the wrong options that were chosen; that of the right ones is part of the explanation. */
export const feedbackTo = ({ options = [] }: PresentedCard, { readAs }: Attempt): string[] => {
  const letters = readAs.split(', ')
  return options.flatMap(({ feedback, isRight }, position) =>
    feedback !== undefined && !isRight && letters.includes(letterOf(position)) ? [feedback] : [],
  )
}

/** Where a wrong formula has no value. The echo says what was understood, so nothing else need be kept. */
export function gapOf(card: Card, { verdict, readAs }: Attempt): Gap | undefined {
  const key = card.kind === 'formula' && verdict === 'wrong' ? formulaKeyOf(card) : undefined
  return key && gapIn(key, readAs)
}
