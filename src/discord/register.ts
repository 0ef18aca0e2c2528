// Owns registering the commands: what Discord has is compared with what we declare, and only the difference is written.
import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
} from 'discord-api-types/v10'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import { catalogs } from '../i18n/format.ts'
import type { Api } from './api.ts'
import { commands } from './commands/all.ts'
import type { Command, Option } from './define.ts'
import type { Log } from './log.ts'

type Body = RESTPostAPIChatInputApplicationCommandsJSONBody

/** The languages besides English, which Discord shows by default. */
const others = Object.entries(catalogs).filter(([locale]) => locale !== 'en')

const { Guild, BotDM, PrivateChannel } = InteractionContextType
const { GuildInstall, UserInstall } = ApplicationIntegrationType

/** What is registered for a command: declaration plus the texts of every catalog. */
export function payloadOf(command: Command): Body {
  const words = catalogs.en.bot.commands[command.name]
  const translated = others.map(([locale, { bot }]) => [locale, bot.commands[command.name]] as const)
  return {
    name: words.name,
    name_localizations: Object.fromEntries(translated.map(([locale, { name }]) => [locale, name])),
    description: words.says,
    description_localizations: Object.fromEntries(translated.map(([locale, { says }]) => [locale, says])),
    options: Object.entries(command.options)
      // Discord wants the required ones first.
      .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
      .map(([name, option]) => optionOf(command, name, option)),
    default_member_permissions: command.managers ? String(PermissionFlagsBits.ManageGuild) : null,
    integration_types: command.anywhere ? [GuildInstall, UserInstall] : [GuildInstall],
    contexts: command.anywhere ? [Guild, BotDM, PrivateChannel] : [Guild],
  }
}

interface OptionTexts {
  readonly name: string
  readonly says: string
  readonly choices: Readonly<Record<string, string>>
}

function optionOf(command: Command, name: string, option: Option): APIApplicationCommandBasicOption {
  const wordsIn = (catalog: (typeof catalogs)[keyof typeof catalogs]): OptionTexts => {
    const options: Readonly<Record<string, OptionTexts>> = catalog.bot.commands[command.name].options
    const words = options[name]
    if (!words) throw new Error(`the catalog has no text for the option ${name} of /${command.name}`)
    return words
  }
  const translated = others.map(([locale, catalog]) => [locale, wordsIn(catalog)] as const)
  const localised = (pick: (words: OptionTexts) => string | undefined): Record<string, string> =>
    Object.fromEntries(translated.map(([locale, words]) => [locale, pick(words) ?? '']))
  const words = wordsIn(catalogs.en)
  const common = {
    name: words.name,
    name_localizations: localised(({ name }) => name),
    description: words.says,
    description_localizations: localised(({ says }) => says),
    ...(option.required ? { required: true } : {}),
  }
  if (option.type === 'channel')
    return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [ChannelType.GuildText] }
  const string = { ...common, type: ApplicationCommandOptionType.String } as const
  if (option.suggest) return { ...string, autocomplete: true }
  return {
    ...string,
    ...(option.maxLength === undefined ? {} : { max_length: option.maxLength }),
    ...(option.choices
      ? {
          choices: option.choices.map(value => ({
            name: words.choices[value] ?? value,
            name_localizations: localised(({ choices }) => choices[value]),
            value,
          })),
        }
      : {}),
  }
}

export interface Difference {
  readonly create: readonly Body[]
  readonly edit: readonly { readonly id: string; readonly body: Body }[]
  readonly remove: readonly { readonly id: string; readonly name: string }[]
}

/** What has to be written so that Discord has exactly `wanted`. Fields that Discord adds of its own do not count. */
export function computeDifferences(wanted: readonly Body[], registered: readonly APIApplicationCommand[]): Difference {
  const known = new Map(registered.map(each => [each.name, each]))
  const names = new Set(wanted.map(({ name }) => name))
  return {
    create: wanted.filter(({ name }) => !known.has(name)),
    edit: wanted.flatMap(body => {
      const old = known.get(body.name)
      return old && !isUpToDate(old, body) ? [{ id: old.id, body }] : []
    }),
    remove: registered.filter(({ name }) => !names.has(name)).map(({ id, name }) => ({ id, name })),
  }
}

const isUpToDate = (registered: APIApplicationCommand, wanted: Body): boolean =>
  Object.entries(wanted).every(([field, value]) => same(registered[field as keyof Body], value))

/** Whether two values mean the same to Discord: absent, null, false and empty do. */
function same(a: unknown, b: unknown): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b)
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  const [left, right] = [{ ...a } as Record<string, unknown>, { ...b } as Record<string, unknown>] // also for lists
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every(name => same(left[name], right[name]))
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Brings Discord's list of our commands up to date; nothing is written where nothing has changed. */
export async function registerCommands(api: Api, applicationId: string, log: Log): Promise<void> {
  const difference = computeDifferences(commands.map(payloadOf), await api.commands(applicationId))
  for (const body of difference.create) await api.createCommand(applicationId, body)
  for (const { id, body } of difference.edit) await api.editCommand(applicationId, id, body)
  for (const { id } of difference.remove) await api.deleteCommand(applicationId, id)
  log('info', 'commands.registered', {
    created: difference.create.map(({ name }) => name),
    edited: difference.edit.map(({ body }) => body.name),
    removed: difference.remove.map(({ name }) => name),
  })
}
