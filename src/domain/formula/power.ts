// Owns exact powers, roots and logarithms: what of them is rational, and which arguments have no value.
import { limits } from './limits.ts'
import { bitLength, compare, integer, isInteger, isZero, magnitude, ONE, ZERO } from './rational.ts'
import type { Rational } from './rational.ts'
import type { ExactResult } from './row.ts'

/** base^exponent. 0^0 is 1; a negative base takes whole exponents only. */
export function exactPower(base: Rational, exponent: Rational): ExactResult {
  if (isZero(exponent)) return ONE
  if (isZero(base)) return exponent.n < 0n ? 'math.division' : ZERO
  if (base.n < 0n && !isInteger(exponent)) return 'math.domain'
  const root = isInteger(exponent) ? base : exactRoot(base, exponent.d)
  return root && wholePower(root, exponent.n)
}

/** base^exponent, base not 0; undefined where the result would outgrow exactness. */
function wholePower(base: Rational, exponent: bigint): Rational | undefined {
  const isUnit = base.d === 1n && (base.n === 1n || base.n === -1n)
  if (isUnit) return base.n === 1n || exponent % 2n === 0n ? ONE : base
  const times = magnitude(exponent)
  const bits = BigInt(Math.max(bitLength(base.n), bitLength(base.d)) - 1)
  if (bits * times > limits.bits) return undefined
  const n = base.n ** times
  const d = base.d ** times
  return exponent > 0n ? { n, d } : n < 0n ? { n: -d, d: -n } : { n: d, d: n }
}

/** The rational whose `degree`-th power is `base`, base > 0; undefined where it is irrational. */
export function exactRoot(base: Rational, degree: bigint): Rational | undefined {
  const n = wholeRoot(base.n, degree)
  const d = wholeRoot(base.d, degree)
  return n === undefined || d === undefined ? undefined : { n, d }
}

/** Roots up to so many bits are found by doubles with room to spare, and then proved. */
const doubleRootBits = 40

function wholeRoot(n: bigint, degree: bigint): bigint | undefined {
  if (n === 0n || n === 1n) return n
  const bits = bitLength(n)
  if (degree >= bits) return undefined
  if (bits / Number(degree) <= doubleRootBits) {
    const logarithm = Math.min(Math.log2(Number(n)), bits)
    const near = BigInt(Math.round(2 ** (logarithm / Number(degree))))
    return near ** degree === n ? near : undefined
  }
  const less = degree - 1n
  // Newton from above falls strictly until it stands on the floor of the root.
  let root = 1n << BigInt(Math.ceil(bits / Number(degree)))
  for (;;) {
    const next = (less * root + n / root ** less) / degree
    if (next >= root) break
    root = next
  }
  return root ** degree === n ? root : undefined
}

/** log2 of a power of two, either way; 'math.domain' unless x > 0. */
export const exactLog2 = (x: Rational): ExactResult =>
  exactLog(x, n => (/^[1248]0*$/.test(n.toString(16)) ? bitLength(n) - 1 : -1))

/** log10 of a power of ten, either way; 'math.domain' unless x > 0. */
export const exactLog10 = (x: Rational): ExactResult =>
  exactLog(x, n => (/^10*$/.test(n.toString()) ? n.toString().length - 1 : -1))

function exactLog(x: Rational, exponentOf: (n: bigint) => number): ExactResult {
  if (compare(x, ZERO) <= 0) return 'math.domain'
  const above = x.d === 1n
  if (!above && x.n !== 1n) return undefined
  const exponent = exponentOf(above ? x.n : x.d)
  return exponent < 0 ? undefined : integer(above ? exponent : -exponent)
}
