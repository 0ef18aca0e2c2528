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

/** Machine words of 64 bits that `r` needs. */
function words(r: Rational): number {
  return wordsOf(r.n) + wordsOf(r.d)
}

const wordsOf = (n: bigint): number => (BigInt.asIntN(64, n) === n ? 1 : Math.ceil(bitLength(n) / 64))

/** Charges one application of `row`: its cost times the square of the words it reads. False: the work is used up. */
export function charge(work: Work, row: MathRow, args: readonly Rational[]): boolean {
  let read = 0
  for (const arg of args) read += words(arg)
  work.left -= (row.cost ?? 1) * read * read
  return work.left >= 0
}
