// Owns counting what a proof's draws came to.
import { equal, isExact, toDouble } from '../formula/index.ts'
import type { Num } from '../formula/index.ts'
import type { Result } from '../result.ts'
import type { Rejection } from './accept.ts'
import type { Evaluated, Undefined } from './key.ts'

export interface Tally {
  tried: number
  accepted: number
  /** Different answers, by their text. */
  readonly answers: Set<string>
  readonly rejections: Record<Rejection['kind'], number>
  /** By mistake: in how many draws it had a value, and in how many of those it was graded right. */
  readonly mistakes: { defined: number; right: number }[]
  /** The first formula without a value. */
  undefinedFirst: Undefined | undefined
  readonly count: (outcome: Result<Evaluated, Rejection>) => void
  /** Pairs of mistakes that had the same value in every accepted draw, and had one in some. */
  readonly coinciding: () => (readonly [number, number])[]
}

export function openTally(mistakeCount: number): Tally {
  const pairs = new Map<string, { readonly pair: readonly [number, number]; same: number; different: number }>()
  const tally: Tally = {
    tried: 0,
    accepted: 0,
    answers: new Set(),
    rejections: { where: 0, undefined: 0, 'near-zero': 0, approximate: 0, mistake: 0 },
    mistakes: Array.from({ length: mistakeCount }, () => ({ defined: 0, right: 0 })),
    undefinedFirst: undefined,
    count,
    coinciding: () =>
      [...pairs.values()].filter(({ same, different }) => same > 0 && different === 0).map(({ pair }) => pair),
  }

  function count(outcome: Result<Evaluated, Rejection>): void {
    tally.tried++
    if (!outcome.ok) return countRejection(outcome.error)
    tally.accepted++
    const { value, mistakes } = outcome.value.key
    tally.answers.add(textOf(value))
    for (const { index } of mistakes) countMistake(index, false)
    for (let first = 0; first < mistakeCount; first++)
      for (let second = first + 1; second < mistakeCount; second++) {
        const [a, b] = [first, second].map(index => mistakes.find(mistake => mistake.index === index))
        const pair = pairs.get(`${first} ${second}`) ?? { pair: [first, second] as const, same: 0, different: 0 }
        if (a && b && isSame(a.value, b.value)) pair.same++
        else if (a || b) pair.different++
        pairs.set(`${first} ${second}`, pair)
      }
  }

  function countRejection(rejection: Rejection): void {
    tally.rejections[rejection.kind]++
    if (rejection.kind === 'undefined') tally.undefinedFirst ??= { at: rejection.at, formula: rejection.formula }
    if (rejection.kind !== 'mistake') return
    for (const index of rejection.defined) countMistake(index, rejection.indices.includes(index))
  }

  function countMistake(index: number, isRight: boolean): void {
    const mistake = tally.mistakes[index]
    if (!mistake) return
    mistake.defined++
    if (isRight) mistake.right++
  }

  return tally
}

const textOf = (value: Num): string => (isExact(value) ? `${value.n}/${value.d}` : String(toDouble(value)))
const isSame = (a: Num, b: Num): boolean => (isExact(a) && isExact(b) ? equal(a, b) : toDouble(a) === toDouble(b))
