// Owns the fold of the log in the play file: a person's marks, streak and points in one quiz, and the cache of them.
import { and, asc, eq, gte } from './drizzle.ts'
import { resultsAt, type DropState } from '../../domain/play/drop.ts'
import { mark } from '../../domain/play/mark.ts'
import { points } from '../../domain/play/points.ts'
import type { DropId, PersonId, QuizId } from '../../domain/play/quiz.ts'
import { fold, freezeRules, noStreak, step } from '../../domain/play/streak.ts'
import { instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { quizRow } from './quizzes.ts'
import { assignments, attempts, drops, scores, snapshots } from './schema.ts'

type ScoreRow = typeof scores.$inferSelect

/** No drop is pending any more: what a score rests on must not hang on when it is folded. */
const ENDED = instant(Number.POSITIVE_INFINITY)

/** Every drop of a quiz, oldest first, with what a person answered to it. */
const logOf = (db: Database, quizId: QuizId, personId: PersonId) =>
  db
    .select({
      dropId: drops.id,
      state: drops.state,
      opensAt: drops.opensAt,
      closesAt: drops.closesAt,
      verdict: attempts.verdict,
      credit: attempts.credit,
      difficulty: snapshots.difficulty,
    })
    .from(drops)
    .leftJoin(attempts, and(eq(attempts.dropId, drops.id), eq(attempts.personId, personId)))
    .leftJoin(assignments, and(eq(assignments.dropId, attempts.dropId), eq(assignments.personId, attempts.personId)))
    .leftJoin(snapshots, eq(snapshots.hash, assignments.cardHash))
    .where(eq(drops.quizId, quizId))
    .orderBy(asc(drops.opensAt))
    .all()

const counts = (state: DropState): boolean => state === 'opening' || state === 'posted'

/** The scores of a person's attempts in a quiz, from the log alone. An answer to a withdrawn drop is worth nothing. */
function scoresOf(db: Database, quizId: QuizId, personId: PersonId): ScoreRow[] {
  const rows: ScoreRow[] = []
  let streak = noStreak(freezeRules)
  for (const { dropId, state, opensAt, closesAt, verdict, credit, difficulty } of logOf(db, quizId, personId)) {
    const answered = verdict !== null && credit !== null && difficulty !== null
    if (!answered && rows.length === 0) continue
    streak = step(streak, mark({ state, settlesAt: closesAt }, answered, ENDED), freezeRules)
    if (!answered) continue
    const isRight = counts(state) && verdict === 'right'
    rows.push({
      dropId,
      personId,
      quizId,
      opensAt,
      points: counts(state) ? points(difficulty, credit, streak.current) : 0,
      streak: streak.current,
      isRight,
      isHardRight: isRight && difficulty === 'hard',
    })
  }
  return rows
}

/** Brings the cached scores of a person in a quiz in line with the log; rows that are right stay untouched. */
export function rescore(db: Database, quizId: QuizId, personId: PersonId): void {
  const cached = db
    .select()
    .from(scores)
    .where(and(eq(scores.quizId, quizId), eq(scores.personId, personId)))
    .all()
  const before = new Map(cached.map(row => [row.dropId, JSON.stringify(row)]))
  for (const row of scoresOf(db, quizId, personId)) {
    if (before.get(row.dropId) === JSON.stringify(row)) continue
    db.insert(scores)
      .values(row)
      .onConflictDoUpdate({ target: [scores.dropId, scores.personId], set: row })
      .run()
  }
}

/** After a drop changed its state: rescores everybody who answered it or a later one. */
export function rescoreDrop(db: Database, quizId: QuizId, dropId: DropId): void {
  const { opensAt } = made(db.select({ opensAt: drops.opensAt }).from(drops).where(eq(drops.id, dropId)).get())
  const touched = db
    .selectDistinct({ personId: scores.personId })
    .from(scores)
    .where(and(eq(scores.quizId, quizId), gte(scores.opensAt, opensAt)))
    .all()
  for (const { personId } of touched) rescore(db, quizId, personId)
}

export const scoreMethods = (db: Database): Pick<SyncPlayStore, 'streak' | 'replay'> => ({
  streak: (quizId, personId, now) => {
    const log = logOf(db, quizId, personId).filter(row => row.opensAt <= now)
    const isLocal = quizRow(db, quizId).profile !== null
    const newestAnswer = log.findLastIndex(row => row.verdict !== null)
    const marks = log.map((row, place) => {
      const settlesAt = isLocal ? row.closesAt : resultsAt(row)
      // What stands before an answer counts as it does for that answer's score; only the grace can still mend it.
      return mark({ state: row.state, settlesAt }, row.verdict !== null, place < newestAnswer ? ENDED : now)
    })
    return {
      ...fold(marks, freezeRules),
      right: log.filter(row => row.verdict === 'right').length,
      pending: log.some(row => row.verdict === null && counts(row.state) && now < row.closesAt),
    }
  },

  replay: () => {
    db.delete(scores).run()
    const players = db
      .selectDistinct({ quizId: drops.quizId, personId: attempts.personId })
      .from(attempts)
      .innerJoin(drops, eq(drops.id, attempts.dropId))
      .all()
    for (const { quizId, personId } of players) rescore(db, quizId, personId)
  },
})
