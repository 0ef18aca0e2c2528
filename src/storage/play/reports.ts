// Owns reports of questions in the play file, with their limits; and which drop a message of ours belongs to.
import { and, count, desc, eq, gt, inArray, lt } from './drizzle.ts'
import { after, DAY, type Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { messages } from './schema-ledger.ts'
import { blockedReporters, reports } from './schema-notes.ts'

const MOST_A_DAY = 5
/** A report is kept so long. */
const KEPT_MS = 90 * DAY

/** All but who wrote it. */
const shown = {
  id: reports.id,
  quizId: reports.quizId,
  dropId: reports.dropId,
  cardKey: reports.cardKey,
  cardHash: reports.cardHash,
  variant: reports.variant,
  note: reports.note,
  reportedAt: reports.reportedAt,
}

/** Forgets reports that are too old, and that they were told of. */
export const forgetReports = (db: Database, now: Instant): void =>
  void db
    .delete(reports)
    .where(lt(reports.reportedAt, after(now, -KEPT_MS)))
    .run()

export const reportMethods = (
  db: Database,
): Pick<SyncPlayStore, 'dropOfMessage' | 'recordReport' | 'report' | 'reports' | 'blockReporter'> => ({
  dropOfMessage: messageId =>
    db
      .select({ dropId: messages.dropId })
      .from(messages)
      .where(and(eq(messages.messageId, messageId), inArray(messages.kind, ['drop', 'result'])))
      .get()?.dropId ?? undefined,

  recordReport: (report, channelId) => {
    const { personId, cardKey, reportedAt } = report
    if (db.select().from(blockedReporters).where(eq(blockedReporters.personId, personId)).get())
      return { kind: 'blocked' }
    const theirs = eq(reports.personId, personId)
    const same = and(theirs, eq(reports.cardKey, cardKey))
    if (db.select({ id: reports.id }).from(reports).where(same).get()) return { kind: 'repeated' }
    const today = and(theirs, gt(reports.reportedAt, after(reportedAt, -DAY)))
    if (made(db.select({ count: count() }).from(reports).where(today).get()).count >= MOST_A_DAY)
      return { kind: 'many' }
    const { id } = made(db.insert(reports).values(report).returning({ id: reports.id }).get())
    if (channelId !== null)
      db.insert(messages)
        .values({
          quizId: report.quizId,
          kind: 'report',
          key: String(id),
          state: 'due',
          claimableAt: reportedAt,
          channelId,
        })
        .run()
    return { kind: 'recorded', id }
  },

  report: id => db.select(shown).from(reports).where(eq(reports.id, id)).get(),

  reports: limit => db.select(shown).from(reports).orderBy(desc(reports.id)).limit(limit).all(),

  blockReporter: (id, blockedAt) => {
    const writer = db.select({ personId: reports.personId }).from(reports).where(eq(reports.id, id)).get()
    if (!writer) return false
    db.insert(blockedReporters).values({ personId: writer.personId, blockedAt }).onConflictDoNothing().run()
    db.delete(reports).where(eq(reports.personId, writer.personId)).run()
    return true
  },
})
