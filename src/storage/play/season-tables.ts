// Owns the tables of seasons in the play file: written as versions, shown with the names that may be shown.
import { and, asc, desc, eq, sql } from './drizzle.ts'
import { seasonBoard } from '../../domain/play/board.ts'
import type { SeasonId } from '../../domain/play/season.ts'
import type { Instant } from '../../domain/time.ts'
import type { Database, SyncPlayStore } from './database.ts'
import { seasonRows, seasonVersions, type seasons } from './schema-boards.ts'
import { people } from './schema-people.ts'

type SeasonRow = typeof seasons.$inferSelect

/** Writes the table of a season as a new version, unless it says what the one before says; gives the version that it wrote. */
export function writeVersion(db: Database, { id, quizId, bestOf }: SeasonRow, writtenAt: Instant): number | undefined {
  const before = newestVersion(db, id)?.version ?? 0
  const version = before + 1
  const board = seasonBoard(id)
  db.insert(seasonVersions).values({ seasonId: id, quizId, version, writtenAt }).run()
  // Whoever stands in the version before stays in it, also after an erasure: the ranks of others do not move.
  db.run(sql`insert into season_row (season_id, quiz_id, version, person_id, rank, points, right, hard_right, answered)
    with member as (
      select person_id from standing where quiz_id = ${quizId} and board = ${board}
      union select person_id from season_row where season_id = ${id} and version = ${before}
      except select person_id from exclusion as e where e.season_id = ${id} and e.is_excluded = 1
        and e.id = (select max(id) from exclusion where season_id = ${id} and person_id = e.person_id)
    ), answer as (
      select score.person_id, score.points, score.is_right, score.is_hard_right,
        row_number() over (partition by score.person_id order by score.points desc) as place
      from drop_board
        join score on score.drop_id = drop_board.drop_id
        join "drop" on "drop".id = score.drop_id
      where drop_board.board = ${board} and "drop".state in ('opening', 'posted')
        and score.person_id in (select person_id from member)
    ), total as (
      select person_id, sum(iif(place <= ${bestOf}, points, 0)) as points, sum(is_right) as right,
        sum(is_hard_right) as hard_right, count(*) as answered
      from answer group by person_id
    )
    select ${id}, ${quizId}, ${version}, person_id, rank() over (order by points desc, right desc, hard_right desc),
      points, right, hard_right, answered from total`)
  if (before > 0 && isSame(db, id, before, version)) {
    db.delete(seasonRows)
      .where(and(eq(seasonRows.seasonId, id), eq(seasonRows.version, version)))
      .run()
    db.delete(seasonVersions)
      .where(and(eq(seasonVersions.seasonId, id), eq(seasonVersions.version, version)))
      .run()
    return undefined
  }
  return version
}

function isSame(db: Database, id: SeasonId, a: number, b: number): boolean {
  const of = (version: number) =>
    sql`select person_id, rank, points, right, hard_right, answered from season_row
        where season_id = ${id} and version = ${version}`
  const only = (one: number, other: number): boolean =>
    db.get(sql`select * from (${of(one)} except ${of(other)}) limit 1`) !== undefined
  return !only(a, b) && !only(b, a)
}

const newestVersion = (db: Database, id: SeasonId) =>
  db
    .select({ version: seasonVersions.version, writtenAt: seasonVersions.writtenAt })
    .from(seasonVersions)
    .where(eq(seasonVersions.seasonId, id))
    .orderBy(desc(seasonVersions.version))
    .limit(1)
    .get()

export const seasonTableMethods = (db: Database): Pick<SyncPlayStore, 'seasonTable'> => ({
  seasonTable: (id, asked, limit) => {
    const newest = newestVersion(db, id)
    const version = asked ?? newest?.version
    const found = db
      .select()
      .from(seasonVersions)
      .where(and(eq(seasonVersions.seasonId, id), eq(seasonVersions.version, version ?? 0)))
      .get()
    if (!found) return undefined
    const rows = db
      .select({
        row: seasonRows,
        name: people.name,
        account: people.account,
        kind: people.kind,
        isOn: people.isOnBoards,
      })
      .from(seasonRows)
      .leftJoin(people, eq(people.id, seasonRows.personId))
      .where(and(eq(seasonRows.seasonId, id), eq(seasonRows.version, found.version)))
      .orderBy(asc(seasonRows.rank), desc(seasonRows.personId))
      .limit(limit)
      .all()
      .map(({ row: { rank, personId, points, right, hardRight, answered }, name, account, kind, isOn }) => ({
        rank,
        personId,
        points,
        right,
        hardRight,
        answered,
        name: isOn ? (name ?? undefined) : undefined,
        userId: isOn && kind === 'discord' ? (account ?? undefined) : undefined,
      }))
    return { version: found.version, writtenAt: found.writtenAt, rows }
  },
})
