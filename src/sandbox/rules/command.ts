// Owns the rules for application commands that Discord's schemas lack (API reference, "Application Commands").
import { ApplicationCommandType, Locale } from 'discord-api-types/v10'
import type { ApplicationCommandOptionType, LocalizationMap } from 'discord-api-types/v10'
import { problem, within, type Problem } from './problem.ts'

/** A command or an option of one, as far as every kind has it; checked by the route's schema. */
export interface Described {
  type?: ApplicationCommandType | ApplicationCommandOptionType
  name: string
  description?: string | null
  name_localizations?: LocalizationMap | null
  description_localizations?: LocalizationMap | null
  required?: boolean
  autocomplete?: boolean
  choices?: readonly { name: string; value: string | number }[]
  options?: readonly Described[]
  min_value?: number
  max_value?: number
  min_length?: number
  max_length?: number
}

/** "Naming": letters, digits, Devanagari, Thai, `-`, `_` and `'`, lower case where the script has one. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const locales: ReadonlySet<string> = new Set(Object.values(Locale))
const mostCharacters = 8_000

/** Problems of one command; `type` is the one it has, or keeps. */
export function commandProblems(
  command: Described,
  type: Described['type'] = command.type ?? ApplicationCommandType.ChatInput,
): Problem[] {
  if (type !== ApplicationCommandType.ChatInput)
    return command.description || command.options?.length
      ? [
          problem(
            ['description'],
            'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
            'Context menu commands cannot have description',
          ),
        ]
      : []
  const size = characters(command)
  return [
    ...(size > mostCharacters
      ? [problem([], 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${mostCharacters})`)]
      : []),
    ...describedProblems(command),
  ]
}

/** Problems of a whole list: those of each, and names used twice for one type. */
export function bulkProblems(commands: readonly Described[]): Problem[] {
  const keys = commands.map(({ type = 1, name }) => `${type} ${name}`)
  return commands.flatMap((command, index) => [
    ...within([index], commandProblems(command)),
    ...(keys.indexOf(keys[index] ?? '') < index
      ? [problem([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')]
      : []),
  ])
}

function describedProblems(part: Described): Problem[] {
  return [
    ...nameProblems(part.name, ['name']),
    ...(part.description ? [] : [problem(['description'], 'BASE_TYPE_REQUIRED', 'This field is required')]),
    ...Object.entries(part.name_localizations ?? {}).flatMap(([locale, name]) =>
      name === null ? [] : nameProblems(name, ['name_localizations', locale]),
    ),
    ...[part.name_localizations, part.description_localizations].flatMap((map, index) =>
      Object.keys(map ?? {}).flatMap(locale =>
        locales.has(locale)
          ? []
          : problem(
              [index === 0 ? 'name_localizations' : 'description_localizations', locale],
              'ENUM_TYPE_COERCE',
              `Value "${locale}" is not a valid enum value.`,
            ),
      ),
    ),
    ...choiceProblems(part),
    ...optionProblems(part.options ?? []),
  ]
}

function nameProblems(name: string, path: string[]): Problem[] {
  return slashName.test(name) && name === name.toLowerCase()
    ? []
    : [problem(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')]
}

function choiceProblems({ choices, autocomplete, min_value, max_value, min_length, max_length }: Described): Problem[] {
  const problems: Problem[] = []
  if (autocomplete && choices?.length)
    problems.push(
      problem(['autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES', 'Autocomplete options cannot have choices'),
    )
  if ((min_value ?? -Infinity) > (max_value ?? Infinity))
    problems.push(problem(['min_value'], 'NUMBER_TYPE_MAX', 'min_value exceeds max_value'))
  if ((min_length ?? -Infinity) > (max_length ?? Infinity))
    problems.push(problem(['min_length'], 'NUMBER_TYPE_MAX', 'min_length exceeds max_length'))
  return problems
}

function optionProblems(options: readonly Described[]): Problem[] {
  const names = options.map(({ name }) => name)
  const firstOptional = options.findIndex(each => !each.required)
  return options.flatMap((option, index) => [
    ...within(['options', index], describedProblems(option)),
    ...(option.required && firstOptional >= 0 && firstOptional < index
      ? [
          problem(
            ['options', index],
            'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            'Required options must be placed before non-required options',
          ),
        ]
      : []),
    ...(names.indexOf(option.name) < index
      ? [
          problem(
            ['options', index, 'name'],
            'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
            'Option name already exists in list',
          ),
        ]
      : []),
  ])
}

const longest = (text: string | null | undefined, map: LocalizationMap | null | undefined): number =>
  Math.max(text?.length ?? 0, ...Object.values(map ?? {}).map(each => each?.length ?? 0))

/** Names, descriptions and values, the longest translation of each counted. */
function characters(part: Described): number {
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations)
  const choices = (part.choices ?? []).reduce((sum, { name, value }) => sum + name.length + String(value).length, 0)
  return own + choices + (part.options ?? []).reduce((sum, option) => sum + characters(option), 0)
}
