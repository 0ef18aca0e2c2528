// Owns functions of whole numbers: divisors and counting.
import { limits } from '../limits.ts'
import { commonDivisor, magnitude, rational, ZERO } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult, FunctionRow } from '../row.ts'
import { wholes } from './jump.ts'
import { one, several, two } from './arity.ts'

const allWhole = (xs: readonly Rational[]): boolean => xs.every(x => x.d === 1n)
/** Beyond every double: a product that has come so far only grows, and need not be finished. */
const beyond = 2n ** BigInt(limits.bits)

const fold =
  (of: (a: bigint, b: bigint) => bigint) =>
  (...xs: Rational[]): ExactResult =>
    allWhole(xs) ? rational(magnitude(xs.map(x => x.n).reduce(of))) : 'math.domain'

const multiple = (a: bigint, b: bigint): bigint => (a === 0n || b === 0n ? 0n : (a / commonDivisor(a, b)) * b)

/** n·(n−1)···(n−k+1), the ordered ways to take k of n. */
function permutations(n: Rational, k: Rational): ExactResult {
  if (!allWhole([n, k]) || n.n < 0n || k.n < 0n) return 'math.domain'
  if (k.n > n.n) return ZERO
  // At least k!, which from 171 on is beyond every double.
  if (k.n > limits.factorial) return 'math.overflow'
  let product = 1n
  for (let factor = n.n - k.n + 1n; factor <= n.n && product < beyond; factor++) product *= factor
  return rational(product)
}

/** The ways to take k of n, order aside. */
function choose(n: Rational, k: Rational): ExactResult {
  if (!allWhole([n, k]) || n.n < 0n || k.n < 0n) return 'math.domain'
  if (k.n > n.n) return ZERO
  const taken = k.n * 2n > n.n ? n.n - k.n : k.n
  // At least 2^taken.
  if (taken >= limits.bits) return 'math.overflow'
  let ways = 1n
  for (let step = 1n; step <= taken && ways < beyond; step++) ways = (ways * (n.n - taken + step)) / step
  return rational(ways)
}

/** The same over doubles: a product of at most 1,024 steps. */
function chooseDouble(n: number, k: number): number {
  if (!Number.isInteger(n) || !Number.isInteger(k) || n < 0 || k < 0) return NaN
  if (k > n) return 0
  const taken = Math.min(k, n - k)
  if (taken >= limits.bits) return Infinity
  let ways = 1
  for (let step = 1; step <= taken; step++) ways = (ways * (n - taken + step)) / step
  return ways
}

function permutationsDouble(n: number, k: number): number {
  if (!Number.isInteger(n) || !Number.isInteger(k) || n < 0 || k < 0) return NaN
  if (k > n) return 0
  if (k > limits.factorial) return Infinity
  let product = 1
  // Counted by steps: near 2^53 adding 1 to a factor may not change it.
  for (let step = 0; step < k; step++) product *= n - step
  return product
}

/** Whole doubles go through big integers: intermediate products of lcm leave the safe range quickly. */
const foldDouble =
  (of: (a: bigint, b: bigint) => bigint) =>
  (xs: readonly number[]): number =>
    xs.every(Number.isInteger) ? Number(magnitude(xs.map(BigInt).reduce(of))) : NaN

const oneOf = (n: Rational): ExactResult => permutations(n, n)

export const whole: readonly FunctionRow[] = [
  {
    kind: 'list',
    name: 'gcd',
    takes: 'several',
    gives: 'number',
    arity: several,
    says: 'greatest common divisor',
    example: 'gcd(12, 18) = 6',
    jumps: true,
    domain: 'len ≥ 1, x ∈ ℤ',
    exact: xs => fold(commonDivisor)(...xs),
    interval: xs => wholes(fold(commonDivisor))(...xs),
    double: foldDouble(commonDivisor),
    cost: 4,
  },
  {
    kind: 'list',
    name: 'lcm',
    takes: 'several',
    gives: 'number',
    arity: several,
    says: 'least common multiple',
    example: 'lcm(4, 6) = 12',
    jumps: true,
    domain: 'len ≥ 1, x ∈ ℤ',
    exact: xs => fold(multiple)(...xs),
    interval: xs => wholes(fold(multiple))(...xs),
    double: foldDouble(multiple),
    cost: 4,
  },
  {
    kind: 'math',
    name: 'factorial',
    arity: one,
    says: 'n!',
    example: 'factorial(5) = 120',
    jumps: true,
    domain: `n ∈ ℤ, 0 ≤ n ≤ ${limits.factorial}`,
    exact: oneOf,
    interval: wholes(oneOf),
    double: (n: number) => permutationsDouble(n, n),
    cost: 64,
  },
  {
    kind: 'math',
    name: 'choose',
    aliases: ['combinations'],
    arity: two,
    says: 'ways to take k of n, order aside; 0 where k > n',
    example: 'choose(5, 2) = 10',
    jumps: true,
    domain: 'n, k ∈ ℤ, n ≥ 0, k ≥ 0',
    exact: choose,
    interval: wholes(choose),
    double: chooseDouble,
    cost: 128,
  },
  {
    kind: 'math',
    name: 'permutations',
    arity: two,
    says: 'ways to take k of n in order; 0 where k > n',
    example: 'permutations(5, 2) = 20',
    jumps: true,
    domain: 'n, k ∈ ℤ, n ≥ 0, k ≥ 0',
    exact: permutations,
    interval: wholes(permutations),
    double: permutationsDouble,
    cost: 64,
  },
]
