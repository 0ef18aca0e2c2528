// Owns what a verb of the command line is: one declaration that parsing, --help and the dispatcher read.
import type { ExitCode } from './exit-code.ts'

/** One option of a verb. `value` names what follows it ("file"); without it the option is a flag. */
interface Option {
  readonly says: string
  readonly value?: string
  readonly short?: string
  /** May be given several times. */
  readonly many?: true
}

/** The outside world as a verb sees it; only main.ts takes it from the process. */
export interface Io {
  readonly args: Arguments
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly stdout: Output
  readonly stderr: Output
  /** Aborted by Ctrl-C or SIGTERM: finish what was begun and return. */
  readonly stop: AbortSignal
}

/** A stream that text is written to; colour only where `isTTY` and NO_COLOR is unset. */
interface Output {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface Arguments {
  readonly positionals: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, readonly string[]>
}

/** What `prepdeck <verb> --help` prints and what the dispatcher runs. */
export interface Verb {
  readonly name: string
  readonly summary: string
  /** How the positionals read, e.g. `[folder]`. */
  readonly usage: string
  /** Most positionals allowed. */
  readonly positionals: number
  readonly options: Readonly<Record<string, Option>>
  /** Command lines with what they do; the first is the commonest. */
  readonly examples: readonly (readonly [line: string, does: string])[]
  readonly run: (io: Io) => Promise<ExitCode>
}

/** The last value given for an option, if any. */
export const valueOf = (args: Arguments, option: string): string | undefined => args.values.get(option)?.at(-1)
