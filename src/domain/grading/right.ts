// Owns whether a number or list is right: within the tolerance of the key, or of what rounding on the way makes of it.
import type { NumericKey } from '../deck/key.ts'
import { add, compare } from '../formula/index.ts'
import { boundsOf, type Bounds } from './bounds.ts'
import { fits } from './tolerance.ts'

/** In the order of their size where the card takes the elements of a list in any order. */
export const arranged = ({ unordered }: Pick<NumericKey, 'unordered'>, list: readonly Bounds[]): readonly Bounds[] =>
  unordered ? list.toSorted((a, b) => compare(add(a.low, a.high), add(b.low, b.high))) : list

/** Whether an answer is right: the one predicate by which answers are graded and mistakes are told from the key. */
export function rightFor(key: NumericKey): (answer: readonly Bounds[]) => boolean {
  const own = arranged(key, boundsOf(key.value))
  // Most answers are decided without it.
  let carried: { readonly key: readonly Bounds[] | undefined } | undefined
  return answer => {
    const given = arranged(key, answer)
    if (fits(own, given, key.tolerance)) return true
    carried ??= { key: key.carried?.() }
    return carried.key !== undefined && fits(arranged(key, carried.key), given, key.tolerance)
  }
}
