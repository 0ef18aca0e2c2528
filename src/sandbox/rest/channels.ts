// Owns the REST routes of channels and their messages.
import type { APIMessage, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { keepUploads } from '../world/attachment.ts'
import { showChannel } from '../world/view.ts'
import { createMessage, deleteMessage, editMessage, type MessageBody } from '../world/message.ts'
import type { Channel } from '../world/model.ts'
import { recallNonce, rememberNonce } from '../world/nonce.ts'
import { may } from '../world/permission.ts'
import { isId } from '../world/snowflake.ts'
import { findChannel, findMessage } from './find.ts'
import { refuseOldEdit } from './old-edits.ts'
import { refuse, refuseForm, type Answer } from './refusal.ts'
import type { RestRequest } from './request.ts'
import { refuseEdit, refuseNew } from './sending.ts'

export function getChannel(discord: Discord, { params }: RestRequest): Answer {
  const channel = findChannel(discord, params['channel'] ?? '')
  return channel.ok ? { status: 200, body: showChannel(discord.world, channel.value) } : channel.refusal
}

/** GET messages: newest first, by `before`, `after` or `around`, at most 100; without Read Message History none. */
export function listMessages(discord: Discord, { params, query }: RestRequest): Answer {
  const { world } = discord
  const found = findChannel(discord, params['channel'] ?? '')
  if (!found.ok) return found.refusal
  const channel = found.value
  const limit = Number(query.get('limit') ?? 50)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return refuseForm([{ path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' }])
  const anchors = ['before', 'after', 'around'].flatMap(name => query.get(name) ?? [])
  const wrong = anchors.find(anchor => !isId(anchor) && anchor !== '0')
  if (wrong !== undefined)
    return refuseForm([{ path: ['before'], code: 'NUMBER_TYPE_COERCE', message: `Value "${wrong}" is not snowflake.` }])
  // Discord answers an empty list rather than an error: a reader cannot tell it from an empty channel.
  if (!may(world, channel, world.bot.id, 'ReadMessageHistory')) return { status: 200, body: [] }
  const messages = channel.messageIds.flatMap(id => {
    const stored = world.messages.get(id)
    return stored && stored.visibleTo === undefined ? stored.message : []
  })
  return { status: 200, body: pageOf(messages, query, limit).toReversed() }
}

/** The page that a query asks for, of messages oldest first, oldest first. */
function pageOf(messages: readonly APIMessage[], query: URLSearchParams, limit: number): APIMessage[] {
  const [before, after, around] = ['before', 'after', 'around'].map(name => query.get(name))
  if (around) {
    const middle = BigInt(around)
    const older = messages.filter(({ id }) => BigInt(id) < middle).slice(-Math.ceil((limit - 1) / 2) || messages.length)
    const newer = messages.filter(({ id }) => BigInt(id) >= middle)
    return [...older, ...newer].slice(0, limit)
  }
  if (after) return messages.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit)
  return messages.filter(({ id }) => !before || BigInt(id) < BigInt(before)).slice(-limit)
}

export function getMessage(discord: Discord, { params }: RestRequest): Answer {
  const channel = findChannel(discord, params['channel'] ?? '', 'ReadMessageHistory')
  if (!channel.ok) return channel.refusal
  const stored = findMessage(discord, channel.value, params['message'] ?? '')
  return stored.ok ? { status: 200, body: stored.value.message } : stored.refusal
}

/** POST: a new message, or with `enforce_nonce` the one that was made with this nonce in the last three minutes. */
export async function postMessage(discord: Discord, request: RestRequest): Promise<Answer> {
  const body = (request.body ?? {}) as RESTPostAPIChannelMessageJSONBody & MessageBody // checked by the route's schema
  const found = findChannel(discord, request.params['channel'] ?? '', 'SendMessages')
  if (!found.ok) return found.refusal
  const channel = found.value
  const refusal = refuseSending(discord, channel, request.uploads.length > 0) ?? refuseNew(body, request.uploads)
  if (refusal) return refusal
  const nonce = body.nonce === undefined || body.nonce === null ? undefined : String(body.nonce)
  const files = await keepUploads(discord, channel.id, request.uploads, body.attachments ?? [])
  // From here to remembering the nonce in one step: two requests at once make one message.
  const again = nonce !== undefined && body.enforce_nonce ? recallNonce(discord, nonce) : undefined
  const { message } = again ?? createMessage(discord, { channel, body, files })
  if (again) for (const file of files) discord.files.drop(file.id)
  if (nonce === undefined) return { status: 200, body: message }
  if (!again) rememberNonce(discord, nonce, message.id)
  return { status: 200, body: { ...message, nonce: body.nonce } }
}

function refuseSending({ world }: Discord, channel: Channel, withFiles: boolean): Answer | undefined {
  const { recipientId } = channel
  if (recipientId !== undefined) {
    const isMet = [...world.guilds.values()].some(
      ({ members }) => members.has(recipientId) && members.has(world.bot.id),
    )
    if (!isMet) return refuse(50278)
    if (!world.people.get(recipientId)?.acceptsDirectMessages) return refuse(50007)
  }
  if (withFiles && !may(world, channel, world.bot.id, 'AttachFiles')) return refuse(50013)
  return undefined
}

export async function patchMessage(discord: Discord, request: RestRequest): Promise<Answer> {
  const body = (request.body ?? {}) as MessageBody // checked by the route's schema
  const channel = findChannel(discord, request.params['channel'] ?? '')
  if (!channel.ok) return channel.refusal
  const found = findMessage(discord, channel.value, request.params['message'] ?? '')
  if (!found.ok) return found.refusal
  const stored = found.value
  if (stored.message.author.id !== discord.world.bot.id) return refuse(50005)
  const refusal = refuseEdit(body, request.uploads, stored) ?? refuseOldEdit(discord, channel.value, stored.message.id)
  if (refusal) return refusal
  const files = await keepUploads(discord, channel.value.id, request.uploads, body.attachments ?? [])
  editMessage(discord, channel.value, stored, { body, files })
  return { status: 200, body: stored.message }
}

/** DELETE: the bot's own message; there are no others. */
export function removeMessage(discord: Discord, { params }: RestRequest): Answer {
  const channel = findChannel(discord, params['channel'] ?? '')
  if (!channel.ok) return channel.refusal
  const stored = findMessage(discord, channel.value, params['message'] ?? '')
  if (!stored.ok) return stored.refusal
  deleteMessage(discord, channel.value, stored.value)
  return { status: 204 }
}

/** POST typing: nothing to keep, but refused where sending is. */
export function startTyping(discord: Discord, { params }: RestRequest): Answer {
  const channel = findChannel(discord, params['channel'] ?? '', 'SendMessages')
  return channel.ok ? { status: 204 } : channel.refusal
}
