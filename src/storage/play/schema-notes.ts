// Owns the tables of what people asked of the bot beside playing: reminders, reports of questions; and rewards they are given.
import { moment, person } from './schema-columns.ts'
import { check, index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from './drizzle.ts'
import type { CardKey, Variant } from '../../domain/deck/card.ts'
import type { SeasonId } from '../../domain/play/season.ts'
import { ofDrop, ofQuiz } from './schema.ts'
import { seasons } from './schema-boards.ts'

/** Who wants to be reminded of a quiz's open drop, and when on their clocks. */
export const reminders = sqliteTable(
  'reminder',
  {
    quizId: ofQuiz(),
    personId: person(),
    /** `HH:MM` in `zone`. */
    time: text().notNull(),
    zone: text().notNull(),
    /** The direct message channel, once it is known. */
    channelId: text(),
    /** When Discord refused to deliver: nothing is sent until it is set anew. */
    refusedAt: moment(),
    /** refused: whether the person has been told. */
    isTold: integer({ mode: 'boolean' }).notNull().default(false),
  },
  table => [primaryKey({ columns: [table.quizId, table.personId] }), index('reminder_person').on(table.personId)],
)

/** Notes to the deck's owner; who wrote one is kept for the limits alone, and shown to nobody. */
export const reports = sqliteTable(
  'report',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    quizId: ofQuiz(),
    dropId: ofDrop(),
    personId: person(),
    cardKey: text().notNull().$type<CardKey>(),
    cardHash: text().notNull(),
    /** The numbers that the reporter had; null: they had not opened the question. */
    variant: text({ mode: 'json' }).$type<Variant>(),
    note: text().notNull(),
    reportedAt: moment().notNull(),
  },
  table => [uniqueIndex('report_once').on(table.personId, table.cardKey), index('report_age').on(table.reportedAt)],
)

/** People whose reports are not taken any more. */
export const blockedReporters = sqliteTable('blocked_reporter', {
  personId: person().primaryKey(),
  blockedAt: moment().notNull(),
})

/** The reward role of a podium: to be given, given, to be taken back with the next podium, taken; or it cannot be given. */
export const rewards = sqliteTable(
  'reward',
  {
    quizId: ofQuiz(),
    seasonId: integer()
      .notNull()
      .references(() => seasons.id)
      .$type<SeasonId>(),
    personId: person(),
    roleId: text().notNull(),
    state: text().notNull().$type<'due' | 'given' | 'leaving' | 'taken' | 'failed'>(),
    tryAt: moment().notNull(),
  },
  table => [
    primaryKey({ columns: [table.seasonId, table.personId, table.roleId] }),
    index('reward_due')
      .on(table.tryAt)
      .where(sql`${table.state} in ('due', 'leaving')`),
    check('reward_state', sql`${table.state} in ('due', 'given', 'leaving', 'taken', 'failed')`),
  ],
)
