// Owns the arguments at which every row of the tables is tried: numbers, lists, and the intervals between some of them.
import { functionRows } from '../../../src/domain/formula/index.ts'
import type { Num } from '../../../src/domain/formula/index.ts'
import { binaryOperators, negation } from '../../../src/domain/formula/operators.ts'

/** A row as a formula calls it. */
export interface Asked {
  readonly call: string
  readonly jumps: boolean
  /** What each of its names is: a number, or a list. */
  readonly takes: readonly ('number' | 'list')[]
}

export const names = ['a', 'b', 'c']
export const asked: readonly Asked[] = [
  { call: '-a', jumps: negation.jumps === true, takes: ['number'] },
  ...Object.values(binaryOperators).flatMap(({ kind, name }): Asked[] =>
    kind === 'arithmetic' ? [{ call: `a ${name} b`, jumps: false, takes: ['number', 'number'] }] : [],
  ),
  ...functionRows.flatMap((row): Asked[] => {
    if (row.kind === 'choice') return []
    const { name, arity, jumps = false } = row
    const makes = (takes: Asked['takes']): Asked => ({
      call: `${name}(${names.slice(0, takes.length).join(', ')})`,
      jumps,
      takes,
    })
    if (row.kind === 'list' && row.takes === 'lists') return [makes(['list', 'list'])]
    if (row.kind === 'list' && row.takes === 'several') return [makes(['list']), makes(['number', 'number', 'number'])]
    const counts = Array.from({ length: arity.max - arity.min + 1 }, (_, more) => arity.min + more)
    return counts.map(count => makes(Array.from({ length: count }, () => 'number')))
  }),
]

export interface Ends {
  readonly lo: number
  readonly hi: number
}
/** What is known only to lie between two doubles, also where both are one. */
export const spread = ({ lo, hi }: Ends): Num => ({ lo, hi })
export const intervalsOf = (known: readonly number[]): readonly Ends[] =>
  known.flatMap(lo => known.filter(hi => hi >= lo).map(hi => ({ lo, hi })))
/** Every way to take one of each. */
export const product = <T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  choices.reduce<readonly (readonly T[])[]>((so, next) => so.flatMap(each => next.map(one => [...each, one])), [[]])

/** Short decimals that doubles hold exactly, so that none of them lands on another step. */
export const few = [-3, -2, -0.5, 0, 0.5, 1, 2, 3.5]
export const many = [
  -100,
  -20,
  -7.5,
  -6,
  -5,
  -4,
  ...few,
  -1,
  -1.5,
  0.25,
  0.75,
  4,
  5,
  6.25,
  8,
  10,
  27,
  30,
  64,
  100,
  170,
  171,
]
export const lists = [
  [0],
  [2],
  [0, 1],
  [1, 0],
  [-2, 3],
  [4, 4],
  [0.5, 0.5],
  [1, 0, 1],
  [0, 0, 1, 1],
  [0.25, 0.75, 0.75, 0.5],
  [3, -1, 2, 2, 7],
  [12, 18, 30],
  [6, 0, 15],
  [1000, 999, 1],
  [0.5, -0.25],
]

/** Evenly between the ends, and 0: what rises or falls between has its extremes among these. */
export const between = (lo: number, hi: number, count: number): number[] => {
  if (lo === hi) return [lo]
  const even = Array.from({ length: count }, (_, at) => lo + ((hi - lo) * at) / (count - 1))
  return lo < 0 && hi > 0 ? [...even, 0] : even
}
