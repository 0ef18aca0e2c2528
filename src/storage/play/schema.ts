// Owns the core tables of play.sqlite: quizzes, drops, answers. The log (quiz_change, drop, drop_event, assignment, attempt,
// and what schema-log.ts owns) is what happened and is only added to; score is a fold of it. People (schema-people.ts)
// stand in the log by number alone, without a foreign key: erasing the person's row leaves a log that still replays.
import { check, foreignKey, index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from './drizzle.ts'
import type { Card, CardKey, Difficulty, Variant } from '../../domain/deck/card.ts'
import type { DropState } from '../../domain/play/drop.ts'
import type { DropId, PersonId, QuizId } from '../../domain/play/quiz.ts'
import type { KeptSettings } from '../../domain/play/settings.ts'
import type { Attempt } from './port.ts'
import type { DropEventKind } from './port-log.ts'
import { moment, person } from './schema-columns.ts'
import { secrets } from './schema-people.ts'

export const quizzes = sqliteTable(
  'quiz',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<QuizId>(),
    guildId: text(),
    channelId: text(),
    profile: text(),
    createdAt: moment().notNull(),
    nextOpensAt: moment().notNull(),
    /** How many messages in a row Discord has refused for good. */
    refusals: integer().notNull().default(0),
    /** When the bot left its server; the quiz sleeps. */
    removedAt: moment(),
  },
  table => [
    uniqueIndex('quiz_channel').on(table.channelId),
    uniqueIndex('quiz_profile').on(table.profile),
    index('quiz_guild').on(table.guildId),
    index('quiz_due').on(table.nextOpensAt),
    check(
      'quiz_place',
      sql`(${table.profile} is null) = (${table.channelId} is not null) and (${table.guildId} is null) = (${table.channelId} is null)`,
    ),
  ],
)

/** Every setting and move of a quiz; the newest row is in force. */
export const quizChanges = sqliteTable(
  'quiz_change',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    quizId: ofQuiz(),
    changedAt: moment().notNull(),
    changedBy: integer().$type<PersonId>(),
    channelId: text(),
    settings: text({ mode: 'json' }).notNull().$type<KeptSettings>(),
  },
  table => [index('quiz_change_newest').on(table.quizId, table.id)],
)

/** Cards as they were when they were asked, by content hash. */
export const snapshots = sqliteTable(
  'snapshot',
  {
    hash: text().primaryKey(),
    card: text({ mode: 'json' }).notNull().$type<Card>(),
    /** Of the engine that first asked it; unknown of old ones. */
    engineVersion: integer(),
    difficulty: text().notNull().$type<Difficulty>(),
    /** In how many seconds it is meant to be answered, where the card says so. */
    parSeconds: integer(),
  },
  table => [check('snapshot_difficulty', sql`${table.difficulty} in ('easy', 'medium', 'hard')`)],
)

export const drops = sqliteTable(
  'drop',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<DropId>(),
    quizId: ofQuiz(),
    opensAt: moment().notNull(),
    closesAt: moment().notNull(),
    /** Asked between the scheduled ones, for no points: no drop for streaks, seasons and boards. */
    isPractice: integer({ mode: 'boolean' }).notNull().default(false),
    /** The service was down for too much of it: it is void for those who did not answer. */
    isOutage: integer({ mode: 'boolean' }).notNull().default(false),
    /** Where its events have brought it. */
    state: text().notNull().$type<DropState>(),
    settings: text({ mode: 'json' }).notNull().$type<KeptSettings>(),
    secretId: integer()
      .notNull()
      .references(() => secrets.id),
  },
  table => [
    uniqueIndex('drop_opening').on(table.quizId, table.opensAt),
    index('drop_close').on(table.closesAt),
    check('drop_window', sql`${table.closesAt} > ${table.opensAt}`),
    check('drop_state', sql`${table.state} in ('opening', 'posted', 'skipped', 'void')`),
  ],
)

export const dropCards = sqliteTable(
  'drop_card',
  {
    dropId: ofDrop(),
    position: integer().notNull(),
    cardKey: text().notNull().$type<CardKey>(),
    cardHash: text()
      .notNull()
      .references(() => snapshots.hash),
  },
  table => [primaryKey({ columns: [table.dropId, table.position] })],
)

export const dropEvents = sqliteTable(
  'drop_event',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    dropId: ofDrop(),
    kind: text().notNull().$type<DropEventKind>(),
    at: moment().notNull(),
    /** voided, regraded: by whom and why. */
    by: integer().$type<PersonId>(),
    reason: text(),
    /** extended: when it would have closed, and when it closes since. */
    closedAt: moment(),
    closesAt: moment(),
  },
  table => [
    index('drop_event_drop').on(table.dropId),
    check('drop_event_kind', sql`${table.kind} in ('posted', 'skipped', 'extended', 'outage', 'voided', 'regraded')`),
  ],
)

export const assignments = sqliteTable(
  'assignment',
  {
    dropId: ofDrop(),
    personId: person(),
    cardHash: text()
      .notNull()
      .references(() => snapshots.hash),
    variant: text({ mode: 'json' }).notNull().$type<Variant>(),
    revealedAt: moment().notNull(),
  },
  table => [primaryKey({ columns: [table.dropId, table.personId] })],
)

export const attempts = sqliteTable(
  'attempt',
  {
    dropId: integer().notNull().$type<DropId>(),
    personId: person(),
    sourceId: text().notNull(),
    answeredAt: moment().notNull(),
    typed: text().notNull(),
    readAs: text().notNull(),
    verdict: text().notNull().$type<Attempt['verdict']>(),
    mistakes: text({ mode: 'json' }).notNull().$type<readonly number[]>(),
    credit: text().notNull(),
    engineVersion: integer().notNull(),
    /** In which language it was read; unknown of old ones. */
    locale: text(),
    /** Whether account and membership were old enough to be ranked. */
    isEligible: integer({ mode: 'boolean' }).notNull().default(true),
  },
  table => [
    primaryKey({ columns: [table.dropId, table.personId] }),
    foreignKey({ columns: [table.dropId, table.personId], foreignColumns: [assignments.dropId, assignments.personId] }),
    uniqueIndex('attempt_source').on(table.sourceId),
    index('attempt_person').on(table.personId, table.dropId),
    check(
      'attempt_verdict',
      sql`${table.verdict} in ('right', 'partial', 'imprecise', 'unitSlip', 'mistake', 'wrong')`,
    ),
  ],
)

/** A cache: the fold of the log for each attempt, with what a board sums. */
export const scores = sqliteTable(
  'score',
  {
    dropId: integer().notNull().$type<DropId>(),
    personId: person(),
    quizId: integer().notNull().$type<QuizId>(),
    opensAt: moment().notNull(),
    points: integer().notNull(),
    streak: integer().notNull(),
    isRight: integer({ mode: 'boolean' }).notNull(),
    isHardRight: integer({ mode: 'boolean' }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.dropId, table.personId] }),
    foreignKey({ columns: [table.dropId, table.personId], foreignColumns: [attempts.dropId, attempts.personId] }),
    index('score_board').on(table.quizId, table.opensAt),
    index('score_person').on(table.quizId, table.personId),
  ],
)

/** The quiz that a row is of. */
export function ofQuiz() {
  return integer()
    .notNull()
    .references(() => quizzes.id)
    .$type<QuizId>()
}

/** The drop that a row is of. */
export function ofDrop() {
  return integer()
    .notNull()
    .references(() => drops.id)
    .$type<DropId>()
}
