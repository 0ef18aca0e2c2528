// Owns the tables of the log beside drops and answers: hints, re-grades, pauses, repairs, and when the service was up.
import { moment, person } from './schema-columns.ts'
import { blob, check, foreignKey, index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from './drizzle.ts'
import type { Variant } from '../../domain/deck/card.ts'
import type { DropId } from '../../domain/play/quiz.ts'
import type { RepairId } from '../../domain/play/repair.ts'
import type { Attempt } from './port.ts'
import { assignments, attempts, dropEvents, ofDrop, ofQuiz, snapshots } from './schema.ts'

/** Hints that somebody took before they answered, by their place on the card. */
export const hints = sqliteTable(
  'hint',
  {
    dropId: integer().notNull().$type<DropId>(),
    personId: person(),
    place: integer().notNull(),
    takenAt: moment().notNull(),
  },
  table => [
    primaryKey({ columns: [table.dropId, table.personId, table.place] }),
    foreignKey({ columns: [table.dropId, table.personId], foreignColumns: [assignments.dropId, assignments.personId] }),
  ],
)

/** What a later engine makes of an attempt; the newest is in force. */
export const regrades = sqliteTable(
  'regrade',
  {
    eventId: integer()
      .notNull()
      .references(() => dropEvents.id),
    dropId: integer().notNull().$type<DropId>(),
    personId: person(),
    readAs: text().notNull(),
    verdict: text().notNull().$type<Attempt['verdict']>(),
    mistakes: text({ mode: 'json' }).notNull().$type<readonly number[]>(),
    credit: text().notNull(),
    engineVersion: integer().notNull(),
  },
  table => [
    primaryKey({ columns: [table.dropId, table.personId, table.eventId] }),
    foreignKey({ columns: [table.dropId, table.personId], foreignColumns: [attempts.dropId, attempts.personId] }),
  ],
)

/**
 * Holidays of a person in a quiz, [fromAt, toAt): drops that open in them are void for that person. An end that comes
 * early moves `toAt`: it could not be earlier than when it was said.
 */
export const pauses = sqliteTable(
  'pause',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    quizId: ofQuiz(),
    personId: person(),
    fromAt: moment().notNull(),
    toAt: moment().notNull(),
    madeAt: moment().notNull(),
  },
  table => [
    index('pause_person').on(table.quizId, table.personId),
    check('pause_span', sql`${table.fromAt} <= ${table.toAt}`),
  ],
)

export const repairs = sqliteTable(
  'repair',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<RepairId>(),
    quizId: ofQuiz(),
    personId: person(),
    /** The drop whose miss broke the streak. */
    dropId: ofDrop(),
    begunAt: moment().notNull(),
  },
  table => [uniqueIndex('repair_person').on(table.quizId, table.personId, table.dropId)],
)

export const repairQuestions = sqliteTable(
  'repair_question',
  {
    repairId: integer()
      .notNull()
      .references(() => repairs.id)
      .$type<RepairId>(),
    place: integer().notNull(),
    cardHash: text()
      .notNull()
      .references(() => snapshots.hash),
    variant: text({ mode: 'json' }).notNull().$type<Variant>(),
  },
  table => [primaryKey({ columns: [table.repairId, table.place] })],
)

/** One attempt at each question of a repair. */
export const repairAnswers = sqliteTable(
  'repair_answer',
  {
    repairId: integer().notNull().$type<RepairId>(),
    place: integer().notNull(),
    sourceId: text().notNull(),
    answeredAt: moment().notNull(),
    typed: text().notNull(),
    readAs: text().notNull(),
    verdict: text().notNull().$type<Attempt['verdict']>(),
    engineVersion: integer().notNull(),
  },
  table => [
    primaryKey({ columns: [table.repairId, table.place] }),
    foreignKey({
      columns: [table.repairId, table.place],
      foreignColumns: [repairQuestions.repairId, repairQuestions.place],
    }),
  ],
)

/** Pictures of snapshots, by the name that their texts call them, which is made of their content. */
export const snapshotMedia = sqliteTable('snapshot_medium', {
  name: text().primaryKey(),
  type: text().notNull(),
  bytes: blob({ mode: 'buffer' }).notNull(),
})

/** Minutes in which the service was up, as spans [fromAt, toAt); an empty one says that somebody began to watch. */
export const serviceSpans = sqliteTable(
  'service_span',
  {
    fromAt: moment().primaryKey(),
    toAt: moment().notNull(),
  },
  table => [
    index('service_span_end').on(table.toAt),
    check('service_span_order', sql`${table.fromAt} <= ${table.toAt}`),
  ],
)

/** Who has erased themselves since a drop opened, as an HMAC of the account: kept until its results. */
export const erasedAnswers = sqliteTable(
  'erased_answer',
  {
    dropId: ofDrop(),
    mark: text().notNull(),
  },
  table => [primaryKey({ columns: [table.dropId, table.mark] })],
)
