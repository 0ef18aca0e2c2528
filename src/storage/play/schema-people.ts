// Owns the tables of people and secrets: the person's row is the only link from an account to the number in the log.
import { moment } from './schema-columns.ts'
import { check, integer, sql, sqliteTable, text, uniqueIndex } from './drizzle.ts'
import type { PersonId, QuizId } from '../../domain/play/quiz.ts'

export const secrets = sqliteTable('secret', {
  id: integer().primaryKey(),
  hex: text().notNull(),
})

export const people = sqliteTable(
  'person',
  {
    // Never used again after an erasure: the log still knows the number.
    id: integer().primaryKey({ autoIncrement: true }).$type<PersonId>(),
    kind: text().notNull().$type<'discord' | 'local'>(),
    account: text().notNull(),
    name: text().notNull(),
    firstSeenAt: moment().notNull(),
    /** Whether they let themselves be shown on boards. */
    isOnBoards: integer({ mode: 'boolean' }).notNull().default(true),
    /** The quiz that they asked about last in a direct message. */
    lastQuizId: integer().$type<QuizId>(),
  },
  table => [
    uniqueIndex('person_account').on(table.kind, table.account),
    check('person_kind', sql`${table.kind} in ('discord', 'local')`),
  ],
)
