// Owns turning an interaction, as Discord sends it, into what handlers work with.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type {
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIMessage,
  APIMessageApplicationCommandInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord-api-types/v10'
import { instant, type Instant } from '../domain/time.ts'
import { catalogOf } from '../i18n/format.ts'
import type { Action, Call, Command, FormValues, NamedRole, World } from './define.ts'
import { snowflakeTime } from './snowflake.ts'

/** Everything a handler may know of who, where and when; nothing is asked of Discord for it. */
export function callOf(interaction: APIInteraction, { store }: World): Call | undefined {
  const user = interaction.member?.user ?? interaction.user
  if (!user) return undefined
  const at = snowflakeTime(interaction.id)
  const userName = interaction.member?.nick ?? user.global_name ?? user.username
  const locale = ('locale' in interaction ? interaction.locale : undefined) ?? 'en-US'
  const message = isMenuCommand(interaction) ? targetOf(interaction) : interaction.message
  const permissions = BigInt(interaction.member?.permissions ?? 0)
  return {
    id: interaction.id,
    at,
    userId: user.id,
    userName,
    guildId: interaction.guild_id,
    channelId: interaction.channel?.id,
    canManage: (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n,
    canGiveRoles: (permissions & (PermissionFlagsBits.ManageRoles | PermissionFlagsBits.Administrator)) !== 0n,
    botMay: BigInt(interaction.app_permissions ?? 0),
    locale,
    texts: catalogOf(locale),
    uploadLimit: interaction.attachment_size_limit,
    guildLocale: interaction.guild_locale,
    roleIds: interaction.member?.roles ?? [],
    namedRoles: namedRoles(interaction),
    joinedAt: joinedAt(interaction.member?.joined_at),
    message: message && {
      id: message.id,
      authorId: message.author.id,
      components: message.components,
      isPrivate: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    },
    person: () => store.person({ kind: 'discord', userId: user.id }, userName, at),
  }
}

/** ISO 8601 as Discord writes it; a guest of a voice channel has no such moment. */
const joinedAt = (text: string | null | undefined): Instant | undefined =>
  text ? instant(Temporal.Instant.from(text).epochMilliseconds) : undefined

const namedRoles = ({ data }: APIInteraction): NamedRole[] =>
  data !== undefined && 'resolved' in data && data.resolved && 'roles' in data.resolved
    ? Object.values(data.resolved.roles ?? {})
    : []

const targetOf = ({ data }: APIMessageApplicationCommandInteraction): APIMessage | undefined =>
  data.resolved.messages[data.target_id]

export const isSlashCommand = (interaction: APIInteraction): interaction is APIChatInputApplicationCommandInteraction =>
  interaction.type === InteractionType.ApplicationCommand && interaction.data.type === ApplicationCommandType.ChatInput

export const isMenuCommand = (interaction: APIInteraction): interaction is APIMessageApplicationCommandInteraction =>
  interaction.type === InteractionType.ApplicationCommand && interaction.data.type === ApplicationCommandType.Message

/** An option as far as it is read here: a subcommand has options of its own, any other a value. */
interface GivenOption {
  readonly name: string
  readonly type: ApplicationCommandOptionType
  readonly value?: string | number | boolean
  readonly focused?: boolean | undefined
  readonly options?: readonly GivenOption[] | undefined
}

/** What a command does here: itself or its chosen subcommand, with the options that were given for it. */
export function actionOf(
  command: Command,
  given: readonly GivenOption[] = [],
): { readonly action: Action; readonly given: readonly GivenOption[] } | undefined {
  if (!('subcommands' in command)) return { action: command, given }
  const [chosen] = given
  if (chosen?.type !== ApplicationCommandOptionType.Subcommand) return undefined
  const action = Object.hasOwn(command.subcommands, chosen.name) ? command.subcommands[chosen.name] : undefined
  return action && { action, given: chosen.options ?? [] }
}

/** The values of options by name; Discord has checked them against the registered declaration. */
export const argumentsOf = (given: readonly GivenOption[]): Record<string, string | number | boolean> =>
  Object.fromEntries(given.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])))

/** What was filled into a form; empty for a button. */
export function valuesOf(interaction: APIMessageComponentInteraction | APIModalSubmitInteraction): FormValues {
  if (interaction.type !== InteractionType.ModalSubmit) return new Map()
  return new Map(
    interaction.data.components.flatMap(each => {
      if (each.type !== ComponentType.Label) return []
      const field = each.component
      const values = 'values' in field ? field.values : [field.value]
      return [[field.custom_id, values.filter(value => value !== null).map(String)] as const]
    }),
  )
}
