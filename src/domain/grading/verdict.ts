// Owns the verdict: what can become of an answer, in the order in which it is decided.
import type { Direction, Numbers } from './bounds.ts'
import type { Reading, Unreadable } from './reading.ts'
import type { Slip } from './slip.ts'

/** An answer that is no number, as it was understood. */
export interface Given {
  readonly readAs: string
}

/**
 * `ungradable` is no attempt. `credit` is a share of the points, an exact decimal. `mistakes` are indices into the
 * card's list: all that match, with the best credit among them.
 */
export type Verdict<Read extends Given = Reading<Numbers> | Given> =
  | { readonly kind: 'ungradable'; readonly problem: Unreadable }
  | { readonly kind: 'right'; readonly credit: string; readonly reading: Read }
  | { readonly kind: 'mistake'; readonly credit: string; readonly mistakes: readonly number[]; readonly reading: Read }
  /** A correct rounding to fewer figures or decimals than asked. */
  | { readonly kind: 'imprecise'; readonly credit: string; readonly reading: Read }
  /** Right but for a factor between units. */
  | { readonly kind: 'unitSlip'; readonly credit: string; readonly slip: Slip; readonly reading: Read }
  /** order, cloze: only some of it is right. */
  | { readonly kind: 'partial'; readonly credit: string; readonly reading: Read }
  /** `direction` only where the card allows to tell it. */
  | { readonly kind: 'wrong'; readonly credit: string; readonly direction?: Direction; readonly reading: Read }

/** The verdicts that are kept: those of an answer that counts. */
export const decided = ['right', 'partial', 'imprecise', 'unitSlip', 'mistake', 'wrong'] as const
export type Decided = (typeof decided)[number]

export const ungradable = (problem: Unreadable): Verdict<never> => ({ kind: 'ungradable', problem })
