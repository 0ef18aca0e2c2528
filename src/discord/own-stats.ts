// Owns showing a person's own numbers, wherever they ask for them.
import { ownNumbers } from '../app/own-stats.ts'
import type { Call, Message, World } from './define.ts'
import type { OwnQuiz } from './own-quiz.ts'
import { deckTitle } from './settings-options.ts'
import { notice } from './view/notice.ts'
import { exclusionLines } from './view/season.ts'
import { statsMessage } from './view/stats.ts'

/** The numbers of a quiz, with a button for each of their other ones. */
export async function showStats(call: Call, { quiz, others }: OwnQuiz, world: World): Promise<Message> {
  // Nobody becomes known by asking.
  const person = await world.store.personOf(call.userId)
  const numbers = person && (await ownNumbers(world.store, quiz, person.id, call.at))
  if (!numbers || numbers.answered + numbers.withdrawn === 0) return notice(call.texts.bot.stats.none)
  const told = exclusionLines(await world.store.takeExclusions(quiz.id, person.id), call.texts)
  const named = (each: OwnQuiz['quiz']) => ({ quiz: each, deck: deckTitle(world.decks, each, call.locale) })
  return statsMessage({ numbers, ...named(quiz), others: others.map(named), told }, call)
}
