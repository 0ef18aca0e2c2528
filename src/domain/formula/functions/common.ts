// Owns what exact values have in common: sums over one denominator, and functions that are rational at 0 alone.
import { limits } from '../limits.ts'
import { bitLength, commonDivisor, isZero, rational } from '../rational.ts'
import type { Rational } from '../rational.ts'
import type { ExactResult } from '../row.ts'

/** `value` at 0, nothing rational elsewhere (Lindemann). */
export const atZero =
  (value: Rational) =>
  (x: Rational): ExactResult =>
    isZero(x) ? value : undefined

/** `xs` as whole numbers over one denominator, so that only the end of a sum is brought to lowest terms; undefined where that outgrows exactness. */
export function overCommon(
  xs: readonly Rational[],
): { readonly wholes: readonly bigint[]; readonly d: bigint } | undefined {
  let d = 1n
  for (const x of xs) {
    if (x.d === 1n) continue
    d *= x.d / commonDivisor(d, x.d)
    if (bitLength(d) > limits.bits) return undefined
  }
  return { wholes: xs.map(x => (x.d === d ? x.n : x.n * (d / x.d))), d }
}

export const totalOf = (ns: readonly bigint[]): bigint => ns.reduce((a, b) => a + b, 0n)

export function exactSum(xs: readonly Rational[]): Rational | undefined {
  const common = overCommon(xs)
  return common && rational(totalOf(common.wholes), common.d)
}
