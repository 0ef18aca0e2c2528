// Owns finding the quiz that people ask about for themselves: that of the place, elsewhere one that they have played.
import type { Quiz, QuizId } from '../domain/play/quiz.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Call, Message, World } from './define.ts'
import { quizOf } from './quizzes.ts'
import { notice } from './view/notice.ts'

export interface OwnQuiz {
  readonly quiz: Quiz
  /** Where the place has no quiz: the other ones that they have played, the newest first. */
  readonly others: readonly Quiz[]
  /** Asked in the quiz's own server. */
  readonly isHere: boolean
}

/**
 * The quiz of the place; in direct messages, and in a server that has none, the one that they asked about last, else the
 * one that they played last.
 */
export async function ownQuizOf(call: Call, world: World): Promise<Result<OwnQuiz, Message>> {
  const { store } = world
  const hasQuiz = call.guildId !== undefined && (await store.quizzesOfGuild(call.guildId)).length > 0
  if (hasQuiz) {
    const here = await quizOf(call, world)
    return here.ok ? ok({ quiz: here.value, others: [], isHere: true }) : here
  }
  const person = await store.personOf(call.userId)
  const last = person && (await store.lastQuiz(person.id))
  const own = await playedBy(call, world)
  const quiz = own.find(({ id }) => id === last) ?? own[0]
  return quiz
    ? ok({ quiz, others: own.filter(each => each !== quiz), isHere: false })
    : err(notice(call.texts.bot.stats.nowhere))
}

/** One of the quizzes that a person has played, remembered as the one that they ask about; of any other nothing. */
export async function chooseOwnQuiz(call: Call, id: QuizId, world: World): Promise<Result<OwnQuiz, Message>> {
  const own = await playedBy(call, world)
  const quiz = own.find(each => each.id === id)
  if (!quiz) return err(notice(call.texts.bot.stats.nowhere))
  await world.store.keepLastQuiz((await call.person()).id, id)
  return ok({ quiz, others: own.filter(each => each !== quiz), isHere: false })
}

async function playedBy({ userId }: Call, { store }: World): Promise<Quiz[]> {
  // Nobody becomes known by asking.
  const person = await store.personOf(userId)
  const found = person ? await Promise.all((await store.quizzesOf(person.id)).map(store.quiz)) : []
  return found.filter(quiz => quiz !== undefined)
}
