// Owns slips of the unit: answers that are right but for a factor between two units of the card's dimension.
import { compare, divide, endsOf, integer, multiply, ONE, rational, toDouble, ZERO } from '../formula/index.ts'
import type { Interval, Num, Rational } from '../formula/index.ts'
import { distance, type Bounds, type Direction } from './bounds.ts'
import { displayNumber } from './number-text.ts'
import { inDoubles } from './screen.ts'
import { LN2, unitNamed, type Dimension } from './unit.ts'

/** What was confused; the comment says what its factor is. */
const confusions = [
  'thousands', // prefixes of powers of 1000
  'binary', // prefixes of powers of 1024
  'mixed', // prefixes of 1000 with those of 1024
  'bits', // bits and bytes
  'sixties', // units of time that are 60 apart
  'hours', // hours and seconds
  'operations', // MAC and FLOP
  'percent', // percent and share
  'nats', // bits and nats
] as const
export type Confusion = (typeof confusions)[number]

/** How an answer missed: it is `factor` times too high, or too low. */
export interface Slip {
  /** One, or bits together with a power. */
  readonly confused: readonly Confusion[]
  /** Above 1, as people write it. */
  readonly factor: string
  readonly direction: Direction
}

interface Row {
  /** Each to the power of 1 to 4. */
  readonly powers?: readonly (readonly [Confusion, Rational])[]
  readonly once?: readonly (readonly [Confusion, Num])[]
  /** Alone, or together with one of the powers. */
  readonly combined?: readonly [Confusion, Rational]
}

const mostPowers = 4
const thousands = ['thousands', integer(1000)] as const

/** By what each dimension calls for. Count labels have no dimension, and no slips. */
const rows: Readonly<Record<Dimension, Row>> = {
  size: {
    powers: [thousands, ['binary', integer(1024)], ['mixed', rational(1024n, 1000n)]],
    combined: ['bits', integer(8)],
  },
  time: {
    powers: [thousands],
    once: [
      ['sixties', integer(60)],
      ['hours', integer(3600)],
    ],
  },
  work: { powers: [thousands], once: [['operations', integer(2)]] },
  percent: { once: [['percent', integer(100)]] },
  information: { once: [['nats', LN2]] },
  frequency: {},
  pixel: {},
}

/** What a number is multiplied by: all of it is positive. */
interface Factor {
  readonly confused: readonly Confusion[]
  readonly size: Bounds
  /** A double near it, for screening. */
  readonly near: number
}
const factorOf = (confused: readonly Confusion[], size: Bounds): Factor => {
  return { confused, size, near: toDouble(size.low) }
}

const times = (a: Factor, b: Factor): Factor =>
  factorOf([...a.confused, ...b.confused], {
    low: multiply(a.size.low, b.size.low),
    high: multiply(a.size.high, b.size.high),
  })
const inverse = ({ confused, size }: Factor): Factor =>
  factorOf(confused, { low: divide(ONE, size.high), high: divide(ONE, size.low) })
const eitherWay = (factor: Factor): readonly Factor[] => [factor, inverse(factor)]
const single = ([confusion, size]: readonly [Confusion, Num]): Factor => factorOf([confusion], endsOf(size))

/** The 1st to the 4th power of a base. */
function raised([confusion, base]: readonly [Confusion, Rational]): readonly Factor[] {
  const sizes = [base]
  for (let size = base; sizes.length < mostPowers; sizes.push(size)) size = multiply(size, base)
  return sizes.map(size => single([confusion, size]))
}

function factorsOf({ powers = [], once = [], combined }: Row): readonly Factor[] {
  const alone = [...powers.flatMap(raised), ...once.map(single)].flatMap(eitherWay)
  const bits = combined ? eitherWay(single(combined)) : []
  const both = bits.flatMap(bit =>
    powers
      .flatMap(raised)
      .flatMap(eitherWay)
      .map(power => times(bit, power)),
  )
  return [...alone, ...bits, ...both]
}

const factors = new Map(Object.entries(rows).map(([dimension, row]) => [dimension, factorsOf(row)]))

/** Whether 10³ is a slip of this unit: then a separator read in its other sense would hide one. */
export function slipsByThousand(text: string): boolean {
  const dimension = unitNamed(text)?.dimension
  return dimension !== undefined && rows[dimension].powers !== undefined
}

/**
 * By which factor `answer`, in the card's `unit`, misses what `isRight` accepts; where several would do, the one that
 * brings it nearest to `key`. Beyond `plausible` nothing is right, by doubles. Undefined where there is none, or 0 is
 * right: everything shrinks to 0.
 */
export function slipOf(
  unit: string,
  key: readonly Bounds[],
  answer: readonly Bounds[],
  isRight: (answer: readonly Bounds[]) => boolean,
  plausible: Interval | undefined,
): Slip | undefined {
  const dimension = unitNamed(unit)?.dimension
  const known = dimension && factors.get(dimension)
  if (!known) return undefined
  const found = near(known, answer, plausible)
    .map(factor => ({ factor, scaled: answer.map(each => scale(each, factor.size)) }))
    .filter(({ scaled }) => isRight(scaled))
    .map(({ factor, scaled }) => ({ factor, apart: apart(key, scaled) }))
  const [first, ...others] = found
  if (!first || isRight(answer.map(() => nothing))) return undefined
  return named(others.reduce((best, each) => (compare(each.apart, best.apart) < 0 ? each : best), first).factor)
}

/** Nearly every factor is plainly none: doubles see that many times faster. Of lists they decide nothing. */
function near(known: readonly Factor[], [only]: readonly Bounds[], plausible: Interval | undefined): readonly Factor[] {
  const given = only && inDoubles(only)
  if (!given || !plausible || !Number.isFinite(given.hi - given.lo)) return known
  const { lo, hi } = plausible
  return known.filter(({ near: by }) => given.hi * by >= lo && given.lo * by <= hi)
}

const nothing: Bounds = { low: ZERO, high: ZERO }

function scale({ low, high }: Bounds, by: Bounds): Bounds {
  return {
    low: multiply(low, low.n < 0n ? by.high : by.low),
    high: multiply(high, high.n < 0n ? by.low : by.high),
  }
}

/** The largest distance between elements at the same place. */
const apart = (key: readonly Bounds[], answer: readonly Bounds[]): Rational =>
  key.reduce((most, each, at) => {
    const own = answer[at]
    const between = own ? distance(each, own) : ZERO
    return compare(between, most) > 0 ? between : most
  }, ZERO)

/** What has to be divided by the factor is that much too large. */
function named(factor: Factor): Slip {
  const isTooLarge = compare(factor.size.high, ONE) < 0
  const { low } = (isTooLarge ? inverse(factor) : factor).size
  return { confused: factor.confused, factor: displayNumber(low), direction: isTooLarge ? 'high' : 'low' }
}
