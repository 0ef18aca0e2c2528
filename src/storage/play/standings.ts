// Owns boards in the play file: the cached standings of people, and the parts of a board, each in one indexed query.
import type { SQL } from 'drizzle-orm'
import { and, eq, inArray, sql } from './drizzle.ts'
import { seasonBoard, type BoardKey } from '../../domain/play/board.ts'
import type { DropId, PersonId, QuizId } from '../../domain/play/quiz.ts'
import type { SeasonId } from '../../domain/play/season.ts'
import { sumUp, withRanks, type Standing } from '../../domain/play/standings.ts'
import type { Database, SyncPlayStore } from './database.ts'
import type { BoardPage, BoardPart } from './port-boards.ts'
import { attempts, drops, scores } from './schema.ts'
import { people } from './schema-people.ts'
import { dropBoards, seasons, standings } from './schema-boards.ts'

/** Drops whose answers count. */
const countedStates = ['opening', 'posted'] as const

/** Whether a person is shown: they are known, wish it, and have once answered when they were there long enough. */
function isShown(db: Database, quizId: QuizId, personId: PersonId): boolean {
  const person = db.select({ isOnBoards: people.isOnBoards }).from(people).where(eq(people.id, personId)).get()
  return person?.isOnBoards === true && isEligible(db, quizId, personId)
}

const isEligible = (db: Database, quizId: QuizId, personId: PersonId): boolean =>
  db
    .select({ dropId: attempts.dropId })
    .from(attempts)
    .innerJoin(drops, eq(drops.id, attempts.dropId))
    .where(
      and(
        eq(attempts.personId, personId),
        eq(drops.quizId, quizId),
        eq(drops.isPractice, false),
        eq(attempts.isEligible, true),
      ),
    )
    .limit(1)
    .get() !== undefined

/** Seasons of a quiz from which a person is excluded. */
const excludedFrom = (db: Database, quizId: QuizId, personId: PersonId): Set<BoardKey> =>
  new Set(
    db
      .all<{ seasonId: SeasonId; isExcluded: number }>(
        sql`select season_id as seasonId, is_excluded as isExcluded, max(id) from exclusion
            where quiz_id = ${quizId} and person_id = ${personId} group by season_id`,
      )
      .filter(({ isExcluded }) => isExcluded === 1)
      .map(({ seasonId }) => seasonBoard(seasonId)),
  )

/**
 * Brings a person's standings in a quiz in line with their scores: on the boards of `touched` drops, or on all. The
 * table of a season that is over is marked to be looked at again.
 */
export function restand(db: Database, quizId: QuizId, personId: PersonId, touched?: readonly DropId[]): void {
  if (touched?.length === 0) return
  const onBoard = and(eq(standings.quizId, quizId), eq(standings.personId, personId))
  const isKnown = db.select({ board: standings.board }).from(standings).where(onBoard).limit(1).get() !== undefined
  const shown = isShown(db, quizId, personId)
  const boards = touched && (isKnown || !shown) ? boardsOfDrops(db, touched) : undefined
  markStale(db, quizId, boards ?? (touched && boardsOfDrops(db, touched)))
  const excluded = excludedFrom(db, quizId, personId)
  db.delete(standings)
    .where(and(onBoard, boards && inArray(standings.board, boards)))
    .run()
  if (!shown) return
  for (const [board, answers] of answersByBoard(db, quizId, personId, boards))
    if (!excluded.has(board))
      db.insert(standings)
        .values({ quizId, board, personId, ...sumUp(answers, bestOf(db, board)) })
        .run()
}

const boardsOfDrops = (db: Database, ids: readonly DropId[]): BoardKey[] =>
  db
    .selectDistinct({ board: dropBoards.board })
    .from(dropBoards)
    .where(inArray(dropBoards.dropId, [...ids]))
    .all()
    .map(({ board }) => board)

function markStale(db: Database, quizId: QuizId, boards: readonly BoardKey[] | undefined): void {
  const over = db
    .select({ id: seasons.id })
    .from(seasons)
    .where(and(eq(seasons.quizId, quizId), sql`${seasons.archivedAt} is not null`))
    .all()
  for (const { id } of over)
    if (boards?.includes(seasonBoard(id))) db.update(seasons).set({ isStale: true }).where(eq(seasons.id, id)).run()
}

function answersByBoard(db: Database, quizId: QuizId, personId: PersonId, boards: readonly BoardKey[] | undefined) {
  const rows = db
    .select({
      board: dropBoards.board,
      points: scores.points,
      isRight: scores.isRight,
      isHardRight: scores.isHardRight,
    })
    .from(scores)
    .innerJoin(drops, eq(drops.id, scores.dropId))
    .innerJoin(dropBoards, eq(dropBoards.dropId, scores.dropId))
    .where(
      and(
        eq(scores.quizId, quizId),
        eq(scores.personId, personId),
        inArray(drops.state, [...countedStates]),
        boards && inArray(dropBoards.board, [...boards]),
      ),
    )
    .all()
  return Map.groupBy(rows, ({ board }) => board)
}

