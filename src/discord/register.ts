// Owns registering the commands: what Discord has is compared with what we declare, and only the difference is written.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
} from 'discord-api-types/v10'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import { after, MINUTE, type Instant } from '../domain/time.ts'
import type { Catalog } from '../i18n/en.ts'
import { catalogs } from '../i18n/format.ts'
import type { Api } from './api.ts'
import { commands, menuCommands } from './commands/all.ts'
import type { Command, MenuCommand, Option, Options, World } from './define.ts'
import { failureOf } from './failure.ts'
import type { Log } from './log.ts'

type Body = RESTPostAPIApplicationCommandsJSONBody

/** The languages besides English, which Discord shows by default. */
const others = Object.entries(catalogs).filter(([locale]) => locale !== 'en')

const { Guild, BotDM, PrivateChannel } = InteractionContextType
const { GuildInstall, UserInstall } = ApplicationIntegrationType

/** Texts of a command, a subcommand or an option. */
interface Texts {
  readonly name: string
  readonly says: string
  readonly options?: Readonly<Record<string, Texts>>
  readonly subcommands?: Readonly<Record<string, Texts>>
  readonly choices?: Readonly<Record<string, string>>
}
type TextsIn = (catalog: Catalog) => Texts

/** What is registered for a command: declaration plus the texts of every catalog. */
function payloadOf(command: Command): Body {
  const texts: TextsIn = ({ bot }) => bot.commands[command.name]
  return {
    ...named(texts),
    options:
      'subcommands' in command
        ? Object.entries(command.subcommands).map(([name, { options }]) => {
            const own = inner(texts, 'subcommands', name)
            return { ...named(own), type: ApplicationCommandOptionType.Subcommand, options: optionsOf(options, own) }
          })
        : optionsOf(command.options, texts),
    default_member_permissions: command.managers ? String(PermissionFlagsBits.ManageGuild) : null,
    ...placesOf(command),
  }
}

/** What is registered for a command in the menu of messages. */
const menuPayloadOf = (command: MenuCommand): Body => ({
  type: ApplicationCommandType.Message,
  name: menuNameOf(command),
  name_localizations: localised(({ bot }) => bot.menu[command.name]),
  ...placesOf(command),
})

/** The name under which Discord knows it. */
export const menuNameOf = ({ name }: MenuCommand): string => catalogs.en.bot.menu[name]

const placesOf = ({ anywhere }: { readonly anywhere?: true }) => ({
  integration_types: anywhere ? [GuildInstall, UserInstall] : [GuildInstall],
  contexts: anywhere ? [Guild, BotDM, PrivateChannel] : [Guild],
})

const localised = (pick: (catalog: Catalog) => string): Record<string, string> =>
  Object.fromEntries(others.map(([locale, catalog]) => [locale, pick(catalog)]))

const named = (texts: TextsIn) => ({
  name: texts(catalogs.en).name,
  name_localizations: localised(catalog => texts(catalog).name),
  description: texts(catalogs.en).says,
  description_localizations: localised(catalog => texts(catalog).says),
})

/** The texts of one part of a command. */
const inner =
  (texts: TextsIn, part: 'options' | 'subcommands', name: string): TextsIn =>
  catalog => {
    const found = texts(catalog)[part]?.[name]
    if (!found) throw new Error(`the catalog has no text for ${part} ${name} of ${texts(catalog).name}`)
    return found
  }

const optionsOf = (options: Options, texts: TextsIn): APIApplicationCommandBasicOption[] =>
  Object.entries(options)
    // Discord wants the required ones first.
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, option]) => optionOf(option, inner(texts, 'options', name)))

