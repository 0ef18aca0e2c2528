// Owns drops in the play file: opening them with their snapshots, finding them, giving people their variants.
import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, gt, inArray, lte, max, ne, sql } from './drizzle.ts'
import type { Card } from '../../domain/deck/card.ts'
import { keptCards } from '../../domain/deck/prepare.ts'
import { ENGINE_VERSION } from '../../domain/grading/engine-version.ts'
import { seasonBoard } from '../../domain/play/board.ts'
import { resultsAt, type Drop } from '../../domain/play/drop.ts'
import type { DropId, QuizId } from '../../domain/play/quiz.ts'
import { completeSettings } from '../../domain/play/settings.ts'
import { remember } from '../../domain/remember.ts'
import type { Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import type { DropOpening } from './port.ts'
import { quizRow } from './quizzes.ts'
import { remindOf } from './reminders.ts'
import { enterBoards } from './seasons.ts'
import { assignments, dropCards, drops, quizzes, snapshots } from './schema.ts'
import { dropBoards } from './schema-boards.ts'
import { messages } from './schema-ledger.ts'
import { snapshotMedia } from './schema-log.ts'

type DropRow = typeof drops.$inferSelect

/** The drop of a row, with its pool. */
export const dropOf = (db: Database, row: DropRow): Drop => ({
  ...row,
  settings: completeSettings(row.settings),
  pool: db
    .select({ key: dropCards.cardKey, hash: dropCards.cardHash })
    .from(dropCards)
    .where(eq(dropCards.dropId, row.id))
    .orderBy(asc(dropCards.position))
    .all(),
})

export const dropRow = (db: Database, id: DropId): DropRow | undefined =>
  db.select().from(drops).where(eq(drops.id, id)).get()

const openingAt = (db: Database, quizId: QuizId, opensAt: Instant): DropRow | undefined =>
  db
    .select()
    .from(drops)
    .where(and(eq(drops.quizId, quizId), eq(drops.opensAt, opensAt)))
    .get()

/** The newest scheduled drop of a quiz that was not skipped, of those `where` holds for. */
function newestDrop(db: Database, quizId: QuizId, where?: SQL): Drop | undefined {
  const row = db
    .select()
    .from(drops)
    .where(and(eq(drops.quizId, quizId), eq(drops.isPractice, false), ne(drops.state, 'skipped'), where))
    .orderBy(desc(drops.opensAt))
    .limit(1)
    .get()
  return row && dropOf(db, row)
}

/** Whether a practice drop of a quiz is open. */
const isPractising = (db: Database, quizId: QuizId, at: Instant): boolean =>
  db
    .select({ id: drops.id })
    .from(drops)
    .where(
      and(
        eq(drops.quizId, quizId),
        eq(drops.isPractice, true),
        gt(drops.closesAt, at),
        inArray(drops.state, ['opening', 'posted']),
      ),
    )
    .get() !== undefined

/** Writes the pool; the cards go in by content, once for all drops that ask them. */
function writePool(db: Database, dropId: DropId, pool: DropOpening['pool']): void {
  for (const [position, { key, hash, card, media = [] }] of pool.entries()) {
    const snapshot = {
      hash,
      card,
      difficulty: card.difficulty,
      parSeconds: card.par ?? null,
      engineVersion: ENGINE_VERSION,
    }
    db.insert(snapshots).values(snapshot).onConflictDoNothing().run()
    for (const { name, type, bytes } of media)
      db.insert(snapshotMedia)
        .values({ name, type, bytes: Buffer.from(bytes) })
        .onConflictDoNothing()
        .run()
    db.insert(dropCards).values({ dropId, position, cardKey: key, cardHash: hash }).run()
  }
}

/** The ledger's rows of a drop; a slot that was missed leaves one that tells a manager so. */
function writeMessages(db: Database, row: DropRow, skip: boolean): void {
  const message = { quizId: row.quizId, key: String(row.id), dropId: row.id }
  if (skip)
    db.insert(messages)
      .values({
        ...message,
        kind: 'drop',
        state: 'missed',
        reason: 'late',
        claimableAt: row.opensAt,
        settledAt: row.opensAt,
      })
      .run()
  else
    db.insert(messages)
      .values([
        { ...message, kind: 'drop', state: 'due', claimableAt: row.opensAt },
        { ...message, kind: 'result', state: 'due', claimableAt: resultsAt(row) },
      ])
      .run()
}

/** The card of a snapshot. */
export function cardOf(db: Database, hash: string): Card | undefined {
  const row = db
    .select({ json: sql<string>`${snapshots.card}` })
    .from(snapshots)
    .where(eq(snapshots.hash, hash))
    .get()
  return row && cardIn(row.json)
}

/** The same object for the same text, so that a card is prepared for grading only once; the file alone says what it is. */
const cardIn = remember(keptCards, (json: string) => JSON.parse(json) as Card)

export const dropMethods = (
  db: Database,
): Pick<
  SyncPlayStore,
  | 'openDrop'
  | 'drop'
  | 'openDropOf'
  | 'latestDrop'
  | 'seasonDrops'
  | 'snapshot'
  | 'medium'
  | 'droppedCards'
  | 'assignment'
  | 'assignOnce'
> => ({
  openDrop: ({ quizId, opensAt, closesAt, nextOpensAt, settings, pool, secretId, skip, isPractice = false }) => {
    const quiz = quizRow(db, quizId)
    const isNext = isPractice || quiz.nextOpensAt === opensAt
    if (isNext && !isPractice) db.update(quizzes).set({ nextOpensAt }).where(eq(quizzes.id, quizId)).run()
    const known = openingAt(db, quizId, opensAt)
    if (known) return known.isPractice === isPractice ? dropOf(db, known) : undefined
    if (isPractice && isPractising(db, quizId, opensAt)) return undefined
    if (!isNext) return undefined
    const isLocal = quiz.profile !== null
    // A local drop has no message: it stands as soon as it is made.
    const state = skip ? 'skipped' : isLocal ? 'posted' : 'opening'
    const row = made(
      db.insert(drops).values({ quizId, opensAt, closesAt, state, settings, secretId, isPractice }).returning().get(),
    )
    writePool(db, row.id, pool)
    const drop = dropOf(db, row)
    if (!isPractice) enterBoards(db, drop)
    if (!isLocal) writeMessages(db, row, skip)
    if (!isLocal && !skip && !isPractice) remindOf(db, row)
    return drop
  },

  drop: id => {
    const row = dropRow(db, id)
    return row && dropOf(db, row)
  },

  openDropOf: (quizId, at) => newestDrop(db, quizId, and(lte(drops.opensAt, at), gt(drops.closesAt, at))),

  latestDrop: quizId => newestDrop(db, quizId),

  seasonDrops: season =>
    db
      .select({ row: drops })
      .from(dropBoards)
      .innerJoin(drops, eq(drops.id, dropBoards.dropId))
      .where(and(eq(dropBoards.board, seasonBoard(season)), ne(drops.state, 'skipped')))
      .orderBy(asc(drops.opensAt))
      .all()
      .map(({ row }) => dropOf(db, row)),

  snapshot: hash => cardOf(db, hash),

  medium: name => db.select().from(snapshotMedia).where(eq(snapshotMedia.name, name)).get(),

  droppedCards: quizId => {
    const rows = db
      .select({ key: dropCards.cardKey, newest: max(drops.opensAt) })
      .from(drops)
      .innerJoin(dropCards, eq(dropCards.dropId, drops.id))
      .where(and(eq(drops.quizId, quizId), ne(drops.state, 'skipped')))
      .groupBy(dropCards.cardKey)
      .all()
    return new Map(rows.map(({ key, newest }) => [key, made(newest ?? undefined)]))
  },

  assignment: (dropId, personId) => assignmentOf(db, dropId, personId),

  assignOnce: assignment => {
    db.insert(assignments).values(assignment).onConflictDoNothing().run()
    return made(assignmentOf(db, assignment.dropId, assignment.personId))
  },
})

const assignmentOf: (
  db: Database,
  ...of: Parameters<SyncPlayStore['assignment']>
) => ReturnType<SyncPlayStore['assignment']> = (db, dropId, personId) =>
  db
    .select()
    .from(assignments)
    .where(and(eq(assignments.dropId, dropId), eq(assignments.personId, personId)))
    .get()
