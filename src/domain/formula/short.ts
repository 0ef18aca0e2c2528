// Owns the shortcuts for short numbers, which doubles hold exactly: they change no result, only how soon it is there.
import type { Rational } from './rational.ts'
import { shortDivisor, smallDivisor } from './short-pairs.ts'

const largestSafe = BigInt(Number.MAX_SAFE_INTEGER)
/** Whether doubles hold both, which are not negative. */
export const areSafe = (a: bigint, b: bigint): boolean => a <= largestSafe && b <= largestSafe
/** Greatest common divisor of two that are safe: in doubles many times faster. */
export const safeDivisor = (a: bigint, b: bigint): bigint => BigInt(smallDivisor(Number(a), Number(b)))

/** So short that sums and products of two are exact in doubles. */
const short = 2n ** 25n
const isShort = ({ n, d }: Rational): boolean => -short < n && n < short && d < short
export const areShort = (a: Rational, b: Rational): boolean => isShort(a) && isShort(b)

export function addShort(a: Rational, b: Rational): Rational {
  const [left, right] = [Number(a.d), Number(b.d)]
  const shared = shortDivisor(left, right)
  const n = Number(a.n) * (right / shared) + Number(b.n) * (left / shared)
  const rest = shortDivisor(Math.abs(n) % shared, shared)
  return { n: BigInt(n / rest), d: BigInt((left / shared) * (right / rest)) }
}

export function multiplyShort(a: Rational, b: Rational): Rational {
  const [an, ad, bn, bd] = [Number(a.n), Number(a.d), Number(b.n), Number(b.d)]
  const first = shortDivisor(Math.abs(an), bd)
  const second = shortDivisor(Math.abs(bn), ad)
  return { n: BigInt((an / first) * (bn / second)), d: BigInt((ad / second) * (bd / first)) }
}

/** The fraction n/d in lowest terms, d > 0, of whole numbers that doubles hold exactly. */
function smallRational(n: number, d: number): Rational {
  const divisor = smallDivisor(Math.abs(n), d)
  return { n: BigInt(n / divisor), d: BigInt(d / divisor) }
}

/** Digits that a double holds exactly, whatever they are; 10^15 too. */
const shortDigits = 15

/**
 * The number that `text` writes with few digits, and a point at most: nearly every number, so it is read without
 * expressions and long arithmetic. Undefined for any other text.
 */
export function fromShortDecimal(text: string): Rational | undefined {
  if (text.length > shortDigits) return undefined
  let whole = 0
  let scale = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      whole = whole * 10 + (code - 48)
      scale *= 10
    } else if (code === 46 && scale === 0) scale = 1
    else return undefined
  }
  if (text === '' || text === '.') return undefined
  return scale > 1 ? smallRational(whole, scale) : { n: BigInt(whole), d: 1n }
}
