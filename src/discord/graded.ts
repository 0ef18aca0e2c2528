// Owns the reply to an answer that was given: its grade with what goes beside it, or why there is none.
import type { Answered } from '../app/answer-drop.ts'
import type { Attempt, Score } from '../app/play-store.ts'
import type { Question } from '../app/reveal-drop.ts'
import { typedText, type Answer } from '../domain/grading/answer.ts'
import type { Call, Message, World } from './define.ts'
import { withheld } from './question.ts'
import { button, moment } from './view/components.ts'
import { notice } from './view/notice.ts'
import { unreadableMessage } from './view/unreadable.ts'
import { verdictMessage } from './view/verdict.ts'

/** What became of an answer. */
export async function answeredReply(answered: Answered, given: Answer, call: Call, world: World): Promise<Message> {
  const { at, texts } = call
  switch (answered.kind) {
    case 'recorded':
    case 'already-answered':
      return verdictReply(answered.question, answered, answered.kind === 'already-answered', call, world)
    case 'ungradable': {
      const { drop } = answered.question
      // A form that is opened later is too late.
      const again =
        at < drop.closesAt ? button(texts.bot.unreadable.again, 'again', { drop: String(drop.id) }, 'main') : undefined
      return unreadableMessage(typedText(given), answered.verdict.problem, again, texts)
    }
    case 'late':
      return notice(texts.bot.drops.late(moment(answered.drop.closesAt)))
    case 'early':
    case 'withdrawn':
      return withheld({ kind: answered.kind, drop: answered.drop }, texts)
    case 'unknown':
    case 'undrawable':
    case 'erased':
      return withheld(answered, texts)
  }
}

/** The grade of an answer that stands, with the person's freezes and the first hint that they did not take. */
export async function verdictReply(
  question: Question,
  given: { readonly attempt: Attempt; readonly score: Score },
  isRepeated: boolean,
  { at, texts }: Call,
  { store }: World,
): Promise<Message> {
  const { drop, presented } = question
  const { personId } = given.attempt
  const taken = await store.hints(drop.id, personId)
  const hint = presented.hints.find((_, place) => !taken.includes(place))
  const streak = await store.streak(drop.quizId, personId, at)
  return verdictMessage(question, given, { isRepeated, streak, hint }, texts)
}
