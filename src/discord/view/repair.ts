// Owns how the repair of a streak is shown.
import type { RepairStep } from '../../app/repair-streak.ts'
import type { Unreadable } from '../../domain/grading/reading.ts'
import type { QuizId } from '../../domain/play/quiz.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { button, container, line, lines, row, small, text } from './components.ts'
import { plainText } from './markdown.ts'
import { questionBody } from './question.ts'
import { unreadableMessage } from './unreadable.ts'
import { solution } from './verdict.ts'

/** What a repair takes and brings, before it is spent. */
export const offerMessage = (quiz: QuizId, streak: number, { bot }: Catalog): Message => [
  container('question', [
    text(bot.streak.repair.offer(streak)),
    row(button(bot.streak.repair.begin, 'mend', { quiz: String(quiz) }, 'main')),
  ]),
]

const named = ({ repair, place }: RepairStep) => ({
  quiz: String(repair.quizId),
  repair: String(repair.id),
  place: String(place),
})

/** A question of a repair; `head` is what the one before came to. */
export function repairMessage(step: RepairStep, head: string | undefined, texts: Catalog): Message {
  const words = texts.bot.streak.repair
  const { presented, place, repair } = step
  return [
    container('question', [
      ...(head === undefined ? [] : [text(head)]),
      lines(small(words.question(place + 1, repair.questions.length)), `### ${plainText(presented.title)}`),
      ...questionBody(step, texts),
      text(small(words.one)),
      row(button(texts.bot.question.type, 'mendType', named(step), 'main')),
    ]),
  ]
}

/** A wrong answer, with the right one: the question's results are long out. */
export const failedMessage = (step: RepairStep, streak: number, texts: Catalog): Message => [
  container('wrong', [
    text(texts.bot.streak.repair.failed(streak)),
    line,
    ...questionBody(step, texts),
    ...solution(step, texts),
  ]),
]

/** An answer that costs no attempt. */
export const unreadableRepair = (step: RepairStep, typed: string, problem: Unreadable, texts: Catalog): Message =>
  unreadableMessage(typed, problem, button(texts.bot.unreadable.again, 'mendAgain', named(step), 'main'), texts)
