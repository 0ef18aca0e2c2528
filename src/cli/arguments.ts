// Owns reading a command line against a verb's declaration (node:util's parseArgs does the work).
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { err, ok, type Result } from '../domain/result.ts'
import { closest } from '../domain/spelling.ts'
import type { Arguments, Verb } from './verb.ts'

/** The arguments of `verb`, or one line that names the offending and the allowed. */
export function readArguments(verb: Verb, argv: readonly string[]): Result<Arguments, string> {
  const config: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } }
  for (const [name, option] of Object.entries(verb.options))
    config[name] = {
      type: option.value === undefined ? 'boolean' : 'string',
      multiple: true,
      ...(option.short === undefined ? {} : { short: option.short }),
    }
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: config,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const flags = new Set<string>()
  const values = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const isKnown = Object.hasOwn(verb.options, token.name)
    const option = token.name === 'help' ? { says: '' } : isKnown ? verb.options[token.name] : undefined
    if (!option) return err(unknownOption(verb, token.rawName))
    if (option.value === undefined) {
      if (token.value !== undefined) return err(`${token.rawName} takes no value, but got "${token.value}"`)
      flags.add(token.name)
    } else {
      // `--out --strict` is a forgotten value; `--out=--strict` says that it is meant.
      const isForgotten = token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))
      if (isForgotten) return err(`${token.rawName} needs a value: ${token.rawName} <${option.value}>`)
      values.set(token.name, [...(values.get(token.name) ?? []), token.value])
    }
  }
  const repeated = [...values].find(([name, given]) => given.length > 1 && !verb.options[name]?.many)
  if (repeated) return err(`--${repeated[0]} is given ${repeated[1].length} times; once is allowed`)
  if (positionals.length > verb.positionals)
    return err(`unexpected "${positionals[verb.positionals]}": usage is prepdeck ${verb.name} ${verb.usage}`.trimEnd())
  return ok({ positionals, flags, values })
}

function unknownOption(verb: Verb, given: string): string {
  const names = [...Object.keys(verb.options), 'help'].map(name => `--${name}`)
  const near = closest(given, names)
  return `unknown option ${given}${near ? `: did you mean ${near}?` : `; allowed: ${names.join(', ')}`}`
}
