// Owns the meter of exact arithmetic: units by the size of the numbers, the same on every machine.
import { limits } from './limits.ts'
import { bitLength } from './rational.ts'
import type { Rational } from './rational.ts'
import type { MathRow } from './row.ts'

/** What one evaluation may still spend. */
export interface Work {
  left: number
}

export const fullWork = (): Work => ({ left: limits.work })

/** Charges one application of `row` by the 64-bit words that its arguments fill. False: the work is used up. */
export function charge(work: Work, row: MathRow, args: readonly Rational[]): boolean {
  let bits = 0
  for (const { n, d } of args) bits += bitLength(n) + bitLength(d)
  const words = Math.ceil(bits / 64)
  // Products and divisors of long numbers cost by the square of their length.
  work.left -= (row.cost ?? 1) * (1 + words * words)
  return work.left >= 0
}
