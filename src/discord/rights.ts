// Owns what the bot may do in a server, asked of Discord: in a channel, and which roles it can ping and give.
import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { APIGuild, APIGuildMember, APIRole } from 'discord-api-types/v10'
import type { Api } from './api.ts'
import { failureOf } from './failure.ts'
import { channelPermissions } from './permissions.ts'

/** What stands between the bot and a role. unknown: Discord has no such role here, or does not say. */
type RoleLack = 'permission' | 'too-high' | 'managed' | 'unknown'

export interface Rights {
  /** The bot's permission bits in a channel; undefined: the channel is gone, hidden from it, or Discord does not answer. */
  readonly inChannel: (guildId: string, channelId: string) => Promise<bigint | undefined>
  /** Whether a mention of the role in the channel reaches its members; undefined: Discord does not say. */
  readonly canPing: (guildId: string, channelId: string, roleId: string) => Promise<boolean | undefined>
  /** Why the bot cannot give a role; undefined: it can. */
  readonly lackToGive: (guildId: string, roleId: string) => Promise<RoleLack | undefined>
}

type Reading = Pick<Api, 'me' | 'channel' | 'guild' | 'member'>

/** Every answer is asked anew: managers look after they have changed something. */
export function createRights(api: Reading): Rights {
  let botId: Promise<string> | undefined
  const me = (): Promise<string> => {
    botId ??= api.me().then(({ id }) => id)
    // What failed is asked again.
    botId.catch(() => (botId = undefined))
    return botId
  }
  return {
    inChannel: (guildId, channelId) => told(async () => botPermissions(api, await me(), guildId, channelId)),
    canPing: (guildId, channelId, roleId) =>
      told(async () => {
        const [may, { roles }] = [await botPermissions(api, await me(), guildId, channelId), await api.guild(guildId)]
        const role = roles.find(({ id }) => id === roleId)
        return role !== undefined && (role.mentionable || has(may, PermissionFlagsBits.MentionEveryone))
      }),
    lackToGive: async (guildId, roleId) => {
      const found = await told(async () => ({
        guild: await api.guild(guildId),
        member: await api.member(guildId, await me()),
        botId: await me(),
      }))
      return found ? roleLack(found.guild, { ...found.member, userId: found.botId }, roleId) : 'unknown'
    },
  }
}

/** The bot's permission bits in a channel. Throws what `Api` throws. */
export async function botPermissions(
  api: Omit<Reading, 'me'>,
  botId: string,
  guildId: string,
  channelId: string,
): Promise<bigint> {
  const [channel, guild, member] = await Promise.all([
    api.channel(channelId),
    api.guild(guildId),
    api.member(guildId, botId),
  ])
  const overwrites = 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : []
  return channelPermissions(guild, { ...member, userId: botId }, overwrites)
}

/** Manage Roles, and a highest role above the one to be given (Discord API reference, "Permission hierarchy"). */
export function roleLack(
  guild: Pick<APIGuild, 'id' | 'owner_id' | 'roles'>,
  member: Pick<APIGuildMember, 'roles'> & { readonly userId: string },
  roleId: string,
): RoleLack | undefined {
  const role = guild.roles.find(({ id }) => id === roleId)
  if (!role || roleId === guild.id) return 'unknown'
  if (role.managed) return 'managed'
  if (!has(channelPermissions(guild, member, []), PermissionFlagsBits.ManageRoles)) return 'permission'
  const own = guild.roles.filter(({ id }) => member.roles.includes(id))
  return own.some(each => isAbove(each, role)) ? undefined : 'too-high'
}

/** Of two roles at the same position the older one, which has the smaller id, stands above. */
const isAbove = (a: APIRole, b: APIRole): boolean =>
  a.position === b.position ? BigInt(a.id) < BigInt(b.id) : a.position > b.position

const has = (permissions: bigint, bit: bigint): boolean =>
  (permissions & (bit | PermissionFlagsBits.Administrator)) !== 0n

/** Undefined where Discord does not answer, or not this. */
async function told<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (failureOf(error) === undefined) throw error
    return undefined
  }
}
