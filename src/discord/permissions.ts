// Owns computing what the bot may do in a channel, from what REST says of channel, server and member.
import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { APIGuild, APIGuildMember, APIOverwrite } from 'discord-api-types/v10'

const ALL = ~0n

/**
 * The permission bits of a member in a channel: owner, Administrator, then the channel's overwrites for everyone, for
 * roles together, for the member (Discord API reference, "Permission hierarchy").
 */
export function channelPermissions(
  guild: Pick<APIGuild, 'id' | 'owner_id' | 'roles'>,
  member: Pick<APIGuildMember, 'roles'> & { readonly userId: string },
  overwrites: readonly APIOverwrite[],
): bigint {
  if (guild.owner_id === member.userId) return ALL
  const roleIds = new Set([guild.id, ...member.roles])
  const base = guild.roles
    .filter(({ id }) => roleIds.has(id))
    .reduce((bits, role) => bits | BigInt(role.permissions), 0n)
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL
  const layers = [
    overwrites.filter(({ type, id }) => type === OverwriteType.Role && id === guild.id),
    overwrites.filter(({ type, id }) => type === OverwriteType.Role && id !== guild.id && roleIds.has(id)),
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === member.userId),
  ]
  return layers.reduce((bits, layer) => {
    const denied = layer.reduce((sum, { deny }) => sum | BigInt(deny), 0n)
    const allowed = layer.reduce((sum, { allow }) => sum | BigInt(allow), 0n)
    return (bits & ~denied) | allowed
  }, base)
}

const POWER = [
  PermissionFlagsBits.Administrator,
  PermissionFlagsBits.ManageGuild,
  PermissionFlagsBits.ManageRoles,
  PermissionFlagsBits.ManageChannels,
  PermissionFlagsBits.ManageMessages,
  PermissionFlagsBits.ManageWebhooks,
  PermissionFlagsBits.BanMembers,
  PermissionFlagsBits.KickMembers,
  PermissionFlagsBits.ModerateMembers,
  PermissionFlagsBits.MentionEveryone,
].reduce((bits, bit) => bits | bit, 0n)

/** Whether permissions let their holder decide over others: nothing that a quiz gives away. */
export const isPowerful = (permissions: bigint): boolean => (permissions & POWER) !== 0n

const READING = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory

/** Whether these permissions let a list of messages prove anything: without them Discord answers an empty one. */
export const mayReadHistory = (permissions: bigint): boolean => (permissions & READING) === READING
