// Owns reminders in the play file: who wants one, and their rows in the ledger.
import { and, eq, gt, inArray, isNull, lte, sql } from './drizzle.ts'
import { remindAt } from '../../domain/play/remind.ts'
import type { DropId, PersonId, QuizId } from '../../domain/play/quiz.ts'
import type { Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import type { Recipient } from './port.ts'
import { messages } from './schema-ledger.ts'
import { reminders } from './schema-notes.ts'
import { people } from './schema-people.ts'
import { drops } from './schema.ts'

interface OpenDrop {
  readonly id: DropId
  readonly quizId: QuizId
  readonly opensAt: Instant
  readonly closesAt: Instant
}
type ReminderRow = typeof reminders.$inferSelect

/** The rows of everybody who wants to be reminded of a drop that has just opened. */
export function remindOf(db: Database, drop: OpenDrop): void {
  const wanted = db
    .select()
    .from(reminders)
    .where(and(eq(reminders.quizId, drop.quizId), isNull(reminders.refusedAt)))
    .all()
  for (const reminder of wanted) remindOne(db, drop, reminder, drop.opensAt)
}

function remindOne(db: Database, drop: OpenDrop, reminder: ReminderRow, from: Instant): void {
  const { personId } = reminder
  const claimableAt = remindAt(reminder, drop, from, personId)
  if (claimableAt === undefined) return
  const key = `${drop.id}.${personId}`
  db.insert(messages)
    .values({ quizId: drop.quizId, kind: 'reminder', key, dropId: drop.id, personId, state: 'due', claimableAt })
    .onConflictDoNothing()
    .run()
}

/** Due reminders that have become needless: answered, closed, withdrawn, no longer wished, on holiday. */
export const dropNeedless = (db: Database, now: Instant): void =>
  void db.run(sql`delete from message where kind = 'reminder' and state = 'due' and claimable_at <= ${now} and (
    not exists (select 1 from reminder as r
      where r.quiz_id = message.quiz_id and r.person_id = message.person_id and r.refused_at is null)
    or exists (select 1 from attempt as a where a.drop_id = message.drop_id and a.person_id = message.person_id)
    or not exists (select 1 from "drop" as d
      where d.id = message.drop_id and d.state in ('opening', 'posted') and d.closes_at > ${now})
    or exists (select 1 from pause as p join "drop" as d on d.id = message.drop_id
      where p.quiz_id = message.quiz_id and p.person_id = message.person_id
        and p.from_at <= d.opens_at and d.opens_at < p.to_at))`)

/** Whom a reminder is for. */
export function recipientOf(db: Database, quizId: QuizId, personId: PersonId): Recipient {
  const account = db.select({ account: people.account }).from(people).where(eq(people.id, personId)).get()
  const row = db.select({ channelId: reminders.channelId }).from(reminders).where(own(quizId, personId)).get()
  return { personId, userId: made(account).account, channelId: row?.channelId ?? undefined }
}

const own = (quizId: QuizId, personId: PersonId) => and(eq(reminders.quizId, quizId), eq(reminders.personId, personId))

const forgetDue = (db: Database, personId: PersonId, quizId?: QuizId): void =>
  void db
    .delete(messages)
    .where(
      and(
        eq(messages.personId, personId),
        eq(messages.state, 'due'),
        quizId === undefined ? undefined : eq(messages.quizId, quizId),
      ),
    )
    .run()

const accountOf = (db: Database, userId: string) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.kind, 'discord'), eq(people.account, userId)))

export const reminderMethods = (
  db: Database,
): Pick<
  SyncPlayStore,
  | 'reminder'
  | 'setReminder'
  | 'stopReminder'
  | 'refuseReminders'
  | 'keepReminderChannel'
  | 'areRemindersRefused'
  | 'recordRefusalTold'
> => ({
  reminder: (quizId, personId) => {
    const row = db.select().from(reminders).where(own(quizId, personId)).get()
    return row && { quizId, personId, time: row.time, zone: row.zone, refusedAt: row.refusedAt }
  },

  setReminder: ({ quizId, personId, time, zone }, at) => {
    const fresh = { time, zone, refusedAt: null, isTold: false }
    db.insert(reminders)
      .values({ quizId, personId, ...fresh })
      .onConflictDoUpdate({ target: [reminders.quizId, reminders.personId], set: fresh })
      .run()
    forgetDue(db, personId, quizId)
    const open = db
      .select()
      .from(drops)
      .where(
        and(
          eq(drops.quizId, quizId),
          eq(drops.isPractice, false),
          inArray(drops.state, ['opening', 'posted']),
          lte(drops.opensAt, at),
          gt(drops.closesAt, at),
        ),
      )
      .get()
    const row = db.select().from(reminders).where(own(quizId, personId)).get()
    if (open && row) remindOne(db, open, row, at)
  },

  stopReminder: (quizId, personId) => {
    db.delete(reminders).where(own(quizId, personId)).run()
    forgetDue(db, personId, quizId)
  },

  refuseReminders: (personId, at) => {
    db.update(reminders).set({ refusedAt: at, isTold: false }).where(eq(reminders.personId, personId)).run()
    forgetDue(db, personId)
  },

  keepReminderChannel: (personId, channelId) => {
    db.update(reminders).set({ channelId }).where(eq(reminders.personId, personId)).run()
  },

  areRemindersRefused: userId =>
    db
      .select({ quizId: reminders.quizId })
      .from(reminders)
      .where(
        and(
          eq(reminders.isTold, false),
          sql`${reminders.refusedAt} is not null`,
          inArray(reminders.personId, accountOf(db, userId)),
        ),
      )
      .limit(1)
      .get() !== undefined,

  recordRefusalTold: userId => {
    db.update(reminders)
      .set({ isTold: true })
      .where(and(sql`${reminders.refusedAt} is not null`, inArray(reminders.personId, accountOf(db, userId))))
      .run()
  },
})
