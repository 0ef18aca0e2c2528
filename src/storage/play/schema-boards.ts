// Owns the tables of seasons and boards. season, drop_board, season_version, season_row and exclusion are what was fixed
// and decided; standing is a fold of the scores.
import { moment, person } from './schema-columns.ts'
import { check, index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from './drizzle.ts'
import type { BoardKey } from '../../domain/play/board.ts'
import type { SeasonId } from '../../domain/play/season.ts'
import { ofDrop, ofQuiz } from './schema.ts'

const season = () =>
  integer()
    .notNull()
    .references(() => seasons.id)
    .$type<SeasonId>()
const sums = () => ({
  points: integer().notNull(),
  right: integer().notNull(),
  hardRight: integer().notNull(),
  answered: integer().notNull(),
})

/** A season, from its first drop on. */
export const seasons = sqliteTable(
  'season',
  {
    id: integer().primaryKey({ autoIncrement: true }).$type<SeasonId>(),
    quizId: ofQuiz(),
    startsAt: moment().notNull(),
    /** Moves to the front where another season begins before. */
    endsAt: moment().notNull(),
    /** How many of a person's drops count; fixed. */
    bestOf: integer().notNull(),
    /** When its table was written for the first time. */
    archivedAt: moment(),
    /** Whether a score that its newest table rests on has changed since. */
    isStale: integer({ mode: 'boolean' }).notNull().default(false),
  },
  table => [
    uniqueIndex('season_span').on(table.quizId, table.startsAt, table.endsAt),
    check('season_order', sql`${table.startsAt} < ${table.endsAt}`),
  ],
)

/** The boards that a drop counts for; fixed when it opens. */
export const dropBoards = sqliteTable(
  'drop_board',
  {
    dropId: ofDrop(),
    board: text().notNull().$type<BoardKey>(),
  },
  table => [primaryKey({ columns: [table.dropId, table.board] }), index('drop_board_drops').on(table.board)],
)

/** A cache: what a person who is ranked and shown has on a board. */
export const standings = sqliteTable(
  'standing',
  {
    quizId: ofQuiz(),
    board: text().notNull().$type<BoardKey>(),
    personId: person(),
    ...sums(),
  },
  table => [
    primaryKey({ columns: [table.quizId, table.board, table.personId] }),
    index('standing_order').on(
      table.quizId,
      table.board,
      table.points,
      table.right,
      table.hardRight,
      table.personId,
      table.answered,
    ),
    index('standing_person').on(table.personId),
  ],
)

/** The tables of a season that is over: the first is final, later ones correct it. */
export const seasonVersions = sqliteTable(
  'season_version',
  {
    seasonId: season(),
    quizId: ofQuiz(),
    version: integer().notNull(),
    writtenAt: moment().notNull(),
  },
  table => [primaryKey({ columns: [table.seasonId, table.version] })],
)

export const seasonRows = sqliteTable(
  'season_row',
  {
    seasonId: season(),
    quizId: ofQuiz(),
    version: integer().notNull(),
    personId: person(),
    rank: integer().notNull(),
    ...sums(),
  },
  table => [
    primaryKey({ columns: [table.seasonId, table.version, table.personId] }),
    index('season_row_rank').on(table.seasonId, table.version, table.rank),
  ],
)

/** Who was taken off a season's table, or put back, by whom and why; the newest is in force. */
export const exclusions = sqliteTable(
  'exclusion',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    quizId: ofQuiz(),
    seasonId: season(),
    personId: person(),
    isExcluded: integer({ mode: 'boolean' }).notNull(),
    decidedBy: person(),
    reason: text().notNull(),
    decidedAt: moment().notNull(),
    /** Whether the person has been told. */
    isTold: integer({ mode: 'boolean' }).notNull().default(false),
  },
  table => [index('exclusion_person').on(table.seasonId, table.personId)],
)
