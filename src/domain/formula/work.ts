// Owns the meter of exact arithmetic: units by the size of the numbers, the same on every machine.
import { limits } from './limits.ts'
import { bitLength } from './rational.ts'
import type { Rational } from './rational.ts'
import type { ListRow, MathRow } from './row.ts'

/** What one evaluation may still spend. */
export interface Work {
  left: number
}

export const fullWork = (): Work => ({ left: limits.work })

const wordsOf = (bits: number): number => Math.ceil(bits / 64)

/** Charges one application of `row` by the 64-bit words that its arguments fill. False: the work is used up. */
export function charge(work: Work, row: MathRow, args: readonly Rational[]): boolean {
  let bits = 0
  for (const { n, d } of args) bits += bitLength(n) + bitLength(d)
  const words = wordsOf(bits)
  // Products and divisors of long numbers cost by the square of their length.
  work.left -= (row.cost ?? 1) * (1 + words * words)
  return work.left >= 0
}

/** Charges an operation on intervals, whose ends are all of one size. */
export function chargeIntervals(work: Work, row: MathRow | ListRow, elements: number): boolean {
  work.left -= (row.cost ?? 1) * elements
  return work.left >= 0
}

/** The same for whole lists: every element meets what has grown out of all the others, up to the limit of exactness. */
export function chargeLists(work: Work, row: ListRow, lists: readonly (readonly Rational[])[]): boolean {
  let longest = 0
  let denominators = 0
  let elements = 0
  for (const list of lists) {
    elements += list.length
    for (const { n, d } of list) {
      const bits = bitLength(d)
      longest = Math.max(longest, bitLength(n) + bits)
      denominators += bits - 1
    }
  }
  const grown = longest + Math.min(denominators, limits.bits)
  work.left -= (row.cost ?? 1) * elements * (1 + wordsOf(longest) * wordsOf(grown))
  return work.left >= 0
}
