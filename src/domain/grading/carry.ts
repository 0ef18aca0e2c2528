// Owns carry: how far rounding intermediate results may move a key, and still be forgiven.
import type { NumericRules, Tolerance } from '../deck/card.ts'
import {
  compare,
  evaluateRounded,
  grown,
  isExact,
  isInteger,
  isZero,
  middle,
  multiply,
  powerOfTen,
  subtract,
  ZERO,
} from '../formula/index.ts'
import type { Checked, Num, Rational, Ranged, Slack } from '../formula/index.ts'
import { boundsOf, larger, reach, type Bounds, type Numbers } from './bounds.ts'
import { magnitude } from './number-text.ts'
import { halfUnitAt, type Place } from './place.ts'
import { partsOf } from './tolerance.ts'

const defaultFigures = 4
/** Rounding that leads further than this share of the key is no rounding any more. */
const furthest: Rational = { n: 1n, d: 20n }

const mostFigures = 15
/** What `carry` may be, in words for messages. */
export const allowedCarry = `1 to ${mostFigures}`
/** Whether so many figures can be carried. */
export const isCarry = (figures: number): boolean => Number.isInteger(figures) && figures >= 1 && figures <= mostFigures

/**
 * How many figures intermediate results are expected to keep: as the card says, else four, and one more than a
 * tolerance by figures asks. Undefined where nothing is forgiven: `off`, or by default under an exact tolerance.
 */
export function carryFigures(tolerance: Tolerance, carry: NumericRules['carry']): number | undefined {
  if (carry !== undefined) return carry === 'off' ? undefined : carry
  const parts = partsOf(tolerance)
  if (parts.every(({ kind }) => kind === 'exact')) return undefined
  return Math.max(defaultFigures, ...parts.map(part => (part.kind === 'figures' ? part.count + 1 : 0)))
}

/** What a key is made of: its formula, the values that it names, and how people see these. */
export interface Working {
  readonly answer: Checked
  /** In order; each is one intermediate result, whatever uses it. */
  readonly lets: readonly { readonly name: string; readonly checked: Checked }[]
  /** Values by name, lets among them. */
  readonly scope: ReadonlyMap<string, Numbers>
  /** How far what people see of a value may be from it, for those that they see only rounded. */
  readonly shown: ReadonlyMap<string, Slack>
}

/**
 * All that the key may become where intermediate results are rounded to `figures`, an element after the other.
 * Undefined where that counts for nothing: it leaves a domain, or leads further than 5 % of the (largest) |key|.
 */
export function carriedKey(key: Numbers, working: Working, figures: number): readonly Bounds[] | undefined {
  const slack = roundingTo({ kind: 'figures', count: figures })
  const scope = new Map<string, Ranged>()
  const lets = new Map(working.lets.map(({ name, checked }) => [name, checked]))
  const { root, slots } = working.answer
  for (const [name, value] of working.scope) {
    const checked = lets.get(name)
    const shown = working.shown.get(name)
    const found = checked ? evaluateRounded(checked, scope, slack) : { value, range: value }
    // A key that is nothing but this value has no intermediate result.
    const isKey = root.kind === 'slot' && slots[root.index] === name
    const rounded = found && checked && !isKey ? grown(found, slack) : found
    const seen = rounded && shown ? grown(rounded, shown) : rounded
    if (!seen) return undefined
    scope.set(name, seen)
  }
  const found = evaluateRounded(working.answer, scope, slack)
  const carried = found && boundsOf(found.range)
  return carried && isNear(carried, boundsOf(key)) ? carried : undefined
}

/** Half a unit of the place, where a number has more behind it. */
export const roundingTo =
  (place: Place): Slack =>
  (value: Num): Rational | undefined => {
    const x = middle(value)
    if (isZero(x)) return undefined
    const digits = place.kind === 'figures' ? place.count - 1 - magnitude(x) : place.count
    const isShort = isExact(value) && isInteger(multiply(value, powerOfTen(digits)))
    return isShort ? undefined : halfUnitAt(place, x)
  }

function isNear(carried: readonly Bounds[], key: readonly Bounds[]): boolean {
  const most = multiply(key.map(reach).reduce(larger, ZERO), furthest)
  return carried.every(({ low, high }, at) => {
    const own = key[at]
    return own && compare(subtract(high, own.low), most) <= 0 && compare(subtract(own.high, low), most) <= 0
  })
}
