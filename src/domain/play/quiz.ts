// Owns the quiz: the unit that streak, points, boards, drops and ledger hang on.
import type { Difficulty } from '../deck/card.ts'
import type { Instant, LocalDate } from '../time.ts'

export type QuizId = number & { readonly __quizId: true }
export type DropId = number & { readonly __dropId: true }
/** A person inside prepdeck; events name this, never a Discord id, so that erasing somebody leaves a log that replays. */
export type PersonId = number & { readonly __personId: true }

/** Where a quiz is played. */
export type Place =
  | { readonly kind: 'discord'; readonly guildId: string; readonly channelId: string }
  | { readonly kind: 'local'; readonly profile: string }

/** Weekdays (ISO: 1 Monday … 7 Sunday) and a wall-clock time `HH:MM` in an IANA zone. */
export interface Schedule {
  readonly weekdays: readonly number[]
  readonly time: string
  readonly zone: string
}

/** How often each difficulty is asked beside the others: whole weights, 0 for never. */
export type DifficultyMix = Readonly<Record<Difficulty, number>>

/** Seasons are the calendar months of the quiz's zone, or one season from the first to the last of these days. */
type SeasonRule = 'month' | { readonly from: LocalDate; readonly to: LocalDate }

/** Days since the account was made and since its owner joined the server, before both of which nobody is ranked. */
interface RankedRules {
  readonly accountDays: number
  readonly memberDays: number
}

/** Null where there is none. What `newQuizSettings` has no default for was there from the first version on. */
export interface QuizSettings {
  readonly deckId: string
  /** Only cards with one of these tags; empty: the whole deck. */
  readonly tags: readonly string[]
  readonly mix: DifficultyMix
  readonly schedule: Schedule
  /** 1 to 168: how long a drop stays open at most. */
  readonly windowHours: number
  /** Language of the public messages; private ones follow the person. */
  readonly locale: string
  /** Mentioned when a drop is posted. */
  readonly pingRoleId: string | null
  readonly speedBonus: boolean
  readonly season: SeasonRule
  readonly ranked: RankedRules
  /** Who has it may press managers' buttons. */
  readonly managerRoleId: string | null
  /** Given to the podium of a season. */
  readonly rewardRoleId: string | null
  /** Where reports of questions are told. */
  readonly reportsChannelId: string | null
  /** Nothing opens before; the open drop goes on. */
  readonly pausedUntil: Instant | null
}

export interface Quiz {
  readonly id: QuizId
  readonly place: Place
  readonly settings: QuizSettings
  readonly createdAt: Instant
  /** When its next drop opens; not later than now where one is due. */
  readonly nextOpensAt: Instant
  /** Discord has refused its last messages for good: nothing opens until its settings are made anew. */
  readonly isRefused: boolean
}
