// Owns the fast path: a checked tree as closures over doubles.
import type { Checked, Node } from './node.ts'
import type { MathRow } from './row.ts'
import { toDouble } from './value.ts'

export type Slots = Float64Array | readonly number[]
type Run = (values: Slots) => number

export interface Compiled {
  /** The variables in the order in which `run` wants their values. */
  readonly slots: readonly string[]
  /**
   * The value in doubles; a condition is 1 or 0. NaN or ±Infinity means that some operation has no value: ask
   * `evaluate`, which names it (or finds one, where only doubles overflow). No failure hides behind a finite result:
   * whatever would swallow an infinity (a divisor, a function, a comparison) turns it into NaN.
   */
  readonly run: Run
}

/** Closures for `checked`. Doubles only screen and draw pictures; what counts is decided by `evaluate`. */
export function compile(checked: Checked): Compiled {
  return { slots: checked.slots, run: close(checked.root) }
}

function close(node: Node): Run {
  switch (node.kind) {
    case 'constant': {
      const value = toDouble(node.value)
      return () => value
    }
    case 'slot': {
      const { index } = node
      return values => values[index] ?? NaN
    }
    case 'apply':
      return closeApply(node.row, node.args.map(close))
    case 'compare': {
      const left = close(node.left)
      const right = close(node.right)
      const { holds } = node.row
      return values => {
        const a = left(values)
        const b = right(values)
        return Number.isFinite(a) && Number.isFinite(b) ? Number(holds(a - b)) : NaN
      }
    }
    case 'logic': {
      const left = close(node.left)
      const right = close(node.right)
      const settledBy = Number(node.row.settledBy)
      return values => {
        const a = left(values)
        return a === settledBy || Number.isNaN(a) ? a : right(values)
      }
    }
    case 'not': {
      const operand = close(node.operand)
      return values => 1 - operand(values)
    }
    case 'if': {
      const condition = close(node.condition)
      const yes = close(node.yes)
      const no = close(node.no)
      return values => {
        const test = condition(values)
        return test === 1 ? yes(values) : test === 0 ? no(values) : NaN
      }
    }
  }
}

function closeApply(row: MathRow, args: readonly Run[]): Run {
  const [first, second] = args
  const { double } = row
  if (first && second && args.length === 2) return closeBinary(row, first, second)
  if (first && args.length === 1) {
    return values => {
      const x = first(values)
      return Number.isFinite(x) ? double(x) : NaN
    }
  }
  return values => {
    const xs = args.map(arg => arg(values))
    return xs.every(Number.isFinite) ? double(...xs) : NaN
  }
}

/** The four operations have closures of their own, which the engine inlines; sums and products pass infinities on. */
function closeBinary(row: MathRow, left: Run, right: Run): Run {
  switch (row.name) {
    case '+':
      return values => left(values) + right(values)
    case '-':
      return values => left(values) - right(values)
    case '*':
      return values => left(values) * right(values)
    case '/':
      return values => {
        const divisor = right(values)
        return Number.isFinite(divisor) ? left(values) / divisor : NaN
      }
  }
  const { double } = row
  return values => {
    const a = left(values)
    const b = right(values)
    return Number.isFinite(a) && Number.isFinite(b) ? double(a, b) : NaN
  }
}
