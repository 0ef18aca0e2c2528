// Owns reading `--set name=value`.
import { fromDecimal, settle } from '../domain/formula/index.ts'
import type { Num } from '../domain/formula/index.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Arguments } from './verb.ts'

/** The variables set on the command line, or one line that names the offending one. The last of a name counts. */
export function variablesSet(args: Arguments): Result<Map<string, Num>, string> {
  const variables = new Map<string, Num>()
  for (const given of args.values.get('set') ?? []) {
    const parts = /^\s*([\p{L}_][\p{L}\p{M}\p{Nd}_]*)\s*=\s*(\S+)\s*$/u.exec(given)
    const exact = fromDecimal(parts?.[2] ?? '')
    const value = exact && settle(exact)
    if (parts?.[1] === undefined || !value)
      return err(`--set "${given}" is no assignment; allowed is a name and a number, such as k=3 or x=0.5`)
    variables.set(parts[1], value)
  }
  return ok(variables)
}
