// Owns whether a number or list is right: within the tolerance of the key, or of what rounding on the way makes of it.
import type { NumericKey } from '../deck/key.ts'
import { add, compare } from '../formula/index.ts'
import { boundsOf, type Bounds } from './bounds.ts'
import { inDoubles, screenKey } from './screen.ts'
import { nearEach } from './tolerance.ts'

/** In the order of their size where the card takes the elements of a list in any order. */
export const arranged = ({ unordered }: Pick<NumericKey, 'unordered'>, list: readonly Bounds[]): readonly Bounds[] =>
  unordered ? list.toSorted((a, b) => compare(add(a.low, a.high), add(b.low, b.high))) : list

/** The one predicate by which answers are graded and mistakes are told from the key. */
export interface Judge {
  /** The key, arranged. */
  readonly key: readonly Bounds[]
  readonly isRight: (answer: readonly Bounds[]) => boolean
  /** The same for each element of an arranged answer as long as the key. */
  readonly areRight: (given: readonly Bounds[]) => readonly boolean[]
}

export function judgeFor(key: NumericKey): Judge {
  const { tolerance } = key
  const own = arranged(key, boundsOf(key.value))
  // Most answers are decided without it.
  let carried: { readonly key: readonly Bounds[] | undefined } | undefined
  const widened = (): readonly Bounds[] | undefined => {
    carried ??= { key: key.carried?.() }
    return carried.key && arranged(key, carried.key)
  }
  const isNear = (target: readonly Bounds[], given: readonly Bounds[]): boolean =>
    nearEach(target, given, tolerance).every(Boolean)
  return {
    key: own,
    isRight: answer => {
      if (answer.length !== own.length) return false
      const [only] = answer
      const screened = only && screenKey(key, inDoubles(only))
      if (screened !== undefined) return screened
      const given = arranged(key, answer)
      if (isNear(own, given)) return true
      const target = widened()
      return target !== undefined && isNear(target, given)
    },
    areRight: given => {
      const target = widened()
      const byRounding = target && nearEach(target, given, tolerance)
      return nearEach(own, given, tolerance).map((isRight, at) => isRight || byRounding?.[at] === true)
    },
  }
}
