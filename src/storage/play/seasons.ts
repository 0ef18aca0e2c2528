// Owns seasons in the play file: beginning with a drop, ending with a table, corrected where a score changes later.
import { and, asc, desc, eq, gt, isNull, like, lt, lte, max, ne, or, sql } from './drizzle.ts'
import { boardsOf, seasonBoard, type BoardKey } from '../../domain/play/board.ts'
import { resultsAt, type Drop } from '../../domain/play/drop.ts'
import type { DropId } from '../../domain/play/quiz.ts'
import { countedDrops, FINAL_AFTER_MS, finalAt, seasonAt, type SeasonId } from '../../domain/play/season.ts'
import { after, type Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import type { Season } from './port-boards.ts'
import { dropBoards, exclusions, seasonRows, seasons, seasonVersions, standings } from './schema-boards.ts'
import { drops, messages, people, quizzes } from './schema.ts'
import { restand } from './standings.ts'

type SeasonRow = typeof seasons.$inferSelect

/** Puts a scheduled drop that has just opened, or whose slot was missed, on its boards; its season begins with the first. */
export function enterBoards(db: Database, drop: Pick<Drop, 'id' | 'quizId' | 'opensAt' | 'settings'>): void {
  const { id } = openSeason(db, drop)
  for (const board of boardsOf(drop.opensAt, drop.settings.schedule.zone, id))
    db.insert(dropBoards).values({ dropId: drop.id, board }).run()
  summariseWeek(db, drop)
}

/** With the first drop of a week the summary of the last one is due, once all of its results are out. */
function summariseWeek(db: Database, { id, quizId, opensAt }: Pick<Drop, 'id' | 'quizId' | 'opensAt'>): void {
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

/** The season of a drop. New dates move the end of the one that runs; what it counts stays fixed. */
function openSeason(
  db: Database,
  { quizId, opensAt, settings }: Pick<Drop, 'quizId' | 'opensAt' | 'settings'>,
): Pick<SeasonRow, 'id'> {
  const span = seasonAt(settings, opensAt)
  const running = db
    .select()
    .from(seasons)
    .where(and(eq(seasons.quizId, quizId), lte(seasons.startsAt, opensAt), gt(seasons.endsAt, opensAt)))
    .get()
  if (running) {
    const isSame = running.startsAt === span.startsAt
    const endsAt = isSame ? span.endsAt : opensAt
    if (endsAt !== running.endsAt) db.update(seasons).set({ endsAt }).where(eq(seasons.id, running.id)).run()
    if (isSame) return running
  }
  const bestOf = countedDrops(settings, opensAt, span)
  return made(
    db
      .insert(seasons)
      .values({ quizId, ...span, bestOf })
      .returning()
      .get(),
  )
}

/** The end of the last drop of a season so far; none was ever posted: undefined. */
const lastClose = (db: Database, id: SeasonId): Instant | undefined =>
  db
    .select({ closesAt: max(drops.closesAt) })
    .from(dropBoards)
    .innerJoin(drops, eq(drops.id, dropBoards.dropId))
    .where(and(eq(dropBoards.board, seasonBoard(id)), ne(drops.state, 'skipped')))
    .get()?.closesAt ?? undefined

/** Writes the table of a season as a new version, unless it says what the one before says; whether it did. */
function writeVersion(db: Database, { id, quizId, bestOf }: SeasonRow, writtenAt: Instant): number | undefined {
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

/** A local quiz has nobody to tell. */
function announce(db: Database, season: SeasonRow, kind: 'podium' | 'correction', key: string, at: Instant): void {
  const quiz = db.select({ profile: quizzes.profile }).from(quizzes).where(eq(quizzes.id, season.quizId)).get()
  if (quiz?.profile !== null) return
  db.insert(messages).values({ quizId: season.quizId, kind, key, state: 'due', claimableAt: at }).run()
}

function settle(db: Database, season: SeasonRow, now: Instant): boolean {
  if (season.archivedAt === null) {
    const closesAt = lastClose(db, season.id)
    if (closesAt !== undefined && finalAt(season, closesAt) > now) return false
    db.update(seasons).set({ archivedAt: now, isStale: false }).where(eq(seasons.id, season.id)).run()
    if (closesAt === undefined) return false
    writeVersion(db, season, now)
    const any = db.select().from(seasonRows).where(eq(seasonRows.seasonId, season.id)).limit(1).get()
    if (any) announce(db, season, 'podium', String(season.id), now)
    return true
  }
  db.update(seasons).set({ isStale: false }).where(eq(seasons.id, season.id)).run()
  const version = writeVersion(db, season, now)
  if (version !== undefined) announce(db, season, 'correction', `${season.id}.${version}`, now)
  return version !== undefined
}

const seasonOf = ({ id, quizId, startsAt, endsAt, bestOf, archivedAt }: SeasonRow): Season => ({
  id,
  quizId,
  startsAt,
  endsAt,
  bestOf,
  archivedAt,
})

export const seasonMethods = (
  db: Database,
): Pick<
  SyncPlayStore,
  'seasons' | 'season' | 'exclude' | 'exclusions' | 'takeExclusions' | 'settleSeasons' | 'seasonTable'
> => ({
  seasons: (quizId, limit) =>
    db
      .select()
      .from(seasons)
      .where(eq(seasons.quizId, quizId))
      .orderBy(desc(seasons.id))
      .limit(limit)
      .all()
      .map(seasonOf),

  season: id => {
    const row = db.select().from(seasons).where(eq(seasons.id, id)).get()
    return row && seasonOf(row)
  },

  exclude: ({ season: seasonId, person: personId, isExcluded, by: decidedBy, reason, at: decidedAt }) => {
    const { quizId, archivedAt } = made(db.select().from(seasons).where(eq(seasons.id, seasonId)).get())
    db.insert(exclusions).values({ quizId, seasonId, personId, isExcluded, decidedBy, reason, decidedAt }).run()
    restand(db, quizId, personId)
    if (archivedAt !== null) db.update(seasons).set({ isStale: true }).where(eq(seasons.id, seasonId)).run()
  },

  exclusions: seasonId =>
    db
      .select()
      .from(exclusions)
      .where(eq(exclusions.seasonId, seasonId))
      .orderBy(asc(exclusions.id))
      .all()
      .map(exclusionOf),

  takeExclusions: (quizId, personId) => {
    const untold = and(eq(exclusions.quizId, quizId), eq(exclusions.personId, personId), eq(exclusions.isTold, false))
    const rows = db.select().from(exclusions).where(untold).orderBy(asc(exclusions.id)).all()
    db.update(exclusions).set({ isTold: true }).where(untold).run()
    return rows.map(exclusionOf)
  },

  settleSeasons: now =>
    db
      .select({ season: seasons })
      .from(seasons)
      .innerJoin(quizzes, eq(quizzes.id, seasons.quizId))
      .where(
        or(
          eq(seasons.isStale, true),
          and(
            isNull(seasons.archivedAt),
            lte(seasons.endsAt, after(now, -FINAL_AFTER_MS)),
            // Slots that were missed are not all looked at yet.
            sql`${quizzes.nextOpensAt} >= ${seasons.endsAt}`,
          ),
        ),
      )
      .orderBy(asc(seasons.id))
      .all()
      .filter(({ season }) => settle(db, season, now)).length,

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

const exclusionOf = (row: typeof exclusions.$inferSelect) => ({
  season: row.seasonId,
  person: row.personId,
  isExcluded: row.isExcluded,
  by: row.decidedBy,
  reason: row.reason,
  at: row.decidedAt,
})
