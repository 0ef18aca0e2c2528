// Owns giving an answer: the button that opens the form, and the form that comes back.
import { answerDrop, type Answered } from '../../app/answer-drop.ts'
import { revealDrop } from '../../app/reveal-drop.ts'
import { signOpening } from '../../app/secret-hash.ts'
import { typedText, type Answer } from '../../domain/grading/answer.ts'
import { instant } from '../../domain/time.ts'
import { component, type Call, type FormValues, type Message, type Modal, type World } from '../define.ts'
import { belongingOf } from '../quizzes.ts'
import { dropHere, unknownDrop, withheld } from '../question.ts'
import { moment } from '../view/components.ts'
import { notice } from '../view/notice.ts'
import { answerForm, fieldIds, type Before } from '../view/form.ts'
import { filledIn, gapsMessage } from '../view/gaps.ts'
import { typedIn, unreadableMessage } from '../view/unreadable.ts'
import { mineMessage, verdictMessage } from '../view/verdict.ts'

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
  if (question.answered) return verdictMessage(question, question.answered, call.texts, true)
  if (call.at >= question.drop.closesAt) return mineMessage(question, call.texts)
  const secret = await store.secret(question.drop.secretId)
  if (!secret) throw new Error(`drop ${question.drop.id} names a secret that is not there`)
  const signature = signOpening(secret, question.drop.id, person.id, call.at)
  return answerForm(question, { openedAt: call.at, signature }, before, call.texts)
}

export const typed = component<'typed', 'private'>({
  policy: 'private',
  async run(call, fields, world, values) {
    const drop = await dropHere(call, world, fields)
    if (!drop) return unknownDrop(call)
    const person = await call.person()
    const given = answerIn(values, call)
    const asked = { drop: drop.id, person: person.id, at: call.at, locale: call.locale }
    const waiting = given.kind === 'filled' ? await gapsOf(world, asked) : 0
    if (given.kind === 'filled' && given.texts.length < waiting)
      return gapsMessage(drop, given.texts, waiting, call.texts)
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
    return replyTo(answered, given, call)
  },
})

/** How many gaps the person's question has, while it can be answered. */
async function gapsOf({ store }: World, asked: Parameters<typeof revealDrop>[1]): Promise<number> {
  const reveal = await revealDrop(store, asked)
  if (reveal.kind !== 'revealed' || reveal.question.answered) return 0
  return reveal.question.presented.gaps?.length ?? 0
}

/** The answer in a form; gaps that were filled in earlier ones come first. */
function answerIn(values: FormValues, { message }: Call): Answer {
  const positions = values.get(fieldIds.option)
  if (positions) return { kind: 'chosen', positions: positions.map(Number) }
  const gaps = fieldIds.gaps.flatMap(id => values.get(id)?.slice(0, 1) ?? [])
  if (gaps.length > 0) return { kind: 'filled', texts: [...filledIn(message?.components), ...gaps] }
  return { kind: 'typed', text: values.get(fieldIds.text)?.[0] ?? '' }
}

function replyTo(answered: Answered, given: Answer, { at, texts }: Call): Message {
  const { drops } = texts.bot
  switch (answered.kind) {
    case 'recorded':
    case 'already-answered':
      return verdictMessage(answered.question, answered, texts, answered.kind === 'already-answered')
    case 'ungradable': {
      return unreadableMessage(answered.question.drop, typedText(given), answered.verdict.problem, { at, texts })
    }
    case 'late':
      return notice(drops.late(moment(answered.drop.closesAt)))
    case 'early':
    case 'withdrawn':
      return withheld({ kind: answered.kind, drop: answered.drop }, texts)
    case 'unknown':
    case 'undrawable':
    case 'erased':
      return withheld(answered, texts)
  }
}
