// Owns `prepdeck export csv|tsv|json`: the deck, or the history of a person, for other programs.
import { relative } from 'node:path'
import type { Chosen } from '../app/choose-cards.ts'
import { exportHistory } from '../app/export-history.ts'
import { exportTable, type DataFormat } from '../app/export-table.ts'
import type { DeckFile } from '../storage/deck/reader.ts'
import type { PlayStore } from '../storage/play/port.ts'
import { harmless } from '../terminal/deck-text.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { exportRefused, refused, usage } from './export-refused.ts'
import type { Io } from './verb.ts'

/** Writes the chosen cards. */
export function exportDeckData(io: Io, file: DeckFile, out: string, format: DataFormat, chosen: Chosen): ExitCode {
  const done = exportTable({ ...chosen, file, out, format })
  if (!done.ok) return exportRefused(io, done.error)
  const cards = done.value === 1 ? '1 card' : `${done.value} cards`
  io.stdout.write(`${cards} · written: ${harmless(relative(io.cwd, out))}\n`)
  return exitCodes.done
}

/** Writes what the Discord account `user` answered. */
export async function exportPersonData(
  io: Io,
  store: PlayStore,
  user: string,
  out: string,
  format: DataFormat,
): Promise<ExitCode> {
  const done = await exportHistory(store, user, out, format)
  if (!done.ok) return refused(io, `${out} cannot be written: ${done.error}`)
  if (done.value === undefined) return usage(io, `Nobody with the Discord user id ${user} has played here.`)
  const answers = done.value === 1 ? '1 answer' : `${done.value} answers`
  io.stdout.write(`${answers} · written: ${harmless(relative(io.cwd, out))}\n`)
  return exitCodes.done
}