function optionOf(option: Option, texts: TextsIn): APIApplicationCommandBasicOption {
  const common = { ...named(texts), ...(option.required ? { required: true } : {}) }
  switch (option.type) {
    case 'channel':
      return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [ChannelType.GuildText] }
    case 'role':
      return { ...common, type: ApplicationCommandOptionType.Role }
    case 'user':
      return { ...common, type: ApplicationCommandOptionType.User }
    case 'boolean':
      return { ...common, type: ApplicationCommandOptionType.Boolean }
    case 'integer':
      return {
        ...common,
        type: ApplicationCommandOptionType.Integer,
        ...(option.least === undefined ? {} : { min_value: option.least }),
        ...(option.most === undefined ? {} : { max_value: option.most }),
      }
    case 'string': {
      const string = { ...common, type: ApplicationCommandOptionType.String } as const
      if (option.suggest) return { ...string, autocomplete: true }
      return {
        ...string,
        ...(option.maxLength === undefined ? {} : { max_length: option.maxLength }),
        ...(option.choices ? { choices: option.choices.map(value => choiceOf(value, texts)) } : {}),
      }
    }
  }
}

function choiceOf(value: string, texts: TextsIn) {
  const nameIn = (catalog: Catalog): string => texts(catalog).choices?.[value] ?? value
  return { name: nameIn(catalogs.en), name_localizations: localised(nameIn), value }
}

export interface Difference {
  readonly create: readonly Body[]
  readonly edit: readonly { readonly id: string; readonly body: Body }[]
  readonly remove: readonly { readonly id: string; readonly name: string }[]
}

/** What has to be written so that Discord has exactly `wanted`. Fields that Discord adds of its own do not count. */
export function computeDifferences(wanted: readonly Body[], registered: readonly APIApplicationCommand[]): Difference {
  const known = new Map(registered.map(each => [called(each), each]))
  const names = new Set(wanted.map(called))
  return {
    create: wanted.filter(body => !known.has(called(body))),
    edit: wanted.flatMap(body => {
      const old = known.get(called(body))
      return old && !isUpToDate(old, body) ? [{ id: old.id, body }] : []
    }),
    remove: registered.filter(each => !names.has(called(each))).map(({ id, name }) => ({ id, name })),
  }
}

/** Commands of different types may share a name. */
const called = ({ type = ApplicationCommandType.ChatInput, name }: Pick<Body, 'type' | 'name'>): string =>
  `${type} ${name}`

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

/** Everything that is to be registered. */
export const payloads = (): Body[] => [...commands.map(payloadOf), ...menuCommands.map(menuPayloadOf)]

/** Registration that Discord does not take just now is tried again after this long. */
const AGAIN_MS = MINUTE

/**
 * Registers the commands at the first call, and again at later ones until it is done or refused for good. What is
 * registered already works meanwhile.
 */
export function registration(
  { log, clock }: Pick<World, 'log' | 'clock'>,
  api: Api,
  applicationId: string,
  onUnauthorised: () => void,
): () => Promise<void> {
  let next: Instant | undefined = clock()
  return async () => {
    if (next === undefined || clock() < next) return
    try {
      await registerCommands(api, applicationId, log)
      next = undefined
    } catch (cause) {
      const failure = failureOf(cause)
      if (failure?.kind === 'unauthorised') onUnauthorised()
      next = failure?.kind === 'passing' ? after(clock(), AGAIN_MS) : undefined
      log('error', 'commands.failed', { cause: failure?.detail ?? cause })
    }
  }
}

/** Brings Discord's list of our commands up to date; nothing is written where nothing has changed. */
async function registerCommands(api: Api, applicationId: string, log: Log): Promise<void> {
  const difference = computeDifferences(payloads(), await api.commands(applicationId))
  for (const body of difference.create) await api.createCommand(applicationId, body)
  for (const { id, body } of difference.edit) await api.editCommand(applicationId, id, body)
  for (const { id } of difference.remove) await api.deleteCommand(applicationId, id)
  log('info', 'commands.registered', {
    created: difference.create.map(({ name }) => name),
    edited: difference.edit.map(({ body }) => body.name),
    removed: difference.remove.map(({ name }) => name),
  })
}
