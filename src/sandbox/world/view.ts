// Owns how Discord shows guilds, channels and members.
import { ChannelType } from 'discord-api-types/v10'
import type {
  APIChannel,
  APIGuild,
  APIGuildMember,
  APIInteractionGuildMember,
  APITextChannel,
  GatewayGuildCreateDispatchData,
} from 'discord-api-types/v10'
import type { Channel, Guild, Member, World } from './model.ts'
import { channelPermissions, memberPermissions } from './permission.ts'
import { findUser } from './seed.ts'

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

/** A guild as REST sends it; GUILD_CREATE adds to it. */
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
    // Discord makes a new server's first channel that of its notices.
    system_channel_id: guild.channelIds[0] ?? null,
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
  } satisfies APIGuild
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