/** How many drops count on a board; undefined: all. */
function bestOf(db: Database, board: BoardKey): number | undefined {
  const [kind, id] = board.split(' ')
  if (kind !== 'season') return undefined
  return db
    .select({ bestOf: seasons.bestOf })
    .from(seasons)
    .where(eq(seasons.id, Number(id) as SeasonId)) // what seasonBoard wrote
    .get()?.bestOf
}

type PageRow = Standing & {
  readonly personId: PersonId
  readonly answered: number
  readonly name: string
  readonly userId: string | null
  /** How many are better than the first row, and how many equal ones come before it. */
  readonly better: number
  readonly tied: number
}

/** The total order of a board is that of its index, walked backwards. */
const key = sql.raw('(points, right, hard_right, person_id)')
const order = 'order by points desc, right desc, hard_right desc, person_id desc'
const down = sql.raw(order)
const up = sql.raw('order by points, right, hard_right, person_id')

/** The rows of a part; downwards one more than `limit` where there are more. */
function rowsOf(on: SQL, part: BoardPart, limit: number): SQL {
  const from = sql`select points, right, hard_right, person_id, answered from standing where ${on}`
  if (part.kind === 'top') return sql`${from} ${down} limit ${limit + 1}`
  const theirs = sql`(select points, right, hard_right, person_id from standing
    where ${on} and person_id = ${part.person})`
  switch (part.kind) {
    case 'after':
      return sql`${from} and ${key} < ${theirs} ${down} limit ${limit + 1}`
    case 'before':
      return sql`${from} and ${key} > ${theirs} ${up} limit ${limit}`
    case 'around': {
      const above = Math.floor(limit / 2)
      return sql`select * from (${from} and ${key} > ${theirs} ${up} limit ${above})
        union all select * from (${from} and ${key} <= ${theirs} ${down} limit ${limit - above + 1})`
    }
  }
}

/** The query of a part with what ranks its first row: how many are better, and how many equal ones come before. */
export function boardQuery(quizId: QuizId, board: BoardKey, part: BoardPart, limit: number): SQL {
  const on = sql`quiz_id = ${quizId} and board = ${board}`
  const first = (names: string): SQL => sql.raw(`(select ${names} from page ${order} limit 1)`)
  return sql`with page as materialized (${rowsOf(on, part, limit)})
    select page.points, page.right, page.hard_right as hardRight, page.person_id as personId, page.answered,
      person.name, case person.kind when 'discord' then person.account end as userId,
      (select count(*) from standing where ${on} and points > ${first('points')})
        + (select count(*) from standing where ${on} and points = ${first('points')}
          and (right, hard_right) > ${first('right, hard_right')}) as better,
      (select count(*) from standing where ${on}
        and (points, right, hard_right) = ${first('points, right, hard_right')}
        and person_id > ${first('person_id')}) as tied
    from page join person on person.id = page.person_id ${down}`
}

/** The page that a part's rows make; what goes beyond `limit` only says that there is more. */
function pageOf(found: readonly PageRow[], part: BoardPart, limit: number): BoardPage {
  const [first] = found
  const { better, tied } = first ?? { better: 0, tied: 0 }
  const rows = withRanks(found, { better, tied })
    .slice(0, shownOf(found, part, limit))
    .map(({ rank, personId, name, userId, points, right, hardRight, answered }) => ({
      rank,
      personId,
      name,
      userId: userId ?? undefined,
      points,
      right,
      hardRight,
      answered,
    }))
  const above = first === undefined ? part.kind === 'after' : better + tied > 0
  return { rows, above, below: part.kind === 'before' || rows.length < found.length }
}

function shownOf(found: readonly PageRow[], part: BoardPart, limit: number): number {
  if (part.kind !== 'around') return limit
  const me = found.findIndex(({ personId }) => personId === part.person)
  return me + limit - Math.floor(limit / 2)
}

export const standingMethods = (db: Database): Pick<SyncPlayStore, 'board' | 'placing'> => ({
  board: (quizId, board, part, limit) => pageOf(db.all<PageRow>(boardQuery(quizId, board, part, limit)), part, limit),

  placing: (quizId, board, personId) => {
    const on = and(eq(standings.quizId, quizId), eq(standings.board, board), eq(standings.personId, personId))
    if (db.select({ board: standings.board }).from(standings).where(on).get()) return 'ranked'
    const person = db.select({ isOnBoards: people.isOnBoards }).from(people).where(eq(people.id, personId)).get()
    if (person?.isOnBoards === false) return 'hidden'
    if (excludedFrom(db, quizId, personId).has(board)) return 'excluded'
    const mine = and(eq(scores.quizId, quizId), eq(scores.personId, personId))
    const hasAnswered = db.select({ dropId: scores.dropId }).from(scores).where(mine).limit(1).get() !== undefined
    return hasAnswered && !isEligible(db, quizId, personId) ? 'young' : 'idle'
  },
})
