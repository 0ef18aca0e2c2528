// Owns guilds, their channels and members, and direct messages: making and changing them.
import { Locale, OverwriteType } from 'discord-api-types/v10'
import type { APIRole } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import type { Channel, Guild, Member, World } from './model.ts'
import { bitsOf, everyonePermissions, type PermissionName } from './permission.ts'
import { nextId } from './snowflake.ts'
import { showChannel, showGuildCreate } from './view.ts'

const isoNow = (discord: Discord): string => new Date(discord.clock.now()).toISOString()

function buildRole(id: string, name: string, permissions: bigint, position: number, botId?: string): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: String(permissions),
    managed: botId !== undefined,
    mentionable: false,
    flags: 0 as never, // no flag set: the enum has no name for it
    ...(botId === undefined ? {} : { tags: { bot_id: botId } }),
  }
}

/** A guild with @everyone, its owner and the bot; a connected bot is told at once. */
export function addGuild(discord: Discord, name: string, ownerId?: string): Guild {
  const { world } = discord
  const id = nextId(discord)
  const botRole = buildRole(nextId(discord), world.bot.username, 0n, 1, world.bot.id)
  const joinedAt = isoNow(discord)
  const owner = ownerId ?? world.application.owner.id
  const guild: Guild = {
    id,
    name,
    ownerId: owner,
    locale: Locale.EnglishUS,
    joinedAt,
    roles: new Map([
      [id, buildRole(id, '@everyone', everyonePermissions, 0)],
      [botRole.id, botRole],
    ]),
    members: new Map([
      [owner, { userId: owner, nick: null, roleIds: [], joinedAt }],
      [world.bot.id, { userId: world.bot.id, nick: null, roleIds: [botRole.id], joinedAt }],
    ]),
    channelIds: [],
  }
  world.guilds.set(id, guild)
  discord.changed()
  discord.journal.record({ kind: 'world' })
  discord.gateway.dispatch('GUILD_CREATE', showGuildCreate(world, guild), id)
  return guild
}

/** A role that nobody has: at the bottom as Discord makes it, or on top of all, the bot's too. */
export function addRole(discord: Discord, guild: Guild, name: string, isOnTop: boolean): APIRole {
  const others = [...guild.roles.values()].filter(({ id }) => id !== guild.id)
  const role = buildRole(nextId(discord), name, 0n, isOnTop ? others.length + 1 : 1)
  if (!isOnTop) for (const other of others) other.position += 1
  guild.roles.set(role.id, role)
  discord.changed()
  discord.journal.record({ kind: 'world' })
  discord.gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role }, guild.id)
  return role
}

/** Makes a person a member; named permissions become a role of their own. Again for a member: adds the permissions. */
export function addMember(discord: Discord, guild: Guild, userId: string, permissions: PermissionName[]): Member {
  const roleIds = [...(guild.members.get(userId)?.roleIds ?? [])]
  if (permissions.length > 0) {
    const role = buildRole(nextId(discord), permissions.join(', '), bitsOf(permissions), guild.roles.size)
    guild.roles.set(role.id, role)
    roleIds.push(role.id)
    discord.gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role }, guild.id)
  }
  const member = { userId, nick: null, roleIds, joinedAt: isoNow(discord) }
  guild.members.set(userId, member)
  discord.changed()
  discord.journal.record({ kind: 'world' })
  return member
}

/** The bot again in a server that had removed it. */
export function inviteBot(discord: Discord, guild: Guild): Member {
  const member = addMember(discord, guild, discord.world.bot.id, [])
  discord.gateway.dispatch('GUILD_CREATE', showGuildCreate(discord.world, guild), guild.id)
  return member
}

/** Tells the bot that a server cannot be reached, or can be again. */
export function tellOutage({ gateway, world }: Discord, guild: Guild, isOver: boolean): void {
  if (isOver) gateway.dispatch('GUILD_CREATE', showGuildCreate(world, guild), guild.id)
  else gateway.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, guild.id)
}

/** The bot itself is told that it is no longer in the server. */
export function removeMember(discord: Discord, guild: Guild, userId: string): boolean {
  const removed = guild.members.delete(userId)
  if (removed && userId === discord.world.bot.id) discord.gateway.dispatch('GUILD_DELETE', { id: guild.id }, guild.id)
  discord.changed()
  discord.journal.record({ kind: 'world' })
  return removed
}

export function addChannel(discord: Discord, guild: Guild, name: string): Channel {
  const channel: Channel = { id: nextId(discord), name, guildId: guild.id, overwrites: [], messageIds: [] }
  discord.world.channels.set(channel.id, channel)
  guild.channelIds.push(channel.id)
  discord.changed()
  discord.journal.record({ kind: 'world' })
  discord.gateway.dispatch('CHANNEL_CREATE', showChannel(discord.world, channel), guild.id)
  return channel
}

export const findDirectMessage = ({ channels }: World, userId: string): Channel | undefined =>
  channels.values().find(({ recipientId }) => recipientId === userId)

/** The direct message channel of the bot and a person: always the same one. */
export function openDirectMessage(discord: Discord, userId: string): Channel {
  const open = findDirectMessage(discord.world, userId)
  if (open) return open
  const channel: Channel = { id: nextId(discord), name: '', recipientId: userId, overwrites: [], messageIds: [] }
  discord.world.channels.set(channel.id, channel)
  discord.changed()
  discord.journal.record({ kind: 'world' })
  return channel
}

/** Changes what the bot may do in a channel: an overwrite of its own, on top of what it says already. */
export function setBotPermissions(discord: Discord, channel: Channel, allow: bigint, deny: bigint): void {
  const { id } = discord.world.bot
  const before = channel.overwrites.find(each => each.id === id)
  const after = {
    id,
    type: OverwriteType.Member,
    allow: String((BigInt(before?.allow ?? 0) & ~deny) | allow),
    deny: String((BigInt(before?.deny ?? 0) & ~allow) | deny),
  }
  channel.overwrites.splice(0, channel.overwrites.length, ...channel.overwrites.filter(each => each !== before), after)
  discord.changed()
  discord.gateway.dispatch('CHANNEL_UPDATE', showChannel(discord.world, channel), channel.guildId)
}
