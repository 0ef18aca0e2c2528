// Owns the messages in the play file that are to be written anew, and which of them name a person.
import { and, asc, eq, gt, isNull, like, lte } from './drizzle.ts'
import type { DropId, PersonId } from '../../domain/play/quiz.ts'
import { firstRight, FIRST } from './attempts.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { aboutOf, named, outside } from './ledger.ts'
import { seasonRows, standings } from './schema-boards.ts'
import { messages } from './schema-ledger.ts'
import { attempts, drops, quizzes } from './schema.ts'
import { markStale } from './stale.ts'

/** Ranks that a podium names. */
const PODIUM = 3

/** Results, podiums and summaries that name a person say something else from now on. */
export function markNaming(db: Database, personId: PersonId): void {
  const answered = db.select({ dropId: attempts.dropId }).from(attempts).where(eq(attempts.personId, personId)).all()
  for (const { dropId } of answered) if (isNamed(db, dropId, personId)) markResult(db, dropId)
  const places = db
    .select({ season: seasonRows.seasonId, version: seasonRows.version })
    .from(seasonRows)
    .where(and(eq(seasonRows.personId, personId), lte(seasonRows.rank, PODIUM)))
    .all()
  for (const { season, version } of places)
    markStale(
      db,
      version === 1
        ? and(eq(messages.kind, 'podium'), eq(messages.key, String(season)))
        : and(eq(messages.kind, 'correction'), eq(messages.key, `${season}.${version}`)),
    )
  const weeks = db
    .select({ quizId: standings.quizId, board: standings.board })
    .from(standings)
    .where(and(eq(standings.personId, personId), like(standings.board, 'week %')))
    .all()
  for (const { quizId, board } of weeks)
    markStale(db, and(eq(messages.quizId, quizId), eq(messages.kind, 'summary'), eq(messages.key, board)))
}

const isNamed = (db: Database, dropId: DropId, personId: PersonId): boolean =>
  firstRight(db, dropId, FIRST).some(each => each.personId === personId)

/** The results of a drop, where they are out, say something else from now on. */
export const markResult = (db: Database, dropId: DropId): void =>
  markStale(db, and(eq(messages.kind, 'result'), eq(messages.dropId, dropId)))

export const rewriteMethods = (db: Database): Pick<SyncPlayStore, 'staleMessages' | 'recordRewritten'> => ({
  staleMessages: (limit, exceptIn = []) =>
    db
      .select({ message: messages, drop: drops, quiz: quizzes })
      .from(messages)
      .leftJoin(drops, eq(drops.id, messages.dropId))
      .innerJoin(quizzes, eq(quizzes.id, messages.quizId))
      .where(and(gt(messages.staleness, 0), eq(messages.state, 'posted'), isNull(quizzes.removedAt), outside(exceptIn)))
      .orderBy(asc(messages.staleness), asc(messages.quizId), asc(messages.claimableAt))
      .limit(limit)
      .all()
      .map(row => ({
        quizId: row.message.quizId,
        key: row.message.key,
        ...aboutOf(db, row),
        posted: {
          channelId: made(row.message.channelId ?? undefined),
          messageId: made(row.message.messageId ?? undefined),
        },
        staleness: row.message.staleness,
      })),

  recordRewritten: (name, staleness) => {
    db.update(messages)
      .set({ staleness: 0 })
      // What has changed since it was read still is to be written.
      .where(and(named(name), eq(messages.staleness, staleness)))
      .run()
  },
})
