// Owns which posted messages in the play file say what is no longer so: they are to be written anew.
import type { SQL } from 'drizzle-orm'
import { sql } from './drizzle.ts'
import type { Database } from './database.ts'
import { messages } from './schema-ledger.ts'

/** Messages that fulfil `which` say something else now, also those that somebody is just about to post. */
export function markStale(db: Database, which: SQL | undefined): void {
  db.update(messages)
    .set({ staleness: sql`${messages.staleness} + 1` })
    .where(which)
    .run()
}
