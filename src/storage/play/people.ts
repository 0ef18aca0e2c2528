// Owns people and secrets in the play file, and whether somebody is shown to others.
import { randomBytes } from 'node:crypto'
import { and, desc, eq } from './drizzle.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { quizzesPlayedBy } from './own.ts'
import type { Person } from './port.ts'
import { markNaming } from './rewrites.ts'
import { people, secrets } from './schema-people.ts'
import { restand } from './standings.ts'

const SECRET_BYTES = 32

const personAt = (db: Database, kind: 'discord' | 'local', account: string): Person | undefined =>
  db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.kind, kind), eq(people.account, account)))
    .get()

export const peopleMethods = (
  db: Database,
): Pick<SyncPlayStore, 'currentSecret' | 'secret' | 'person' | 'personOf' | 'showOnBoards'> => ({
  showOnBoards: (personId, isShown) => {
    // Who is hidden is named no more; who comes back is named again.
    if (!isShown) markNaming(db, personId)
    db.update(people).set({ isOnBoards: isShown }).where(eq(people.id, personId)).run()
    for (const quizId of quizzesPlayedBy(db, personId)) restand(db, quizId, personId)
    if (isShown) markNaming(db, personId)
  },

  currentSecret: () =>
    db.select().from(secrets).orderBy(desc(secrets.id)).limit(1).get() ??
    made(
      db
        .insert(secrets)
        .values({ hex: randomBytes(SECRET_BYTES).toString('hex') })
        .returning()
        .get(),
    ),

  secret: id => db.select().from(secrets).where(eq(secrets.id, id)).get(),

  personOf: userId => personAt(db, 'discord', userId),

  person: (account, name, at) => {
    const outside = account.kind === 'discord' ? account.userId : account.profile
    const known = personAt(db, account.kind, outside)
    if (known?.name === name) return known
    if (known) {
      db.update(people).set({ name }).where(eq(people.id, known.id)).run()
      return { id: known.id, name }
    }
    return made(
      db
        .insert(people)
        .values({ kind: account.kind, account: outside, name, firstSeenAt: at })
        .returning({ id: people.id, name: people.name })
        .get(),
    )
  },
})
