// Owns attempts in the play file, and the tally of a drop.
import { and, asc, count, desc, eq } from './drizzle.ts'
import { decided } from '../../domain/grading/verdict.ts'
import type { DropId, PersonId } from '../../domain/play/quiz.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { dropRow } from './drops.ts'
import type { Attempt, DropTally, FirstRight, Score } from './port.ts'
import { attempts, scores } from './schema.ts'
import { regrades } from './schema-log.ts'
import { people } from './schema-people.ts'
import { rescore, standingVerdict } from './scores.ts'

/** An attempt with what the newest re-grade made of it. */
function standingAttempt(db: Database, attempt: Attempt): Attempt {
  const newest = db
    .select({
      readAs: regrades.readAs,
      verdict: regrades.verdict,
      mistakes: regrades.mistakes,
      credit: regrades.credit,
      engineVersion: regrades.engineVersion,
    })
    .from(regrades)
    .where(and(eq(regrades.dropId, attempt.dropId), eq(regrades.personId, attempt.personId)))
    .orderBy(desc(regrades.eventId))
    .limit(1)
    .get()
  return { ...attempt, ...newest }
}

function attemptOf(db: Database, dropId: DropId, personId: PersonId): { attempt: Attempt; score: Score } | undefined {
  const attempt = db
    .select()
    .from(attempts)
    .where(and(eq(attempts.dropId, dropId), eq(attempts.personId, personId)))
    .get()
  const score = db
    .select({ points: scores.points, streak: scores.streak })
    .from(scores)
    .where(and(eq(scores.dropId, dropId), eq(scores.personId, personId)))
    .get()
  if (!attempt) return undefined
  return { attempt: standingAttempt(db, attempt), score: score ?? practised(db, dropId, personId) }
}

/** What practice is worth: nothing, and the streak stays what it is. */
function practised(db: Database, dropId: DropId, personId: PersonId): Score {
  const newest = db
    .select({ streak: scores.streak })
    .from(scores)
    .where(and(eq(scores.quizId, made(dropRow(db, dropId)).quizId), eq(scores.personId, personId)))
    .orderBy(desc(scores.opensAt))
    .limit(1)
    .get()
  return { points: 0, streak: newest?.streak ?? 0 }
}

/** How many of those who were right first a result names. */
export const FIRST = 5

/** Those who were right first, of those who are ranked and let themselves be shown. */
export const firstRight = (db: Database, dropId: DropId, limit: number): FirstRight[] =>
  db
    .select({ personId: attempts.personId, name: people.name, kind: people.kind, account: people.account })
    .from(attempts)
    .innerJoin(people, eq(people.id, attempts.personId))
    .where(
      and(
        eq(attempts.dropId, dropId),
        eq(attempts.isEligible, true),
        eq(people.isOnBoards, true),
        eq(standingVerdict, 'right'),
      ),
    )
    .orderBy(asc(attempts.answeredAt), asc(attempts.personId))
    .limit(limit)
    .all()
    .map(({ personId, name, kind, account }) => ({
      personId,
      name,
      userId: kind === 'discord' ? account : undefined,
    }))

export const attemptMethods = (
  db: Database,
): Pick<SyncPlayStore, 'recordAttemptOnce' | 'attempt' | 'tally' | 'firstRight'> => ({
  firstRight: dropId => firstRight(db, dropId, FIRST),

  recordAttemptOnce: attempt => {
    const { dropId, personId } = attempt
    const known = attemptOf(db, dropId, personId)
    if (known) return { recorded: false, ...known }
    db.insert(attempts).values(attempt).run()
    rescore(db, made(dropRow(db, dropId)).quizId, personId, [dropId])
    return { recorded: true, ...made(attemptOf(db, dropId, personId)) }
  },

  attempt: (dropId, personId) => attemptOf(db, dropId, personId),

  tally: dropId => {
    const rows = db
      .select({ verdict: standingVerdict, people: count() })
      .from(attempts)
      .where(eq(attempts.dropId, dropId))
      .groupBy(standingVerdict)
      .all()
    const by = (verdict: Attempt['verdict']): number => rows.find(row => row.verdict === verdict)?.people ?? 0
    // Each verdict has its row here.
    return Object.fromEntries(decided.map(verdict => [verdict, by(verdict)])) as DropTally
  },
})
