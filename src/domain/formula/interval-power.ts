// Owns powers of intervals: whole exponents of any base, other exponents of what is not negative.
import { holds, isPoint, magnitude, opposite, point, widened } from './interval.ts'
import type { MathProblem } from './row.ts'
import type { Interval } from './value.ts'

/** base^exponent; 0^0 is 1. A base or exponent that straddles the edge of the domain is undecided. */
export function intervalPower(base: Interval, exponent: Interval): Interval | MathProblem {
  if (isPoint(exponent) && Number.isInteger(exponent.lo)) return wholePower(base, exponent.lo)
  if (base.hi < 0) return holdsWhole(exponent) ? 'math.undecided' : 'math.domain'
  if (base.lo < 0) return 'math.undecided'
  if (base.lo === 0 && exponent.lo <= 0) return isPoint(base) && exponent.hi < 0 ? 'math.division' : 'math.undecided'
  // Between its corners the power only rises or only falls along each side.
  const ends = [base.lo, base.hi].flatMap(x => [exponent.lo, exponent.hi].map(y => x ** y))
  return widened(Math.min(...ends), Math.max(...ends), { least: 0 })
}

export const holdsWhole = ({ lo, hi }: Interval): boolean => Math.ceil(lo) <= hi

function wholePower(base: Interval, exponent: number): Interval | MathProblem {
  if (exponent === 0) return point(1)
  if (exponent < 0) {
    if (isPoint(base) && base.lo === 0) return 'math.division'
    if (holds(base, 0)) return 'math.undecided'
  }
  const isOdd = Math.abs(exponent) % 2 === 1
  if (isOdd && base.lo < 0 && base.hi > 0) return widened(base.lo ** exponent, base.hi ** exponent)
  const size = magnitude(base)
  const ends = [size.lo ** exponent, size.hi ** exponent]
  const positive = widened(Math.min(...ends), Math.max(...ends), { least: 0 })
  return isOdd && base.hi <= 0 ? opposite(positive) : positive
}
