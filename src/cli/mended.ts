// Owns telling what `check --fix` mended: a line for each change.
import { join } from 'node:path'
import type { FixReport } from '../app/fix-notes.ts'
import { harmless } from '../terminal/deck-text.ts'

/** `folder` is what was mended, as it was given, so that paths lead there. */
export function mendedLines({ mended, unwritable }: FixReport, folder: string): string {
  const lines = [
    ...mended.map(({ file, line, code, id }) => {
      const what = id === undefined ? code : `id: ${id}`
      return `mended: ${harmless(join(folder, file))}:${line} ${what}`
    }),
    ...unwritable.map(({ file, reason }) => `not mended: ${harmless(join(folder, file))} cannot be written: ${reason}`),
  ]
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`
}
