// Owns showing a person their own question: open with its button, answered or closed with what became of it.
import { revealDrop, type Reveal } from '../app/reveal-drop.ts'
import type { Drop } from '../domain/play/drop.ts'
import type { DropId } from '../domain/play/quiz.ts'
import type { Catalog } from '../i18n/en.ts'
import type { Call, Message, World } from './define.ts'
import { moment } from './view/components.ts'
import { notice } from './view/notice.ts'
import { questionMessage } from './view/question.ts'
import { mineMessage } from './view/verdict.ts'

/** The person's question of a drop, as far as they may see it now. */
export async function showQuestion(call: Call, { store }: World, drop: Drop): Promise<Message> {
  const person = await call.person()
  const reveal = await revealDrop(store, { drop: drop.id, person: person.id, at: call.at, locale: call.locale })
  if (reveal.kind !== 'revealed') return withheld(reveal, call.texts)
  const { question } = reveal
  const isOpen = call.at < question.drop.closesAt && !question.answered
  if (!isOpen) return mineMessage(question, call.texts)
  const taken = await store.hints(drop.id, person.id)
  const hints = question.presented.hints.filter((_, place) => taken.includes(place))
  return questionMessage(question, call.texts, hints)
}

/** The same with the working of the answer, once the results are out. */
export async function explainQuestion(call: Call, { store }: World, drop: Drop): Promise<Message> {
  const person = await call.person()
  const reveal = await revealDrop(store, { drop: drop.id, person: person.id, at: call.at, locale: call.locale })
  return reveal.kind === 'revealed'
    ? mineMessage(reveal.question, call.texts, 'explained')
    : withheld(reveal, call.texts)
}

/** Why there is no question to show, or to answer. */
export function withheld(reveal: Exclude<Reveal, { kind: 'revealed' }>, { bot: { drops } }: Catalog): Message {
  switch (reveal.kind) {
    case 'early':
      return notice(drops.early(moment(reveal.drop.opensAt)))
    case 'closed':
      return notice(drops.closed(moment(reveal.drop.closesAt)))
    case 'withdrawn':
      return notice(drops.withdrawn)
    case 'unknown':
    case 'undrawable':
    case 'erased':
      return notice(drops[reveal.kind])
  }
}

/** The drop that a custom id names, if it is one of this server: the id alone proves nothing. */
export async function dropHere(
  { guildId }: Call,
  { store }: World,
  fields: { readonly drop: string },
): Promise<Drop | undefined> {
  const drop = await store.drop(Number(fields.drop) as DropId) // anything may stand there; the store looks it up
  const place = drop && (await store.quiz(drop.quizId))?.place
  return place?.kind === 'discord' && place.guildId === guildId ? drop : undefined
}

/** What is said of a drop that is not there, or not of this server. */
export const unknownDrop = ({ texts }: Call): Message => notice(texts.bot.drops.unknown)
