// Owns the drop: one posted question with its absolute window, frozen when it opens.
import type { CardKey } from '../deck/card.ts'
import { after, HOUR, SECOND, type Instant } from '../time.ts'
import type { DropId, QuizId, QuizSettings } from './quiz.ts'

/** A modal opened before the close still counts this long after it. */
const GRACE_MS = 120 * SECOND
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
  /** Asked between the scheduled ones: for no points, no streak, no season. */
  readonly isPractice: boolean
  /** The service was down for too much of it: void for those who did not answer. */
  readonly isOutage: boolean
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

/** Where `at` lies: a drop can be asked and answered while it is open. Skipped and void drops are withdrawn. */
export function phaseAt(
  drop: Pick<Drop, 'state' | 'opensAt' | 'closesAt'>,
  at: Instant,
): 'early' | 'open' | 'closed' | 'withdrawn' {
  if (drop.state === 'skipped' || drop.state === 'void') return 'withdrawn'
  if (at < drop.opensAt) return 'early'
  return at < drop.closesAt ? 'open' : 'closed'
}

/** Whether what is not answered yet should be soon: the last quarter of the window, at most six hours. */
export const isNearClose = ({ opensAt, closesAt }: Pick<Drop, 'opensAt' | 'closesAt'>, at: Instant): boolean =>
  at < closesAt && at >= closesAt - Math.min((closesAt - opensAt) / 4, 6 * HOUR)

/**
 * Whether an answer given at `answeredAt` still counts: in the window, or up to `GRACE_MS` after it where the form for
 * it was opened in the window.
 */
export function isInTime(
  drop: Pick<Drop, 'opensAt' | 'closesAt'>,
  answeredAt: Instant,
  openedAt: Instant | undefined,
): boolean {
  if (answeredAt < drop.opensAt) return false
  if (answeredAt < drop.closesAt) return true
  const wasOpened = openedAt !== undefined && openedAt >= drop.opensAt && openedAt < drop.closesAt
  return wasOpened && answeredAt <= after(drop.closesAt, GRACE_MS)
}
