// Owns the error function and the activations built on smooth curves.
import { rising, widened } from '../interval.ts'
import { HALF, ZERO } from '../rational.ts'
import type { FunctionRow } from '../row.ts'
import type { Interval } from '../value.ts'
import { one } from './arity.ts'
import { atZero } from './common.ts'

/** Where the series (all terms positive, so nothing cancels) hands over to the continued fraction. */
const seriesUpTo = 2

/** erf by x·Σ (2x²)ⁿ/(1·3···(2n+1)), DLMF 7.6.2. */
function erfSeries(x: number): number {
  let term = x
  let total = x
  for (let n = 1; Math.abs(term) > Math.abs(total) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    total += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total
}

/** 1 − erf for x > 2 by the continued fraction of DLMF 7.9.1, from a depth that suffices at 2. */
function erfcFraction(x: number): number {
  let rest = x
  for (let n = 80; n >= 1; n--) rest = x + n / 2 / rest
  return Math.exp(-x * x) / (rest * Math.sqrt(Math.PI))
}

function erf(x: number): number {
  const magnitude = Math.abs(x)
  return magnitude <= seriesUpTo ? erfSeries(x) : Math.sign(x) * (1 - erfcFraction(magnitude))
}

/** x·Φ(x), Hendrycks and Gimpel 2016. For negative x by 1 − erf, which keeps its figures where 1 + erf would cancel. */
function gelu(x: number): number {
  const scaled = x * Math.SQRT1_2
  const twiceShare = scaled < -seriesUpTo ? erfcFraction(-scaled) : 1 + erf(scaled)
  return (x / 2) * twiceShare
}

function sigmoid(x: number): number {
  // Only the shrinking exponential: neither side overflows.
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const shrinking = Math.exp(x)
  return shrinking / (1 + shrinking)
}

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/** The series loses a few dozen units in the last place; the fraction is taken from 1, where its error is smaller. */
const erfUlps = 2 ** 7
/** Far below 0, gelu is the fraction alone, and e^-x² loses up to x² units: this leaves a margin. */
const geluUlps = 2 ** 12

/** Where gelu turns, and a bound below its value there. */
const turn = { lo: -0.7517915247, hi: -0.7517915246 }
const leastGelu = -0.16997120747990369

function intervalGelu({ lo, hi }: Interval): Interval {
  const [a, b] = [gelu(lo), gelu(hi)]
  const ends = widened(Math.min(a, b), Math.max(a, b), { least: leastGelu, ulps: geluUlps })
  return hi < turn.lo || lo > turn.hi ? ends : { lo: leastGelu, hi: ends.hi }
}

export const neural: readonly FunctionRow[] = [
  {
    kind: 'math',
    name: 'erf',
    arity: one,
    says: 'error function',
    example: 'erf(0) = 0',
    exact: atZero(ZERO),
    interval: rising(erf, { least: -1, most: 1, ulps: erfUlps }),
    double: erf,
    cost: 16,
  },
  {
    kind: 'math',
    name: 'sigmoid',
    aliases: ['sigma', 'σ'],
    arity: one,
    says: '1/(1 + e^−x)',
    example: 'sigmoid(0) = 0.5',
    exact: atZero(HALF),
    interval: rising(sigmoid, { least: 0, most: 1, ulps: 8 }),
    double: sigmoid,
    cost: 2,
  },
  {
    kind: 'math',
    name: 'gelu',
    arity: one,
    says: 'x·Φ(x), by the error function',
    example: 'gelu(0) = 0',
    exact: atZero(ZERO),
    interval: intervalGelu,
    double: gelu,
    cost: 16,
  },
  {
    kind: 'math',
    name: 'softplus',
    arity: one,
    says: 'ln(1 + e^x)',
    example: 'softplus(0) = ln(2)',
    exact: () => undefined,
    interval: rising(softplus, { least: 0, ulps: 8 }),
    double: softplus,
    cost: 2,
  },
]
