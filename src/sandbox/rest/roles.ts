// Owns giving and taking roles: only below one's own highest, with Manage Roles, and none that Discord manages.
import type { APIRole } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import type { Member } from '../world/model.ts'
import { bitsOf, memberPermissions } from '../world/permission.ts'
import { findGuild } from './find.ts'
import { found, missing, type Answer, type Found } from './refusal.ts'
import type { RestRequest } from './request.ts'

export const giveRole = (discord: Discord, request: RestRequest): Answer =>
  change(discord, request, (roleIds, id) => (roleIds.includes(id) ? roleIds : [...roleIds, id]))

export const takeRole = (discord: Discord, request: RestRequest): Answer =>
  change(discord, request, (roleIds, id) => roleIds.filter(each => each !== id))

function change(
  discord: Discord,
  request: RestRequest,
  next: (roleIds: readonly string[], roleId: string) => readonly string[],
): Answer {
  const target = findTarget(discord, request)
  if (!target.ok) return target.refusal
  const { member, role } = target.value
  member.roleIds.splice(0, member.roleIds.length, ...next([...member.roleIds], role.id))
  discord.changed()
  discord.journal.record({ kind: 'world' })
  // GUILD_MEMBER_UPDATE needs the privileged intent for members, which nobody has here.
  return { status: 204 }
}

interface Target {
  readonly member: Member
  readonly role: APIRole
}

function findTarget(discord: Discord, { params }: RestRequest): Found<Target> {
  const { world } = discord
  const guild = findGuild(discord, params['guild'] ?? '')
  if (!guild.ok) return guild
  const { members, roles } = guild.value
  const member = members.get(params['user'] ?? '')
  const role = roles.get(params['role'] ?? '')
  if (!role || role.id === guild.value.id) return missing(10011)
  if (!member) return missing(10007)
  const isAllowed = (memberPermissions(guild.value, world.bot.id) & bitsOf(['ManageRoles', 'Administrator'])) !== 0n
  const highest = Math.max(...(members.get(world.bot.id)?.roleIds ?? []).map(id => roles.get(id)?.position ?? 0))
  if (!isAllowed || role.managed || role.position >= highest) return missing(50013)
  return found({ member, role })
}
