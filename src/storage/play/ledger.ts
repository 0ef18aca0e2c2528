// Owns the ledger in the play file: who may post which unasked message, and what became of it.
import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, isNull, lte, ne, notInArray, or, sql } from './drizzle.ts'
import type { DropId, QuizId } from '../../domain/play/quiz.ts'
import { after, MINUTE, type Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { dropOf } from './drops.ts'
import type { PostedDrop } from './port-log.ts'
import { dropNeedless, recipientOf } from './reminders.ts'
import type { MessageKind, MessageName, PostedIn, Unasked } from './port.ts'
import { placeOf, quizOf } from './quizzes.ts'
import { dropEvents, drops, quizzes } from './schema.ts'
import { messages } from './schema-ledger.ts'
import { rescoreDrop } from './scores.ts'
import { markStale } from './stale.ts'

/** A lease that is older belongs to somebody who died or hangs. */
const LEASE_MS = 2 * MINUTE
/** How many misses a manager is told at once; more would only say that the bot was away for long. */
const TOLD_AT_ONCE = 5

export const named = ({ quizId, kind, key }: MessageName): SQL | undefined =>
  and(eq(messages.quizId, quizId), eq(messages.kind, kind), eq(messages.key, key))

/** What the message of a row is about. */
export function aboutOf(
  db: Database,
  { message, drop, quiz }: { message: MessageRow; drop: typeof drops.$inferSelect | null; quiz: QuizRow },
): Unasked {
  const { kind } = message
  if (kind === 'drop') return { kind, drop: dropOf(db, made(drop ?? undefined)) }
  if (kind === 'result') {
    const { id } = made(drop ?? undefined)
    return { kind, drop: dropOf(db, made(drop ?? undefined)), question: questionOf(db, id) }
  }
  if (kind === 'reminder') {
    const to = recipientOf(db, message.quizId, made(message.personId ?? undefined))
    return { kind, drop: dropOf(db, made(drop ?? undefined)), to }
  }
  return { kind, quiz: quizOf(db, quiz) }
}

type MessageRow = typeof messages.$inferSelect
type QuizRow = typeof quizzes.$inferSelect

const ofDrop = (dropId: DropId, kind: 'drop' | 'result'): SQL | undefined =>
  and(eq(messages.dropId, dropId), eq(messages.kind, kind), eq(messages.state, 'posted'))

function questionOf(db: Database, dropId: DropId): PostedIn | undefined {
  const row = db.select().from(messages).where(ofDrop(dropId, 'drop')).get()
  if (!row || row.channelId === null || row.messageId === null) return undefined
  return { channelId: row.channelId, messageId: row.messageId }
}

const messageRow = (db: Database, name: MessageName) => made(db.select().from(messages).where(named(name)).get())

/** Posted drops whose button still stands, as far as they fulfil `conditions`. */
export const postedDrops = (db: Database, ...conditions: readonly (SQL | undefined)[]) =>
  db
    .select({ message: messages, drop: drops, quiz: quizzes })
    .from(messages)
    .innerJoin(drops, eq(drops.id, messages.dropId))
    .innerJoin(quizzes, eq(quizzes.id, messages.quizId))
    .where(and(eq(messages.kind, 'drop'), eq(messages.state, 'posted'), eq(messages.hasButton, true), ...conditions))

/** Messages in none of these channels. */
export const outside = (channelIds: readonly string[]): SQL | undefined =>
  channelIds.length === 0 ? undefined : or(isNull(messages.channelId), notInArray(messages.channelId, [...channelIds]))

/** A row of `postedDrops`; its place is the channel in which it was posted. */
export const postedDropOf = (
  db: Database,
  { message, drop, quiz }: ReturnType<ReturnType<typeof postedDrops>['all']>[number],
): PostedDrop => ({
  drop: dropOf(db, drop),
  place: placeOf({ ...quiz, channelId: message.channelId }),
  messageId: made(message.messageId ?? undefined),
})

export const ledgerMethods = (
  db: Database,
): Pick<
  SyncPlayStore,
  | 'claimDueMessages'
  | 'markTried'
  | 'recordPosted'
  | 'recordMissed'
  | 'releaseLease'
  | 'takeMisses'
  | 'dropsToClose'
  | 'recordClosed'
> => ({
  claimDueMessages: (now, owner, limit) => {
    dropNeedless(db, now)
    const due = db
      .select({ message: messages, drop: drops, quiz: quizzes })
      .from(messages)
      .leftJoin(drops, eq(drops.id, messages.dropId))
      .innerJoin(quizzes, eq(quizzes.id, messages.quizId))
      .where(
        and(
          eq(messages.state, 'due'),
          lte(messages.claimableAt, now),
          isNull(quizzes.removedAt),
          or(isNull(messages.leasedAt), lte(messages.leasedAt, after(now, -LEASE_MS))),
          // A result without its question would puzzle everybody; that of a withdrawn one tells why.
          or(ne(messages.kind, 'result'), eq(drops.state, 'posted'), eq(drops.state, 'void')),
        ),
      )
      .orderBy(
        sql`case ${messages.kind} when 'drop' then 0 when 'result' then 1 else 2 end`,
        asc(messages.claimableAt),
        asc(messages.dropId),
      )
      .limit(limit)
      .all()
    return due.map(({ message, drop, quiz }) => {
      // Reminders and reports go elsewhere than the quiz; what was tried is searched for where it was tried.
      const isNew = message.triedSince === null
      const channelId = isNew && isOfChannel(message.kind) ? quiz.channelId : message.channelId
      // A new one says what is so now; one that was tried may be there already, and say what was so then.
      const staleness = isNew ? 0 : message.staleness
      db.update(messages).set({ owner, leasedAt: now, channelId, staleness }).where(named(message)).run()
      return {
        quizId: message.quizId,
        key: message.key,
        ...aboutOf(db, { message, drop, quiz }),
        place: placeOf({ ...quiz, channelId: channelId ?? quiz.channelId }),
        triedSince: message.triedSince ?? undefined,
      }
    })
  },

  markTried: (name, at) => {
    db.update(messages)
      .set({ triedSince: at })
      .where(and(named(name), isNull(messages.triedSince)))
      .run()
  },

  recordPosted: (name, messageId, at, { channelId, lacksPictures = false } = {}) => {
    const row = messageRow(db, name)
    if (row.state === 'posted') return
    const triedIn = row.channelId ?? db.select().from(quizzes).where(eq(quizzes.id, row.quizId)).get()?.channelId
    db.update(messages)
      .set({
        state: 'posted',
        messageId,
        settledAt: at,
        reason: null,
        owner: null,
        leasedAt: null,
        channelId: channelId ?? triedIn,
        staleness: row.staleness + (lacksPictures ? 1 : 0),
      })
      .where(named(name))
      .run()
    if (isOfChannel(row.kind)) db.update(quizzes).set({ refusals: 0 }).where(eq(quizzes.id, row.quizId)).run()
    if (row.dropId !== null && row.kind === 'drop') changeState(db, row.quizId, row.dropId, 'posted', at)
    // The question has given its place to the results: nothing of it is written any more.
    if (row.dropId !== null && row.kind === 'result')
      db.update(messages)
        .set({ hasButton: false, staleness: 0 })
        .where(and(ofDrop(row.dropId, 'drop'), eq(messages.messageId, messageId)))
        .run()
  },

  recordMissed: (name, reason, at) => {
    const row = messageRow(db, name)
    if (row.state !== 'due') return
    db.update(messages)
      .set({ state: 'missed', reason, settledAt: at, owner: null, leasedAt: null })
      .where(named(name))
      .run()
    if (isOfChannel(row.kind) && (reason === 'forbidden' || reason === 'channel-gone'))
      db.update(quizzes)
        .set({ refusals: sql`${quizzes.refusals} + 1` })
        .where(eq(quizzes.id, row.quizId))
        .run()
    if (row.dropId !== null && row.kind === 'drop') changeState(db, row.quizId, row.dropId, 'skipped', at)
  },

  releaseLease: (name, retryAt) => {
    db.update(messages)
      .set({ owner: null, leasedAt: null, claimableAt: retryAt })
      .where(and(named(name), eq(messages.state, 'due')))
      .run()
  },

  takeMisses: quizId => {
    const untold = and(eq(messages.quizId, quizId), eq(messages.state, 'missed'), eq(messages.isTold, false))
    const misses = db
      .select({ kind: messages.kind, reason: messages.reason, at: messages.settledAt })
      .from(messages)
      .where(untold)
      .orderBy(desc(messages.settledAt), desc(messages.dropId))
      .limit(TOLD_AT_ONCE)
      .all()
    db.update(messages).set({ isTold: true }).where(untold).run()
    return misses.map(({ kind, reason, at }) => ({
      kind,
      reason: made(reason ?? undefined),
      at: made(at ?? undefined),
    }))
  },

  dropsToClose: (now, limit, exceptIn = []) =>
    postedDrops(db, isNull(quizzes.removedAt), outside(exceptIn), or(lte(drops.closesAt, now), eq(drops.state, 'void')))
      .orderBy(asc(drops.closesAt))
      .limit(limit)
      .all()
      .map(row => postedDropOf(db, row)),

  recordClosed: dropId => {
    const question = and(eq(messages.dropId, dropId), eq(messages.kind, 'drop'))
    const row = db.select({ messageId: messages.messageId, hasButton: messages.hasButton }).from(messages)
    const { messageId, hasButton } = made(row.where(question).get())
    db.update(messages).set({ hasButton: false, staleness: 0 }).where(question).run()
    // Another process has put the results there meanwhile: they have just been overwritten.
    if (!hasButton && messageId !== null)
      markStale(db, and(ofDrop(dropId, 'result'), eq(messages.messageId, messageId)))
  },
})

/** Whether it stands in the quiz's own channel, so that Discord's refusal says something about that. */
const isOfChannel = (kind: MessageKind): boolean => kind !== 'reminder' && kind !== 'report'

/** Moves a drop on with an event; what people scored since may depend on it. */
function changeState(db: Database, quizId: QuizId, dropId: DropId, kind: 'posted' | 'skipped', at: Instant): void {
  db.update(drops).set({ state: kind }).where(eq(drops.id, dropId)).run()
  db.insert(dropEvents).values({ dropId, kind, at }).run()
  rescoreDrop(db, quizId, dropId)
}
