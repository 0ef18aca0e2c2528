// Owns the ledger's table: the messages that are sent unasked.
import { moment } from './schema-columns.ts'
import { check, index, integer, primaryKey, sql, sqliteTable, text } from './drizzle.ts'
import type { DropId, PersonId } from '../../domain/play/quiz.ts'
import type { MessageKind, MissReason } from './port.ts'
import { drops, ofQuiz } from './schema.ts'

/** The ledger: every message that is sent unasked, once. */
export const messages = sqliteTable(
  'message',
  {
    quizId: ofQuiz(),
    kind: text().notNull().$type<MessageKind>(),
    key: text().notNull(),
    /** reminder: to whom. */
    personId: integer().$type<PersonId>(),
    /** drop, result, reminder: of this one. */
    dropId: integer()
      .references(() => drops.id)
      .$type<DropId>(),
    state: text().notNull().$type<'due' | 'posted' | 'missed'>(),
    /** Not to be claimed before: when it is due, later when a failure asked for patience. */
    claimableAt: moment().notNull(),
    owner: text(),
    leasedAt: moment(),
    triedSince: moment(),
    /** The channel in which it was first tried: a quiz that moves meanwhile does not move the search for it. */
    channelId: text(),
    messageId: text(),
    settledAt: moment(),
    reason: text().$type<MissReason>(),
    /** posted: whether its button still stands. */
    hasButton: integer({ mode: 'boolean' }).notNull().default(true),
    /** How often what it says has changed since it was claimed, or written anew. */
    staleness: integer().notNull().default(0),
    /** missed: whether a manager has been told. */
    isTold: integer({ mode: 'boolean' }).notNull().default(false),
  },
  table => [
    primaryKey({ columns: [table.quizId, table.kind, table.key] }),
    index('message_due')
      .on(table.claimableAt)
      .where(sql`${table.state} = 'due'`),
    index('message_buttons')
      .on(table.dropId)
      .where(sql`${table.state} = 'posted' and ${table.kind} = 'drop' and ${table.hasButton} = 1`),
    index('message_stale')
      .on(table.quizId)
      .where(sql`${table.staleness} > 0`),
    index('message_posted_as').on(table.messageId),
    index('message_person')
      .on(table.personId)
      .where(sql`${table.personId} is not null`),
    check(
      'message_kind',
      sql`${table.kind} in ('drop', 'result', 'podium', 'correction', 'summary', 'reminder', 'report')`,
    ),
    check('message_drop', sql`(${table.kind} in ('drop', 'result', 'reminder')) = (${table.dropId} is not null)`),
    check('message_to', sql`(${table.kind} = 'reminder') = (${table.personId} is not null)`),
    check('message_state', sql`${table.state} in ('due', 'posted', 'missed')`),
    check('message_posted', sql`(${table.state} = 'posted') = (${table.messageId} is not null)`),
    check('message_missed', sql`(${table.state} = 'missed') = (${table.reason} is not null)`),
  ],
)
