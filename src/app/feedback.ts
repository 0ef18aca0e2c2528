// Owns what the deck says to an answer that is not right: to its mistakes, and to the wrong options that were chosen.
import type { PresentedCard } from '../domain/deck/present.ts'
import { letterOf } from '../domain/grading/choice.ts'
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
