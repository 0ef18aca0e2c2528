// Owns when the service was up, in the play file, and what that makes of drops that close.
import { and, asc, desc, eq, gt, gte, lt, lte, sql, sum } from './drizzle.ts'
import { RESULTS_DELAY_MS, resultsAt } from '../../domain/play/drop.ts'
import { judge, type Judgement } from '../../domain/play/outage.ts'
import { after, type Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { dropRow } from './drops.ts'
import { postedDropOf, postedDrops } from './ledger.ts'
import type { PostedDrop } from './port-log.ts'
import { dropCards, dropEvents, drops, quizzes } from './schema.ts'
import { messages } from './schema-ledger.ts'
import { serviceSpans } from './schema-log.ts'
import { rescoreDrop } from './scores.ts'
import { markStale } from './stale.ts'

type DropRow = typeof drops.$inferSelect

function judgementOf(db: Database, drop: DropRow, nextOpensAt: Instant, now: Instant): Judgement {
  const first = db.select().from(serviceSpans).orderBy(asc(serviceSpans.fromAt)).limit(1).get()
  if (!first) return { kind: 'none' }
  const up = db
    .select({ from: serviceSpans.fromAt, to: serviceSpans.toAt })
    .from(serviceSpans)
    .where(and(gt(serviceSpans.toAt, drop.opensAt), lt(serviceSpans.fromAt, drop.closesAt)))
    .all()
  return judge(drop, { up, watchedSince: first.fromAt, extendedMs: extendedMs(db, drop) }, nextOpensAt, now)
}

/** By how much a drop was extended: an event says when it closes since and when it would have. */
function extendedMs(db: Database, { id }: DropRow): number {
  const total = db
    .select({ ms: sum(sql`${dropEvents.closesAt} - ${dropEvents.closedAt}`).mapWith(Number) })
    .from(dropEvents)
    .where(and(eq(dropEvents.dropId, id), eq(dropEvents.kind, 'extended')))
    .get()
  return total?.ms ?? 0
}

function apply(db: Database, drop: DropRow, judgement: Exclude<Judgement, { kind: 'none' }>, at: Instant): void {
  if (judgement.kind === 'outage') {
    db.update(drops).set({ isOutage: true }).where(eq(drops.id, drop.id)).run()
    db.insert(dropEvents).values({ dropId: drop.id, kind: 'outage', at }).run()
    return rescoreDrop(db, drop.quizId, drop.id)
  }
  const { closesAt } = judgement
  db.update(drops).set({ closesAt }).where(eq(drops.id, drop.id)).run()
  db.insert(dropEvents).values({ dropId: drop.id, kind: 'extended', at, closesAt, closedAt: drop.closesAt }).run()
  db.update(messages)
    .set({ claimableAt: resultsAt({ closesAt }) })
    .where(and(eq(messages.dropId, drop.id), eq(messages.kind, 'result'), eq(messages.state, 'due')))
    .run()
  markStale(db, and(eq(messages.dropId, drop.id), eq(messages.kind, 'drop')))
}

export const serviceMethods = (db: Database): Pick<SyncPlayStore, 'recordUp' | 'judgeOutages' | 'withheldCards'> => ({
  recordUp: ({ from, to }) => {
    const before = db
      .select()
      .from(serviceSpans)
      .where(and(lte(serviceSpans.fromAt, from), gte(serviceSpans.toAt, from)))
      .orderBy(desc(serviceSpans.fromAt))
      .limit(1)
      .get()
    if (!before) db.insert(serviceSpans).values({ fromAt: from, toAt: to }).run()
    else if (before.toAt < to)
      db.update(serviceSpans).set({ toAt: to }).where(eq(serviceSpans.fromAt, before.fromAt)).run()
  },

  judgeOutages: now => {
    const closing = postedDrops(
      db,
      eq(drops.state, 'posted'),
      eq(drops.isPractice, false),
      eq(drops.isOutage, false),
      lte(drops.closesAt, now),
    ).all()
    const changed: PostedDrop[] = []
    for (const row of closing) {
      const { drop, quiz } = row
      const judgement = judgementOf(db, drop, quiz.nextOpensAt, now)
      if (judgement.kind === 'none') continue
      apply(db, drop, judgement, now)
      changed.push(postedDropOf(db, { ...row, drop: made(dropRow(db, drop.id)) }))
    }
    return changed
  },

  withheldCards: now => {
    const rows = db
      .selectDistinct({ key: dropCards.cardKey })
      .from(drops)
      .innerJoin(dropCards, eq(dropCards.dropId, drops.id))
      .innerJoin(quizzes, eq(quizzes.id, drops.quizId))
      .where(
        and(
          gt(drops.closesAt, after(now, -RESULTS_DELAY_MS)),
          sql`${drops.state} in ('opening', 'posted')`,
          // The plus keeps SQLite from beginning with all quizzes and their whole past: it begins with what is open.
          sql`+${quizzes.profile} is null`,
        ),
      )
      .all()
    return new Set(rows.map(({ key }) => key))
  },
})
