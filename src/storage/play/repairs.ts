// Owns repairs of streaks in the play file: two fresh questions, one attempt at each.
import { and, asc, desc, eq, lte, ne, sql } from './drizzle.ts'
import { RESULTS_DELAY_MS } from '../../domain/play/drop.ts'
import type { RepairId } from '../../domain/play/repair.ts'
import { after } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import type { Repair } from './port-log.ts'
import { dropCards, drops, snapshots } from './schema.ts'
import { repairAnswers, repairQuestions, repairs } from './schema-log.ts'
import { rescore } from './scores.ts'

const repairOf = (db: Database, row: typeof repairs.$inferSelect): Repair => ({
  ...row,
  questions: db
    .select({ cardHash: repairQuestions.cardHash, variant: repairQuestions.variant })
    .from(repairQuestions)
    .where(eq(repairQuestions.repairId, row.id))
    .orderBy(asc(repairQuestions.place))
    .all(),
  answers: db
    .select({
      place: repairAnswers.place,
      sourceId: repairAnswers.sourceId,
      answeredAt: repairAnswers.answeredAt,
      typed: repairAnswers.typed,
      readAs: repairAnswers.readAs,
      verdict: repairAnswers.verdict,
      engineVersion: repairAnswers.engineVersion,
    })
    .from(repairAnswers)
    .where(eq(repairAnswers.repairId, row.id))
    .orderBy(asc(repairAnswers.place))
    .all(),
})

const repairRow = (db: Database, id: RepairId) => made(db.select().from(repairs).where(eq(repairs.id, id)).get())

export const repairMethods = (
  db: Database,
): Pick<SyncPlayStore, 'repairs' | 'numericCards' | 'beginRepair' | 'answerRepair'> => ({
  repairs: (quizId, personId) =>
    db
      .select()
      .from(repairs)
      .where(and(eq(repairs.quizId, quizId), eq(repairs.personId, personId)))
      .orderBy(asc(repairs.id))
      .all()
      .map(row => repairOf(db, row)),

  numericCards: (quizId, at) =>
    db
      .select({ hash: dropCards.cardHash, key: dropCards.cardKey })
      .from(dropCards)
      .innerJoin(drops, eq(drops.id, dropCards.dropId))
      .innerJoin(snapshots, eq(snapshots.hash, dropCards.cardHash))
      .where(
        and(
          eq(drops.quizId, quizId),
          ne(drops.state, 'skipped'),
          lte(drops.closesAt, after(at, -RESULTS_DELAY_MS)),
          sql`json_extract(${snapshots.card}, '$.kind') = 'numeric'`,
        ),
      )
      .groupBy(dropCards.cardHash)
      .orderBy(desc(sql`max(${drops.opensAt})`), asc(dropCards.cardHash))
      .all(),

  beginRepair: ({ questions, ...repair }) => {
    const begun = db
      .select()
      .from(repairs)
      .where(
        and(
          eq(repairs.quizId, repair.quizId),
          eq(repairs.personId, repair.personId),
          eq(repairs.dropId, repair.dropId),
        ),
      )
      .get()
    if (begun) return repairOf(db, begun)
    const row = made(db.insert(repairs).values(repair).returning().get())
    for (const [place, question] of questions.entries())
      db.insert(repairQuestions)
        .values({ repairId: row.id, place, ...question })
        .run()
    return repairOf(db, row)
  },

  answerRepair: (id, answer) => {
    db.insert(repairAnswers)
      .values({ repairId: id, ...answer })
      .onConflictDoNothing()
      .run()
    const row = repairRow(db, id)
    rescore(db, row.quizId, row.personId)
    return repairOf(db, row)
  },
})
