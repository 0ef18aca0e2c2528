// Owns the quiz: the unit that streak, points, boards, drops and ledger hang on.
import type { Instant } from '../time.ts'

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

export interface QuizSettings {
  readonly deckId: string
  /** Only cards with one of these tags; empty: the whole deck. */
  readonly tags: readonly string[]
  readonly schedule: Schedule
  /** 1 to 168: how long a drop stays open at most. */
  readonly windowHours: number
  /** Language of the public messages; private ones follow the person. */
  readonly locale: string
}

export interface Quiz {
  readonly id: QuizId
  readonly place: Place
  readonly settings: QuizSettings
  readonly createdAt: Instant
  /** When its next drop opens; not later than now where one is due. */
  readonly nextOpensAt: Instant
}
