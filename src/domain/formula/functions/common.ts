// Owns what sums of many fractions have in common: one denominator, so that only the end is brought to lowest terms.
import { limits } from '../limits.ts'
import { bitLength, commonDivisor, rational } from '../rational.ts'
import type { Rational } from '../rational.ts'

/** `xs` as whole numbers over one denominator; undefined where that outgrows exactness. */
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
