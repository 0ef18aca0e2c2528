// Owns the part of the PlayStore port that bends the log: hints, holidays, repairs, corrections, outages.
import type { Card, CardKey, Variant } from '../../domain/deck/card.ts'
import type { Drop } from '../../domain/play/drop.ts'
import type { Mark } from '../../domain/play/mark.ts'
import type { Span } from '../../domain/play/outage.ts'
import type { DropId, PersonId, Place, QuizId } from '../../domain/play/quiz.ts'
import type { RepairId } from '../../domain/play/repair.ts'
import type { Instant } from '../../domain/time.ts'
import type { Attempt, Assignment } from './port.ts'

/** What happened to a drop after it was opened. */
export type DropEventKind = 'posted' | 'skipped' | 'extended' | 'outage' | 'voided' | 'regraded'

/** An admin's correction, as the audit keeps it. */
export interface Correction {
  readonly drop: DropId
  readonly by: PersonId
  readonly reason: string
  readonly at: Instant
}

/** What an attempt would be worth to the engine of today. */
type Regrade = Pick<Attempt, 'personId' | 'readAs' | 'verdict' | 'mistakes' | 'credit' | 'engineVersion'>

/** A drop in a person's row of marks. */
interface MarkedDrop {
  readonly dropId: DropId
  readonly opensAt: Instant
  readonly mark: Mark
}

interface RepairQuestion {
  readonly cardHash: string
  readonly variant: Variant
}

/** One attempt at a question of a repair. */
interface RepairAnswer extends Omit<Attempt, 'dropId' | 'personId' | 'mistakes' | 'credit' | 'locale' | 'isEligible'> {
  readonly place: number
}

export interface Repair {
  readonly id: RepairId
  readonly quizId: QuizId
  readonly personId: PersonId
  /** Whose miss broke the streak. */
  readonly dropId: DropId
  readonly begunAt: Instant
  readonly questions: readonly RepairQuestion[]
  readonly answers: readonly RepairAnswer[]
}

/** A drop with the message that carries its button. */
export interface PostedDrop {
  readonly drop: Drop
  readonly place: Place
  readonly messageId: string
}

export interface PlayLog {
  /** Places of the hints that a person took, ascending. */
  readonly hints: (drop: DropId, person: PersonId) => Promise<readonly number[]>
  /** Writes that a person was shown a hint, unless they have answered; every hint lowers the credit once. */
  readonly recordHint: (drop: DropId, person: PersonId, place: number, at: Instant) => Promise<void>

  /** A person's holidays in a quiz, oldest first. */
  readonly pauses: (quiz: QuizId, person: PersonId) => Promise<readonly Span[]>
  readonly recordPause: (quiz: QuizId, person: PersonId, pause: Span, at: Instant) => Promise<void>
  /** Ends the pause that holds `at`, then. */
  readonly endPause: (quiz: QuizId, person: PersonId, at: Instant) => Promise<void>

  /** Every scheduled drop of a quiz until `now`, oldest first, as it counts for a person's streak. */
  readonly marks: (quiz: QuizId, person: PersonId, now: Instant) => Promise<readonly MarkedDrop[]>
  /** Repairs that a person began in a quiz, oldest first. */
  readonly repairs: (quiz: QuizId, person: PersonId) => Promise<readonly Repair[]>
  /** Snapshots of the numeric cards of a quiz whose results were out at `at`, by hash, the newest drop first. */
  readonly numericCards: (
    quiz: QuizId,
    at: Instant,
  ) => Promise<readonly { readonly hash: string; readonly key: CardKey }[]>
  /** Begins a repair; where one was begun for that drop already, that one. */
  readonly beginRepair: (repair: Omit<Repair, 'id' | 'answers'>) => Promise<Repair>
  /** Writes the one attempt at a question of a repair; the streak is folded anew. A later one changes nothing. */
  readonly answerRepair: (repair: RepairId, answer: RepairAnswer) => Promise<Repair>

  /** Withdraws a drop that was posted, with an audit row: nobody's points, nobody's miss; button and result are due. */
  readonly voidDrop: (correction: Correction) => Promise<'voided' | 'not-posted'>
  /** Every attempt at a drop as it stands, with what was asked. */
  readonly attemptsAt: (
    drop: DropId,
  ) => Promise<readonly { readonly attempt: Attempt; readonly assignment: Assignment; readonly card: Card }[]>
  /** Writes a re-grade of a drop, with an audit row also where it changes nobody; scores are folded anew. */
  readonly recordRegrade: (correction: Correction, changed: readonly Regrade[]) => Promise<void>
  /** What admins did to a drop, oldest first. */
  readonly corrections: (drop: DropId) => Promise<readonly (Correction & { readonly kind: 'voided' | 'regraded' })[]>

  /** Minutes in which the service was up; an empty span says that somebody begins to watch. */
  readonly recordUp: (span: Span) => Promise<void>
  /** Judges the drops that close at `now` for outages (domain/play/outage.ts): those that close later or are excused. */
  readonly judgeOutages: (now: Instant) => Promise<readonly PostedDrop[]>
  /** Cards in the pools of Discord's drops whose results are not out at `now`: shown nowhere else until then. */
  readonly withheldCards: (now: Instant) => Promise<ReadonlySet<CardKey>>
}
