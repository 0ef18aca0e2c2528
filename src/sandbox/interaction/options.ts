// Owns the options of a command as a user gives them: checked by type, nested as Discord sends them.
import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import type { APIApplicationCommandOption, APIInteractionDataResolved, ChannelType } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { showMember } from '../world/view.ts'
import type { Channel, Guild } from '../world/model.ts'
import { findUser } from '../world/seed.ts'
import { showResolvedChannel } from './payload.ts'
import { readUserFile, resolveFiles, type UserFile } from './user-file.ts'

interface GivenOption {
  name: string
  type: Type
  value?: unknown
  focused?: true
  options?: GivenOption[]
}

export interface ReadOptions {
  readonly options: GivenOption[]
  readonly resolved: APIInteractionDataResolved
  /** What the user sends with it; kept when the interaction is delivered. */
  readonly files: readonly UserFile[]
  /** What Discord's client would not let the user send, in words. */
  readonly problems: string[]
}

/** One declared option, as far as every kind has it. */
interface Declared {
  readonly type: Type
  readonly name: string
  readonly required?: boolean
  readonly choices?: readonly { name: string; value: string | number }[]
  readonly options?: readonly APIApplicationCommandOption[]
  readonly min_value?: number
  readonly max_value?: number
  readonly min_length?: number
  readonly max_length?: number
  readonly channel_types?: readonly ChannelType[]
  readonly file_types?: readonly string[]
}

/**
 * Reads `{ name: value }` (a subcommand is `{ name: { … } }`) under the declared options. With `focused` the others may
 * be missing or unfinished, as while typing.
 */
export function readOptions(
  discord: Discord,
  channel: Channel,
  declared: readonly APIApplicationCommandOption[],
  given: Readonly<Record<string, unknown>>,
  focused?: string,
): ReadOptions {
  const guild = discord.world.guilds.get(channel.guildId ?? '')
  const resolved: APIInteractionDataResolved = {}
  const files: UserFile[] = []
  const problems: string[] = []
  const options = readLevel(declared, given)
  return { options, resolved: { ...resolved, ...resolveFiles(files) }, files, problems }

  function readLevel(level: readonly Declared[], values: Readonly<Record<string, unknown>>): GivenOption[] {
    const names = Object.keys(values)
    for (const name of names)
      if (!level.some(each => each.name === name))
        problems.push(`There is no option "${name}"; there are: ${level.map(each => each.name).join(', ') || 'none'}.`)
    if (level.some(isSubcommand) && names.length !== 1)
      problems.push(`Choose one of ${level.map(each => each.name).join(', ')}.`)
    return level.flatMap(option => {
      if (!Object.hasOwn(values, option.name)) {
        if (option.required && focused === undefined) problems.push(`The option "${option.name}" is required.`)
        return []
      }
      return readOne(option, values[option.name])
    })
  }

  function readOne(option: Declared, value: unknown): GivenOption {
    const { name, type } = option
    if (isSubcommand(option)) {
      const inner = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
      return { name, type, options: readLevel(option.options ?? [], inner) }
    }
    if (focused === name) return { name, type, value: String(value), focused: true }
    const read = type === Type.Attachment ? readFile(option, value) : readValue(discord, guild, option, value, resolved)
    if (typeof read === 'object') {
      if (focused === undefined) problems.push(`The option "${name}" ${read.problem}.`)
      return { name, type, value }
    }
    return { name, type, value: read }
  }

  function readFile({ file_types = [] }: Declared, value: unknown): Read {
    const file = readUserFile(discord, channel.id, value, file_types)
    if ('problem' in file) return file
    files.push(file)
    return file.attachment.id
  }
}

const isSubcommand = ({ type }: Declared): boolean => type === Type.Subcommand || type === Type.SubcommandGroup

type Read = string | number | boolean | { problem: string }

function readValue(
  { world }: Discord,
  guild: Guild | undefined,
  option: Declared,
  value: unknown,
  resolved: APIInteractionDataResolved,
): Read {
  const id = String(value)
  switch (option.type) {
    case Type.String:
      return typeof value === 'string' ? checkText(option, value) : { problem: 'is a text' }
    case Type.Integer:
    case Type.Number: {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      return typeof number === 'number' ? checkNumber(option, number) : { problem: 'is a number' }
    }
    case Type.Boolean:
      return (
        value === true ||
        value === 'true' ||
        (value === false || value === 'false' ? false : { problem: 'is true or false' })
      )
    case Type.User:
    case Type.Mentionable: {
      const user = findUser(world, id)
      const role = option.type === Type.Mentionable ? guild?.roles.get(id) : undefined
      if (role) resolved.roles = { ...resolved.roles, [id]: role }
      if (!user) return role ? id : { problem: `names no user: "${id}"` }
      resolved.users = { ...resolved.users, [id]: user }
      const member = guild?.members.get(id)
      if (member) resolved.members = { ...resolved.members, [id]: { ...showMember(world, member), permissions: '0' } }
      return id
    }
    case Type.Channel: {
      const channel = world.channels.get(id)
      if (!channel || channel.guildId !== guild?.id) return { problem: `names no channel: "${id}"` }
      const shown = showResolvedChannel(world, channel)
      const types = option.channel_types ?? []
      if (types.length > 0 && !types.includes(shown.type))
        return { problem: `takes channels of the types ${types.join(', ')}, not ${shown.type}` }
      resolved.channels = { ...resolved.channels, [id]: shown }
      return id
    }
    case Type.Role: {
      const role = guild?.roles.get(id)
      if (!role) return { problem: `names no role: "${id}"` }
      resolved.roles = { ...resolved.roles, [id]: role }
      return id
    }
    case Type.Subcommand:
    case Type.SubcommandGroup:
    case Type.Attachment:
      return { problem: 'is read elsewhere' }
  }
}

function checkText({ choices, min_length = 0, max_length = 6_000 }: Declared, value: string): Read {
  if (choices?.length && !choices.some(choice => choice.value === value))
    return { problem: `is one of ${choices.map(choice => choice.value).join(', ')}, not "${value}"` }
  return value.length < min_length || value.length > max_length
    ? { problem: `has ${min_length} to ${max_length} characters, not ${value.length}` }
    : value
}

function checkNumber({ type, choices, min_value = -(2 ** 53), max_value = 2 ** 53 }: Declared, value: number): Read {
  if (!Number.isFinite(value) || (type === Type.Integer && !Number.isInteger(value)))
    return { problem: `is ${type === Type.Integer ? 'a whole number' : 'a number'}, not ${value}` }
  if (choices?.length && !choices.some(choice => choice.value === value))
    return { problem: `is one of ${choices.map(choice => choice.value).join(', ')}, not ${value}` }
  return value < min_value || value > max_value
    ? { problem: `is between ${min_value} and ${max_value}, not ${value}` }
    : value
}
