// What happens when the chosen person does something: the act is sent, its waiting and its outcome are shown.
import { actCommand, actComponent, actModal, type Answer, type OptionValues } from './api.ts'
import { loadMessages } from './loading.ts'
import { openModal, type Values } from './modal/modal.ts'
import { change, state } from './state.ts'
import type { Message, Outcome } from './wire.ts'

let lastKey = 0

/** Sends a slash command in the open channel. `name` is what stands beside "used". */
export async function sendCommand(shownName: string, name: string, options: OptionValues): Promise<void> {
  await send(shownName, { name, options })
}

/** Runs a message command on a message. */
export async function sendMessageCommand(name: string, messageId: string): Promise<void> {
  await send(name, { name, type: 3, target_id: messageId })
}

async function send(
  shownName: string,
  what: { name: string; options: OptionValues } | { name: string; type: 3; target_id: string },
): Promise<void> {
  const sending = { key: (lastKey += 1), userId: state.userId, channelId: state.channelId, name: shownName }
  change({ sendings: [...state.sendings, sending] })
  const answer = await actCommand({ user_id: sending.userId, channel_id: sending.channelId, ...what })
  const problem = problemOf(answer)
  await loadMessages()
  const settled = state.sendings.filter(other => other.key !== sending.key)
  // The server may keep the failure as a message; then that one says why.
  const kept = answer.ok ? state.messages.find(message => isFailureOf(message, answer.value)) : undefined
  if (kept) setNotice(kept.id, problem)
  change({ sendings: problem !== undefined && !kept ? [...settled, { ...sending, problem }] : settled })
  if (answer.ok) follow(answer.value, sending.userId)
}

function isFailureOf(message: Message, outcome: Outcome): boolean {
  return message.failed === true && message.interaction_metadata?.id === outcome.interaction_id
}

/** Presses a button or chooses in a select; true when the bot answered. */
export async function pressComponent(messageId: string, customId: string, values?: string[]): Promise<boolean> {
  setNotice(messageId, undefined)
  const userId = state.userId
  const act = { user_id: userId, message_id: messageId, custom_id: customId }
  const answer = await actComponent(values ? { ...act, values } : act)
  const problem = problemOf(answer)
  setNotice(messageId, problem)
  await loadMessages()
  if (answer.ok) follow(answer.value, userId)
  return problem === undefined
}

/** The words for an act that came to nothing; none when the bot answered. */
function problemOf(answer: Answer<Outcome>): string | undefined {
  if (!answer.ok) return `This interaction failed: ${answer.error}`
  if (answer.value.outcome !== 'failed') return undefined
  return answer.value.reason ? `This interaction failed: ${answer.value.reason}` : 'This interaction failed'
}

/** Opens the modal that an act was answered with, unless somebody else is acted as by now. */
function follow(outcome: Outcome, userId: string): void {
  if (outcome.modal && userId === state.userId)
    openModal(outcome.modal, values => submitModal(userId, outcome.interaction_id, values))
}

async function submitModal(userId: string, interactionId: string, values: Values): Promise<string | undefined> {
  const answer = await actModal({ user_id: userId, interaction_id: interactionId, values })
  await loadMessages()
  return problemOf(answer)
}

function setNotice(messageId: string, notice: string | undefined): void {
  const notices = new Map(state.notices)
  if (notice === undefined) notices.delete(messageId)
  else notices.set(messageId, notice)
  change({ notices })
}
