// Owns "Report this question" in the menu of a message: a form, where the message is a question of ours.
import type { MenuCommand } from '../define.ts'
import { dropHere } from '../question.ts'
import { notice } from '../view/notice.ts'
import { reportForm } from '../view/report.ts'

export const report: MenuCommand = {
  name: 'report',
  policy: 'modal',
  async run(call, world) {
    // The ledger says what we have posted: what a message looks like proves nothing.
    const id = call.message && (await world.store.dropOfMessage(call.message.id))
    const drop = id && (await dropHere(call, world, { drop: String(id) }))
    return drop ? reportForm(drop, call.texts) : notice(call.texts.bot.report.foreign)
  },
}
