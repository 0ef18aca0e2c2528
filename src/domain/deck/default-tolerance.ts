// Owns the tolerance of a card whose author states none.
import { isExact, isInteger } from '../formula/index.ts'
import { numbersOf } from '../grading/bounds.ts'
import { accept } from './accept.ts'
import { candidates } from './candidates.ts'
import type { NumericCard, Tolerance } from './card.ts'
import { prepareOnce } from './prepare.ts'

const exact: Tolerance = { kind: 'exact' }
const onePercent: Tolerance = { kind: 'relative', of: '0.01' }

/**
 * `exact` where the answer is an integer for the first `most` variants that a proof would try, else 1 %. The choice is
 * stored in the card: a later variant with another kind of answer is an error of the proof. A card that cannot be
 * prepared gets `exact`; its own problems are reported anyway.
 */
export function defaultTolerance(card: Omit<NumericCard, 'tolerance'>, most: number): Tolerance {
  const prepared = prepareOnce({ ...card, tolerance: exact })
  if (!prepared.ok) return exact
  let proven = 0
  for (const values of candidates(prepared.value, most)) {
    if (proven >= most) break
    const accepted = accept(prepared.value, values)
    if (!accepted.ok && accepted.error.kind === 'approximate') return onePercent
    if (!accepted.ok) continue
    proven++
    const { value } = accepted.value.key
    if (!numbersOf(value).every(number => isExact(number) && isInteger(number))) return onePercent
  }
  return exact
}
