// Owns looking things up for REST under the bot's permissions: a value, or the refusal Discord would send.
import type { Discord } from '../discord.ts'
import type { Channel, Guild, StoredMessage } from '../world/model.ts'
import { may, type PermissionName } from '../world/permission.ts'
import { found, missing, type Found } from './refusal.ts'

/** A channel the bot sees (else 10003, 50001) and in which it has the named permissions (else 50013). */
export function findChannel({ world }: Discord, id: string, ...names: PermissionName[]): Found<Channel> {
  const channel = world.channels.get(id)
  if (!channel) return missing(10003)
  if (!may(world, channel, world.bot.id)) return missing(50001)
  return may(world, channel, world.bot.id, ...names) ? found(channel) : missing(50013)
}

/** A guild the bot is in; 10004 for any other. */
export function findGuild({ world }: Discord, id: string): Found<Guild> {
  const guild = world.guilds.get(id)
  return guild?.members.has(world.bot.id) ? found(guild) : missing(10004)
}

/** A message that everyone in the channel sees; 10008 for others, ephemeral ones too. */
export function findMessage({ world }: Discord, channel: Channel, id: string): Found<StoredMessage> {
  const stored = world.messages.get(id)
  return stored && stored.message.channel_id === channel.id && stored.visibleTo === undefined
    ? found(stored)
    : missing(10008)
}
