// Owns seasons in the play file: beginning with a drop, final a day after their end, corrected where a score changes later.
import { and, asc, desc, eq, gt, isNull, lte, max, ne, or, sql } from './drizzle.ts'
import { boardsOf, seasonBoard } from '../../domain/play/board.ts'
import type { Drop } from '../../domain/play/drop.ts'
import { countedDrops, FINAL_AFTER_MS, finalAt, seasonAt, type SeasonId } from '../../domain/play/season.ts'
import { after, type Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import type { Season } from './port-boards.ts'
import { dropBoards, exclusions, seasonRows, seasons } from './schema-boards.ts'
import { drops, quizzes } from './schema.ts'
import { messages } from './schema-ledger.ts'
import { rewardPodium } from './rewards.ts'
import { writeVersion } from './season-tables.ts'
import { restand } from './standings.ts'
import { summariseWeek } from './summaries.ts'

type SeasonRow = typeof seasons.$inferSelect

/** Puts a scheduled drop that has just opened, or whose slot was missed, on its boards; its season begins with the first. */
export function enterBoards(db: Database, drop: Pick<Drop, 'id' | 'quizId' | 'opensAt' | 'settings'>): void {
  const { id } = openSeason(db, drop)
  for (const board of boardsOf(drop.opensAt, drop.settings.schedule.zone, id))
    db.insert(dropBoards).values({ dropId: drop.id, board }).run()
  summariseWeek(db, drop)
}

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
    rewardPodium(db, season, 1, now)
    return true
  }
  db.update(seasons).set({ isStale: false }).where(eq(seasons.id, season.id)).run()
  const version = writeVersion(db, season, now)
  if (version !== undefined) announce(db, season, 'correction', `${season.id}.${version}`, now)
  if (version !== undefined) rewardPodium(db, season, version, now)
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
): Pick<SyncPlayStore, 'seasons' | 'season' | 'exclude' | 'exclusions' | 'takeExclusions' | 'settleSeasons'> => ({
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
})

const exclusionOf = (row: typeof exclusions.$inferSelect) => ({
  season: row.seasonId,
  person: row.personId,
  isExcluded: row.isExcluded,
  by: row.decidedBy,
  reason: row.reason,
  at: row.decidedAt,
})
