// Owns the mark: what one drop is to one person's streak.
import type { Instant } from '../time.ts'
import type { DropState } from './drop.ts'

/** answered: a confirmed attempt exists · void: does not count · pending: may still be answered · missed. */
export type Mark = 'answered' | 'void' | 'pending' | 'missed'

/** What decides the mark of a drop for one person. */
export interface Marked {
  readonly state: DropState
  /** When nothing can be answered any more: the results. */
  readonly settlesAt: Instant
  readonly isAnswered: boolean
  /** An outage, a pause of the person, a repair: nobody blames them for not answering. */
  readonly isExcused: boolean
}

/**
 * The mark of a drop for a person, at `now`. A drop that was skipped, or of which nobody knows that its message was
 * ever seen, is no drop; but an answer stays one, to a drop that was withdrawn later too.
 */
export function mark({ state, settlesAt, isAnswered, isExcused }: Marked, now: Instant): Mark {
  if (isAnswered) return 'answered'
  if (state === 'skipped' || state === 'void' || isExcused) return 'void'
  if (now < settlesAt) return 'pending'
  return state === 'opening' ? 'void' : 'missed'
}
