// The slash commands one can choose from: subcommands become entries of their own, names follow the person's locale.
import type { OptionValues } from '../api.ts'
import type { Command, CommandOption } from '../wire.ts'
import { optionTypes } from '../wire.ts'

/** Type of a slash command among the registered commands; one without a type is one. */
const slashCommand = 1

export type Entry = {
  /** Registered name, then the subcommand group and subcommand. */
  path: string[]
  /** What stands after the slash in this locale: `round start`. */
  shown: string
  description: string
  options: CommandOption[]
}

/** Every slash command and subcommand, in the order of registration. */
export function listEntries(commands: Command[], locale: string): Entry[] {
  return commands
    .filter(command => (command.type ?? slashCommand) === slashCommand)
    .flatMap(command => expand(command, [command.name], [localName(command, locale)], locale))
}

function expand(node: Command | CommandOption, path: string[], shown: string[], locale: string): Entry[] {
  const options = node.options ?? []
  const subcommands = options.filter(
    ({ type }) => type === optionTypes.subcommand || type === optionTypes.subcommandGroup,
  )
  if (subcommands.length === 0)
    return [{ path, shown: shown.join(' '), description: localDescription(node, locale), options }]
  return subcommands.flatMap(option =>
    expand(option, [...path, option.name], [...shown, localName(option, locale)], locale),
  )
}

/** Entries that fit what is typed after the slash: those that begin so first, then those that contain it. */
export function filterEntries(entries: Entry[], typed: string): Entry[] {
  const wanted = typed.trim().toLowerCase()
  const begins = (entry: Entry) => namesOf(entry).some(name => name.startsWith(wanted))
  const contains = (entry: Entry) => namesOf(entry).some(name => name.includes(wanted))
  return [...entries.filter(begins), ...entries.filter(entry => !begins(entry) && contains(entry))]
}

/** A localised command is found by its registered name too. */
function namesOf(entry: Entry): string[] {
  return [entry.shown.toLowerCase(), entry.path.join(' ')]
}

/** The values as the sandbox takes them: a subcommand's are an object under its name. */
export function nestOptions(path: string[], values: OptionValues): OptionValues {
  return path.slice(1).reduceRight<OptionValues>((inner, name) => ({ [name]: inner }), values)
}

type Named = Pick<CommandOption, 'name' | 'name_localizations' | 'description' | 'description_localizations'>

/** The name in this locale, else the registered one. */
export function localName(node: Pick<Named, 'name' | 'name_localizations'>, locale: string): string {
  return node.name_localizations?.[locale] || node.name
}

/** The description in this locale, else the registered one. */
export function localDescription(node: Named, locale: string): string {
  return node.description_localizations?.[locale] || node.description || ''
}
