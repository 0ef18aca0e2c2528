// Owns bounding by doubles what rounding on the way may make of a value: never less than `evaluateRounded` finds.
import type { Checked, Node } from './node.ts'
import { binaryOperators, negation } from './operators.ts'
import { canRound } from './rounded.ts'
import type { MathRow } from './row.ts'
import {
  applied,
  close,
  constant,
  copy,
  EXACT,
  gathered,
  INTERVAL,
  inTurn,
  type CellOf,
  type Cells,
  type Step,
} from './short-run.ts'

/** Where the value of a variable lies, and where all that it may have become. */
export interface CarriedCells {
  readonly valueOf: (name: string) => number | undefined
  readonly rangeOf: (name: string) => number | undefined
}

/**
 * All that the value of `checked` may become where each intermediate result is rounded to `figures`, and perhaps more, into
 * the cell `at`; the cells from `at` on are used on the way. Undefined for what `compileShort` does not take.
 */
export function compileCarried(checked: Checked, cells: CarriedCells, at: number, figures: number): Step | undefined {
  const valueOf: CellOf = slot => cells.valueOf(checked.slots[slot] ?? '')
  const rangeOf: CellOf = slot => cells.rangeOf(checked.slots[slot] ?? '')

  function visit(node: Node, into: number, isRoot: boolean): Step | undefined {
    const run = range(node, into, isRoot)
    return run && !isRoot && canRound(node) ? each => run(each) && grow(each, into, figures) : run
  }

  function range(node: Node, into: number, isRoot: boolean): Step | undefined {
    switch (node.kind) {
      case 'constant':
        return constant(node.value, into)
      case 'slot': {
        const from = node.shape === 'list' ? undefined : rangeOf(node.index)
        return from === undefined ? undefined : each => copy(each, from, into)
      }
      case 'apply': {
        const { row, args } = node
        // What jumps takes its arguments unrounded.
        if (row.jumps) return close(node, into, valueOf)
        if (node.shape === 'list') return undefined
        if (row === binaryOperators['^']) return power(row, args, into)
        const steps = all(args, into, isRoot && row === negation)
        return steps && inTurn(steps, applied(row, args.length, into))
      }
      case 'gather':
        return node.row.jumps ? close(node, into, valueOf) : gathered(node, into, items => all(items, into, false))
      case 'if': {
        const condition = close(node.condition, into, valueOf)
        const yes = visit(node.yes, into, false)
        const no = visit(node.no, into, false)
        return condition && yes && no && (each => condition(each) && (each.a[into] === 1 ? yes(each) : no(each)))
      }
      case 'list':
      case 'index':
      case 'compare':
      case 'logic':
      case 'not':
        return undefined
    }
  }

  function all(nodes: readonly Node[], into: number, isRoot: boolean): readonly Step[] | undefined {
    const steps = nodes.flatMap((node, index) => visit(node, into + index, isRoot) ?? [])
    return steps.length === nodes.length ? steps : undefined
  }

  /** A whole exponent is taken unrounded. */
  function power(row: MathRow, [base, exponent]: readonly Node[], into: number): Step | undefined {
    const below = base && visit(base, into, false)
    const plain = exponent && close(exponent, into + 1, valueOf)
    const rounded = exponent && visit(exponent, into + 1, false)
    const raise = applied(row, 2, into)
    if (!below || !plain || !rounded) return undefined
    return each => {
      if (!below(each) || !plain(each)) return false
      const isWhole = each.kind[into + 1] === EXACT && each.b[into + 1] === 1
      return (isWhole || rounded(each)) && raise(each)
    }
  }

  return visit(checked.root, at, true)
}

/** More than the rounding errors of what is computed here, as a share. */
const margin = 1e-9

/** Widens the cell `at` by half a unit of the last of so many figures, or more; whole numbers that have no more lose none. */
export function grow({ kind, a, b }: Cells, at: number, figures: number): boolean {
  const [first, second] = [a[at] as number, b[at] as number]
  const isExact = kind[at] === EXACT
  if (isExact && second === 1 && Math.abs(first) < 10 ** figures) return true
  const [low, high] = isExact ? [first / second, first / second] : [first, second]
  const size = Math.max(-low, high)
  const half = 0.5 * 10 ** (Math.floor(Math.log10(size) + margin) + 1 - figures)
  const by = half * (1 + margin) + size * 1e-15
  kind[at] = INTERVAL
  a[at] = low - by
  b[at] = high + by
  return Number.isFinite(by)
}
