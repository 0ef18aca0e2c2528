// Owns quizzes in the play file: their place, the log of their settings, and when they open next.
import { and, asc, desc, eq, isNotNull, isNull, lt, lte, ne, sql } from './drizzle.ts'
import type { Place, Quiz, QuizId, QuizSettings } from '../../domain/play/quiz.ts'
import { latestOpening, openingAfterChange } from '../../domain/play/schedule.ts'
import { completeSettings } from '../../domain/play/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { made, type Database, type SyncPlayStore } from './database.ts'
import { drops, quizChanges, quizzes } from './schema.ts'
import { messages } from './schema-ledger.ts'

type QuizRow = typeof quizzes.$inferSelect

/** So many messages in a row that Discord refuses for good, and posting pauses. */
const MOST_REFUSALS = 3

export function placeOf(row: Pick<QuizRow, 'guildId' | 'channelId' | 'profile'>): Place {
  if (row.profile !== null) return { kind: 'local', profile: row.profile }
  if (row.guildId === null || row.channelId === null) throw new Error('a quiz without a place')
  return { kind: 'discord', guildId: row.guildId, channelId: row.channelId }
}

/** The row of a quiz that a foreign key or an earlier read promised. */
export const quizRow = (db: Database, id: QuizId): QuizRow =>
  made(db.select().from(quizzes).where(eq(quizzes.id, id)).get())

const settingsOf = (db: Database, id: QuizId): QuizSettings => {
  const newest = db
    .select({ settings: quizChanges.settings })
    .from(quizChanges)
    .where(eq(quizChanges.quizId, id))
    .orderBy(desc(quizChanges.id))
    .limit(1)
    .get()
  return completeSettings(made(newest).settings)
}

export const quizOf = (db: Database, row: QuizRow): Quiz => ({
  id: row.id,
  place: placeOf(row),
  settings: settingsOf(db, row.id),
  createdAt: row.createdAt,
  nextOpensAt: row.nextOpensAt,
  isRefused: row.refusals >= MOST_REFUSALS,
})

const rowAt = (db: Database, place: Place): QuizRow | undefined =>
  db
    .select()
    .from(quizzes)
    .where(
      place.kind === 'discord'
        ? and(eq(quizzes.channelId, place.channelId), eq(quizzes.guildId, place.guildId))
        : eq(quizzes.profile, place.profile),
    )
    .get()

const guildRows = (db: Database, guildId: string): QuizRow[] =>
  db.select().from(quizzes).where(eq(quizzes.guildId, guildId)).orderBy(asc(quizzes.id)).all()

/** Whether the last message that was tried says that the quiz's present channel is gone. */
function isGone(db: Database, quizId: QuizId, channelId: string | null): boolean {
  const newest = db
    .select({ reason: messages.reason, channelId: messages.channelId })
    .from(messages)
    .where(and(eq(messages.quizId, quizId), isNotNull(messages.settledAt), isNotNull(messages.channelId)))
    .orderBy(desc(messages.settledAt))
    .limit(1)
    .get()
  return newest?.reason === 'channel-gone' && newest.channelId === channelId
}

/** A local quiz begins with the slot that its first day already had: somebody who starts it wants a question now. */
const firstOpening = (place: Place, settings: QuizSettings, at: Instant): Instant =>
  place.kind === 'local' ? latestOpening(settings.schedule, at) : openingAfterChange(settings, at, undefined)

/** The opening after new settings; the same schedule and pause keep the opening that was promised. */
function reopening(db: Database, row: QuizRow, settings: QuizSettings, at: Instant): Instant {
  const before = settingsOf(db, row.id)
  if (JSON.stringify(rhythmOf(before)) === JSON.stringify(rhythmOf(settings))) return row.nextOpensAt
  const newest = db
    .select({ opensAt: drops.opensAt, closesAt: drops.closesAt })
    .from(drops)
    .where(and(eq(drops.quizId, row.id), eq(drops.isPractice, false), ne(drops.state, 'skipped')))
    .orderBy(desc(drops.opensAt))
    .limit(1)
    .get()
  return openingAfterChange(settings, at, newest)
}

const rhythmOf = ({ schedule, pausedUntil }: QuizSettings) => [schedule, pausedUntil]

export const quizMethods = (
  db: Database,
): Pick<
  SyncPlayStore,
  'configureQuiz' | 'moveQuiz' | 'quiz' | 'quizAt' | 'quizzesOfGuild' | 'strandedQuiz' | 'quizzesDue'
> => ({
  configureQuiz: (place, settings, by, at) => {
    const known = rowAt(db, place)
    const nextOpensAt = known ? reopening(db, known, settings, at) : firstOpening(place, settings, at)
    const channelId = place.kind === 'discord' ? place.channelId : null
    const row = known
      ? db.update(quizzes).set({ nextOpensAt, refusals: 0 }).where(eq(quizzes.id, known.id)).returning().get()
      : db
          .insert(quizzes)
          .values({
            guildId: place.kind === 'discord' ? place.guildId : null,
            channelId,
            profile: place.kind === 'local' ? place.profile : null,
            createdAt: at,
            nextOpensAt,
          })
          .returning()
          .get()
    const quizId = made(row).id
    db.insert(quizChanges)
      .values({ quizId, changedAt: at, changedBy: by ?? null, channelId, settings })
      .run()
    return quizOf(db, made(row))
  },

  moveQuiz: (id, channelId, by, at) => {
    const holder = db.select({ id: quizzes.id }).from(quizzes).where(eq(quizzes.channelId, channelId)).get()
    if (holder && holder.id !== id) return 'taken'
    if (quizRow(db, id).channelId === null) throw new Error('a local quiz has no channel to move to')
    db.update(quizzes).set({ channelId, refusals: 0 }).where(eq(quizzes.id, id)).run()
    db.insert(quizChanges)
      .values({ quizId: id, changedAt: at, changedBy: by, channelId, settings: settingsOf(db, id) })
      .run()
    return 'moved'
  },

  quiz: id => {
    const row = db.select().from(quizzes).where(eq(quizzes.id, id)).get()
    return row && quizOf(db, row)
  },

  quizAt: place => {
    const row = rowAt(db, place)
    return row && quizOf(db, row)
  },

  quizzesOfGuild: guildId => guildRows(db, guildId).map(row => quizOf(db, row)),

  strandedQuiz: guildId => {
    const row = guildRows(db, guildId).find(({ id, channelId }) => isGone(db, id, channelId))
    return row && quizOf(db, row)
  },

  quizzesDue: now =>
    db
      .select()
      .from(quizzes)
      .where(and(lte(quizzes.nextOpensAt, now), lt(quizzes.refusals, MOST_REFUSALS), isNull(quizzes.removedAt)))
      .orderBy(asc(quizzes.nextOpensAt), sql`${quizzes.id}`)
      .all()
      .map(row => ({ quiz: quizOf(db, row), opensAt: row.nextOpensAt })),
})
