// Owns reading `--set name=value`.
import { settle } from '../domain/formula/index.ts'
import { decimalsIn, type Scope } from '../domain/deck/value.ts'
import type { Numbers } from '../domain/grading/bounds.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Arguments } from './verb.ts'

/** The variables set on the command line, or one line that names the offending one. The last of a name counts. */
export function variablesSet(args: Arguments): Result<Scope, string> {
  const variables = new Map<string, Numbers>()
  for (const given of args.values.get('set') ?? []) {
    const parts = /^\s*([\p{L}_][\p{L}\p{M}\p{Nd}_]*)\s*=\s*(\S+|\[.*\])\s*$/u.exec(given)
    const value = numbersOf(parts?.[2] ?? '')
    if (parts?.[1] === undefined || !value)
      return err(
        `--set "${given}" is no assignment; allowed is a name and a number or a list, such as k=3 or v=[1, 0.5]`,
      )
    variables.set(parts[1], value)
  }
  return ok(variables)
}

/** The number or list that `text` writes, as formulas take them. */
function numbersOf(text: string): Numbers | undefined {
  const found = decimalsIn(text)
  if (!found || !('length' in found)) return found && settle(found)
  const numbers = found.map(settle)
  return numbers.every(number => number !== undefined) ? numbers : undefined
}
