// Owns guilds, their channels and members, and how Discord shows them.
import { ChannelType, Locale, OverwriteType } from 'discord-api-types/v10'
import type {
  APIChannel,
  APIGuildMember,
  APIInteractionGuildMember,
  APIRole,
  APITextChannel,
  GatewayGuildCreateDispatchData,
} from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import type { Channel, Guild, Member, World } from './model.ts'
import {
  bitsOf,
  channelPermissions,
  everyonePermissions,
  memberPermissions,
  type PermissionName,
} from './permission.ts'
import { findUser } from './seed.ts'
import { idTime, nextId } from './snowflake.ts'

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

export function removeMember(discord: Discord, guild: Guild, userId: string): boolean {
  const removed = guild.members.delete(userId)
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

/** The direct message channel of the bot and a person: always the same one. */
export function openDirectMessage(discord: Discord, userId: string): Channel {
  for (const channel of discord.world.channels.values()) if (channel.recipientId === userId) return channel
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

/** A channel as Discord sends it. */
export function showChannel(world: World, channel: Channel): APIChannel {
  const last_message_id = channel.messageIds.at(-1) ?? null
  if (channel.guildId === undefined) {
    const recipient = findUser(world, channel.recipientId ?? '')
    return {
      id: channel.id,
      type: ChannelType.DM,
      name: null,
      last_message_id,
      flags: 0 as never, // no flag set: the enum has no name for it
      recipients: recipient ? [recipient] : [],
    }
  }
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: channel.guildId,
    name: channel.name,
    position: world.guilds.get(channel.guildId)?.channelIds.indexOf(channel.id) ?? 0,
    permission_overwrites: channel.overwrites,
    nsfw: false,
    topic: null,
    parent_id: null,
    rate_limit_per_user: 0,
    last_message_id,
    flags: 0 as never, // as above
  } satisfies APITextChannel
}

export function showMember(world: World, member: Member): APIGuildMember {
  const user = findUser(world, member.userId) ?? world.application.owner
  return {
    user,
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: [...member.roleIds],
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0 as never, // no flag set: the enum has no name for it
    communication_disabled_until: null,
  }
}

/** A member with what they may do in this channel, as an interaction carries one. */
export function showInteractionMember(world: World, channel: Channel, member: Member): APIInteractionGuildMember {
  const permissions = String(channelPermissions(world, channel, member.userId))
  const shown = showMember(world, member)
  return { ...shown, user: shown.user, permissions }
}

/** What a member may do in the whole guild, as Discord writes it. */
export const showPermissions = (guild: Guild, userId: string): string => String(memberPermissions(guild, userId))

export function showGuild(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    region: null,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0 as never, // no flag set: the enum has no name for it
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  } satisfies Omit<GatewayGuildCreateDispatchData, keyof typeof onlyInGuildCreate>
}

const onlyInGuildCreate = {
  joined_at: 0,
  large: 0,
  member_count: 0,
  voice_states: 0,
  members: 0,
  channels: 0,
  threads: 0,
  presences: 0,
  stage_instances: 0,
  guild_scheduled_events: 0,
  soundboard_sounds: 0,
}

/** GUILD_CREATE for a bot without the members intent: of the members only itself. */
export function showGuildCreate(world: World, guild: Guild): GatewayGuildCreateDispatchData {
  const bot = guild.members.get(world.bot.id)
  return {
    ...showGuild(guild),
    joined_at: guild.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: bot ? [showMember(world, bot)] : [],
    channels: guild.channelIds.flatMap(id => {
      const channel = world.channels.get(id)
      return channel ? [showChannel(world, channel) as APITextChannel] : [] // a guild has only text channels here
    }),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

/** When an id's thing was made, as ISO time. */
export const madeAt = (id: string): string => new Date(idTime(id)).toISOString()
