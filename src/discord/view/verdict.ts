// Owns what a person is told of their answer: the grade at once, answer and working after the results.
import type { Question } from '../../app/reveal-drop.ts'
import type { Example } from '../../app/example-question.ts'
import type { Attempt, Score, StreakView } from '../../app/play-store.ts'
import { feedbackTo, remarkOn, rightAnswerOf, saidTo, type Graded } from '../../app/feedback.ts'
import type { Variant } from '../../domain/deck/card.ts'
import { resultsAt } from '../../domain/play/drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Inside, Message } from '../define.ts'
import { button, container, line, lines, relative, row, small, text } from './components.ts'
import { deckText, plainText } from './markdown.ts'
import { deckPictures } from './pictures.ts'
import { questionBody } from './question.ts'

interface Given {
  readonly attempt: Attempt
  readonly score: Score
}

/** What goes with a grade beside it. */
interface Beside {
  /** The answer stood already. */
  readonly isRepeated: boolean
  readonly streak: Pick<StreakView, 'freezes'>
  /** The first hint that was not taken: whoever was not right is told how one would go on. */
  readonly hint: string | undefined
}

/** The grade of an answer. Before the results it holds no right answer and no explanation. */
export function verdictMessage(question: Question, given: Given, beside: Beside, texts: Catalog): Message {
  const words = texts.bot.verdict
  const hint = given.attempt.verdict === 'right' ? undefined : beside.hint
  return [
    container(accentOf(given.attempt), [
      ...(beside.isRepeated ? [text(words.already)] : []),
      lines(...gradeLines(question, given.attempt, texts, scoreText(question, given, texts, beside.streak))),
      ...(hint === undefined ? [] : [text(words.nextStep(deckText(hint)))]),
      ...deckPictures(question.card.deckId, [hint], texts),
      text(small(question.mayShowAnswer ? words.next : words.later(relative(resultsAt(question.drop))))),
      // It waits in the reply until the results are out.
      row(button(texts.bot.practice.explain, 'explain', { drop: String(question.drop.id) })),
    ]),
  ]
}

/** mine: what is right, and buttons for the rest · explained: with the working · whole: nothing left to press. */
type Look = 'mine' | 'explained' | 'whole'

/** The question with the person's answer, if any; after the results with what is right, and the working on demand. */
export function mineMessage(question: Question, texts: Catalog, look: Look = 'mine'): Message {
  const { presented, answered, drop } = question
  return [
    container(answered ? accentOf(answered.attempt) : 'quiet', [
      lines(small(texts.bot.question.yours), `### ${plainText(presented.title)}`),
      ...questionBody(question, texts),
      line,
      answered
        ? lines(...gradeLines(question, answered.attempt, texts, scoreText(question, answered, texts)))
        : text(texts.bot.mine.none),
      ...(question.mayShowAnswer
        ? look === 'mine'
          ? rightAnswer(question, texts)
          : solution(question, texts)
        : [text(small(texts.bot.drops.waiting(relative(resultsAt(drop)))))]),
      ...(look !== 'whole' && (question.mayShowAnswer || look === 'explained')
        ? [afterwards(question, texts, look)]
        : []),
    ]),
  ]
}

/** What can be done with a question whose results are out. */
function afterwards({ presented, drop, mayShowAnswer }: Question, texts: Catalog, look: Look) {
  const id = { drop: String(drop.id) }
  // Too early: the button stays for later.
  if (!mayShowAnswer) return row(button(texts.bot.practice.explain, 'explain', id))
  const { explanation, answer, source } = presented
  const isMore = look === 'mine' && [explanation, answer, source].some(part => part !== undefined)
  return row(
    ...(isMore ? [button(texts.bot.practice.explain, 'explain', id, 'main')] : []),
    button(texts.bot.practice.button, 'practise', id),
  )
}

function rightAnswer({ card, presented }: Example, texts: Catalog): Inside[] {
  const answer = rightAnswerOf(presented)
  if (answer === undefined) return []
  return [text(texts.bot.mine.answer(deckText(answer))), ...deckPictures(card.deckId, [answer], texts)]
}

/** The right answer, the explanation, the source: for after the results only. */
export function solution({ card, presented }: Example, texts: Catalog): Inside[] {
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

export const accentOf = ({ verdict, credit }: Pick<Graded, 'verdict' | 'credit'>) =>
  verdict === 'right' ? 'right' : Number(credit) > 0 ? 'partly' : 'wrong'

/** The verdict, what there is to say to it, how the answer was read, and what it was worth. */
export function gradeLines(
  question: Example & { readonly assignment: { readonly variant: Variant } },
  graded: Graded,
  texts: Catalog,
  score?: string,
): (string | undefined)[] {
  const { presented } = question
  const words = texts.bot.verdict
  const remark = remarkOn(question, graded, texts)
  const percent = Math.round(Number(graded.credit) * 100)
  return [
    words[graded.verdict],
    ...[...saidTo(presented, graded), ...feedbackTo(presented, graded)].map(deckText),
    remark && plainText(remark),
    [
      presented.options ? words.chose(graded.readAs) : words.readAs(plainText(graded.readAs)),
      ...(percent > 0 && percent < 100 ? [words.credit(percent)] : []),
      ...(score === undefined ? [] : [score]),
    ].join(' · '),
  ]
}

function scoreText({ drop }: Question, { score }: Given, texts: Catalog, streak?: Beside['streak']): string {
  const words = texts.bot.verdict
  if (drop.isPractice) return words.practice
  const { points, streak: days } = score
  return streak ? words.score(points, days, streak.freezes) : words.points(points, days)
}
