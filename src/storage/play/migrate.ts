// Owns bringing a play file to the newest version: the committed SQL files, all or nothing, in order.
import { fileURLToPath } from 'node:url'
import type { Database } from 'better-sqlite3'
import { readMigrationFiles } from './drizzle.ts'

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** Marks a file as ours ("prep"); the file's version is the number of migrations it has seen. */
const APPLICATION_ID = 0x70726570

/** newer: made by a later prepdeck · foreign: a database of something else. */
export type MigrationProblem = 'newer' | 'foreign'

/** Which version a file is of, and how many it lacks; or what else it is. Reads only. */
export function versionOf(client: Database): { readonly version: number; readonly behind: number } | MigrationProblem {
  const applicationId = client.pragma('application_id', { simple: true })
  const isEmpty = client.prepare('select 1 from sqlite_schema limit 1').get() === undefined
  if (applicationId !== APPLICATION_ID && !isEmpty) return 'foreign'
  const version = Number(client.pragma('user_version', { simple: true }))
  const known = readMigrationFiles({ migrationsFolder }).length
  return version > known ? 'newer' : { version, behind: known - version }
}

/**
 * Applies what is missing, in one transaction that other processes wait for. `upTo` stops at an earlier version.
 * Throws SQLite's errors.
 */
export function migrate(client: Database, upTo = Number.POSITIVE_INFINITY): MigrationProblem | undefined {
  const migrations = readMigrationFiles({ migrationsFolder })
  const apply = client.transaction((): MigrationProblem | undefined => {
    const found = versionOf(client)
    if (typeof found === 'string') return found
    const { version } = found
    const missing = migrations.slice(version, upTo)
    for (const statement of missing.flatMap(({ sql }) => sql)) client.exec(statement)
    client.pragma(`application_id = ${APPLICATION_ID}`)
    client.pragma(`user_version = ${version + missing.length}`)
    return undefined
  })
  return apply.immediate()
}
