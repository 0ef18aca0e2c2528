// Owns the way through a repair of a streak in Discord: the offer, its two questions, and what came of them.
import { answerRepair, beginRepair, type RepairStep } from '../app/repair-streak.ts'
import type { Answer } from '../domain/grading/answer.ts'
import { typedText } from '../domain/grading/answer.ts'
import type { QuizId } from '../domain/play/quiz.ts'
import type { RepairId } from '../domain/play/repair.ts'
import type { Call, Message, World } from './define.ts'
import { notice } from './view/notice.ts'
import { failedMessage, offerMessage, repairMessage, unreadableRepair } from './view/repair.ts'

/** The offer of a repair, or the question that waits of one that was begun, or why there is none. */
export async function offerRepair(call: Call, world: World, quiz: QuizId): Promise<Message> {
  const person = (await call.person()).id
  const { repair } = await world.store.streak(quiz, person, call.at)
  if (repair.kind === 'possible') return offerMessage(quiz, repair.streak, call.texts)
  // One that was begun is spent for the streak, and still waits.
  return repair.kind === 'none' ? notice(call.texts.bot.streak.repair.none) : startRepair(call, world, quiz)
}

/** Begins a repair or goes on with it. */
export async function startRepair(call: Call, world: World, quiz: QuizId): Promise<Message> {
  const person = (await call.person()).id
  const begun = await beginRepair(world, { quiz, person, at: call.at, locale: call.locale })
  return begun.kind === 'asked'
    ? repairMessage(begun.step, undefined, call.texts)
    : notice(call.texts.bot.streak.repair[begun.kind])
}

/** A question of a person's repair as custom ids name it. */
export interface NamedStep {
  readonly quiz: QuizId
  readonly repair: RepairId
  readonly place: number
}

/** Which question of which repair a custom id names: the store looks them up. */
export const namedStep = (fields: {
  readonly quiz: string
  readonly repair: string
  readonly place: string
}): NamedStep => ({
  quiz: Number(fields.quiz) as QuizId,
  repair: Number(fields.repair) as RepairId,
  place: Number(fields.place),
})

/** The question that a custom id names, if it is the one that waits. */
export async function waitingStep(call: Call, world: World, named: NamedStep): Promise<RepairStep | undefined> {
  const person = (await call.person()).id
  // A repair that is not begun must not be by an old button.
  const isBegun = (await world.store.repairs(named.quiz, person)).some(({ id }) => id === named.repair)
  if (!isBegun) return undefined
  const begun = await beginRepair(world, { quiz: named.quiz, person, at: call.at, locale: call.locale })
  if (begun.kind !== 'asked' || begun.step.repair.id !== named.repair) return undefined
  return begun.step.place === named.place ? begun.step : undefined
}

/** Grades the one attempt at a question. */
export async function answerStep(call: Call, world: World, named: NamedStep, answer: Answer): Promise<Message> {
  const person = (await call.person()).id
  const words = call.texts.bot.streak.repair
  const asked = { quiz: named.quiz, person, at: call.at, locale: call.locale }
  const answered = await answerRepair(world, { ...asked, ...named, sourceId: call.id, answer })
  switch (answered.kind) {
    case 'next':
      return repairMessage(answered.step, words.next, call.texts)
    case 'repaired':
      return notice(words.repaired(answered.streak))
    case 'failed':
      return failedMessage(answered.step, answered.streak, call.texts)
    case 'ungradable':
      return unreadableRepair(answered.step, typedText(answer), answered.verdict.problem, call.texts)
    case 'late':
    case 'unknown':
    case 'withheld':
      return notice(words[answered.kind])
  }
}
