// Owns what a person is told of their answer: the grade at once, answer and working after the results.
import type { Question } from '../../app/reveal-drop.ts'
import type { Attempt, Score } from '../../app/play-store.ts'
import { feedbackTo, remarkOn, rightAnswerOf, saidTo } from '../../app/feedback.ts'
import { resultsAt } from '../../domain/play/drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Inside, Message } from '../define.ts'
import { container, line, lines, relative, small, text } from './components.ts'
import { deckText, plainText } from './markdown.ts'
import { deckPictures } from './pictures.ts'
import { questionBody } from './question.ts'

interface Given {
  readonly attempt: Attempt
  readonly score: Score
}

/** The grade of an answer. Before the results it holds no right answer and no explanation. */
export function verdictMessage(question: Question, given: Given, texts: Catalog, isRepeated: boolean): Message {
  const words = texts.bot.verdict
  return [
    container(accentOf(given.attempt), [
      ...(isRepeated ? [text(words.already)] : []),
      grade(question, given, texts),
      text(small(question.mayShowAnswer ? words.next : words.later(relative(resultsAt(question.drop))))),
    ]),
  ]
}

/** The question with the person's answer, if any, and after the results with the right one and the working. */
export function mineMessage(question: Question, texts: Catalog): Message {
  const { presented, answered, drop } = question
  return [
    container(answered ? accentOf(answered.attempt) : 'quiet', [
      lines(small(texts.bot.question.yours), `### ${plainText(presented.title)}`),
      ...questionBody(question, texts),
      line,
      answered ? grade(question, answered, texts) : text(texts.bot.mine.none),
      ...(question.mayShowAnswer
        ? solution(question, texts)
        : [text(small(texts.bot.drops.waiting(relative(resultsAt(drop)))))]),
    ]),
  ]
}

/** The right answer, the explanation, the source: for after the results only. */
export function solution({ card, presented }: Pick<Question, 'card' | 'presented'>, texts: Catalog): Inside[] {
  const words = texts.bot.mine
  const answer = rightAnswerOf(presented)
  return [
    lines(
      answer === undefined ? undefined : words.answer(deckText(answer)),
      presented.answer === undefined ? undefined : deckText(presented.answer),
      presented.explanation === undefined ? undefined : `**${words.explanation}**\n${deckText(presented.explanation)}`,
      presented.source === undefined ? undefined : small(words.source(deckText(presented.source))),
    ),
    ...deckPictures(card.deckId, [answer, presented.answer, presented.explanation], texts),
  ]
}

const accentOf = ({ verdict, credit }: Attempt) =>
  verdict === 'right' ? 'right' : Number(credit) > 0 ? 'partly' : 'wrong'

function grade(question: Question, { attempt, score }: Given, texts: Catalog) {
  const { presented } = question
  const words = texts.bot.verdict
  const remark = remarkOn(question, attempt, texts)
  const percent = Math.round(Number(attempt.credit) * 100)
  return lines(
    words[attempt.verdict],
    ...[...saidTo(presented, attempt), ...feedbackTo(presented, attempt)].map(deckText),
    remark && plainText(remark),
    [
      presented.options ? words.chose(attempt.readAs) : words.readAs(plainText(attempt.readAs)),
      ...(percent > 0 && percent < 100 ? [words.credit(percent)] : []),
      words.score(score.points, score.streak),
    ].join(' · '),
  )
}
