// Owns writing a file piece by piece in place of another one: all of the new one, or all of the old one.
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../domain/result.ts'

/** Characters that are gathered before they are written. */
const PIECE = 65_536

/** Replaces the file at `path` by `pieces`. Error: the system's reason; the old file then stands. */
export function writePieces(path: string, pieces: Iterable<string>): Result<void, string> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    const fd = openSync(temporary, 'w')
    try {
      let held = ''
      for (const piece of pieces) {
        held += piece
        if (held.length < PIECE) continue
        writeSync(fd, held)
        held = ''
      }
      writeSync(fd, held)
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, path)
    return ok(undefined)
  } catch (error) {
    rmSync(temporary, { force: true })
    if (!(error instanceof Error && 'code' in error)) throw error
    return err(error.message)
  }
}
