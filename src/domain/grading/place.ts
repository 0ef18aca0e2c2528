// Owns places: the last digit that rounding keeps, counted in significant figures or in decimals.
import { HALF, isZero, multiply, powerOfTen } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { magnitude } from './number-text.ts'

/** After how many significant figures, or how many decimals, a number ends. */
export interface Place {
  readonly kind: 'figures' | 'decimals'
  readonly count: number
}

/** The unit of `place` in a number as large as `x`; undefined for figures of 0, which has none. */
function unitAt({ kind, count }: Place, x: Rational): Rational | undefined {
  if (kind === 'decimals') return powerOfTen(-count)
  return isZero(x) ? undefined : powerOfTen(magnitude(x) + 1 - count)
}

/** Half that unit: how far rounding may move `x`. */
export function halfUnitAt(place: Place, x: Rational): Rational | undefined {
  const unit = unitAt(place, x)
  return unit && multiply(unit, HALF)
}
