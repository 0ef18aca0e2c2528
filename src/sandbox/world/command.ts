// Owns the registered application commands: adding, changing and listing them.
import { ApplicationCommandType, ApplicationIntegrationType } from 'discord-api-types/v10'
import type { APIApplicationCommand, RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import type { World } from './model.ts'
import { nextId } from './snowflake.ts'

/** Commands of one scope: a guild's own, or with `undefined` the global ones, in order of registration. */
export const listCommands = ({ commands }: World, guildId: string | undefined): APIApplicationCommand[] =>
  [...commands.values()].filter(command => command.guild_id === guildId)

/** The command a user means in a guild: its own one hides a global one of the same name. */
export function findCommand(world: World, guildId: string | undefined, type: ApplicationCommandType, name: string) {
  const scopes = guildId === undefined ? [undefined] : [guildId, undefined]
  return scopes
    .flatMap(scope => listCommands(world, scope))
    .find(command => command.type === type && command.name === name)
}

/** Adds a command, or replaces the one of this name and type in the scope; its id stays. */
export function putCommand(
  discord: Discord,
  guildId: string | undefined,
  body: RESTPostAPIApplicationCommandsJSONBody,
): { command: APIApplicationCommand; isNew: boolean } {
  const { world } = discord
  const type = body.type ?? ApplicationCommandType.ChatInput
  const before = listCommands(world, guildId).find(each => each.name === body.name && each.type === type)
  const command = showCommand(world, body, before?.id ?? nextId(discord), nextId(discord), guildId)
  world.commands.set(command.id, command)
  return { command, isNew: before === undefined }
}

/** A command as Discord stores it, with its defaults filled in. */
export function showCommand(
  world: World,
  body: Partial<RESTPostAPIApplicationCommandsJSONBody> & { name: string },
  id: string,
  version: string,
  guildId: string | undefined,
): APIApplicationCommand {
  return {
    id,
    application_id: world.application.id,
    version,
    type: body.type ?? ApplicationCommandType.ChatInput,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: ('description' in body ? body.description : undefined) ?? '',
    description_localizations:
      ('description_localizations' in body ? body.description_localizations : undefined) ?? null,
    default_member_permissions: body.default_member_permissions ?? null,
    nsfw: body.nsfw ?? false,
    options: ('options' in body ? body.options : undefined) ?? [],
    ...(guildId === undefined
      ? {
          dm_permission: body.dm_permission ?? true,
          integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
          contexts: body.contexts ?? null,
        }
      : { guild_id: guildId }),
  } as APIApplicationCommand // one row for all kinds; the type knows them one by one
}

/** Says that the commands of a scope changed. */
export function announceCommands(discord: Discord, guildId: string | undefined): void {
  discord.changed()
  discord.journal.record({ kind: 'commands', ...(guildId === undefined ? {} : { guild_id: guildId }) })
}
