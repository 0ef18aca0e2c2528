// Owns the button of a reminder that sends none any more.
import type { DropId } from '../../domain/play/quiz.ts'
import { component } from '../define.ts'
import { unknownDrop } from '../question.ts'
import { notice } from '../view/notice.ts'

export const stopReminders = component<'stopReminders', 'private'>({
  policy: 'private',
  async run(call, fields, { store }) {
    const words = call.texts.bot.remind
    const drop = await store.drop(Number(fields.drop) as DropId) // the store looks it up
    if (!drop) return unknownDrop(call)
    const person = (await call.person()).id
    if (person !== Number(fields.person)) return notice(words.notYours)
    await store.stopReminder(drop.quizId, person)
    return notice(words.off)
  },
})
