// Owns giving an answer: the button that opens the form, and the form that comes back.
import { answerDrop } from '../../app/answer-drop.ts'
import { revealDrop } from '../../app/reveal-drop.ts'
import { signOpening } from '../../app/secret-hash.ts'
import { instant } from '../../domain/time.ts'
import { encodeId } from '../custom-id.ts'
import { component, type Call, type Message, type Modal, type World } from '../define.ts'
import { answeredReply, verdictReply } from '../graded.ts'
import { belongingOf } from '../quizzes.ts'
import { dropHere, unknownDrop, withheld } from '../question.ts'
import { button } from '../view/components.ts'
import { answerForm, answerIn, type Before } from '../view/form.ts'
import { filledIn, gapsMessage } from '../view/gaps.ts'
import { typedIn } from '../view/unreadable.ts'
import { mineMessage } from '../view/verdict.ts'

export const type = component<'type', 'modal'>({
  policy: 'modal',
  run: (call, fields, world) => openForm(call, world, fields, { filled: [] }),
})

export const more = component<'more', 'modal'>({
  policy: 'modal',
  run: (call, fields, world) => openForm(call, world, fields, { filled: filledIn(call.message?.components) }),
})

export const again = component<'again', 'modal'>({
  policy: 'modal',
  run: (call, fields, world) => openForm(call, world, fields, { typed: typedIn(call.message?.components), filled: [] }),
})

/** The form, or what became of the question meanwhile. Its custom id proves when it was opened. */
async function openForm(
  call: Call,
  world: World,
  fields: { readonly drop: string },
  before: Before,
): Promise<Message | Modal> {
  const { store } = world
  const drop = await dropHere(call, world, fields)
  if (!drop) return unknownDrop(call)
  const person = await call.person()
  const asked = { drop: drop.id, person: person.id, at: call.at, locale: call.locale }
  const reveal = await revealDrop(store, asked)
  if (reveal.kind !== 'revealed') return withheld(reveal, call.texts)
  const { question } = reveal
  if (question.answered) return verdictReply(question, question.answered, true, call, world)
  if (call.at >= question.drop.closesAt) return mineMessage(question, call.texts)
  const secret = await store.secret(question.drop.secretId)
  if (!secret) throw new Error(`drop ${question.drop.id} names a secret that is not there`)
  const signature = signOpening(secret, drop.id, person.id, call.at)
  const customId = encodeId('typed', { drop: String(drop.id), openedAt: String(call.at), signature })
  return answerForm(question, customId, before, call.texts)
}

export const typed = component<'typed', 'private'>({
  policy: 'private',
  async run(call, fields, world, values) {
    const drop = await dropHere(call, world, fields)
    if (!drop) return unknownDrop(call)
    const person = await call.person()
    const given = answerIn(values, filledIn(call.message?.components))
    const asked = { drop: drop.id, person: person.id, at: call.at, locale: call.locale }
    const waiting = given.kind === 'filled' ? await gapsOf(world, asked) : 0
    if (given.kind === 'filled' && given.texts.length < waiting)
      return gapsMessage(given.texts, waiting, gapButtons(fields.drop, call), call.texts)
    const answered = await answerDrop(world.store, {
      drop: drop.id,
      person: person.id,
      sourceId: call.id,
      answeredAt: call.at,
      opening: { openedAt: instant(Number(fields.openedAt)), signature: fields.signature },
      answer: given,
      belonging: belongingOf(call),
      locale: call.locale,
    })
    return answeredReply(answered, given, call, world)
  },
})

/** How many gaps the person's question has, while it can be answered. */
async function gapsOf({ store }: World, asked: Parameters<typeof revealDrop>[1]): Promise<number> {
  const reveal = await revealDrop(store, asked)
  if (reveal.kind !== 'revealed' || reveal.question.answered) return 0
  return reveal.question.presented.gaps?.length ?? 0
}

const gapButtons = (drop: string, { texts }: Call) => [
  button(texts.bot.gaps.more, 'more', { drop }, 'main'),
  button(texts.bot.gaps.again, 'type', { drop }),
]
