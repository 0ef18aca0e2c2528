// Owns screening by doubles: most answers are so plainly near a key, or far from it, that no exact number is needed.
import type { Tolerance, TolerancePart } from '../deck/card.ts'
import type { NumericKey } from '../deck/key.ts'
import { isExact, isList, toDouble } from '../formula/index.ts'
import type { Interval } from '../formula/index.ts'
import type { Bounds, Numbers } from './bounds.ts'
import { partsOf } from './tolerance.ts'

/** How far rounding on the way may move a key, and a little more: see carry.ts. */
const furthest = 0.051

/** Whether the number `answer` is right for `key`, rounding on the way forgiven; undefined where doubles do not decide. */
export const screenKey = ({ value, tolerance, carried }: NumericKey, answer: Numbers): boolean | undefined =>
  screenForgiving(ends(value), ends(answer), tolerance, carried !== undefined)

/**
 * The same of what key and answer may be; `isForgiving` says whether rounding on the way is. Where it may matter, `carried`
 * bounds what that makes of the key, if it can.
 */
export function screenForgiving(
  key: Ends,
  answer: Ends,
  tolerance: Tolerance,
  isForgiving: boolean,
  carried: () => Ends | undefined = () => undefined,
): boolean | undefined {
  const found = screenEnds(key, answer, tolerance)
  if (!isForgiving || found !== false) return found
  const [low, high] = key
  const reach = largestOf(key) * furthest
  if (screenEnds([low - reach, high + reach], answer, tolerance) === false) return false
  const most = carried()
  return most && screenEnds(most, answer, tolerance) === false ? false : undefined
}

/**
 * Beyond these ends no number is right for the key, rounding on the way forgiven: what is asked of many numbers is
 * screened once. Undefined for lists, and where the ends are no doubles.
 */
export function plausible({ value, tolerance, carried }: NumericKey): Interval | undefined {
  const [low, high] = ends(value)
  const reach = carried === undefined ? 0 : largestOf([low, high]) * furthest
  const size = largestOf([low - reach, high + reach])
  const most = Math.max(...sizesOf(tolerance).map(part => allowed(part, size, 'perhaps')))
  // A number just beyond the ends is hardly larger than these are.
  const far = reach + most + 2 * (size + most) * margin + smallest
  const [lo, hi] = [low - far, high + far]
  return Number.isFinite(hi - lo) ? { lo, hi } : undefined
}

/**
 * More than all rounding errors below together, as a share of the numbers: a conversion, a difference, a product, a power
 * of ten and a comparison err by about half a unit in the last place (1.1e-16) each.
 */
const margin = 1e-12
/** Where doubles are evenly spaced no share is a bound. */
const smallest = 1e-280

/** Whether `answer` is within `tolerance` of `key`; undefined for lists, and where its distance from the edge is within the margin. */
export const screen = (key: Numbers, answer: Numbers, tolerance: Tolerance): boolean | undefined =>
  screenEnds(ends(key), ends(answer), tolerance)

/** The least and the most that a number may be, as doubles near them. */
export type Ends = readonly [least: number, most: number]

const largestOf = ([low, high]: Ends): number => Math.max(-low, high)
/** The magnitude of what is nearest to zero. */
const smallestOf = ([low, high]: Ends): number => Math.max(0, low, -high)

function screenEnds(key: Ends, answer: Ends, tolerance: Tolerance): boolean | undefined {
  const [low, high] = key
  const [least, most] = answer
  const largest = largestOf(key)
  // What is allowed matters where it is near the distance: what that allowance itself errs by is within the slack too.
  const slack = Math.max(largest, largestOf(answer)) * margin + smallest
  const nearest = Math.max(low - most, least - high) - slack
  const farthest = Math.max(most - low, high - least) + slack
  if (!Number.isFinite(farthest)) return undefined
  const parts = sizesOf(tolerance)
  const innermost = smallestOf(key)
  let isFar = true
  for (const part of parts) {
    if (farthest <= allowed(part, innermost, 'surely')) return true
    isFar &&= nearest > allowed(part, largest, 'perhaps')
  }
  return isFar ? false : undefined
}

/** Whether `tolerance` allows a key of magnitude `size` the distance `apart` whatever rounding errors there were. */
export const surelyAllows = (tolerance: Tolerance, size: number, apart: number): boolean =>
  sizesOf(tolerance).some(part => apart * (1 + margin) <= allowed(part, size, 'surely'))

/** Of a list doubles decide nothing. */
const undecided: Ends = [NaN, NaN]

/** `bounds` by their nearest doubles: near enough for screening. */
export const inDoubles = ({ low, high }: Bounds): Interval => {
  const lo = toDouble(low)
  return { lo, hi: low === high ? lo : toDouble(high) }
}

const ends = (value: Numbers): Ends => {
  if (isList(value)) return undecided
  if (!isExact(value)) return [value.lo, value.hi]
  const near = toDouble(value)
  return [near, near]
}

/** How far an answer may be from a key: as a number, and as a share of it; what is allowed `surely`, or at most (`perhaps`). */
interface Size {
  readonly fixed: number
  readonly surely: number
  readonly perhaps: number
}

const none = { fixed: 0, surely: 0, perhaps: 0 }

function sizeOf(part: TolerancePart): Size {
  switch (part.kind) {
    case 'exact':
      return none
    case 'absolute':
      return { ...none, fixed: Number(part.of) }
    case 'relative':
      return { ...none, surely: Number(part.of), perhaps: Number(part.of) }
    case 'decimals':
      return { ...none, fixed: 0.5 * 10 ** -part.count }
    case 'figures':
      // Half a unit in the last figure is between a half and five of 10^-count of the number, by its first figure.
      return { ...none, surely: 0.5 * 10 ** -part.count, perhaps: 5 * 10 ** -part.count }
  }
}

const sizes = new WeakMap<Tolerance, readonly Size[]>()

/** The sizes of the parts of `tolerance`, read once: a proof asks for them at every draw. */
function sizesOf(tolerance: Tolerance): readonly Size[] {
  const known = sizes.get(tolerance)
  if (known) return known
  const found = partsOf(tolerance).map(sizeOf)
  sizes.set(tolerance, found)
  return found
}

/** How far an answer may be from a key of magnitude `size`. */
const allowed = (part: Size, size: number, how: 'surely' | 'perhaps'): number => part.fixed + part[how] * size
