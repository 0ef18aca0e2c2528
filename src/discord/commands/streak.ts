// Owns /streak: the person's streak, freezes and answers in the quiz.
import { action, type Command } from '../define.ts'
import { quizOf } from '../quizzes.ts'
import { streakMessage } from '../view/streak.ts'

const show = action({
  options: {},
  policy: 'private',
  async run(call, _, world) {
    const quiz = await quizOf(call, world)
    if (!quiz.ok) return quiz.error
    const person = await call.person()
    return streakMessage(await world.store.streak(quiz.value.id, person.id, call.at), call.texts)
  },
})

export const streak: Command = { name: 'streak', subcommands: { show } }
