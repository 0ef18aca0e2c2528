// Owns which folder of notes a command means, and what is said of one that is not there.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { deckFile } from '../i18n/en/files.ts'
import type { Io } from './verb.ts'

/** As given, else DECKS_DIR; where that is not there, the deck in which the command was called. */
export function notesFolder({ args, cwd }: Pick<Io, 'args' | 'cwd'>, decks: string): string {
  const [given] = args.positionals
  if (given !== undefined) return given
  return !existsSync(resolve(cwd, decks)) && existsSync(resolve(cwd, 'deck.md')) ? '.' : decks
}

/** Why the notes in `given` cannot be read; `reason` is the system's. */
export const folderProblem = ({ cwd }: Pick<Io, 'cwd'>, given: string, reason: string): string =>
  existsSync(resolve(cwd, given)) ? deckFile['folder.unreadable'](given, reason) : deckFile['folder.missing'](given)
