// Owns when the summary of a week is due.
import { and, desc, eq, like, lt, ne } from './drizzle.ts'
import type { BoardKey } from '../../domain/play/board.ts'
import { resultsAt, type Drop } from '../../domain/play/drop.ts'
import type { DropId } from '../../domain/play/quiz.ts'
import type { Database } from './database.ts'
import { dropBoards, standings } from './schema-boards.ts'
import { messages } from './schema-ledger.ts'
import { drops, quizzes } from './schema.ts'

/** With the first drop of a week the summary of the last one is due, once all of its results are out. */
export function summariseWeek(db: Database, { id, quizId, opensAt }: Pick<Drop, 'id' | 'quizId' | 'opensAt'>): void {
  const isLocal =
    db.select({ profile: quizzes.profile }).from(quizzes).where(eq(quizzes.id, quizId)).get()?.profile !== null
  const before = db
    .select({ id: drops.id, closesAt: drops.closesAt })
    .from(drops)
    .where(
      and(
        eq(drops.quizId, quizId),
        eq(drops.isPractice, false),
        lt(drops.opensAt, opensAt),
        ne(drops.state, 'skipped'),
      ),
    )
    .orderBy(desc(drops.opensAt))
    .limit(1)
    .get()
  const week = before && weekOf(db, before.id)
  if (isLocal || !week || week === weekOf(db, id)) return
  const any = db
    .select()
    .from(standings)
    .where(and(eq(standings.quizId, quizId), eq(standings.board, week)))
    .limit(1)
    .get()
  if (!any) return
  db.insert(messages)
    .values({ quizId, kind: 'summary', key: week, state: 'due', claimableAt: resultsAt(before) })
    .onConflictDoNothing()
    .run()
}

const weekOf = (db: Database, dropId: DropId): BoardKey | undefined =>
  db
    .select({ board: dropBoards.board })
    .from(dropBoards)
    .where(and(eq(dropBoards.dropId, dropId), like(dropBoards.board, 'week %')))
    .get()?.board
