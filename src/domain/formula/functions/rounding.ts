// Owns functions that choose, cut or round: rational at every rational argument.
import { holds, isPoint, magnitude, minus, over, point, times as product } from '../interval.ts'
import { holdsWhole } from '../interval-power.ts'
import {
  absolute,
  add,
  compare,
  divide,
  equal,
  floor,
  HALF,
  integer,
  multiply,
  negate,
  powerOfTen,
  rational,
  subtract,
  ZERO,
} from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow, MathProblem } from '../row.ts'
import { rationalOf } from '../value.ts'
import type { Interval } from '../value.ts'
import { one, several, two } from './arity.ts'
import { steps } from './jump.ts'

/** round's digits: 10^300 is still far inside exactness. */
const mostDigits = 300

const sign = (x: Rational): Rational => integer(compare(x, ZERO))
const floorOf = (x: Rational): Rational => rational(floor(x))
const ceilOf = (x: Rational): Rational => rational(-floor(negate(x)))
const truncate = (x: Rational): Rational => ({ n: x.n / x.d, d: 1n })
/** Halves go away from zero, as at school: 2.5 to 3, -2.5 to -3. */
const roundWhole = (x: Rational): Rational => multiply(sign(x), rational(floor(add(absolute(x), HALF))))
const least = (xs: readonly Rational[]): Rational => xs.reduce((a, b) => (compare(b, a) < 0 ? b : a))
const greatest = (xs: readonly Rational[]): Rational => xs.reduce((a, b) => (compare(b, a) > 0 ? b : a))

function round(x: Rational, digits: Rational = ZERO): ExactResult {
  if (digits.d !== 1n || digits.n > mostDigits || digits.n < -mostDigits) return 'math.domain'
  const scale = powerOfTen(Number(digits.n))
  return divide(roundWhole(multiply(x, scale)), scale)
}

function roundDouble(x: number, digits = 0): number {
  if (!Number.isInteger(digits) || Math.abs(digits) > mostDigits) return NaN
  // Math.round sends halves up, so it is asked about the magnitude.
  const magnitude = Math.abs(x)
  const scale = 10 ** Math.abs(digits)
  const rounded = digits > 0 ? Math.round(magnitude * scale) / scale : Math.round(magnitude / scale) * scale
  return Math.sign(x) * rounded
}

function intervalRound(x: Interval, digits: Interval = point(0)): Rational | MathProblem {
  if (!isPoint(digits)) return holdsWhole(digits) ? 'math.undecided' : 'math.domain'
  const [low, high] = [x.lo, x.hi].map(end => round(rationalOf(end), rationalOf(digits.lo)))
  if (typeof low !== 'object' || typeof high !== 'object') return low === 'math.domain' ? low : 'math.undecided'
  return equal(low, high) ? low : 'math.undecided'
}

const lesser = (a: Interval, b: Interval): Interval => ({ lo: Math.min(a.lo, b.lo), hi: Math.min(a.hi, b.hi) })
const greater = (a: Interval, b: Interval): Interval => ({ lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) })

function intervalClamp(x: Interval, low: Interval, high: Interval): Interval | MathProblem {
  if (low.lo > high.hi) return 'math.domain'
  return low.hi > high.lo ? 'math.undecided' : lesser(greater(x, low), high)
}

function intervalMod(x: Interval, y: Interval): Interval | MathProblem {
  if (holds(y, 0)) return isPoint(y) ? 'math.division' : 'math.undecided'
  const { lo, hi } = over(x, y)
  const times = Math.floor(lo)
  if (times !== Math.floor(hi) || !Number.isSafeInteger(times)) return 'math.undecided'
  const rest = minus(x, product(y, point(times)))
  // The rest lies between 0 and the divisor, whatever rounding says.
  return y.lo > 0 ? lesser(greater(rest, point(0)), y) : greater(lesser(rest, point(0)), y)
}

export const rounding: readonly FunctionRow[] = [
  {
    kind: 'math',
    name: 'abs',
    arity: one,
    says: 'magnitude',
    example: 'abs(-3) = 3',
    exact: absolute,
    interval: magnitude,
    double: Math.abs,
  },
  {
    kind: 'math',
    name: 'sign',
    arity: one,
    says: '−1, 0 or 1',
    example: 'sign(-3) = -1',
    jumps: true,
    exact: sign,
    interval: steps(sign),
    double: Math.sign,
  },
  {
    kind: 'math',
    name: 'floor',
    arity: one,
    says: 'largest integer not above x',
    example: 'floor(-1.5) = -2',
    jumps: true,
    exact: floorOf,
    interval: steps(floorOf),
    double: Math.floor,
  },
  {
    kind: 'math',
    name: 'ceil',
    arity: one,
    says: 'smallest integer not below x',
    example: 'ceil(1.2) = 2',
    jumps: true,
    exact: ceilOf,
    interval: steps(ceilOf),
    double: Math.ceil,
  },
  {
    kind: 'math',
    name: 'round',
    arity: { min: 1, max: 2 },
    says: 'to the nearest integer, or to `digits` decimals (negative: tens, hundreds …); halves go away from zero',
    example: 'round(2.345, 2) = 2.35',
    jumps: true,
    domain: 'digits ∈ ℤ, -300 ≤ digits ≤ 300',
    exact: round,
    interval: intervalRound,
    double: roundDouble,
    cost: 8,
  },
  {
    kind: 'math',
    name: 'trunc',
    arity: one,
    says: 'integer part, towards zero',
    example: 'trunc(-1.5) = -1',
    jumps: true,
    exact: truncate,
    interval: steps(truncate),
    double: Math.trunc,
  },
  {
    kind: 'list',
    name: 'min',
    takes: 'several',
    gives: 'number',
    arity: several,
    says: 'smallest value',
    example: 'min(3, 1, 2) = 1',
    domain: 'len ≥ 1',
    exact: least,
    interval: xs => xs.reduce(lesser),
    double: xs => Math.min(...xs),
  },
  {
    kind: 'list',
    name: 'max',
    takes: 'several',
    gives: 'number',
    arity: several,
    says: 'largest value',
    example: 'max(3, 1, 2) = 3',
    domain: 'len ≥ 1',
    exact: greatest,
    interval: xs => xs.reduce(greater),
    double: xs => Math.max(...xs),
  },
  {
    kind: 'math',
    name: 'clamp',
    arity: { min: 3, max: 3 },
    says: 'x kept between low and high',
    example: 'clamp(7, 0, 5) = 5',
    domain: 'low ≤ high',
    exact: (x, low, high) => (compare(low, high) > 0 ? 'math.domain' : least([greatest([x, low]), high])),
    interval: intervalClamp,
    double: (x: number, low: number, high: number) => (low > high ? NaN : Math.min(Math.max(x, low), high)),
  },
  {
    kind: 'math',
    name: 'relu',
    arity: one,
    says: 'x, but 0 where x is negative',
    example: 'relu(-2) = 0',
    exact: x => greatest([x, ZERO]),
    interval: x => greater(x, point(0)),
    double: (x: number) => Math.max(x, 0),
  },
  {
    kind: 'math',
    name: 'mod',
    arity: two,
    says: 'remainder with the sign of the divisor',
    example: 'mod(-7, 3) = 2',
    // The sign follows the divisor, as in Python: x − y·floor(x/y).
    jumps: true,
    exact: (x, y) => (y.n === 0n ? 'math.division' : subtract(x, multiply(y, floorOf(divide(x, y))))),
    interval: intervalMod,
    double: (x: number, y: number) => {
      const rest = x % y
      return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest
    },
    cost: 4,
  },
]
