// Owns the form of a report, and the button that takes no more of its writer.
import { reportQuestion } from '../../app/report-question.ts'
import { component } from '../define.ts'
import { dropHere, unknownDrop } from '../question.ts'
import { mayManage } from '../quizzes.ts'
import { notice } from '../view/notice.ts'
import { MOST_IN_NOTE, NOTE_FIELD } from '../view/report.ts'

export const reported = component<'reported', 'private'>({
  policy: 'private',
  async run(call, fields, world, values) {
    const drop = await dropHere(call, world, fields)
    const quiz = drop && (await world.store.quiz(drop.quizId))
    if (!drop || !quiz) return unknownDrop(call)
    const person = (await call.person()).id
    const note = (values.get(NOTE_FIELD)?.[0] ?? '').slice(0, MOST_IN_NOTE)
    const { kind } = await reportQuestion(world.store, { quiz, drop, person, note, at: call.at })
    return notice(call.texts.bot.report[kind])
  },
})

export const blockReporter = component<'blockReporter', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const words = call.texts.bot.report
    const report = await world.store.report(Number(fields.report))
    const quiz = report && (await world.store.quiz(report.quizId))
    if (!report || quiz?.place.kind !== 'discord' || quiz.place.guildId !== call.guildId) return notice(words.gone)
    if (!mayManage(call, quiz)) return notice(call.texts.bot.settings.notAllowed)
    await world.store.blockReporter(report.id, call.at)
    return notice(words.blockedNow)
  },
})
