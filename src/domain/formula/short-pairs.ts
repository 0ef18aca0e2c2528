// Owns arithmetic of fractions whose two whole numbers are doubles: exact, or not done at all.

/** Greatest common divisor of whole numbers that doubles hold, neither negative. */
export function smallDivisor(first: number, second: number): number {
  let a = first
  let b = second
  while (b > largest32) {
    const rest = a % b
    a = b
    b = rest
  }
  return b === 0 ? a : shortDivisor(b, a % b)
}

const largest32 = 2 ** 31 - 1

/** The same of 32-bit integers: the machine divides these fastest. */
export function shortDivisor(first: number, second: number): number {
  let a = first | 0
  let b = second | 0
  while (b > 0) {
    const rest = (a % b) | 0
    a = b
    b = rest
  }
  return a
}

/** Whether the double `x`, a whole number, came about without rounding. */
const isSafe = (x: number): boolean => x <= Number.MAX_SAFE_INTEGER && x >= -Number.MAX_SAFE_INTEGER

/*
 * Fractions n/d in lowest terms, d > 0, lie in two arrays, numerators and denominators; operations take those at `at` and
 * `at + 1` and put the result at `at`. False where the result, or what leads there, is beyond the whole numbers that
 * doubles hold; undefined where the operation has no short way.
 */

type Pairs = Float64Array

function set(n: Pairs, d: Pairs, at: number, numerator: number, denominator: number): boolean {
  // -0 is 0.
  n[at] = numerator + 0
  d[at] = denominator
  return isSafe(numerator) && isSafe(denominator)
}

/** The sum, or with `sign` -1 the difference. Knuth, TAOCP 4.5.1, as in rational.ts. */
export function setSum(n: Pairs, d: Pairs, at: number, sign: 1 | -1): boolean {
  const [an, ad] = [n[at] as number, d[at] as number]
  const [bn, bd] = [sign * (n[at + 1] as number), d[at + 1] as number]
  if (ad === 1 && bd === 1) return set(n, d, at, an + bn, 1)
  const shared = smallDivisor(ad, bd)
  const [left, right] = [an * (bd / shared), bn * (ad / shared)]
  const whole = left + right
  if (!isSafe(left) || !isSafe(right) || !isSafe(whole)) return false
  const rest = smallDivisor(Math.abs(whole), shared)
  return set(n, d, at, whole / rest, (ad / shared) * (bd / rest))
}

export function setProduct(n: Pairs, d: Pairs, at: number): boolean {
  return setProductOf(n, d, at, n[at + 1] as number, d[at + 1] as number)
}

/** Undefined for a divisor of 0, which has a problem to be named. */
export function setQuotient(n: Pairs, d: Pairs, at: number): boolean | undefined {
  const [bn, bd] = [n[at + 1] as number, d[at + 1] as number]
  if (bn === 0) return undefined
  return bn < 0 ? setProductOf(n, d, at, -bd, -bn) : setProductOf(n, d, at, bd, bn)
}

/** Times bn/bd; cancelled crosswise first. */
function setProductOf(n: Pairs, d: Pairs, at: number, bn: number, bd: number): boolean {
  const [an, ad] = [n[at] as number, d[at] as number]
  if (ad === 1 && bd === 1) return set(n, d, at, an * bn, 1)
  const first = smallDivisor(Math.abs(an), bd)
  const second = smallDivisor(Math.abs(bn), ad)
  return set(n, d, at, (an / first) * (bn / second), (ad / second) * (bd / first))
}

/** Beyond this only 1, 0 and -1 have powers that are not too long. */
const mostTimes = 53

/** A whole power; undefined for other exponents, for long ones, and for powers of 0. */
export function setWholePower(n: Pairs, d: Pairs, at: number): boolean | undefined {
  const [an, ad] = [n[at] as number, d[at] as number]
  const exponent = n[at + 1] as number
  const times = Math.abs(exponent)
  if (d[at + 1] !== 1 || times > mostTimes || an === 0) return undefined
  let [top, bottom] = [1, 1]
  for (let time = 0; time < times; time++) {
    top *= an
    bottom *= ad
  }
  if (!isSafe(top) || !isSafe(bottom)) return false
  if (exponent >= 0) return set(n, d, at, top, bottom)
  return top < 0 ? set(n, d, at, -bottom, -top) : set(n, d, at, bottom, top)
}

/** The sign of the difference; undefined where it takes longer numbers. */
export function signOfDifference(n: Pairs, d: Pairs, at: number): number | undefined {
  const left = (n[at] as number) * (d[at + 1] as number)
  const right = (n[at + 1] as number) * (d[at] as number)
  return isSafe(left) && isSafe(right) ? Math.sign(left - right) : undefined
}
