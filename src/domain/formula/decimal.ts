// Owns the ways between rationals, decimal text and doubles.
import { bitLength, magnitude, powerOfTen, rational } from './rational.ts'
import type { Rational } from './rational.ts'
import { fromShortDecimal } from './short.ts'

const decimal = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?$/
/** Powers of ten beyond this are no rational any more; a double has long overflowed or vanished by then. */
const largestExponent = 1_000

/**
 * The number that `text` writes: `12`, `-0.5`, `.5`, `5.`, `1e-3`.
 * Undefined for any other text, and for exponents beyond ±1,000.
 */
export function fromDecimal(text: string): Rational | undefined {
  return fromShortDecimal(text) ?? fromAnyDecimal(text)
}

function fromAnyDecimal(text: string): Rational | undefined {
  const parts = decimal.exec(text)
  if (!parts) return undefined
  const [, sign = '', digits = '', exponent = '0'] = parts
  const shift = Number(exponent)
  if (Math.abs(shift) > largestExponent) return undefined
  const point = digits.indexOf('.')
  const decimals = point < 0 ? 0 : digits.length - point - 1
  const whole = BigInt(sign + digits.replace('.', ''))
  const { n, d } = powerOfTen(shift - decimals)
  return rational(whole * n, d)
}

/** The shortest decimal that reads back as `x`: 0.1 is one tenth. Undefined for NaN and infinities. */
export const fromNumber = (x: number): Rational | undefined => fromDecimal(String(x))

/** The exact binary value of `x`: 0.1 is 3602879701896397/2^55. Undefined for NaN and infinities. */
export function fromDouble(x: number): Rational | undefined {
  if (!Number.isFinite(x)) return undefined
  let scaled = x
  let power = 0
  for (; !Number.isInteger(scaled); power++) scaled *= 2
  // The first whole number on the way is odd, so that these are lowest terms.
  return { n: BigInt(scaled), d: 1n << BigInt(power) }
}

/** The nearest double (ties to even); beyond all doubles ±Infinity, below all 0. */
export function toNumber(r: Rational): number {
  const n = Number(r.n)
  const d = Number(r.d)
  if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) return n / d
  if (r.d === 1n) return n
  // A quotient of at least 64 bits, its last bit set where something was cut off, rounds once and rightly.
  const shift = 65 - bitLength(r.n) + bitLength(r.d)
  if (shift - 65 >= smallestShift) return toSubnormal(r)
  const top = shift >= 0 ? r.n << BigInt(shift) : r.n
  const bottom = shift >= 0 ? r.d : r.d << BigInt(-shift)
  const quotient = top / bottom
  const sticky = quotient * bottom === top ? 0n : 1n
  const size = Number(magnitude(quotient) | sticky)
  // Two steps: one power of two alone could leave the doubles although the product does not.
  const half = Math.trunc(-shift / 2)
  return (r.n < 0n ? -size : size) * 2 ** half * 2 ** (-shift - half)
}

/** From here on doubles are the multiples of 2^-1074. */
const smallestShift = 1_022
function toSubnormal({ n, d }: Rational): number {
  const twice = (n << 1_075n) / d
  const away = n < 0n ? -1n : 1n
  // From the middle of two multiples to the even one, else to the nearest.
  const isTieDown = twice % 4n === away && twice * d === n << 1_075n
  return Number((isTieDown ? twice : twice + away) / 2n) * Number.MIN_VALUE + 0
}

/** Plain decimal text (`-0.05`, `1200`), or undefined where the decimals never end, as in 1/3. */
export function toDecimal(r: Rational): string | undefined {
  if (r.d === 1n) return r.n.toString()
  let twos = 0
  let fives = 0
  let rest = r.d
  for (; rest % 2n === 0n; twos++) rest /= 2n
  for (; rest % 5n === 0n; fives++) rest /= 5n
  if (rest !== 1n) return undefined
  const decimals = Math.max(twos, fives)
  const whole = magnitude(r.n) * (10n ** BigInt(decimals) / r.d)
  const digits = whole.toString().padStart(decimals + 1, '0')
  const sign = r.n < 0n ? '-' : ''
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
