// Owns permissions: names, bits, and what a member may do in a channel (Discord API reference, "Permissions").
import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel, Guild, World } from './model.ts'

export type PermissionName = keyof typeof PermissionFlagsBits

export const isPermissionName = (name: string): name is PermissionName => Object.hasOwn(PermissionFlagsBits, name)

const all = Object.values(PermissionFlagsBits).reduce((bits, bit) => bits | bit, 0n)

/** What @everyone may do in a new guild. */
export const everyonePermissions = bitsOf([
  'ViewChannel',
  'SendMessages',
  'ReadMessageHistory',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseApplicationCommands',
  'UseExternalEmojis',
  'CreatePublicThreads',
  'SendMessagesInThreads',
])

/** The bits of named permissions, together. */
export function bitsOf(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n)
}

/** What a member may do in the guild, or in one channel of it; none for who is no member. */
export function memberPermissions(guild: Guild, userId: string, channel?: Channel): bigint {
  const member = guild.members.get(userId)
  if (!member) return 0n
  if (guild.ownerId === userId) return all
  const roleIds = [guild.id, ...member.roleIds]
  const base = roleIds.reduce((bits, id) => bits | BigInt(guild.roles.get(id)?.permissions ?? 0), 0n)
  if (base & PermissionFlagsBits.Administrator) return all
  if (!channel) return base
  // Discord's order: @everyone of the channel, then all roles together, then the member.
  const ofRole = channel.overwrites.filter(each => each.type === OverwriteType.Role)
  const layers = [
    ofRole.filter(each => each.id === guild.id),
    ofRole.filter(each => each.id !== guild.id && member.roleIds.includes(each.id)),
    channel.overwrites.filter(each => each.type === OverwriteType.Member && each.id === userId),
  ]
  return layers.reduce((bits, layer) => {
    const deny = layer.reduce((sum, each) => sum | BigInt(each.deny), 0n)
    const allow = layer.reduce((sum, each) => sum | BigInt(each.allow), 0n)
    return (bits & ~deny) | allow
  }, base)
}

/** What a user may do in a channel; in a direct message its two sides may do everything that is possible there. */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
  if (channel.guildId === undefined)
    return userId === world.bot.id || userId === channel.recipientId ? everyonePermissions : 0n
  const guild = world.guilds.get(channel.guildId)
  return guild ? memberPermissions(guild, userId, channel) : 0n
}

/** Whether a user has every named permission in a channel; without View Channel no other one counts. */
export function may(world: World, channel: Channel, userId: string, ...names: PermissionName[]): boolean {
  const needed = bitsOf(['ViewChannel', ...names])
  return (channelPermissions(world, channel, userId) & needed) === needed
}
