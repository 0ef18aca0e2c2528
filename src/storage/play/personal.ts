// Owns hints and holidays in the play file: what a person took before answering, and when they were away.
import { and, asc, eq, gt, lte } from './drizzle.ts'
import type { Database, SyncPlayStore } from './database.ts'
import { attempts } from './schema.ts'
import { hints, pauses } from './schema-log.ts'
import { rescore } from './scores.ts'

export const personalMethods = (
  db: Database,
): Pick<SyncPlayStore, 'hints' | 'recordHint' | 'pauses' | 'recordPause' | 'endPause'> => ({
  hints: (dropId, personId) =>
    db
      .select({ place: hints.place })
      .from(hints)
      .where(and(eq(hints.dropId, dropId), eq(hints.personId, personId)))
      .orderBy(asc(hints.place))
      .all()
      .map(({ place }) => place),

  recordHint: (dropId, personId, place, at) => {
    const answered = db
      .select({ dropId: attempts.dropId })
      .from(attempts)
      .where(and(eq(attempts.dropId, dropId), eq(attempts.personId, personId)))
      .get()
    if (!answered) db.insert(hints).values({ dropId, personId, place, takenAt: at }).onConflictDoNothing().run()
  },

  pauses: (quizId, personId) =>
    db
      .select({ from: pauses.fromAt, to: pauses.toAt })
      .from(pauses)
      .where(and(eq(pauses.quizId, quizId), eq(pauses.personId, personId)))
      .orderBy(asc(pauses.fromAt))
      .all(),

  recordPause: (quizId, personId, { from, to }, at) => {
    db.insert(pauses).values({ quizId, personId, fromAt: from, toAt: to, madeAt: at }).run()
    rescore(db, quizId, personId)
  },

  endPause: (quizId, personId, at) => {
    db.update(pauses)
      .set({ toAt: at })
      .where(and(eq(pauses.quizId, quizId), eq(pauses.personId, personId), lte(pauses.fromAt, at), gt(pauses.toAt, at)))
      .run()
    rescore(db, quizId, personId)
  },
})
