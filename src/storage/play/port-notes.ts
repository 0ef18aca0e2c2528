// Owns the part of the PlayStore port about what people ask beside playing: reminders, reports, rewards.
import type { CardKey, Variant } from '../../domain/deck/card.ts'
import type { DropId, PersonId, QuizId } from '../../domain/play/quiz.ts'
import type { SeasonId } from '../../domain/play/season.ts'
import type { Instant } from '../../domain/time.ts'

/** When somebody is reminded of a quiz's open drop: `time` (HH:MM) on the clocks of `zone`. */
interface Reminder {
  readonly quizId: QuizId
  readonly personId: PersonId
  readonly time: string
  readonly zone: string
  /** When Discord refused to deliver one: none is sent any more. */
  readonly refusedAt: Instant | null
}

/** A note on a question to the deck's owner. Who wrote it is not part of it. */
export interface Report {
  readonly id: number
  readonly quizId: QuizId
  readonly dropId: DropId
  readonly cardKey: CardKey
  readonly cardHash: string
  /** The reporter's own numbers; null: they had not opened the question. */
  readonly variant: Variant | null
  readonly note: string
  readonly reportedAt: Instant
}

/** repeated: this person has reported this card · many: five within a day · blocked: their reports are not taken. */
export type Reported =
  | { readonly kind: 'recorded'; readonly id: number }
  | { readonly kind: 'repeated' | 'many' | 'blocked' }

/** A role that is to be given to somebody on a podium, or taken back from them. */
export interface RewardDue {
  readonly seasonId: SeasonId
  readonly personId: PersonId
  readonly roleId: string
  readonly guildId: string
  readonly userId: string
  readonly does: 'give' | 'take'
}

export interface NoteStore {
  readonly reminder: (quiz: QuizId, person: PersonId) => Promise<Reminder | undefined>
  /** Sets a person's reminder of a quiz, for the drop that is open too. */
  readonly setReminder: (reminder: Omit<Reminder, 'refusedAt'>, at: Instant) => Promise<void>
  readonly stopReminder: (quiz: QuizId, person: PersonId) => Promise<void>
  /** Discord does not deliver to this person: none of their reminders is sent any more until it is set anew. */
  readonly refuseReminders: (person: PersonId, at: Instant) => Promise<void>
  readonly keepReminderChannel: (person: PersonId, channelId: string) => Promise<void>
  /** Whether the reminders of this account were refused and the person has not been told. */
  readonly areRemindersRefused: (userId: string) => Promise<boolean>
  readonly recordRefusalTold: (userId: string) => Promise<void>

  /** The drop of a message that the bot has posted: its question or its results. */
  readonly dropOfMessage: (messageId: string) => Promise<DropId | undefined>
  /** Writes a report within its limits; with a channel, the message there is due. */
  readonly recordReport: (
    report: Omit<Report, 'id'> & { readonly personId: PersonId },
    channelId: string | null,
  ) => Promise<Reported>
  readonly report: (id: number) => Promise<Report | undefined>
  /** The newest reports first, at most `limit`. */
  readonly reports: (limit: number) => Promise<Report[]>
  /** Takes no more reports of whoever wrote this one, and drops theirs; false: no such report. */
  readonly blockReporter: (reportId: number, at: Instant) => Promise<boolean>

  readonly rewardsDue: (now: Instant, limit: number) => Promise<RewardDue[]>
  /** What came of one: done, given up for good, or to be tried again at a moment. */
  readonly recordReward: (
    reward: Pick<RewardDue, 'seasonId' | 'personId' | 'roleId'>,
    outcome: 'given' | 'taken' | 'failed' | { readonly tryAt: Instant },
  ) => Promise<void>
}
