// Owns servers that the bot has left: their quizzes sleep for a while, then everything of them is erased.
import { and, eq, isNotNull, lt, sql } from './drizzle.ts'
import type { PersonId, QuizId } from '../../domain/play/quiz.ts'
import { resultsAt } from '../../domain/play/drop.ts'
import { after, DAY } from '../../domain/time.ts'
import { deleteWith, rowsWith, tablesWith } from './columns.ts'
import type { Database, SyncPlayStore } from './database.ts'
import { eraseRow } from './erasure.ts'
import { forgetReports } from './reports.ts'
import { assignments, drops, quizzes } from './schema.ts'
import { erasedAnswers } from './schema-log.ts'

/** How long a server that removes the bot can have it back with everything. */
const GRACE_MS = 30 * DAY

export const guildMethods = (db: Database): Pick<SyncPlayStore, 'quizGuilds' | 'markGuild' | 'forgetOld'> => ({
  quizGuilds: () =>
    db
      .selectDistinct({ guildId: sql<string>`${quizzes.guildId}`, removedAt: quizzes.removedAt })
      .from(quizzes)
      .where(isNotNull(quizzes.guildId))
      .all(),

  markGuild: (guildId, removedAt) => {
    db.update(quizzes).set({ removedAt }).where(eq(quizzes.guildId, guildId)).run()
  },

  forgetOld: now => {
    const marked = db
      .selectDistinct({ id: drops.id, closesAt: drops.closesAt })
      .from(erasedAnswers)
      .innerJoin(drops, eq(drops.id, erasedAnswers.dropId))
      .all()
    for (const drop of marked)
      if (resultsAt(drop) <= now) db.delete(erasedAnswers).where(eq(erasedAnswers.dropId, drop.id)).run()
    forgetReports(db, now)
    const gone = db
      .select({ id: quizzes.id })
      .from(quizzes)
      .where(and(isNotNull(quizzes.removedAt), lt(quizzes.removedAt, after(now, -GRACE_MS))))
      .all()
    for (const { id } of gone) eraseQuiz(db, id)
    return gone.length
  },
})

/** Erases a quiz with all that hangs on it, and the people who have played nowhere else. */
function eraseQuiz(db: Database, quizId: QuizId): void {
  const ofPeople = tablesWith(db, 'person_id')
  const players = db
    .selectDistinct({ id: assignments.personId })
    .from(assignments)
    .innerJoin(drops, eq(drops.id, assignments.dropId))
    .where(eq(drops.quizId, quizId))
    .all()
  // In whatever order the tables refer to each other: only the end has to be whole.
  db.run(sql`pragma defer_foreign_keys = on`)
  for (const { id } of db.select({ id: drops.id }).from(drops).where(eq(drops.quizId, quizId)).all())
    for (const table of tablesWith(db, 'drop_id')) deleteWith(db, table, 'drop_id', id)
  for (const table of tablesWith(db, 'quiz_id')) deleteWith(db, table, 'quiz_id', quizId)
  db.delete(quizzes).where(eq(quizzes.id, quizId)).run()
  const isKnown = (id: PersonId): boolean => ofPeople.some(table => rowsWith(db, table, 'person_id', id).length > 0)
  for (const { id } of players) if (!isKnown(id)) eraseRow(db, id)
}
