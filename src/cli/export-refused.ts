// Owns what `prepdeck export` says where it writes nothing.
import type { ExportProblem } from '../app/export-anki.ts'
import { exportProblems } from '../i18n/en/export.ts'
import { harmless } from '../terminal/deck-text.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import type { Io } from './verb.ts'

export function usage(io: Io, sentence: string): ExitCode {
  io.stderr.write(`${harmless(sentence)} See prepdeck export --help\n`)
  return exitCodes.usage
}

export function refused(io: Io, sentence: string): ExitCode {
  io.stderr.write(`${harmless(sentence)}\n`)
  return exitCodes.configuration
}

export function exportRefused(io: Io, { code, args }: ExportProblem): ExitCode {
  io.stderr.write(`${harmless(exportProblems[code](args))}\n`)
  return code === 'export.unwritable' ? exitCodes.configuration : exitCodes.usage
}
