// Owns counting what a proof's draws came to.
import { isExact, toDouble } from '../formula/index.ts'
import { numbersOf, type Numbers } from '../grading/bounds.ts'
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
  /** Whether the answer of an accepted draw is new. */
  readonly count: (outcome: Result<Evaluated, Rejection>) => boolean
  /** Pairs of mistakes that had the same value in every accepted draw, and had one in some. */
  readonly coinciding: () => (readonly [number, number])[]
}

/** Two mistakes that no draw has told apart yet. */
interface Pair {
  readonly pair: readonly [number, number]
  isSeen: boolean
}

export function openTally(mistakeCount: number): Tally {
  let alike: Pair[] = []
  for (let first = 0; first < mistakeCount; first++)
    for (let second = first + 1; second < mistakeCount; second++) alike.push({ pair: [first, second], isSeen: false })
  const tally: Tally = {
    tried: 0,
    accepted: 0,
    answers: new Set(),
    rejections: { where: 0, undefined: 0, 'near-zero': 0, approximate: 0, mistake: 0 },
    mistakes: Array.from({ length: mistakeCount }, () => ({ defined: 0, right: 0 })),
    undefinedFirst: undefined,
    count,
    coinciding: () => alike.filter(({ isSeen }) => isSeen).map(({ pair }) => pair),
  }

  function count(outcome: Result<Evaluated, Rejection>): boolean {
    tally.tried++
    if (!outcome.ok) {
      countRejection(outcome.error)
      return false
    }
    tally.accepted++
    const { value, mistakes } = outcome.value.key
    const before = tally.answers.size
    tally.answers.add(textOf(value))
    for (const { index } of mistakes) countMistake(index, false)
    if (alike.length > 0) alike = alike.filter(pair => isAlike(pair, mistakes))
    return tally.answers.size > before
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

function isAlike(pair: Pair, mistakes: Evaluated['key']['mistakes']): boolean {
  const [first, second] = pair.pair
  const a = mistakes.find(({ index }) => index === first)
  const b = mistakes.find(({ index }) => index === second)
  if (!a && !b) return true
  pair.isSeen = true
  return a !== undefined && b !== undefined && isSame(a.value, b.value)
}

const textOf = (value: Numbers): string =>
  numbersOf(value)
    .map(number => (isExact(number) ? `${number.n}/${number.d}` : String(toDouble(number))))
    .join(' ')
const isSame = (a: Numbers, b: Numbers): boolean => textOf(a) === textOf(b)
