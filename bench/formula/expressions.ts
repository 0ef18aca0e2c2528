// Owns the five expressions that are timed: their text, the same by hand, and the numbers they run on.
import { prng, seed } from '../../src/domain/random.ts'

/** The values of up to five variables, in the order of their names; what is left over is 0. */
export type Values = readonly [number, number, number, number, number]

export interface Expression {
  readonly source: string
  /** CEL has no power operator, and its numbers without a point are integers. */
  readonly cel: string
  /** What a programmer would write. */
  readonly native: (v: Values) => number
  /** The variables, and the range that each is drawn from: `step` apart, both ends included. */
  readonly variables: Readonly<Record<string, readonly [low: number, high: number, step: number]>>
}

export const expressions: readonly Expression[] = [
  {
    source: '3*x^2+2*x+1',
    cel: '3.0*pow(x,2.0)+2.0*x+1.0',
    native: v => 3 * v[0] ** 2 + 2 * v[0] + 1,
    variables: { x: [-8, 8, 0.125] },
  },
  {
    source: 'cin*cout*k^2+cout',
    cel: 'cin*cout*pow(k,2.0)+cout',
    native: v => v[0] * v[1] * v[2] ** 2 + v[1],
    variables: { cin: [1, 512, 1], cout: [1, 512, 1], k: [1, 11, 2] },
  },
  {
    source: '-alpha*(1-p)^gamma*ln(p)',
    cel: '-alpha*pow(1.0-p,gamma)*ln(p)',
    native: v => -v[0] * (1 - v[1]) ** v[2] * Math.log(v[1]),
    variables: { alpha: [0.1, 1, 0.05], p: [0.05, 0.95, 0.05], gamma: [0.5, 5, 0.5] },
  },
  {
    source: 'floor((n+2*p-d*(k-1)-1)/s)+1',
    cel: 'floor((n+2.0*p-d*(k-1.0)-1.0)/s)+1.0',
    native: v => Math.floor((v[0] + 2 * v[1] - v[2] * (v[3] - 1) - 1) / v[4]) + 1,
    variables: { n: [28, 224, 1], p: [0, 3, 1], d: [1, 2, 1], k: [1, 7, 2], s: [1, 3, 1] },
  },
  {
    source: 'exp(a)/(exp(a)+exp(b)+exp(c))',
    cel: 'exp(a)/(exp(a)+exp(b)+exp(c))',
    native: v => Math.exp(v[0]) / (Math.exp(v[0]) + Math.exp(v[1]) + Math.exp(v[2])),
    variables: { a: [-3, 3, 0.1], b: [-3, 3, 0.1], c: [-3, 3, 0.1] },
  },
]

/** How many different inputs take turns, a power of two: none can be guessed from the one before. */
export const inputs = 64

/** The inputs of `expression`, the same in every run. */
export function drawInputs({ variables }: Expression): readonly Values[] {
  const chance = prng(seed('5eed0000000000000000000000000001'))
  const draw = (at: number): number => {
    const range = Object.values(variables)[at]
    if (!range) return 0
    const [low, high, step] = range
    return low + step * chance.below(Math.round((high - low) / step) + 1)
  }
  return Array.from({ length: inputs }, () => [draw(0), draw(1), draw(2), draw(3), draw(4)])
}

/** The values as the object in which other engines want them. */
export const named = ({ variables }: Expression, values: Values): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.keys(variables).map((name, at) => [name, values[at] ?? 0]))
