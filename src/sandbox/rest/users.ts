// Owns the REST routes of users, guilds and members.
import type { Discord } from '../discord.ts'
import { findDirectMessage, openDirectMessage } from '../world/guild.ts'
import { showChannel, showGuild, showMember } from '../world/view.ts'
import { findUser } from '../world/seed.ts'
import { findGuild } from './find.ts'
import { refuse, type Answer } from './refusal.ts'
import type { RestRequest } from './request.ts'

export const getBotUser = ({ world }: Discord): Answer => ({ status: 200, body: world.bot })

export function getUser({ world }: Discord, { params }: RestRequest): Answer {
  const user = findUser(world, params['user'] ?? '')
  return user ? { status: 200, body: user } : refuse(10013)
}

/** So many people can be written to for the first time in so long; Discord does not tell its numbers. */
const mostOpenings = 10
const openingsMs = 10 * 60_000

/** POST /users/@me/channels: the direct message channel with `recipient_id`; the same one each time. */
export function openChannel(discord: Discord, request: RestRequest): Answer {
  const { world, clock } = discord
  const { recipient_id } = (request.body ?? {}) as { recipient_id?: string } // checked by the route's schema
  const person = world.people.get(recipient_id ?? '')
  if (!person) return refuse(50033)
  if (!findDirectMessage(world, person.user.id)) {
    const recent = (world.openings ?? []).filter(at => clock.now() - at < openingsMs)
    if (recent.length >= mostOpenings) return refuse(40003)
    world.openings = [...recent, clock.now()]
  }
  return { status: 200, body: showChannel(world, openDirectMessage(discord, person.user.id)) }
}

export function getGuild(discord: Discord, { params, query }: RestRequest): Answer {
  const guild = findGuild(discord, params['guild'] ?? '')
  if (!guild.ok) return guild.refusal
  const count = guild.value.members.size
  const counts = { approximate_member_count: count, approximate_presence_count: count }
  return { status: 200, body: { ...showGuild(guild.value), ...(query.get('with_counts') === 'true' ? counts : {}) } }
}

export function listChannels(discord: Discord, { params }: RestRequest): Answer {
  const guild = findGuild(discord, params['guild'] ?? '')
  if (!guild.ok) return guild.refusal
  const channels = guild.value.channelIds.flatMap(id => discord.world.channels.get(id) ?? [])
  return { status: 200, body: channels.map(channel => showChannel(discord.world, channel)) }
}

export function listRoles(discord: Discord, { params }: RestRequest): Answer {
  const guild = findGuild(discord, params['guild'] ?? '')
  return guild.ok ? { status: 200, body: [...guild.value.roles.values()] } : guild.refusal
}

export function getMember(discord: Discord, { params }: RestRequest): Answer {
  const guild = findGuild(discord, params['guild'] ?? '')
  if (!guild.ok) return guild.refusal
  const id = params['user'] === '@me' ? discord.world.bot.id : (params['user'] ?? '')
  const member = guild.value.members.get(id)
  if (member) return { status: 200, body: showMember(discord.world, member) }
  return refuse(findUser(discord.world, id) ? 10007 : 10013)
}
