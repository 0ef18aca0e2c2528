// Owns what a command interaction says: the command, its options, or the user or message it was used on.
import { ApplicationCommandType } from 'discord-api-types/v10'
import type { APIApplicationCommand } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { showMember } from '../world/view.ts'
import type { Channel, Guild } from '../world/model.ts'
import { findUser } from '../world/seed.ts'
import type { ReadOptions } from './options.ts'
import type { UserFile } from './user-file.ts'

/** The `data` of a command, or a sentence that says why it has none. */
export type CommandData = { ok: true; data: object; files?: readonly UserFile[] } | { ok: false; reason: string }

const ofCommand = ({ id, name, type, guild_id }: APIApplicationCommand) => ({
  id,
  name,
  type,
  ...(guild_id === undefined ? {} : { guild_id }),
})

export function slashData(
  command: APIApplicationCommand,
  { options, resolved, files, problems }: ReadOptions,
): CommandData {
  if (problems.length > 0) return { ok: false, reason: problems.join(' ') }
  return {
    ok: true,
    data: { ...ofCommand(command), options, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) },
    files,
  }
}

/** For a command in the menu of a user or a message. */
export function menuData(
  { world }: Discord,
  guild: Guild | undefined,
  channel: Channel,
  userId: string,
  command: APIApplicationCommand,
  targetId: string,
): CommandData {
  if (command.type === ApplicationCommandType.User) {
    const user = findUser(world, targetId)
    if (!user) return { ok: false, reason: `There is no user "${targetId}".` }
    const member = guild?.members.get(targetId)
    const members = member ? { members: { [targetId]: { ...showMember(world, member), permissions: '0' } } } : {}
    return {
      ok: true,
      data: { ...ofCommand(command), target_id: targetId, resolved: { users: { [targetId]: user }, ...members } },
    }
  }
  const stored = world.messages.get(targetId)
  const isSeen = stored?.message.channel_id === channel.id && (stored.visibleTo ?? userId) === userId
  if (!stored || !isSeen || stored.failed) return { ok: false, reason: `There is no message "${targetId}" here.` }
  return {
    ok: true,
    data: { ...ofCommand(command), target_id: targetId, resolved: { messages: { [targetId]: stored.message } } },
  }
}
