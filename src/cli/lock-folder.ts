// Owns that a data folder has one user at a time: a lock of SQLite's, which the system drops when its holder dies.
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Takes the folder until the process ends or `release` is called; undefined while another process has it. */
export function lockFolder(folder: string): { readonly release: () => void } | undefined {
  const file = new Database(join(folder, 'start.lock'), { timeout: 0 })
  try {
    file.exec('BEGIN EXCLUSIVE')
    return { release: () => file.close() }
  } catch (error) {
    file.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return undefined
    throw error
  }
}
