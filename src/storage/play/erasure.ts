// Owns what the play file knows of a person: giving it out, and erasing it so that the log still replays.
import { and, eq, inArray } from './drizzle.ts'
import { resultsAt } from '../../domain/play/drop.ts'
import type { PersonId } from '../../domain/play/quiz.ts'
import { deleteWith, rowsWith, tablesWith } from './columns.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { assignments, attempts, drops } from './schema.ts'
import { markNaming } from './rewrites.ts'
import { people, secrets } from './schema-people.ts'
import { erasedAnswers, regrades, repairAnswers, repairs } from './schema-log.ts'

/**
 * What becomes of the rows that name a person, by table. keep: a bare event under the internal number, from which
 * streaks and ranks of others follow · delete: nobody needs it but the person. A test holds every table to a row here.
 */
export const personalTables: Readonly<Record<string, 'keep' | 'delete'>> = {
  assignment: 'keep',
  attempt: 'keep',
  hint: 'keep',
  pause: 'keep',
  regrade: 'keep',
  repair: 'keep',
  score: 'keep',
  standing: 'delete',
  season_row: 'keep',
  exclusion: 'keep',
  message: 'delete',
  reminder: 'delete',
  report: 'delete',
  blocked_reporter: 'delete',
  reward: 'keep',
}

/** Deletes the person's row, the only link from an account to the number, with all that is theirs alone. */
export function eraseRow(db: Database, id: PersonId): void {
  for (const table of tablesWith(db, 'person_id'))
    if (personalTables[table] === 'delete') deleteWith(db, table, 'person_id', id)
  db.update(attempts).set({ typed: '', readAs: '' }).where(eq(attempts.personId, id)).run()
  db.update(regrades).set({ readAs: '' }).where(eq(regrades.personId, id)).run()
  const theirs = db.select({ id: repairs.id }).from(repairs).where(eq(repairs.personId, id))
  db.update(repairAnswers).set({ typed: '', readAs: '' }).where(inArray(repairAnswers.repairId, theirs)).run()
  db.delete(people).where(eq(people.id, id)).run()
}

const rowOf = (db: Database, account: string) =>
  db
    .select()
    .from(people)
    .where(and(eq(people.kind, 'discord'), eq(people.account, account)))
    .get()

export const erasureMethods = (
  db: Database,
): Pick<SyncPlayStore, 'discordAccounts' | 'accountOf' | 'erasePerson' | 'erasedMarks' | 'exportPerson'> => ({
  discordAccounts: () =>
    db
      .select({ userId: people.account, since: people.firstSeenAt })
      .from(people)
      .where(eq(people.kind, 'discord'))
      .all(),

  accountOf: id => db.select({ account: people.account }).from(people).where(eq(people.id, id)).get()?.account,

  erasePerson: (account, at, markOf) => {
    const person = rowOf(db, account)
    if (!person) return false
    const asked = db
      .select({ drop: drops, secret: secrets })
      .from(assignments)
      .innerJoin(drops, eq(drops.id, assignments.dropId))
      .innerJoin(secrets, eq(secrets.id, drops.secretId))
      .where(and(eq(assignments.personId, person.id), inArray(drops.state, ['opening', 'posted'])))
      .all()
    for (const { drop, secret } of asked)
      if (resultsAt(drop) > at)
        db.insert(erasedAnswers)
          .values({ dropId: drop.id, mark: markOf(secret, drop.id) })
          .onConflictDoNothing()
          .run()
    markNaming(db, person.id)
    eraseRow(db, person.id)
    return true
  },

  erasedMarks: dropId =>
    db
      .select({ mark: erasedAnswers.mark })
      .from(erasedAnswers)
      .where(eq(erasedAnswers.dropId, dropId))
      .all()
      .map(({ mark }) => mark),

  exportPerson: account => {
    const person = rowOf(db, account)
    if (!person) return undefined
    const tables = tablesWith(db, 'person_id')
    const rows = tables.map(table => [table, rowsWith(db, table, 'person_id', made(person).id)] as const)
    return { person: { ...person }, rows: Object.fromEntries(rows) }
  },
})
