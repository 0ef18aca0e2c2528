// Owns the mark: what one drop is to one person's streak.
import type { Instant } from '../time.ts'
import type { DropState } from './drop.ts'

/** answered: a confirmed attempt exists · void: does not count · pending: may still be answered · missed. */
export type Mark = 'answered' | 'void' | 'pending' | 'missed'

/**
 * The mark of a drop for a person who did or did not answer it. It is pending until `settlesAt`, the moment from
 * which nothing can be answered any more (the results). A drop that was skipped, or of which nobody knows that its
 * message was ever seen, is no drop; but an answer to a drop that was withdrawn later stays one.
 */
export function mark(
  drop: { readonly state: DropState; readonly settlesAt: Instant },
  answered: boolean,
  now: Instant,
): Mark {
  if (answered) return 'answered'
  if (drop.state === 'skipped' || drop.state === 'void') return 'void'
  if (now < drop.settlesAt) return 'pending'
  return drop.state === 'opening' ? 'void' : 'missed'
}
