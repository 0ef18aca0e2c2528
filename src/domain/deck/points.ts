// Owns the points of a formula card: draws of its parameters at which typed formulas are compared with its own.
import type { Checked } from '../formula/index.ts'
import { keyPoint, type KeyPoint } from '../grading/equivalence.ts'
import { scopeWhere } from './accept.ts'
import { candidates, MOST_DRAWN, written, type DrawnValues } from './candidates.ts'
import type { FormulaCard } from './card.ts'
import type { Undefined } from './key.ts'
import type { PreparedCard } from './prepare.ts'

/** Two formulas that agree at so many distinct points are taken for the same. */
export const POINTS = 16

/** What looking for points came to. */
export interface Points {
  /** For each formula that was asked for, at most 16 points, the same at every build and every grade. */
  readonly found: readonly (readonly KeyPoint[])[]
  readonly tried: number
  /** Draws that are none of the card's. */
  readonly rejected: number
  /** The first let or condition without a value. */
  readonly undefinedFirst?: Undefined
}

/** The first points, in the order in which proofs draw, that satisfy `where` and at which each formula has a value. */
export function pointsOf(prepared: PreparedCard<FormulaCard>, formulas: readonly Checked[]): Points {
  const found = formulas.map((): KeyPoint[] => [])
  const declared = (values: DrawnValues): DrawnValues =>
    new Map(prepared.params.flatMap(({ name }) => [...values].filter(([drawn]) => drawn === name)))
  // A list of values may name one twice.
  const seen = new Set<string>()
  let tried = 0
  let rejected = 0
  let undefinedFirst: Undefined | undefined
  for (const values of candidates(prepared, MOST_DRAWN)) {
    if (found.every(({ length }) => length >= POINTS)) break
    const mark = written(values)
    if (seen.has(mark)) continue
    seen.add(mark)
    tried++
    const scope = scopeWhere(prepared, values)
    if (!scope.ok) {
      rejected++
      if (scope.error.kind === 'undefined') undefinedFirst ??= scope.error
      continue
    }
    for (const [index, formula] of formulas.entries()) {
      const points = found[index] ?? []
      const point = points.length < POINTS ? keyPoint(formula, declared(values), scope.value) : undefined
      if (point) points.push(point)
    }
  }
  return { found, tried, rejected, ...(undefinedFirst ? { undefinedFirst } : {}) }
}
