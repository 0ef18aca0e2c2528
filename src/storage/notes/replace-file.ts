// Owns replacing a file: all of the new one or all of the old one.
import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../domain/result.ts'

/** Puts `content` in the place of `path`, with the rights that it had. Error: the system's reason; the old one then stands. */
export function replaceFile(path: string, content: string): Result<void, string> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    writeFileSync(temporary, content, { flush: true })
    const mode = statSync(path, { throwIfNoEntry: false })?.mode
    if (mode !== undefined) chmodSync(temporary, mode)
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
