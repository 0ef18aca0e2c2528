// Owns the REST routes of an interaction's token: the original reply, follow-ups, and changing both.
import { MessageFlags } from 'discord-api-types/v10'
import type { RESTPatchAPIChannelMessageJSONBody, RESTPostAPIWebhookWithTokenJSONBody } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { tokenLifeMs } from '../interaction/deliver.ts'
import { findByToken } from '../interaction/payload.ts'
import { reply } from '../interaction/respond.ts'
import { messageProblems } from '../rules/message.ts'
import { keepUploads } from '../world/attachment.ts'
import { deleteMessage, editMessage } from '../world/message.ts'
import type { Channel, StoredInteraction, StoredMessage } from '../world/model.ts'
import { isEmpty, v2Of } from './channels.ts'
import { found, missing, refuse, refuseForm, type Answer, type Found } from './refusal.ts'
import type { RestRequest } from './request.ts'

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
  const body = (request.body ?? {}) as RESTPostAPIWebhookWithTokenJSONBody // checked by the route's schema
  const problems = messageProblems({
    body: body as RESTPatchAPIChannelMessageJSONBody, // the same fields
    uploads: request.uploads,
    flags: body.flags ?? 0,
  })
  if (problems.length > 0) return refuseForm(problems)
  if (isEmpty(body as RESTPatchAPIChannelMessageJSONBody, request.uploads.length)) return refuse(50006)
  const files = await keepUploads(discord, channel.id, request.uploads, body.attachments ?? [])
  const original = discord.world.messages.get(interaction.originalId ?? '')
  if (original && isLoading(original)) {
    finish(discord, channel, original, body as RESTPatchAPIChannelMessageJSONBody, files)
    return { status: 200, body: original.message }
  }
  return { status: 200, body: reply(discord, channel, interaction, body, files).message }
}

export async function patchOwn(discord: Discord, request: RestRequest): Promise<Answer> {
  const own = findOwn(discord, request)
  if (!own.ok) return own.refusal
  const { channel, stored } = own.value
  const body = (request.body ?? {}) as RESTPatchAPIChannelMessageJSONBody // checked by the route's schema
  const flags = (body.flags ?? 0) | v2Of(stored.message)
  const problems = messageProblems({ body, uploads: request.uploads, flags, existing: stored })
  if (problems.length > 0) return refuseForm(problems)
  const { content, embeds, components } = stored.message
  const fileCount = request.uploads.length + (body.attachments?.length ?? stored.files.length)
  if (isEmpty({ content, embeds, components, ...body } as RESTPatchAPIChannelMessageJSONBody, fileCount))
    return refuse(50006)
  const files = await keepUploads(discord, channel.id, request.uploads, body.attachments ?? [])
  finish(discord, channel, stored, body, files)
  return { status: 200, body: stored.message }
}

const isLoading = ({ message }: StoredMessage): boolean => ((message.flags ?? 0) & MessageFlags.Loading) !== 0

function finish(
  discord: Discord,
  channel: Channel,
  stored: StoredMessage,
  body: RESTPatchAPIChannelMessageJSONBody,
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
