// Owns which posted messages in the play file say what is no longer so: they are to be written anew.
import type { SQL } from 'drizzle-orm'
import { and, eq, sql } from './drizzle.ts'
import type { Database } from './database.ts'
import { messages } from './schema-ledger.ts'

/** Posted messages that fulfil `which` say something else now. */
export function markStale(db: Database, which: SQL | undefined): void {
  db.update(messages)
    .set({ staleness: sql`${messages.staleness} + 1` })
    .where(and(eq(messages.state, 'posted'), which))
    .run()
}
