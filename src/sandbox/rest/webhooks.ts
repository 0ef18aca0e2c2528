// Owns the REST routes of an interaction's token: the original reply, follow-ups, and changing both.
import { ApplicationIntegrationType, MessageFlags } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { tokenLifeMs } from '../interaction/deliver.ts'
import { findByToken } from '../interaction/payload.ts'
import { reply } from '../interaction/respond.ts'
import { keepUploads } from '../world/attachment.ts'
import { deleteMessage, editMessage, type MessageBody } from '../world/message.ts'
import type { Channel, StoredInteraction, StoredMessage } from '../world/model.ts'
import { found, missing, refuse, type Answer, type Found } from './refusal.ts'
import type { RestRequest } from './request.ts'
import { refuseEdit, refuseNew } from './sending.ts'

interface Answered {
  readonly interaction: StoredInteraction
  readonly channel: Channel
}

/** The answered interaction of a token; 50027 for a wrong or outdated token, 10015 before the first response. */
function findAnswered(discord: Discord, { params }: RestRequest): Found<Answered> {
  const { world, clock } = discord
  if (params['application'] !== world.application.id) return missing(10015)
  const interaction = findByToken(discord, params['token'] ?? '')
  if (!interaction || clock.now() - interaction.createdAt >= tokenLifeMs) return missing(50027)
  const channel = world.channels.get(interaction.channelId)
  return interaction.state === 'answered' && channel ? found({ interaction, channel }) : missing(10015)
}

type AnsweredMessage = Answered & { readonly stored: StoredMessage }

/** The message of a token's route: `@original`, or the id of one of its own. */
function findOwn(discord: Discord, request: RestRequest): Found<AnsweredMessage> {
  const answered = findAnswered(discord, request)
  if (!answered.ok) return answered
  const { interaction } = answered.value
  const asked = request.params['message'] ?? ''
  const id = asked === '@original' ? interaction.originalId : asked
  const isOwn = id !== undefined && (id === interaction.originalId || interaction.messageIds.includes(id))
  const stored = isOwn ? discord.world.messages.get(id) : undefined
  return stored ? found({ ...answered.value, stored }) : missing(10008)
}

export function getOwn(discord: Discord, request: RestRequest): Answer {
  const own = findOwn(discord, request)
  return own.ok ? { status: 200, body: own.value.stored.message } : own.refusal
}

/** POST: a follow-up. The first one after a deferred reply becomes that reply, and keeps who sees it. */
export async function postFollowUp(discord: Discord, request: RestRequest): Promise<Answer> {
  const answered = findAnswered(discord, request)
  if (!answered.ok) return answered.refusal
  const { interaction, channel } = answered.value
  const body = (request.body ?? {}) as MessageBody // checked by the route's schema
  const original = discord.world.messages.get(interaction.originalId ?? '')
  const isFirst = original !== undefined && isLoading(original)
  const refusal = refuseNew(body, request.uploads) ?? (isFirst ? undefined : refuseMore(interaction))
  if (refusal) return refusal
  const files = await keepUploads(discord, channel.id, request.uploads, body.attachments ?? [])
  if (isFirst) {
    finish(discord, channel, original, body, files)
    return { status: 200, body: original.message }
  }
  return { status: 200, body: reply(discord, channel, interaction, body, files).message }
}

/**
 * Where only the person has installed the app, an interaction has five follow-ups (Discord API reference, "Create
 * Followup Message").
 */
function refuseMore({ payload, messageIds, originalId }: StoredInteraction): Answer | undefined {
  const owners = Object.keys(payload.authorizing_integration_owners)
  const isPersonal = !owners.includes(String(ApplicationIntegrationType.GuildInstall))
  const followUps = messageIds.filter(id => id !== originalId).length
  return isPersonal && followUps >= mostFollowUps ? refuse(40094) : undefined
}

const mostFollowUps = 5

export async function patchOwn(discord: Discord, request: RestRequest): Promise<Answer> {
  const own = findOwn(discord, request)
  if (!own.ok) return own.refusal
  const { channel, stored } = own.value
  const body = (request.body ?? {}) as MessageBody // checked by the route's schema
  const refusal = refuseEdit(body, request.uploads, stored)
  if (refusal) return refusal
  const files = await keepUploads(discord, channel.id, request.uploads, body.attachments ?? [])
  finish(discord, channel, stored, body, files)
  return { status: 200, body: stored.message }
}

const isLoading = ({ message }: StoredMessage): boolean => ((message.flags ?? 0) & MessageFlags.Loading) !== 0

function finish(
  discord: Discord,
  channel: Channel,
  stored: StoredMessage,
  body: MessageBody,
  files: StoredMessage['files'],
): void {
  editMessage(discord, channel, stored, {
    body,
    files,
    ...(isLoading(stored) ? { clearFlags: MessageFlags.Loading } : {}),
  })
}

export function deleteOwn(discord: Discord, request: RestRequest): Answer {
  const own = findOwn(discord, request)
  if (!own.ok) return own.refusal
  deleteMessage(discord, own.value.channel, own.value.stored)
  return { status: 204 }
}
