// Owns circular and hyperbolic functions, in radians: rational only at 0 and 1.
import { holds, isPoint, magnitude, minus, opposite, over, point, rising, widened } from '../interval.ts'
import { absolute, compare, equal, isZero, ONE, ZERO } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { FunctionRow, MathProblem } from '../row.ts'
import { above, below } from '../value.ts'
import type { Interval } from '../value.ts'
import { one, two } from './arity.ts'
import { atZero } from './common.ts'

const withinOne = (x: Rational): boolean => compare(absolute(x), ONE) <= 0

const pi = { lo: below(Math.PI), hi: above(Math.PI) }
const half = point(0.5)
const wave = { least: -1, most: 1 }

/** Whole k for which the quarter-turned x, in half turns, may be k: there the wave turns, or the tangent has its pole. */
function turns(x: Interval, shift: Interval): { readonly first: number; readonly last: number } {
  const halfTurns = minus(over(x, pi), shift)
  return { first: Math.ceil(halfTurns.lo), last: Math.floor(halfTurns.hi) }
}

/** A sine or cosine: it turns where x/π − shift is whole, upwards at odd ones, downwards at even ones. */
const waving =
  (of: (x: number) => number, shift: Interval) =>
  (x: Interval): Interval => {
    const [a, b] = [of(x.lo), of(x.hi)]
    const ends = widened(Math.min(a, b), Math.max(a, b), wave)
    const { first, last } = turns(x, shift)
    // At a point there is nothing between the ends, however coarse doubles are there.
    if (isPoint(x) || first > last) return ends
    const reaches = (parity: 0 | 1): boolean => last > first || Math.abs(first % 2) === parity
    return { lo: reaches(1) ? -1 : ends.lo, hi: reaches(0) ? 1 : ends.hi }
  }

function tangent(x: Interval): Interval | MathProblem {
  const { first, last } = turns(x, half)
  return !isPoint(x) && first <= last ? 'math.undecided' : rising(Math.tan)(x)
}

/** `of` on [-1, 1]. */
const arc =
  (of: (x: Interval) => Interval) =>
  (x: Interval): Interval | MathProblem => {
    if (x.lo >= -1 && x.hi <= 1) return of(x)
    return x.hi < -1 || x.lo > 1 ? 'math.domain' : 'math.undecided'
  }

/** The angle of (x, y). It leaps by a whole turn at y = 0 left of the origin, and has no value at the origin's edge. */
function angle(y: Interval, x: Interval): Interval | MathProblem {
  const meetsCut = holds(y, 0) && x.lo <= 0
  const isAboveCut = y.lo >= 0 && x.hi < 0
  if (meetsCut && !isAboveCut) return 'math.undecided'
  const angles = [y.lo, y.hi].flatMap(b => [x.lo, x.hi].map(a => Math.atan2(b + 0, a)))
  return widened(Math.min(...angles), Math.max(...angles))
}

const even =
  (of: (x: number) => number, least: number) =>
  (x: Interval): Interval =>
    rising(of, { least })(magnitude(x))

interface Smooth {
  readonly says: string
  readonly example: string
  readonly atZero: Rational
  readonly interval: (x: Interval) => Interval | MathProblem
  readonly double: (x: number) => number
}
const row = (name: string, { atZero: value, ...ways }: Smooth): FunctionRow => {
  return { kind: 'math', name, arity: one, exact: atZero(value), cost: 2, ...ways }
}

export const trigonometry: readonly FunctionRow[] = [
  row('sin', {
    says: 'sine, in radians',
    example: 'sin(0) = 0',
    atZero: ZERO,
    interval: waving(Math.sin, half),
    double: Math.sin,
  }),
  row('cos', {
    says: 'cosine, in radians',
    example: 'cos(0) = 1',
    atZero: ONE,
    interval: waving(Math.cos, point(0)),
    double: Math.cos,
  }),
  row('tan', { says: 'tangent, in radians', example: 'tan(0) = 0', atZero: ZERO, interval: tangent, double: Math.tan }),
  {
    kind: 'math',
    name: 'asin',
    arity: one,
    says: 'arc sine',
    example: 'asin(0) = 0',
    domain: '-1 ≤ x ≤ 1',
    exact: x => (withinOne(x) ? atZero(ZERO)(x) : 'math.domain'),
    interval: arc(rising(Math.asin)),
    double: Math.asin,
    cost: 2,
  },
  {
    kind: 'math',
    name: 'acos',
    arity: one,
    says: 'arc cosine',
    example: 'acos(1) = 0',
    domain: '-1 ≤ x ≤ 1',
    exact: x => (withinOne(x) ? (equal(x, ONE) ? ZERO : undefined) : 'math.domain'),
    interval: arc(x => rising(y => Math.acos(-y), { least: 0 })(opposite(x))),
    double: Math.acos,
    cost: 2,
  },
  row('atan', {
    says: 'arc tangent',
    example: 'atan(0) = 0',
    atZero: ZERO,
    interval: rising(Math.atan),
    double: Math.atan,
  }),
  {
    kind: 'math',
    name: 'atan2',
    arity: two,
    says: 'angle of the point (x, y), given as y, x',
    example: 'atan2(0, 1) = 0',
    domain: 'x ≠ 0 ∨ y ≠ 0',
    exact: (y, x) => (isZero(y) && x.n >= 0n ? (isZero(x) ? 'math.domain' : ZERO) : undefined),
    interval: angle,
    double: (y: number, x: number) => (y === 0 && x === 0 ? NaN : Math.atan2(y + 0, x)),
    cost: 2,
  },
  row('sinh', {
    says: 'hyperbolic sine',
    example: 'sinh(0) = 0',
    atZero: ZERO,
    interval: rising(Math.sinh),
    double: Math.sinh,
  }),
  row('cosh', {
    says: 'hyperbolic cosine',
    example: 'cosh(0) = 1',
    atZero: ONE,
    interval: even(Math.cosh, 1),
    double: Math.cosh,
  }),
  row('tanh', {
    says: 'hyperbolic tangent',
    example: 'tanh(0) = 0',
    atZero: ZERO,
    interval: rising(Math.tanh, wave),
    double: Math.tanh,
  }),
]
