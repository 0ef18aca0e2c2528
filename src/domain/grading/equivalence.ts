// Owns equivalence: whether a typed formula agrees with a key wherever it is looked at.
import { compare, equal, evaluate, isExact, isNumber, limits, multiply, rational, toDouble } from '../formula/index.ts'
import type { DrawnValues } from '../deck/candidates.ts'
import type { Checked, FormulaError, Num, Rational, Work } from '../formula/index.ts'
import { boundsOf, distance, larger, point, reach, type Numbers } from './bounds.ts'

/** The key at one draw of the parameters. */
export interface KeyPoint {
  readonly values: DrawnValues
  /** The parameters and what the card derives of them. */
  readonly scope: ReadonlyMap<string, Numbers>
  readonly value: Num
  /** The largest magnitude that any of the key's nodes has here: what rounding errors are measured by. */
  readonly largest: Rational
}

/** Where a typed formula has no value although the key has one, and why. */
export interface Gap {
  readonly values: DrawnValues
  readonly problem: FormulaError
}

/**
 * gap: no value at a point · other: another value at a point · undecided: nowhere another value, but at some point it
 * cannot be known.
 */
export type Comparison =
  | { readonly kind: 'same' | 'other' }
  | { readonly kind: 'gap'; readonly gap: Gap }
  | { readonly kind: 'undecided'; readonly problem: FormulaError }

/** What one answer may spend at all points of the key and of the mistakes: what people type takes a hundredth of it. */
export const answerWork = (): Work => ({ left: 4 * limits.work })

/** Both intervals are widened by this share of the key's largest node: room for constants typed to nine figures. */
const allowance = rational(1n, 1_000_000_000n)

/** The key `formula` for these parameters, with `scope` for all that it may name; undefined where it has no value. */
export function keyPoint(
  formula: Checked,
  values: DrawnValues,
  scope: ReadonlyMap<string, Numbers>,
): KeyPoint | undefined {
  let largest = rational(0n)
  const value = evaluate(formula, scope, undefined, {
    seen: found => {
      for (const bounds of boundsOf(found)) largest = larger(largest, reach(bounds))
    },
  })
  return value.ok && isNumber(value.value) ? { values, scope, value: value.value, largest } : undefined
}

/**
 * Whether `typed` agrees with the key at every point: exactly where both values
 * are rational, else where their intervals meet, widened. Every point is looked at, so that a gap is named wherever it is.
 */
export function compareWith(points: readonly KeyPoint[], typed: Checked, work = answerWork()): Comparison {
  let problem: FormulaError | undefined
  let isOther = false
  for (const key of points) {
    const found = evaluate(typed, key.scope, work, { scale: toDouble(key.value) })
    if (found.ok) isOther ||= !isNumber(found.value) || !agrees(key, found.value)
    else if (isUndecided(found.error)) problem ??= found.error
    else return { kind: 'gap', gap: { values: key.values, problem: found.error } }
    if (work.left < 0) break
  }
  if (isOther) return { kind: 'other' }
  return problem ? { kind: 'undecided', problem } : { kind: 'same' }
}

/** Whether `typed` has the key's value at every point, for what `work` is left; the first other one suffices. */
export const isSame = (points: readonly KeyPoint[], typed: Checked, work: Work): boolean =>
  points.every(key => {
    const found = evaluate(typed, key.scope, work, { scale: toDouble(key.value) })
    return found.ok && isNumber(found.value) && agrees(key, found.value)
  })

/** What says nothing of the formula: it hangs on a rounding error, leaves the doubles, or takes too much work. */
const isUndecided = ({ code }: FormulaError): boolean =>
  code === 'math.undecided' || code === 'math.overflow' || code.startsWith('limit.')

function agrees({ value, largest }: KeyPoint, typed: Num): boolean {
  if (isExact(value) && isExact(typed)) return equal(value, typed)
  const [key = point(largest)] = boundsOf(value)
  const [given = point(largest)] = boundsOf(typed)
  return compare(distance(key, given), multiply(rational(2n), multiply(largest, allowance))) <= 0
}
