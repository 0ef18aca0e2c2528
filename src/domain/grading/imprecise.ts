// Owns the answer that is rounded further than the card asks, and rightly so.
import type { Tolerance } from '../deck/card.ts'
import { compare, isZero, multiply } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { distance, type Bounds } from './bounds.ts'
import { halfUnitAt, type Place } from './place.ts'
import type { Written } from './reading.ts'
import { partsOf } from './tolerance.ts'

/** A typed number with the figures that were typed; these are absent where they cannot be told. */
export interface Typed {
  readonly value: Bounds
  readonly written: Written
}

/** Further from the key than this nothing counts as its rounding. */
export const furthestRounding = { kind: 'relative', of: '0.05' } as const
/** The same share, of the largest element. */
const furthest: Rational = { n: 1n, d: 20n }

/**
 * Whether a number that is not right is a correct rounding of its key: then to fewer figures, or decimals, than the
 * tolerance asks for. It is not 0, and within 5 % of `largest`, the |key|, of a list the largest |element|; both
 * roundings of a tie are correct.
 */
export function isImprecise(key: Bounds, largest: Rational, typed: Typed, tolerance: Tolerance): boolean {
  const apart = distance(key, typed.value)
  if (compare(apart, multiply(largest, furthest)) > 0) return false
  return partsOf(tolerance).some(part => {
    if (part.kind !== 'figures' && part.kind !== 'decimals') return false
    const most = roundedBy(part.kind, typed)
    return most !== undefined && compare(apart, most) <= 0
  })
}

/** How far rounding to where the typed number ends may have moved it. */
function roundedBy(kind: Place['kind'], { value: { low }, written }: Typed): Rational | undefined {
  const count = written[kind]
  return count === undefined || isZero(low) ? undefined : halfUnitAt({ kind, count }, low)
}
