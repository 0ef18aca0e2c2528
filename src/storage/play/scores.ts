// Owns the fold of the log in the play file: a person's marks, streak and points in one quiz, and the cache of them.
import { and, asc, count, eq, gte, sql } from './drizzle.ts'
import type { Decided } from '../../domain/grading/verdict.ts'
import { isNearClose, resultsAt, type DropState } from '../../domain/play/drop.ts'
import { mark } from '../../domain/play/mark.ts'
import { isPaused } from '../../domain/play/pause.ts'
import { points, speedPercent } from '../../domain/play/points.ts'
import type { DropId, PersonId, QuizId } from '../../domain/play/quiz.ts'
import { REPAIR_QUESTIONS, repairable, type Repairable } from '../../domain/play/repair.ts'
import { fold, freezeRules, noStreak, rightRuns, step } from '../../domain/play/streak.ts'
import { instant, type Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { quizRow } from './quizzes.ts'
import { standings } from './schema-boards.ts'
import { assignments, attempts, drops, scores, snapshots } from './schema.ts'
import { pauses, repairAnswers, repairs } from './schema-log.ts'
import { restand } from './standings.ts'

type ScoreRow = typeof scores.$inferSelect

/** No drop is pending any more: what a score rests on must not hang on when it is folded. */
const ENDED = instant(Number.POSITIVE_INFINITY)

/** A column of an attempt as the newest re-grade has it. */
const standing = <Column extends 'verdict' | 'credit'>(column: Column) =>
  sql<(typeof attempts.$inferSelect)[Column]>`coalesce(
    (select regrade.${sql.raw(column)} from regrade
     where regrade.drop_id = attempt.drop_id and regrade.person_id = attempt.person_id
     order by regrade.event_id desc limit 1), attempt.${sql.raw(column)})`

export const standingVerdict = standing('verdict')

/** Every scheduled drop of a quiz, oldest first, with what a person answered to it and whether they are excused. */
function logOf(db: Database, quizId: QuizId, personId: PersonId) {
  const away = db
    .select({ from: pauses.fromAt, to: pauses.toAt })
    .from(pauses)
    .where(and(eq(pauses.quizId, quizId), eq(pauses.personId, personId)))
    .all()
  const repaired = repairedDrops(db, quizId, personId)
  return db
    .select({
      dropId: drops.id,
      state: drops.state,
      opensAt: drops.opensAt,
      closesAt: drops.closesAt,
      isOutage: drops.isOutage,
      verdict: sql<Decided | null>`${standingVerdict}`,
      credit: sql<string | null>`${standing('credit')}`,
      answeredAt: attempts.answeredAt,
      revealedAt: assignments.revealedAt,
      parSeconds: snapshots.parSeconds,
      settings: drops.settings,
      difficulty: snapshots.difficulty,
      hints: sql<number>`(select count(*) from hint
        where hint.drop_id = attempt.drop_id and hint.person_id = attempt.person_id)`,
    })
    .from(drops)
    .leftJoin(attempts, and(eq(attempts.dropId, drops.id), eq(attempts.personId, personId)))
    .leftJoin(assignments, and(eq(assignments.dropId, attempts.dropId), eq(assignments.personId, attempts.personId)))
    .leftJoin(snapshots, eq(snapshots.hash, assignments.cardHash))
    .where(and(eq(drops.quizId, quizId), eq(drops.isPractice, false)))
    .orderBy(asc(drops.opensAt))
    .all()
    .map(row => ({
      ...row,
      isAnswered: row.verdict !== null,
      isExcused: row.isOutage || repaired.has(row.dropId) || isPaused(away, row.opensAt),
    }))
}

/** Drops whose miss was repaired: every question of the repair is answered, all right. */
function repairedDrops(db: Database, quizId: QuizId, personId: PersonId): ReadonlySet<DropId> {
  const rows = db
    .select({ dropId: repairs.dropId, right: count() })
    .from(repairs)
    .innerJoin(repairAnswers, and(eq(repairAnswers.repairId, repairs.id), eq(repairAnswers.verdict, 'right')))
    .where(and(eq(repairs.quizId, quizId), eq(repairs.personId, personId)))
    .groupBy(repairs.id)
    .all()
  return new Set(rows.filter(({ right }) => right === REPAIR_QUESTIONS).map(({ dropId }) => dropId))
}

const counts = (state: DropState): boolean => state === 'opening' || state === 'posted'

/** The scores of a person's attempts in a quiz, from the log alone. An answer to a withdrawn drop is worth nothing. */
function scoresOf(db: Database, quizId: QuizId, personId: PersonId): ScoreRow[] {
  const rows: ScoreRow[] = []
  let streak = noStreak(freezeRules)
  for (const entry of logOf(db, quizId, personId)) {
    const { dropId, state, opensAt, closesAt, verdict, credit, difficulty, hints } = entry
    const answered = verdict !== null && credit !== null && difficulty !== null
    if (!answered && rows.length === 0) continue
    streak = step(streak, mark({ ...entry, settlesAt: closesAt }, ENDED), freezeRules)
    if (!answered) continue
    const isRight = counts(state) && verdict === 'right'
    rows.push({
      dropId,
      personId,
      quizId,
      opensAt,
      points: counts(state) ? points({ difficulty, credit, hints, streak: streak.current, speed: speedOf(entry) }) : 0,
      streak: streak.current,
      isRight,
      isHardRight: isRight && difficulty === 'hard',
    })
  }
  return rows
}

/** The bonus of an answer in hundredths; none where the drop gives none. */
function speedOf({ settings, answeredAt, revealedAt, parSeconds }: ReturnType<typeof logOf>[number]): number {
  if (!settings.speedBonus || answeredAt === null || revealedAt === null) return 0
  return speedPercent(answeredAt - revealedAt, parSeconds ?? undefined)
}

/**
 * Brings the cached scores of a person in a quiz in line with the log, and their standings on the boards of those that
 * change and of `touched` drops; rows that are right stay untouched.
 */
export function rescore(db: Database, quizId: QuizId, personId: PersonId, touched: readonly DropId[] = []): void {
  const cached = db
    .select()
    .from(scores)
    .where(and(eq(scores.quizId, quizId), eq(scores.personId, personId)))
    .all()
  const before = new Map(cached.map(row => [row.dropId, JSON.stringify(row)]))
  const changed = new Set(touched)
  for (const row of scoresOf(db, quizId, personId)) {
    if (before.get(row.dropId) === JSON.stringify(row)) continue
    db.insert(scores)
      .values(row)
      .onConflictDoUpdate({ target: [scores.dropId, scores.personId], set: row })
      .run()
    changed.add(row.dropId)
  }
  restand(db, quizId, personId, [...changed])
}

/** After a drop changed its state: rescores everybody who answered it or a later one. */
export function rescoreDrop(db: Database, quizId: QuizId, dropId: DropId): void {
  const { opensAt } = made(db.select({ opensAt: drops.opensAt }).from(drops).where(eq(drops.id, dropId)).get())
  const touched = db
    .selectDistinct({ personId: scores.personId })
    .from(scores)
    .where(and(eq(scores.quizId, quizId), gte(scores.opensAt, opensAt)))
    .all()
  for (const { personId } of touched) rescore(db, quizId, personId, [dropId])
}

/** The log of a person until `now`, with the mark of each drop. */
function markedLog(db: Database, quizId: QuizId, personId: PersonId, now: Instant) {
  const log = logOf(db, quizId, personId).filter(row => row.opensAt <= now)
  const isLocal = quizRow(db, quizId).profile !== null
  const newestAnswer = log.findLastIndex(row => row.isAnswered)
  return log.map((row, place) => {
    const settlesAt = isLocal ? row.closesAt : resultsAt(row)
    // What stands before an answer counts as it does for that answer's score; only the grace can still mend it.
    return { ...row, mark: mark({ ...row, settlesAt }, place < newestAnswer ? ENDED : now) }
  })
}

function repairOf(db: Database, quizId: QuizId, personId: PersonId, log: ReturnType<typeof markedLog>): Repairable {
  const begun = db
    .select({ dropId: repairs.dropId })
    .from(repairs)
    .where(and(eq(repairs.quizId, quizId), eq(repairs.personId, personId)))
    .all()
  return repairable(
    log.map(({ mark: its }) => its),
    begun.map(({ dropId }) => log.findIndex(row => row.dropId === dropId)),
    freezeRules,
  )
}

export const scoreMethods = (db: Database): Pick<SyncPlayStore, 'streak' | 'marks' | 'replay'> => ({
  streak: (quizId, personId, now) => {
    const log = markedLog(db, quizId, personId, now)
    const answers = log.filter(row => row.isAnswered)
    const isRight = ({ state, verdict }: (typeof log)[number]): boolean => state !== 'void' && verdict === 'right'
    const open = log.filter(row => !row.isAnswered && !row.isExcused && counts(row.state) && now < row.closesAt)
    return {
      ...fold(
        log.map(({ mark: its }) => its),
        freezeRules,
      ),
      right: answers.filter(isRight).length,
      rightRun: rightRuns(answers.filter(({ state }) => state !== 'void').map(row => ({ isRight: isRight(row) }))),
      pending: open.length > 0,
      isAtRisk: open.some(row => isNearClose(row, now)),
      repair: repairOf(db, quizId, personId, log),
    }
  },

  marks: (quizId, personId, now) =>
    markedLog(db, quizId, personId, now).map(({ dropId, opensAt, mark: its }) => ({ dropId, opensAt, mark: its })),

  replay: () => {
    db.delete(standings).run()
    db.delete(scores).run()
    const players = db
      .selectDistinct({ quizId: drops.quizId, personId: attempts.personId })
      .from(attempts)
      .innerJoin(drops, eq(drops.id, attempts.dropId))
      .where(eq(drops.isPractice, false))
      .all()
    for (const { quizId, personId } of players) rescore(db, quizId, personId)
  },
})
