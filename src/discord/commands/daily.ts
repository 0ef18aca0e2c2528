// Owns /daily: the person's own question of the open drop, or how the last one went.
import { moment } from '../view/components.ts'
import { notice } from '../view/notice.ts'
import { exclusionLines } from '../view/season.ts'
import { command } from '../define.ts'
import { isOverdue, quizOf } from '../quizzes.ts'
import { showQuestion } from '../question.ts'

export const daily = command({
  name: 'daily',
  options: {},
  policy: 'private',
  async run(call, _, world) {
    const quiz = await quizOf(call, world)
    if (!quiz.ok) return quiz.error
    const { id, nextOpensAt } = quiz.value
    const drop = (await world.store.openDropOf(id, call.at)) ?? (await world.store.latestDrop(id))
    const { drops } = call.texts.bot
    const late = isOverdue(quiz.value, call.at) ? drops.overdue : undefined
    if (!drop) return notice(late ?? drops.none(moment(nextOpensAt)))
    const told = exclusionLines(await world.store.takeExclusions(id, (await call.person()).id), call.texts)
    const shown = [...(told.length === 0 ? [] : notice(...told)), ...(await showQuestion(call, world, drop))]
    return call.at < drop.closesAt ? shown : [...shown, ...notice(late ?? drops.next(moment(nextOpensAt)))]
  },
})
