// Owns the drop: one posted question with its absolute window, frozen when it opens.
import type { CardKey } from '../deck/card.ts'
import { after, SECOND, type Instant } from '../time.ts'
import type { DropId, QuizId, QuizSettings } from './quiz.ts'

/** A modal opened before the close still counts this long after it. */
export const GRACE_MS = 120 * SECOND
/** Answer and explanation are shown to nobody before this long after the close. */
export const RESULTS_DELAY_MS = 150 * SECOND

/**
 * opening: has its row, its message is not known to be posted · posted · skipped: never posted, so it is no drop for
 * anybody · void: withdrawn after it was posted.
 */
export type DropState = 'opening' | 'posted' | 'skipped' | 'void'

export interface Drop {
  readonly id: DropId
  readonly quizId: QuizId
  readonly state: DropState
  /** The window is [opensAt, closesAt). */
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** The quiz's settings when it opened. */
  readonly settings: QuizSettings
  /** The pool, as snapshots by content hash. */
  readonly pool: readonly { readonly key: CardKey; readonly hash: string }[]
  /** The secret that draws this drop's variants. */
  readonly secretId: number
}

export const resultsAt = (drop: Pick<Drop, 'closesAt'>): Instant => after(drop.closesAt, RESULTS_DELAY_MS)
