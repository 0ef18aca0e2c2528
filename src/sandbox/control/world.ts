// Owns the control routes that build the world: users, guilds, members, channels, permissions.
import { Locale } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import {
  addChannel,
  addGuild,
  addMember,
  addRole,
  inviteBot,
  openDirectMessage,
  removeMember,
  setBotPermissions,
} from '../world/guild.ts'
import { showChannel, showGuild, showMember, showPermissions } from '../world/view.ts'
import type { Guild, Member, Person } from '../world/model.ts'
import { bitsOf, isPermissionName, type PermissionName } from '../world/permission.ts'
import { addPerson } from '../world/seed.ts'
import { listCommands } from '../world/command.ts'
import type { ControlRequest } from './routes.ts'
import { reply, unknown, wrong, type Reply } from './reply.ts'

export function showWorld({ world, clock }: Discord): Reply {
  return reply({
    application: { id: world.application.id, name: world.application.name },
    bot: world.bot,
    guilds: [...world.guilds.values()].map(guild => ({
      id: guild.id,
      name: guild.name,
      owner_id: guild.ownerId,
      channels: guild.channelIds.map(id => ({ id, name: world.channels.get(id)?.name ?? '', type: 0 })),
      roles: [...guild.roles.values()].map(({ id, name }) => ({ id, name })),
      members: [...guild.members.values()].map(member => ({
        ...showMember(world, member),
        permissions: showPermissions(guild, member.userId),
      })),
    })),
    users: [...world.people.values()].map(showPerson),
    direct_messages: [...world.channels.values()].flatMap(({ id, recipientId }) =>
      recipientId === undefined ? [] : { id, user_id: recipientId },
    ),
    clock: { now: clock.now(), offset: clock.offsetMs() },
  })
}

const showPerson = ({ user, locale, acceptsDirectMessages }: Person) => ({
  ...user,
  locale,
  accepts_direct_messages: acceptsDirectMessages,
})

const locales: readonly string[] = Object.values(Locale)
const isLocale = (text: string): text is Locale => locales.includes(text)
const wrongLocale = (text: string): Reply => wrong(`The locale "${text}" is not one of ${locales.join(', ')}.`)

export function createUser(
  discord: Discord,
  { body }: ControlRequest<{ username: string; global_name?: string | undefined; locale?: string | undefined }>,
): Reply {
  const locale = body.locale ?? Locale.EnglishUS
  if (!isLocale(locale)) return wrongLocale(locale)
  return reply(showPerson(addPerson(discord, body.username, body.global_name ?? null, locale)))
}

export function changeUser(
  discord: Discord,
  { params, body }: ControlRequest<{ locale?: string | undefined; accepts_direct_messages?: boolean | undefined }>,
): Reply {
  const person = discord.world.people.get(params['user'] ?? '')
  if (!person) return unknown('user', params['user'] ?? '')
  const locale = body.locale ?? person.locale
  if (!isLocale(locale)) return wrongLocale(locale)
  person.locale = locale
  person.acceptsDirectMessages = body.accepts_direct_messages ?? person.acceptsDirectMessages
  discord.changed()
  discord.journal.record({ kind: 'world' })
  return reply(showPerson(person))
}

/** The direct message channel of a user and the bot. */
export function openUserChannel(discord: Discord, { params }: ControlRequest<unknown>): Reply {
  const person = discord.world.people.get(params['user'] ?? '')
  if (!person) return unknown('user', params['user'] ?? '')
  return reply(showChannel(discord.world, openDirectMessage(discord, person.user.id)))
}

export function createGuild(
  discord: Discord,
  { body }: ControlRequest<{ name: string; owner_id?: string | undefined }>,
): Reply {
  if (body.owner_id !== undefined && !discord.world.people.has(body.owner_id)) return unknown('user', body.owner_id)
  return reply(showGuild(addGuild(discord, body.name, body.owner_id)))
}

function findGuild({ world }: Discord, params: Readonly<Record<string, string>>): Guild | undefined {
  return world.guilds.get(params['guild'] ?? '')
}

const showWithPermissions = ({ world }: Discord, guild: Guild, member: Member) => ({
  ...showMember(world, member),
  permissions: showPermissions(guild, member.userId),
})

export function createMember(
  discord: Discord,
  { params, body }: ControlRequest<{ user_id: string; permissions?: string[] | undefined }>,
): Reply {
  const guild = findGuild(discord, params)
  if (!guild) return unknown('guild', params['guild'] ?? '')
  const names = readPermissions(body.permissions ?? [])
  if (!Array.isArray(names)) return names
  const isBot = body.user_id === discord.world.bot.id
  if (isBot && !guild.members.has(body.user_id)) inviteBot(discord, guild)
  if (!isBot && !discord.world.people.has(body.user_id)) return unknown('user', body.user_id)
  return reply(showWithPermissions(discord, guild, addMember(discord, guild, body.user_id, names)))
}

export function deleteMember(discord: Discord, { params }: ControlRequest<unknown>): Reply {
  const guild = findGuild(discord, params)
  if (!guild) return unknown('guild', params['guild'] ?? '')
  return removeMember(discord, guild, params['user'] ?? '') ? reply({}) : unknown('member', params['user'] ?? '')
}

export function createRole(
  discord: Discord,
  { params, body }: ControlRequest<{ name: string; on_top?: boolean | undefined }>,
): Reply {
  const guild = findGuild(discord, params)
  return guild
    ? reply(addRole(discord, guild, body.name, body.on_top ?? false))
    : unknown('guild', params['guild'] ?? '')
}

export function createChannel(discord: Discord, { params, body }: ControlRequest<{ name: string }>): Reply {
  const guild = findGuild(discord, params)
  return guild
    ? reply(showChannel(discord.world, addChannel(discord, guild, body.name)))
    : unknown('guild', params['guild'] ?? '')
}

export function changePermissions(
  discord: Discord,
  { params, body }: ControlRequest<{ allow?: string[] | undefined; deny?: string[] | undefined }>,
): Reply {
  const channel = discord.world.channels.get(params['channel'] ?? '')
  if (!channel) return unknown('channel', params['channel'] ?? '')
  const allow = readPermissions(body.allow ?? [])
  const deny = readPermissions(body.deny ?? [])
  if (!Array.isArray(allow)) return allow
  if (!Array.isArray(deny)) return deny
  setBotPermissions(discord, channel, bitsOf(allow), bitsOf(deny))
  return reply(showChannel(discord.world, channel))
}

function readPermissions(names: readonly string[]): PermissionName[] | (Reply & { ok: false }) {
  const strange = names.find(name => !isPermissionName(name))
  return strange === undefined
    ? names.filter(isPermissionName)
    : wrong(`The permission "${strange}" is not one that Discord names, like "ManageGuild" or "SendMessages".`)
}

/** Global commands, and those of `guild_id`. */
export function showCommands({ world }: Discord, { query }: ControlRequest<unknown>): Reply {
  const guildId = query.get('guild_id')
  return reply([...listCommands(world, undefined), ...(guildId ? listCommands(world, guildId) : [])])
}
