// Owns which commands a user sees in a channel, as Discord's client shows and hides them.
import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { APIApplicationCommand } from 'discord-api-types/v10'
import type { Channel, World } from '../world/model.ts'
import { channelPermissions } from '../world/permission.ts'

/** Why Discord hides the command from this user here; undefined when it is shown. */
export function whyHidden(
  world: World,
  channel: Channel,
  userId: string,
  command: APIApplicationCommand,
): string | undefined {
  const guild = world.guilds.get(channel.guildId ?? '')
  const isPersonal = guild !== undefined && !guild.members.has(world.bot.id)
  if (isPersonal && !command.integration_types?.includes(ApplicationIntegrationType.UserInstall))
    return `The command "${command.name}" is not installed to users, and this server has not added the app.`
  const context = channel.guildId === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild
  const isOffered = command.contexts
    ? command.contexts.includes(context)
    : context === InteractionContextType.Guild || command.dm_permission !== false
  if (!isOffered)
    return `The command "${command.name}" is not offered ${context === InteractionContextType.Guild ? 'in servers' : 'in direct messages'}.`
  const has = channelPermissions(world, channel, userId)
  if (context === InteractionContextType.BotDM || has & PermissionFlagsBits.Administrator) return undefined
  if (!(has & PermissionFlagsBits.UseApplicationCommands)) return 'This user may not use application commands here.'
  const { default_member_permissions: text } = command
  if (text === null || text === undefined) return undefined
  const needed = BigInt(text)
  // "0" means nobody but administrators (Discord API reference, "Permissions" of commands).
  return needed !== 0n && (has & needed) === needed
    ? undefined
    : `The command "${command.name}" needs permissions (${text}) that this user does not have: Discord hides it.`
}
