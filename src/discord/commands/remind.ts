// Owns /remind: a direct message at a time of day when the open question is not answered; asked for, never by itself.
import { checkSettings } from '../../domain/play/settings.ts'
import { command } from '../define.ts'
import { quizOf } from '../quizzes.ts'
import { padded, zonesLike } from '../settings-options.ts'
import { plainText } from '../view/markdown.ts'
import { notice } from '../view/notice.ts'
import { problemLines } from '../view/settings.ts'

export const remind = command({
  name: 'remind',
  options: {
    time: { type: 'string', maxLength: 5 },
    zone: { type: 'string', suggest: typed => zonesLike(typed) },
    off: { type: 'boolean' },
  },
  policy: 'private',
  async run(call, { time, zone, off }, world) {
    const words = call.texts.bot.remind
    const found = await quizOf(call, world)
    if (!found.ok) return found.error
    const { store } = world
    const quiz = found.value
    const personId = (await call.person()).id
    const before = await store.reminder(quiz.id, personId)
    if (off) {
      await store.stopReminder(quiz.id, personId)
      return notice(words.off)
    }
    if (time === undefined && zone === undefined)
      return notice(before && before.refusedAt === null ? words.set(before.time, plainText(before.zone)) : words.none)
    const { schedule } = quiz.settings
    const wanted = {
      time: padded(time) ?? before?.time ?? schedule.time,
      zone: zone ?? before?.zone ?? schedule.zone,
    }
    // The same reading of times and zones as the quiz's own.
    const checked = checkSettings(
      { ...quiz.settings, pausedUntil: null, schedule: { ...schedule, ...wanted } },
      call.at,
    )
    if (!checked.ok) return notice(...problemLines(checked.error, call.texts))
    const { schedule: read } = checked.value
    await store.setReminder({ quizId: quiz.id, personId, time: read.time, zone: read.zone }, call.at)
    return notice(words.set(read.time, plainText(read.zone)))
  },
})
