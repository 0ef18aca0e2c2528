// Owns functions that make, order and search lists.
import { isPoint, holds, minus, opposite, over, plus, point, times } from '../interval.ts'
import { limits } from '../limits.ts'
import { add, compare, divide, floor, integer, multiply, negate, ONE, subtract } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { FunctionRow, ListRow, MathProblem } from '../row.ts'
import type { Interval } from '../value.ts'
import { ascending, sortedIntervals } from './statistics.ts'
import { several } from './arity.ts'

/** a, a + step, … before b. */
function range([a, b, step]: readonly Rational[]): readonly Rational[] | MathProblem {
  if (!a || !b) throw new Error('the arity of range is checked before')
  const by = step ?? ONE
  if (by.n === 0n) return 'math.domain'
  const count = -floor(negate(divide(subtract(b, a), by)))
  if (count > limits.list) return 'limit.list'
  return Array.from({ length: Math.max(0, Number(count)) }, (_, at) => add(a, multiply(by, integer(at))))
}

function intervalRange([a, b, step = point(1)]: readonly Interval[]): readonly Interval[] | MathProblem {
  if (!a || !b) throw new Error('the arity of range is checked before')
  if (holds(step, 0)) return isPoint(step) ? 'math.domain' : 'math.undecided'
  const { lo, hi } = over(minus(b, a), step)
  const count = Math.max(0, Math.ceil(lo))
  if (count > limits.list) return 'limit.list'
  if (count !== Math.max(0, Math.ceil(hi))) return 'math.undecided'
  return Array.from({ length: count }, (_, at) => plus(a, times(step, point(at))))
}

/** Doubles meet the end of a range only nearly: 0, 0.1, … before 0.3 are three, although 0.3/0.1 is not quite 3. */
function rangeDouble([a = NaN, b = NaN, step = 1]: readonly number[]): readonly number[] {
  const ratio = (b - a) / step
  const near = Math.round(ratio)
  const count = Math.abs(ratio - near) <= 1e-9 * Math.abs(ratio) ? near : Math.ceil(ratio)
  if (step === 0 || !(count <= limits.list)) return [NaN]
  return Array.from({ length: Math.max(0, count) }, (_, at) => a + at * step)
}

/** The first place whose element no other exceeds. */
const firstLargest =
  <T>(order: (a: T, b: T) => number) =>
  (xs: readonly T[]): number =>
    xs.reduce((best, x, at) => (order(x, xs[best] ?? x) > 0 ? at : best), 0)

/** The place of the first largest, if all that the elements may be agree on it. */
function intervalArgmax(xs: readonly Interval[]): Rational | MathProblem {
  const best = firstLargest(ascending)(xs.map(({ lo }) => lo))
  const low = xs[best]?.lo ?? 0
  const isClear = xs.every(({ hi }, at) => at === best || hi < low || (at > best && hi === low))
  return isClear ? integer(best) : 'math.undecided'
}

function cumulated<T>(xs: readonly T[], sum: (a: T, b: T) => T): T[] {
  const sums: T[] = []
  for (const x of xs) {
    const before = sums.at(-1)
    sums.push(before === undefined ? x : sum(before, x))
  }
  return sums
}

type Ways = Pick<ListRow, 'exact' | 'interval' | 'double'> &
  Partial<ListRow> & {
    readonly says: string
    readonly example: string
  }
const row = (name: string, gives: 'number' | 'list', { arity = several, ...ways }: Ways): FunctionRow => ({
  kind: 'list',
  name,
  takes: 'several',
  gives,
  arity,
  ...(arity.min > 0 ? { domain: 'len ≥ 1' } : {}),
  ...ways,
})

export const lists: readonly FunctionRow[] = [
  row('len', 'number', {
    says: 'number of elements',
    example: 'len([7, 8]) = 2',
    arity: { min: 0, max: Infinity },
    exact: xs => integer(xs.length),
    interval: xs => integer(xs.length),
    double: xs => xs.length,
  }),
  row('sort', 'list', {
    says: 'in ascending order',
    example: 'sort([3, 1, 2]) = [1, 2, 3]',
    arity: { min: 0, max: Infinity },
    exact: xs => xs.toSorted(compare),
    interval: sortedIntervals,
    double: xs => xs.toSorted(ascending),
    cost: 8,
  }),
  row('argmax', 'number', {
    says: 'place of the first largest element, from 0',
    example: 'argmax([3, 9, 9]) = 1',
    jumps: true,
    exact: xs => integer(firstLargest(compare)(xs)),
    interval: intervalArgmax,
    double: firstLargest(ascending),
  }),
  row('argmin', 'number', {
    says: 'place of the first smallest element, from 0',
    example: 'argmin([3, 1, 1]) = 1',
    jumps: true,
    exact: xs => integer(firstLargest(compare)(xs.map(negate))),
    interval: xs => intervalArgmax(xs.map(opposite)),
    double: xs => firstLargest(ascending)(xs.map(x => -x)),
  }),
  row('cumsum', 'list', {
    says: 'running sums',
    example: 'cumsum([1, 2, 3]) = [1, 3, 6]',
    arity: { min: 0, max: Infinity },
    exact: xs => cumulated(xs, add),
    interval: xs => cumulated(xs, plus),
    double: xs => cumulated(xs, (a, b) => a + b),
    cost: 2,
    grows: true,
  }),
  row('range', 'list', {
    says: 'from a by step (1) up to b, which is not in it',
    example: 'range(0, 3) = [0, 1, 2]',
    takes: 'numbers',
    arity: { min: 2, max: 3 },
    jumps: true,
    domain: 'step ≠ 0',
    exact: range,
    interval: intervalRange,
    double: rangeDouble,
    cost: 2,
  }),
]
