// Owns /drop: a practice question at once, and corrections of the last question, by who manages the server.
import { openPractice } from '../../app/open-practice.ts'
import { regradeDrop } from '../../app/regrade-drop.ts'
import type { Drop } from '../../domain/play/drop.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { action, type Call, type Command, type Message, type World } from '../define.ts'
import { quizOf } from '../quizzes.ts'
import { notice } from '../view/notice.ts'

const reason = { type: 'string', required: true, maxLength: 200 } as const

const now = action({
  options: {},
  policy: 'private',
  async run(call, _, world) {
    const quiz = await quizOf(call, world)
    if (!quiz.ok) return quiz.error
    const opening = await openPractice({ ...world, now: call.at }, quiz.value)
    return notice(call.texts.bot.dropCommand[opening.kind])
  },
})

const withdraw = action({
  options: { reason },
  policy: 'private',
  async run(call, given, world) {
    const last = await lastDrop(call, world)
    if (!last.ok) return last.error
    const correction = { drop: last.value.id, by: (await call.person()).id, reason: given.reason, at: call.at }
    return notice(call.texts.bot.dropCommand[await world.store.voidDrop(correction)])
  },
})

const regrade = action({
  options: { reason },
  policy: 'private',
  async run(call, given, world) {
    const last = await lastDrop(call, world)
    if (!last.ok) return last.error
    const words = call.texts.bot.dropCommand
    const asked = { drop: last.value.id, by: (await call.person()).id, reason: given.reason, at: call.at }
    const graded = await regradeDrop(world.store, asked)
    if (graded.kind === 'regraded') return notice(words.regraded(graded.looked, graded.changed.length))
    return notice(graded.kind === 'unknown' ? words.none : words['not-posted'])
  },
})

export const drop: Command = { name: 'drop', managers: true, subcommands: { now, void: withdraw, regrade } }

async function lastDrop(call: Call, world: World): Promise<Result<Drop, Message>> {
  const quiz = await quizOf(call, world)
  if (!quiz.ok) return quiz
  const last = await world.store.latestDrop(quiz.value.id)
  return last ? ok(last) : err(notice(call.texts.bot.dropCommand.none))
}
