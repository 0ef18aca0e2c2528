// Owns screening by doubles: most answers are so plainly near a key, or far from it, that no exact number is needed.
import type { Tolerance, TolerancePart } from '../deck/card.ts'
import type { NumericKey } from '../deck/key.ts'
import { isExact, isList, toDouble } from '../formula/index.ts'
import type { Interval, Num } from '../formula/index.ts'
import type { Bounds, Numbers } from './bounds.ts'

/** How far rounding on the way may move a key, and a little more: see carry.ts. */
const furthest = 0.051

/** Whether the number `answer` is right for `key`, rounding on the way forgiven; undefined where doubles do not decide. */
export function screenKey({ value, tolerance, carried }: NumericKey, answer: Numbers): boolean | undefined {
  if (isList(value) || isList(answer)) return undefined
  const found = screen(value, answer, tolerance)
  if (!carried || found !== false) return found
  const reach = Math.abs(toDouble(value)) * furthest
  const [low, high] = ends(value)
  return screen({ lo: low - reach, hi: high + reach }, answer, tolerance) === false ? false : undefined
}

/**
 * More than all rounding errors below together, as a share of the numbers: a conversion, a difference, a product and a
 * comparison err by half a unit in the last place (1.1e-16) each.
 */
const margin = 1e-12
/** Where doubles are evenly spaced no share is a bound. */
const smallest = 1e-280

/** Whether `answer` is within `tolerance` of `key`; undefined for lists, and where its distance from the edge is within the margin. */
export function screen(key: Numbers, answer: Numbers, tolerance: Tolerance): boolean | undefined {
  if (isList(key) || isList(answer)) return undefined
  const [low, high] = ends(key)
  const [least, most] = ends(answer)
  const size = Math.max(Math.abs(low), Math.abs(high), Math.abs(least), Math.abs(most))
  const slack = size * margin + smallest
  const nearest = Math.max(0, low - most, least - high) - slack
  const farthest = Math.max(most - low, high - least) + slack
  if (!Number.isFinite(farthest)) return undefined
  const parts = tolerance.kind === 'any' ? tolerance.of : [tolerance]
  const largest = Math.max(Math.abs(low), Math.abs(high))
  const fewest = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high))
  if (parts.some(part => farthest <= allowed(part, fewest, 'surely') * (1 - margin))) return true
  return parts.every(part => nearest > allowed(part, largest, 'perhaps') * (1 + margin)) ? false : undefined
}

/** `bounds` by their nearest doubles: near enough for screening. */
export const inDoubles = ({ low, high }: Bounds): Interval => {
  const lo = toDouble(low)
  return { lo, hi: low === high ? lo : toDouble(high) }
}

const ends = (value: Num): readonly [number, number] => {
  if (!isExact(value)) return [value.lo, value.hi]
  const near = toDouble(value)
  return [near, near]
}

/** How far an answer may be from a key of magnitude `size`: what is allowed `surely`, or at most (`perhaps`). */
function allowed(part: TolerancePart, size: number, how: 'surely' | 'perhaps'): number {
  switch (part.kind) {
    case 'exact':
      return 0
    case 'absolute':
      return Number(part.of)
    case 'relative':
      return Number(part.of) * size
    case 'decimals':
      return 0.5 * 10 ** -part.count
    case 'figures':
      // Half a unit in the last figure is between a half and five of 10^-count of the number, by its first figure.
      return (how === 'surely' ? 0.5 : 5) * 10 ** -part.count * size
  }
}
