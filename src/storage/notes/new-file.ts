// Owns writing a file that is not there yet: what stands there is never touched.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '../../domain/result.ts'

/** Why a new file was not written: something has its name, or the system refuses (`reason`). */
export type NewFileProblem =
  | { readonly code: 'new.exists'; readonly args: { readonly path: string } }
  | { readonly code: 'new.unwritable'; readonly args: { readonly path: string; readonly reason: string } }

/** Writes `text` to `path`, with the folders that lead there. */
export function writeNewFile(path: string, text: string): Result<void, NewFileProblem> {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag: 'wx' })
    return ok(undefined)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return err(
      code === 'EEXIST' && existsSync(path)
        ? { code: 'new.exists', args: { path } }
        : { code: 'new.unwritable', args: { path, reason: message } },
    )
  }
}
