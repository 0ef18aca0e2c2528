// Owns the buttons and the form of a streak's repair.
import { encodeId, type Fields } from '../custom-id.ts'
import { component, type Call, type Message, type Modal, type World } from '../define.ts'
import { answerStep, namedStep, startRepair, waitingStep } from '../repair.ts'
import { answerForm, answerIn } from '../view/form.ts'
import { notice } from '../view/notice.ts'
import { typedIn } from '../view/unreadable.ts'

export const mend = component<'mend', 'private'>({
  policy: 'private',
  run: (call, fields, world) => startRepair(call, world, namedStep({ ...fields, repair: '', place: '' }).quiz),
})

export const mendType = component<'mendType', 'modal'>({
  policy: 'modal',
  run: (call, fields, world) => openForm(call, fields, world, undefined),
})

export const mendAgain = component<'mendAgain', 'modal'>({
  policy: 'modal',
  run: (call, fields, world) => openForm(call, fields, world, typedIn(call.message?.components)),
})

export const mended = component<'mended', 'private'>({
  policy: 'private',
  run: (call, fields, world, values) => answerStep(call, world, namedStep(fields), answerIn(values, [])),
})

async function openForm(
  call: Call,
  fields: Fields<'mendType'>,
  world: World,
  typed: string | undefined,
): Promise<Message | Modal> {
  const step = await waitingStep(call, world, namedStep(fields))
  if (!step) return notice(call.texts.bot.streak.repair.unknown)
  return answerForm(step, encodeId('mended', fields), { typed, filled: [] }, call.texts)
}
