// Owns the meter of the deciding evaluation: units by the size of the numbers, the same on every machine.
import { limits } from './limits.ts'
import { bitLength } from './rational.ts'
import type { Rational } from './rational.ts'
import type { ListRow, MathRow } from './row.ts'

/** What one evaluation may still spend. */
export interface Work {
  left: number
}

export const fullWork = (): Work => ({ left: limits.work })

/** What a step costs however small its numbers are. */
const stepCost = 4
const short = 2n ** 32n
/** The length in 64-bit words, half words counted; short numbers have none, as they cost next to nothing. */
const wordsBeyondOne = (n: bigint): number => (-short < n && n < short ? 0 : Math.floor(bitLength(n) / 32) / 2)
const wordsOf = (bits: number): number => Math.ceil(bits / 64)

/** Charges one application of `row` by the 64-bit words that its arguments fill. False: the work is used up. */
export function charge(work: Work, row: MathRow, args: readonly Rational[]): boolean {
  let words = 1
  for (const { n, d } of args) words += wordsBeyondOne(n) + wordsBeyondOne(d)
  // Products and divisors of long numbers cost by the square of their length.
  work.left -= stepCost + (row.cost ?? 1) * Math.ceil(words * words)
  return work.left >= 0
}

/**
 * The same for whole lists. Where a row adds up, every element meets what has grown out of the others' denominators, up
 * to the limit of exactness.
 */
export function chargeLists(work: Work, row: ListRow, lists: readonly (readonly Rational[])[]): boolean {
  let longest = 0
  let denominators = 0
  let elements = 0
  const seen = new Set<bigint>()
  for (const list of lists) {
    elements += list.length
    for (const { n, d } of list) {
      const bits = bitLength(d)
      longest = Math.max(longest, bitLength(n) + bits)
      if (d === 1n || row.grows !== true || seen.has(d)) continue
      seen.add(d)
      denominators += bits - 1
    }
  }
  const grown = longest + Math.min(denominators, limits.bits)
  work.left -= stepCost + (row.cost ?? 1) * elements * (1 + wordsOf(longest) * wordsOf(grown))
  return work.left >= 0
}

/** Charges an operation on intervals, whose ends are all of one size. */
export function chargeIntervals(work: Work, row: MathRow | ListRow, elements: number): boolean {
  work.left -= (2 + (row.cost ?? 1)) * elements
  return work.left >= 0
}
