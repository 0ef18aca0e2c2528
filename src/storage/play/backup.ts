// Owns copies of the play file: made while it is in use, proven before they count, put back all or nothing.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { err, ok, type Result } from '../../domain/result.ts'
import { migrate, type MigrationProblem } from './migrate.ts'
import { unavailableCode, type UnavailableCode } from './unavailable.ts'

/** in-use: a bot has it open · missing · what `openPlayStore` says of a file. */
export type CopyProblem = MigrationProblem | UnavailableCode | 'missing' | 'in-use'

/** Writes a copy of the play file at `from`, which may be in use, to `to`; what stands there is replaced when the copy is proven. */
export async function backUp(from: string, to: string): Promise<Result<void, CopyProblem>> {
  if (!existsSync(from)) return err('missing')
  return attempt(to, async temporary => {
    const source = new SqliteClient(from, { readonly: true, fileMustExist: true })
    try {
      await source.backup(temporary)
    } finally {
      source.close()
    }
    return undefined
  })
}

/**
 * Puts a backup in the place of the play file at `to`, brought to the newest version; the file that was there is kept
 * as `kept`. `mend` has the new one before it counts. Nothing changes where anybody has the play file open.
 */
export async function restoreFrom(
  from: string,
  to: string,
  kept: string,
  mend: (path: string) => Promise<void>,
): Promise<Result<void, CopyProblem>> {
  if (!existsSync(from)) return err('missing')
  const idle = existsSync(to) ? takeAlone(to) : ok(undefined)
  if (!idle.ok) return idle
  return attempt(
    to,
    async temporary => {
      const copied = await backUp(from, temporary)
      if (!copied.ok) return copied.error
      await mend(temporary)
      return undefined
    },
    () => {
      // With a log that a damaged file may have left: it must not be taken for the new one's.
      for (const rest of ['', '-wal', '-shm'])
        if (existsSync(`${to}${rest}`)) renameSync(`${to}${rest}`, `${kept}${rest}`)
    },
  )
}

async function attempt(
  to: string,
  make: (temporary: string) => Promise<CopyProblem | undefined>,
  before = (): void => {},
): Promise<Result<void, CopyProblem>> {
  const temporary = `${to}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(to), { recursive: true })
    const problem = (await make(temporary)) ?? proven(temporary)
    if (problem) return err(problem)
    sync(temporary)
    before()
    renameSync(temporary, to)
    sync(dirname(to))
    return ok(undefined)
  } catch (error) {
    if (error instanceof SqliteClient.SqliteError && error.code === 'SQLITE_NOTADB') return err('foreign')
    const code = unavailableCode(error)
    if (code) return err(code)
    if (error instanceof Error && 'code' in error) return err(error.code === 'ENOSPC' ? 'full' : 'io')
    throw error
  } finally {
    for (const rest of ['', '-wal', '-shm']) rmSync(`${temporary}${rest}`, { force: true })
  }
}

/** What is wrong with a copy: every page and every reference is read, and it must be of a version that we know. */
function proven(path: string): CopyProblem | undefined {
  const client = new SqliteClient(path)
  try {
    if (client.pragma('integrity_check', { simple: true }) !== 'ok') return 'corrupt'
    const problem = migrate(client)
    if (problem) return problem
    const dangling = client.pragma('foreign_key_check')
    // One file, without a log beside it.
    client.pragma('journal_mode = DELETE')
    return Array.isArray(dangling) && dangling.length > 0 ? 'corrupt' : undefined
  } finally {
    client.close()
  }
}

/** Whether nobody else has the file open: only then does SQLite leave the mode in which readers and a writer share it. */
function takeAlone(path: string): Result<void, CopyProblem> {
  const client = new SqliteClient(path, { timeout: 0 })
  try {
    client.pragma('journal_mode = DELETE')
    return ok(undefined)
  } catch (error) {
    const code = unavailableCode(error)
    // A damaged one is what a backup is for.
    if (code === 'corrupt') return ok(undefined)
    return err(code === 'locked' ? 'in-use' : (code ?? 'io'))
  } finally {
    client.close()
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
