// Owns what the parts of the SQLite adapter share: the typed connection and the port's methods without promises.
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { PlayStore } from './port.ts'

export type Database = BetterSQLite3Database

/** The port as SQLite does it: synchronously, each method inside one transaction that the adapter opens around it. */
export type SyncPlayStore = {
  readonly [Method in Exclude<keyof PlayStore, 'close'>]: PlayStore[Method] extends (
    ...args: infer Args
  ) => Promise<infer Outcome>
    ? (...args: Args) => Outcome
    : never
}

/** The row that a statement with `returning` made; none is a bug. */
export function made<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('an insert returned no row')
  return row
}
