// Owns keys that are noise: what is left where large terms nearly cancel, of which no share is a fair tolerance.
import { isExact, isList, isNumber, toDouble, topSums } from '../formula/index.ts'
import type { Checked, Num } from '../formula/index.ts'
import type { Numbers } from '../grading/bounds.ts'
import type { PreparedCard } from './prepare.ts'
import { numbersIn, type Scope } from './value.ts'

/** Below this share of the largest term of a sum, an approximate result is noise. */
const smallest = 1e-3

/** Whether `key`, known only as an interval, is less than a thousandth of what its formula adds up at the top. */
export function isNoise({ answer, lets }: Pick<PreparedCard, 'answer' | 'lets'>, key: Numbers, scope: Scope): boolean {
  if (isList(key) || isExact(key)) return false
  const named = (name: string) => lets.find(each => each.name === name)?.checked
  return topSums(answer, named).some(({ whole, terms }) => {
    const value = numbersIn(scope, whole)
    if (!value.ok || isList(value.value) || isExact(value.value)) return false
    const sizes = terms.map(term => termSize(term, scope))
    return isNoiseBeside(sizeOf(value.value), sizes)
  })
}

/** Whether a sum of the magnitude `size` is what nearly equal terms of the magnitudes `terms` left. */
export const isNoiseBeside = (size: number, terms: readonly number[]): boolean => size < Math.max(...terms) * smallest

const sizeOf = (value: Num): number => Math.abs(toDouble(value))

function termSize(term: Checked, scope: Scope): number {
  const value = numbersIn(scope, term)
  return value.ok && isNumber(value.value) ? sizeOf(value.value) : 0
}
