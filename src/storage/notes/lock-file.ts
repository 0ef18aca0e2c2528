// Owns writing deck.lock: all of it or nothing.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../domain/result.ts'

/** Replaces deck.lock in the deck's folder. Error: the system's reason; the old one then stands. */
export function writeLockFile(folder: string, text: string): Result<void, string> {
  const path = join(folder, 'deck.lock')
  const temporary = join(folder, `.deck.lock.${process.pid}.tmp`)
  try {
    writeFileSync(temporary, text, { flush: true })
    renameSync(temporary, path)
    return ok(undefined)
  } catch (error) {
    try {
      rmSync(temporary, { force: true })
    } catch {
      // Where nothing may be written, nothing was.
    }
    return err(error instanceof Error ? error.message : String(error))
  }
}
