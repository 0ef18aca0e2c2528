// Owns reading a play file through without changing it: is every page and every reference whole, and of which version.
import { existsSync } from 'node:fs'
import SqliteClient from 'better-sqlite3'
import { versionOf, type MigrationProblem } from './migrate.ts'
import { unavailableCode, type UnavailableCode } from './unavailable.ts'

/** sound: `behind` versions older than ours · broken: as `openPlayStore` would say of it. */
export type Inspected =
  | { readonly kind: 'missing' }
  | { readonly kind: 'sound'; readonly version: number; readonly behind: number }
  | { readonly kind: 'broken'; readonly code: MigrationProblem | Exclude<UnavailableCode, 'closed'> }

/** Also while a bot has it open. */
export function inspectPlayFile(path: string): Inspected {
  if (!existsSync(path)) return { kind: 'missing' }
  let client: SqliteClient.Database | undefined
  try {
    client = new SqliteClient(path, { readonly: true, fileMustExist: true })
    const found = versionOf(client)
    if (typeof found === 'string') return { kind: 'broken', code: found }
    const isWhole = client.pragma('integrity_check(1)', { simple: true }) === 'ok'
    const dangling = client.pragma('foreign_key_check')
    if (!isWhole || (Array.isArray(dangling) && dangling.length > 0)) return { kind: 'broken', code: 'corrupt' }
    return { kind: 'sound', ...found }
  } catch (error) {
    if (error instanceof SqliteClient.SqliteError && error.code === 'SQLITE_NOTADB')
      return { kind: 'broken', code: 'foreign' }
    const code = unavailableCode(error)
    if (code === undefined || code === 'closed') throw error
    return { kind: 'broken', code }
  } finally {
    client?.close()
  }
}
