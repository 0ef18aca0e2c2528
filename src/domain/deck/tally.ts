// Owns counting what a proof's draws came to.
import { isExact, toDouble } from '../formula/index.ts'
import { numbersOf, type Numbers } from '../grading/bounds.ts'
import type { Rejection } from './accept.ts'
import type { Undefined } from './key.ts'

/** What tells a value from any other: a whole number itself, a text for what is none. */
export type Mark = number | string

export interface Tally {
  tried: number
  accepted: number
  /** Different answers. */
  readonly answers: ReadonlySet<Mark>
  readonly rejections: Record<Rejection['kind'], number>
  /** By mistake: in how many draws it had a value, and in how many of those it was graded right. */
  readonly mistakes: { defined: number; right: number }[]
  /** The first formula without a value. */
  undefinedFirst: Undefined | undefined
  /** An accepted draw: its answer, and what each mistake gives, if it has a value. Whether the answer is new. */
  readonly accept: (answer: Mark, mistakes: readonly (Mark | undefined)[]) => boolean
  readonly reject: (rejection: Rejection) => void
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
  const answers = new Set<Mark>()
  const tally: Tally = {
    tried: 0,
    accepted: 0,
    answers,
    rejections: { where: 0, undefined: 0, 'near-zero': 0, approximate: 0, mistake: 0 },
    mistakes: Array.from({ length: mistakeCount }, () => ({ defined: 0, right: 0 })),
    undefinedFirst: undefined,
    accept,
    reject,
    coinciding: () => alike.filter(({ isSeen }) => isSeen).map(({ pair }) => pair),
  }

  function accept(answer: Mark, mistakes: readonly (Mark | undefined)[]): boolean {
    tally.tried++
    tally.accepted++
    const before = answers.size
    answers.add(answer)
    for (let index = 0; index < mistakes.length; index++) if (mistakes[index] !== undefined) countMistake(index, false)
    // Most are told apart by the first draw.
    if (alike.length > 0 && !alike.every(pair => isAlike(pair, mistakes)))
      alike = alike.filter(pair => isAlike(pair, mistakes))
    return answers.size > before
  }

  function reject(rejection: Rejection): void {
    tally.tried++
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

function isAlike(pair: Pair, mistakes: readonly (Mark | undefined)[]): boolean {
  const [first, second] = pair.pair
  const [a, b] = [mistakes[first], mistakes[second]]
  if (a === undefined && b === undefined) return true
  pair.isSeen = true
  return a === b
}

export const markOf = (value: Numbers): Mark => {
  const marks = numbersOf(value).map(number =>
    isExact(number)
      ? (exactMark(Number(number.n), Number(number.d)) ?? `${number.n}/${number.d}`)
      : `~${toDouble(number)}`,
  )
  const [only] = marks
  return marks.length === 1 && only !== undefined ? only : marks.join(' ')
}

/** The mark of the fraction n/d in lowest terms, if doubles hold both. */
export const exactMark = (n: number, d: number): Mark | undefined => {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) return undefined
  return d === 1 ? n : `${n}/${d}`
}
