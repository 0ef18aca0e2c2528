// Owns the key of a formula card: what typed formulas are compared with, and how it is written for people.
import { countNodes, limits, parse, substitute } from '../formula/index.ts'
import type { Expr } from '../formula/index.ts'
import type { KeyPoint } from '../grading/equivalence.ts'
import { remember } from '../remember.ts'
import type { FormulaCard } from './card.ts'
import { POINTS, pointsOf, type Points } from './points.ts'
import { keptCards, prepareCard, type PreparedCard } from './prepare.ts'

/** What a typed formula is graded against. */
export interface FormulaKey {
  /** The card's parameters: the letters that people may type. */
  readonly names: ReadonlySet<string>
  readonly points: readonly KeyPoint[]
  /** Listed mistakes; `index` is the place in the card's list, `credit` an exact decimal. */
  readonly mistakes: readonly {
    readonly index: number
    readonly points: readonly KeyPoint[]
    readonly credit: string
  }[]
}

/** The key of a prepared card with the points found for it, for its answer first; undefined where they are too few. */
export function formulaKey(
  { card, params }: PreparedCard<FormulaCard>,
  [points = [], ...others]: Points['found'],
): FormulaKey | undefined {
  if (points.length < POINTS) return undefined
  const mistakes = card.mistakes.flatMap(({ credit }, index) => {
    const own = others[index] ?? []
    // At fewer points than that an answer may agree by chance.
    return own.length < POINTS ? [] : [{ index, points: own, credit }]
  })
  return { names: new Set(params.map(({ name }) => name)), points, mistakes }
}

/** The key of `card`; undefined where it cannot be prepared, or has too few points to be asked. */
export const formulaKeyOf = remember(keptCards, (card: FormulaCard): FormulaKey | undefined => {
  const prepared = prepareCard(card)
  return prepared.ok ? formulaKey(prepared.value, keyPoints(prepared.value).found) : undefined
})

/** The points of a card's answer, then those of each of its mistakes. */
export const keyPoints = (prepared: PreparedCard<FormulaCard>): Points =>
  pointsOf(prepared, [prepared.answer, ...prepared.mistakes])

/**
 * The answer of `card` over its parameters alone: each `let` stands written out in its place, as nobody but the author
 * knows its name. An answer that would grow beyond the limits of a formula stays as it is.
 */
export function writtenKey({ answer, lets }: Pick<FormulaCard, 'answer' | 'lets'>): Expr {
  const known = new Map<string, Expr>()
  const sizes = new Map<string, number>()
  const sizeOf = (name: string): number => sizes.get(name) ?? 1
  const read = (source: string): Expr => {
    const expr = parse(source)
    if (!expr.ok) throw new Error(`a card that was prepared has a formula that cannot be parsed: ${source}`)
    return expr.value
  }
  const writeOut = (expr: Expr, size: number): Expr =>
    size > limits.nodes ? expr : substitute(expr, name => known.get(name))
  for (const { name, formula } of lets) {
    const expr = read(formula)
    const size = countNodes(expr, sizeOf)
    sizes.set(name, size)
    known.set(name, writeOut(expr, size))
  }
  const key = read(answer)
  return writeOut(key, countNodes(key, sizeOf))
}
