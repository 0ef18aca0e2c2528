// Owns what admins correct in the play file: drops withdrawn, answers graded again, each with its audit row.
import { and, asc, eq, inArray } from './drizzle.ts'
import type { Card } from '../../domain/deck/card.ts'
import type { DropId } from '../../domain/play/quiz.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { cardOf, dropRow } from './drops.ts'
import type { Correction } from './port-log.ts'
import { assignments, attempts, dropEvents, drops } from './schema.ts'
import { messages } from './schema-ledger.ts'
import { regrades } from './schema-log.ts'
import { markResult } from './rewrites.ts'
import { rescoreDrop } from './scores.ts'

/** The audit row of a correction. */
const audit = (db: Database, kind: 'voided' | 'regraded', { drop, by, reason, at }: Correction): number =>
  made(db.insert(dropEvents).values({ dropId: drop, kind, by, reason, at }).returning({ id: dropEvents.id }).get()).id

const rescoreAll = (db: Database, dropId: DropId): void => rescoreDrop(db, made(dropRow(db, dropId)).quizId, dropId)

export const correctionMethods = (
  db: Database,
): Pick<SyncPlayStore, 'voidDrop' | 'attemptsAt' | 'recordRegrade' | 'corrections'> => ({
  voidDrop: correction => {
    if (dropRow(db, correction.drop)?.state !== 'posted') return 'not-posted'
    db.update(drops).set({ state: 'void' }).where(eq(drops.id, correction.drop)).run()
    audit(db, 'voided', correction)
    // People are told at once instead of after the close.
    db.update(messages)
      .set({ claimableAt: correction.at })
      .where(and(eq(messages.dropId, correction.drop), eq(messages.kind, 'result'), eq(messages.state, 'due')))
      .run()
    markResult(db, correction.drop)
    rescoreAll(db, correction.drop)
    return 'voided'
  },

  attemptsAt: dropId => {
    // One query each, however many people there are.
    const regraded = new Map(
      db
        .select()
        .from(regrades)
        .where(eq(regrades.dropId, dropId))
        .orderBy(asc(regrades.eventId))
        .all()
        .map(({ personId, readAs, verdict, mistakes, credit, engineVersion }) => [
          personId,
          { readAs, verdict, mistakes, credit, engineVersion },
        ]),
    )
    const cards = new Map<string, Card>()
    const cardFor = (hash: string): Card => {
      const card = cards.get(hash) ?? made(cardOf(db, hash))
      cards.set(hash, card)
      return card
    }
    return db
      .select({ attempt: attempts, assignment: assignments })
      .from(attempts)
      .innerJoin(assignments, and(eq(assignments.dropId, attempts.dropId), eq(assignments.personId, attempts.personId)))
      .where(eq(attempts.dropId, dropId))
      .orderBy(asc(attempts.answeredAt), asc(attempts.personId))
      .all()
      .map(({ attempt, assignment }) => ({
        attempt: { ...attempt, ...regraded.get(attempt.personId) },
        assignment,
        card: cardFor(assignment.cardHash),
      }))
  },

  recordRegrade: (correction, changed) => {
    const eventId = audit(db, 'regraded', correction)
    for (const regrade of changed)
      db.insert(regrades)
        .values({ eventId, dropId: correction.drop, ...regrade })
        .run()
    if (changed.length > 0) markResult(db, correction.drop)
    rescoreAll(db, correction.drop)
  },

  corrections: dropId =>
    db
      .select()
      .from(dropEvents)
      .where(and(eq(dropEvents.dropId, dropId), inArray(dropEvents.kind, ['voided', 'regraded'])))
      .orderBy(asc(dropEvents.id))
      .all()
      .map(({ kind, by, reason, at }) => ({
        kind: kind as 'voided' | 'regraded',
        drop: dropId,
        by: made(by ?? undefined),
        reason: made(reason ?? undefined),
        at,
      })),
})
