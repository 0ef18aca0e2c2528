// Owns a person's holidays: which drops they make void.
import type { Instant } from '../time.ts'
import type { Span } from './outage.ts'

/** Whether a drop that opens at `opensAt` falls into one of the pauses. */
export const isPaused = (pauses: readonly Span[], opensAt: Instant): boolean =>
  pauses.some(({ from, to }) => from <= opensAt && opensAt < to)
