// Owns practice as a message: the question with other numbers, and its grade with the working at once.
import type { Graded } from '../../app/feedback.ts'
import type { PracticeQuestion } from '../../app/practise-drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { button, container, line, lines, row, small, text } from './components.ts'
import { deckText, plainText } from './markdown.ts'
import { deckPictures } from './pictures.ts'
import { questionBody } from './question.ts'
import { accentOf, gradeLines, solution } from './verdict.ts'

/** What a custom id says of a question that is practised. */
export const practiceFields = ({ drop, place, turn }: PracticeQuestion) => ({
  drop: String(drop),
  place: String(place),
  turn,
})

/** A question to practise, with its hints: nothing is lost by reading them. */
export function practiceMessage(question: PracticeQuestion, texts: Catalog): Message {
  const { card, presented } = question
  const words = texts.bot.practice
  const fields = practiceFields(question)
  const label = presented.options ? texts.bot.question.choose : texts.bot.question.type
  return [
    container('question', [
      heading(question, texts),
      ...questionBody(question, texts),
      ...presented.hints.map(hint => text(`||${texts.bot.question.hinted(deckText(hint))}||`)),
      ...deckPictures(card.deckId, presented.hints, texts),
      row(button(label, 'try', { ...fields, how: 'new' }, 'main'), button(words.solve, 'solve', fields)),
    ]),
  ]
}

/** The same with what is right, and the grade of what was answered, if anything was. */
export function practisedMessage(question: PracticeQuestion, graded: Graded | undefined, texts: Catalog): Message {
  return [
    container(graded ? accentOf(graded) : 'quiet', [
      heading(question, texts),
      ...questionBody(question, texts),
      line,
      ...(graded ? [lines(...gradeLines(question, graded, texts))] : []),
      ...solution(question, texts),
      row(button(texts.bot.practice.another, 'practise', { drop: String(question.drop) })),
    ]),
  ]
}

const heading = ({ presented }: PracticeQuestion, texts: Catalog) =>
  lines(small(texts.bot.practice.title), `### ${plainText(presented.title)}`)
