// Owns delivering an interaction to the bot and waiting until it has answered or failed.
import { MessageFlags, MessageType } from 'discord-api-types/v10'
import type { APIInteraction } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { createMessage } from '../world/message.ts'
import type { Channel, StoredInteraction } from '../world/model.ts'
import { showMetadata, showUsedCommand } from './payload.ts'
import type { UserFile } from './user-file.ts'
import { responseLimitMs } from './waiting.ts'

/** Interaction tokens work for 15 minutes of sandbox time. */
export const tokenLifeMs = 15 * 60_000

const keptInteractions = 2_000

export interface Delivery {
  readonly payload: APIInteraction
  readonly userId: string
  readonly channel: Channel
  /** How often the bot gets it. */
  readonly times: number
  /** The interaction that opened the modal which this one submits. */
  readonly openerId?: string
  /** What the user sends with it. */
  readonly files?: readonly UserFile[] | undefined
}

export type Delivered = { interaction: StoredInteraction; reason?: string }

/** Resolves at the first response or after three seconds of real time. */
export async function deliver(discord: Discord, delivery: Delivery): Promise<Delivered> {
  const { world, clock, journal, gateway, waiting } = discord
  const { payload, userId, channel, openerId, files = [] } = delivery
  for (const { attachment, bytes } of files) await discord.files.keep(attachment.id, bytes)
  const interaction: StoredInteraction = {
    payload,
    userId,
    channelId: channel.id,
    createdAt: clock.now(),
    state: 'waiting',
    messageIds: [],
    ...(openerId === undefined ? {} : { openerId }),
    ...(files.length === 0 ? {} : { files: files.map(({ attachment }) => attachment) }),
  }
  forgetOld(discord)
  world.interactions.set(payload.id, interaction)
  discord.changed()
  const { name, custom_id } = (payload.data ?? {}) as { name?: string; custom_id?: string } // each kind has its own
  journal.record({
    kind: 'interaction',
    interaction_id: payload.id,
    type: payload.type,
    user_id: userId,
    channel_id: channel.id,
    ...(name === undefined ? {} : { name }),
    ...(custom_id === undefined ? {} : { custom_id }),
  })
  const response = waiting.forResponse(payload.id)
  const times = Math.max(delivery.times, discord.faults.takeDeliveries())
  const reached = Array.from({ length: times }, () => gateway.dispatch('INTERACTION_CREATE', payload, channel.guildId))
  if (await response) return { interaction }
  const reason = reached.includes(true)
    ? `the application did not respond within ${responseLimitMs / 1000} s`
    : 'the application is not connected to the gateway'
  fail(discord, delivery, interaction, reason)
  return { interaction, reason }
}

function fail(discord: Discord, { channel, userId }: Delivery, interaction: StoredInteraction, reason: string): void {
  interaction.state = 'failed'
  interaction.outcome = 'failed'
  const { payload } = interaction
  discord.journal.record({
    kind: 'interaction_failed',
    interaction_id: payload.id,
    user_id: userId,
    channel_id: channel.id,
    reason,
  })
  discord.changed()
  const usedCommand = showUsedCommand(interaction)
  if (!usedCommand) return
  // What the client shows its user in place of a reply; the bot can neither read nor change it.
  createMessage(discord, {
    channel,
    body: {},
    files: [],
    type: MessageType.ChatInputCommand,
    flags: MessageFlags.Ephemeral | MessageFlags.Loading,
    visibleTo: userId,
    failed: true,
    interaction: showMetadata(interaction),
    usedCommand,
  })
}

/** A modal can be sent long after its opener's token ended: the latest openers are kept, however old. */
function forgetOld({ world, clock, files }: Discord): void {
  for (const [id, { createdAt, files: sent = [] }] of world.interactions) {
    if (world.interactions.size <= keptInteractions || clock.now() - createdAt < tokenLifeMs) break
    for (const file of sent) files.drop(file.id)
    world.interactions.delete(id)
  }
}
