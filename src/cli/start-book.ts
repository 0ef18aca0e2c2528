// Owns the file in which the bot remembers its starts: DATA_DIR/starts.json.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StartBook, Starts } from '../discord/identify.ts'
import { instant } from '../domain/time.ts'
import { replaceFile } from '../storage/notes/replace-file.ts'

/** The start book of a data folder; `onProblem` hears why it could not be written. */
export function startBook(data: string, onProblem: (reason: string) => void): StartBook {
  const path = join(data, 'starts.json')
  return {
    read() {
      try {
        const { failed, at }: Partial<Starts> = JSON.parse(readFileSync(path, 'utf8'))
        return Number.isInteger(failed) && Number.isFinite(at)
          ? { failed: failed ?? 0, at: instant(at ?? 0) }
          : undefined
      } catch {
        return undefined
      }
    },
    write(starts) {
      const written = replaceFile(path, `${JSON.stringify(starts)}\n`)
      if (!written.ok) onProblem(written.error)
    },
  }
}
