// Owns turning an interaction, as Discord sends it, into what handlers work with.
import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type {
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord-api-types/v10'
import { catalogOf } from '../i18n/format.ts'
import type { Call, FormValues, World } from './define.ts'
import { snowflakeTime } from './snowflake.ts'

/** Everything a handler may know of who, where and when; nothing is asked of Discord for it. */
export function callOf(interaction: APIInteraction, { store }: World): Call | undefined {
  const user = interaction.member?.user ?? interaction.user
  if (!user) return undefined
  const at = snowflakeTime(interaction.id)
  const userName = interaction.member?.nick ?? user.global_name ?? user.username
  const locale = ('locale' in interaction ? interaction.locale : undefined) ?? 'en-US'
  const permissions = BigInt(interaction.member?.permissions ?? 0)
  return {
    id: interaction.id,
    at,
    userId: user.id,
    userName,
    guildId: interaction.guild_id,
    channelId: interaction.channel?.id,
    canManage: (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n,
    botMay: BigInt(interaction.app_permissions ?? 0),
    locale,
    texts: catalogOf(locale),
    guildLocale: interaction.guild_locale,
    message:
      interaction.message === undefined
        ? undefined
        : {
            id: interaction.message.id,
            components: interaction.message.components,
            isPrivate: ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
          },
    person: () => store.person({ kind: 'discord', userId: user.id }, userName, at),
  }
}

export const isSlashCommand = (interaction: APIInteraction): interaction is APIChatInputApplicationCommandInteraction =>
  interaction.type === InteractionType.ApplicationCommand && interaction.data.type === ApplicationCommandType.ChatInput

/** The values of a command's options by name; Discord has checked them against the registered declaration. */
export function argumentsOf({ data }: APIChatInputApplicationCommandInteraction): Record<string, string> {
  const values = (data.options ?? []).flatMap(option =>
    'value' in option ? [[option.name, String(option.value)] as const] : [],
  )
  return Object.fromEntries(values)
}

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
