// Owns /streak: the person's streak in the quiz, the repair of a broken one, and holidays from it.
import { pausedUntil, pausePerson } from '../../app/pause-person.ts'
import { seasonAt } from '../../domain/play/season.ts'
import { action, type Command } from '../define.ts'
import { ownQuizOf } from '../own-quiz.ts'
import { channelList } from '../quizzes.ts'
import { offerRepair } from '../repair.ts'
import { moment } from '../view/components.ts'
import { notice } from '../view/notice.ts'
import { streakMessage } from '../view/streak.ts'

const show = action({
  options: {},
  policy: 'private',
  async run(call, _, world) {
    const own = await ownQuizOf(call, world)
    if (!own.ok) return own.error
    const { store } = world
    const { quiz, isHere } = own.value
    const [{ id }, quizId] = [await call.person(), quiz.id]
    const closesAt = (await store.openDropOf(quizId, call.at))?.closesAt
    const awayUntil = pausedUntil(await store.pauses(quizId, id), call.at)
    const channel = isHere ? undefined : channelList([quiz])
    return streakMessage(await store.streak(quizId, id, call.at), { closesAt, awayUntil, channel }, call.texts)
  },
})

const repair = action({
  options: {},
  policy: 'private',
  async run(call, _, world) {
    const own = await ownQuizOf(call, world)
    return own.ok ? offerRepair(call, world, own.value.quiz.id) : own.error
  },
})

const pause = action({
  options: { days: { type: 'integer', required: true, least: 0, most: 14 } },
  policy: 'private',
  async run(call, { days }, { store, ...world }) {
    const found = await ownQuizOf(call, { store, ...world })
    if (!found.ok) return found.error
    const [quiz, words, { id }] = [found.value.quiz, call.texts.bot.streak.pause, await call.person()]
    if (days === 0) {
      const until = pausedUntil(await store.pauses(quiz.id, id), call.at)
      if (until !== undefined) await store.endPause(quiz.id, id, call.at)
      return notice(until === undefined ? words.none : words.ended)
    }
    const paused = await pausePerson(store, quiz, { person: id, days, at: call.at }, at => {
      const { startsAt, endsAt } = seasonAt(quiz.settings, at)
      return { from: startsAt, to: endsAt }
    })
    switch (paused.kind) {
      case 'paused':
        return notice(words.paused(moment(paused.pause.to), paused.daysLeft))
      case 'already':
        return notice(words.already(moment(paused.pause.to)))
      case 'too-long':
        return notice(words['too-long'](paused.daysLeft))
    }
  },
})

export const streak: Command = { name: 'streak', anywhere: true, subcommands: { show, repair, pause } }
