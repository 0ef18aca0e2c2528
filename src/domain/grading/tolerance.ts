// Owns whether an answer is near enough to a key, in the ways that a tolerance allows.
import type { Tolerance, TolerancePart } from '../deck/card.ts'
import { absolute, compare, fromDecimal, isExact, isZero, multiply, powerOfTen, ZERO } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { boundsOf, distance, larger, numbersOf, point, reach, type Bounds, type Numbers } from './bounds.ts'
import { magnitude } from './number-text.ts'
import { halfUnitAt } from './place.ts'

/** The ways of being near enough, of which one suffices. */
export const partsOf = (tolerance: Tolerance): readonly TolerancePart[] =>
  tolerance.kind === 'any' ? tolerance.of : [tolerance]

/** Whether `answer` is within `tolerance` of `key`; see `fits`. */
export const within = (key: Numbers, answer: Numbers, tolerance: Tolerance): boolean =>
  fits(boundsOf(key), boundsOf(answer), tolerance)

/** Whether every range of `answer` is near the one at the same place in `target`; see `nearEach`. */
export const fits = (target: readonly Bounds[], answer: readonly Bounds[], tolerance: Tolerance): boolean =>
  target.length === answer.length && nearEach(target, answer, tolerance).every(Boolean)

/**
 * Of each range of `answer`, whether it is within `tolerance` of the one at the same place in `target`, for some value of
 * either. Edges are inclusive, on exact values. Shares and figures are of the largest |element|.
 */
export function nearEach(
  target: readonly Bounds[],
  answer: readonly Bounds[],
  tolerance: Tolerance,
): readonly boolean[] {
  const parts = partsOf(tolerance)
  const reaches = target.map(reach)
  const largest = reaches.reduce(larger, ZERO)
  const place = reaches.indexOf(largest)
  const next = reaches.reduce((most, other, at) => (at === place ? most : larger(most, other)), ZERO)
  return target.map((range, at) => {
    const given = answer[at]
    return given !== undefined && parts.some(part => isNear(range, given, part, at === place ? next : largest))
  })
}

/** Whether some value of `range` has some value of `given` near it; `others` is the largest |element| beside it. */
function isNear(range: Bounds, given: Bounds, part: TolerancePart, others: Rational): boolean {
  const apart = distance(range, given)
  if (isZero(apart)) return true
  switch (part.kind) {
    case 'exact':
      return false
    case 'absolute':
      return compare(apart, sizeOf(part.of)) <= 0
    case 'decimals':
      return compare(apart, halfUnitAt({ kind: part.kind, count: part.count }, range.low) ?? ZERO) <= 0
    case 'relative': {
      const share = sizeOf(part.of)
      // How much nearer a value is than it must be is convex on either side of the answer: the ends decide.
      return [range.low, range.high].some(
        value => compare(distance(point(value), given), multiply(larger(absolute(value), others), share)) <= 0,
      )
    }
    case 'figures':
      return [range.low, range.high, ...powersIn(range)].some(value => {
        const most = halfUnitAt({ kind: part.kind, count: part.count }, larger(absolute(value), others)) ?? ZERO
        return compare(distance(point(value), given), most) <= 0
      })
  }
}

/** Powers of ten inside `range`, either sign: there the place of a figure jumps. A narrow range holds one at most. */
function powersIn({ low, high }: Bounds): readonly Rational[] {
  if (compare(low, high) === 0) return []
  const power = powerOfTen(magnitude(reach({ low, high })))
  return [power, { n: -power.n, d: power.d }].filter(each => compare(low, each) < 0 && compare(each, high) < 0)
}

/** Whether a tolerance is only of the size of the key: a share of it, or its figures. */
export const isRelative = (tolerance: Tolerance): boolean =>
  partsOf(tolerance).every(({ kind }) => kind === 'relative' || kind === 'figures')

/** A key of 0 has no size of which a share could be taken: nothing but 0 would be near it. */
export const isTooNearZero = (key: Numbers, tolerance: Tolerance): boolean =>
  isRelative(tolerance) && numbersOf(key).every(number => isExact(number) && isZero(number))

/** Whether nothing but equality counts, which a key without an exact value cannot have. */
export const isUnmeetable = (key: Numbers, tolerance: Tolerance): boolean =>
  partsOf(tolerance).every(({ kind }) => kind === 'exact') && !numbersOf(key).every(isExact)

/** The size of a tolerance; a compiled card always holds a decimal. */
function sizeOf(text: string): Rational {
  const size = fromDecimal(text)
  if (!size) throw new Error(`a tolerance is a decimal, not "${text}"`)
  return size
}
