// Owns the fast path: a checked tree as closures over doubles.
import { fuse } from './fuse.ts'
import type { Operand, Run, Slots } from './fuse.ts'
import { shapeOf } from './node.ts'
import type { Checked, GatherNode, Node } from './node.ts'
import { negation } from './operators.ts'
import type { MathRow } from './row.ts'
import { toDouble } from './value.ts'

export interface Compiled {
  /** The variables in the order in which `run` wants their values, all finite: numbers, or lists of them. */
  readonly slots: readonly string[]
  /**
   * The value in doubles; a condition is 1 or 0. NaN or ±Infinity means that some operation has no value: ask
   * `evaluate`, which names it (or finds one, where only doubles overflow). No failure hides behind a finite result:
   * whatever would swallow an infinity (a divisor, a function, a comparison) turns it into NaN. A list has no value here.
   */
  readonly run: Run
  /** The elements of a formula that gives a list, the same way; one NaN where there is no list. */
  readonly runList: RunList
}

type RunList = (values: Slots) => readonly number[]

/** Closures for `checked`. Doubles only screen and draw pictures; what counts is decided by `evaluate`. */
export function compile({ root, shape, slots }: Checked): Compiled {
  const isList = shape === 'list'
  return { slots, run: isList ? () => NaN : close(root), runList: isList ? closeList(root) : () => none }
}

const none: readonly number[] = [NaN]
const close = (node: Node): Run => toRun(operandOf(node))

function toRun(operand: Operand): Run {
  if (typeof operand === 'function') return operand
  if (typeof operand === 'number') return () => operand
  const { index } = operand
  // A slot of shape number holds a number.
  return values => (values[index] ?? NaN) as number
}

function operandOf(node: Node): Operand {
  switch (node.kind) {
    case 'constant':
      return toDouble(node.value)
    case 'slot':
      return node
    case 'index': {
      const list = closeList(node.list)
      const at = close(node.at)
      return values => list(values)[at(values)] ?? NaN
    }
    // The checker lets no list stand for a number, but functions of lists may give one.
    case 'list':
    case 'gather': {
      const elements = closeList(node)
      return values => elements(values)[0] ?? NaN
    }
    case 'apply':
      return closeApply(node.row, node.args)
    case 'compare':
    case 'logic':
    case 'not':
    case 'if':
      return closeCondition(node)
  }
}

function closeList(node: Node): RunList {
  if (node.kind === 'gather') return closeGather(node)
  if (!isListNode(node)) {
    const number = close(node)
    return values => [number(values)]
  }
  switch (node.kind) {
    case 'slot': {
      const { index } = node
      // A slot of shape list holds a list.
      return values => (values[index] ?? none) as readonly number[]
    }
    case 'list': {
      const items = node.items.map(close)
      return values => items.map(item => item(values))
    }
    case 'apply': {
      const { double } = node.row
      const args = node.args.map(arg => ({ run: closeList(arg), isList: shapeOf(arg) === 'list' }))
      return values => {
        const lists = args.map(({ run, isList }) => ({ list: run(values), isList }))
        const lengths = lists.filter(({ isList }) => isList).map(({ list }) => list.length)
        const length = Math.max(...lengths)
        if (length !== Math.min(...lengths)) return none
        return Array.from({ length }, (_, at) => {
          const xs = lists.map(({ list, isList }) => list[isList ? at : 0] ?? NaN)
          return xs.every(Number.isFinite) ? double(...xs) : NaN
        })
      }
    }
    case 'if': {
      const condition = close(node.condition)
      const yes = closeList(node.yes)
      const no = closeList(node.no)
      return values => {
        const test = condition(values)
        return test === 1 ? yes(values) : test === 0 ? no(values) : none
      }
    }
  }
}

/** Whether `node` yields a list, functions of lists apart. */
const isListNode = (node: Node): node is Extract<Node, { kind: 'slot' | 'list' | 'apply' | 'if' }> =>
  shapeOf(node) === 'list'

/** Whole lists; a number comes out as the one element. */
function closeGather({ row, args }: GatherNode): RunList {
  const runs = args.map(closeList)
  const areLists = args.some(arg => shapeOf(arg) === 'list')
  return values => {
    const lists = runs.map(run => run(values))
    const given = areLists ? lists : [lists.flat()]
    const [first = none] = given
    const isSound = given.every(list => list.length === first.length && list.every(Number.isFinite))
    if (!isSound || (row.takes === 'several' && first.length < row.arity.min)) return none
    const found = row.double(...given)
    return typeof found === 'number' ? [found] : found
  }
}

/** Constants are computed now, if that gives a value; the rest when it runs. */
function closeApply(row: MathRow, args: readonly Node[]): Operand {
  const operands = args.map(operandOf)
  const run = closeOperation(row, operands)
  if (!operands.every(isConstant)) return run
  const value = run([])
  return Number.isFinite(value) ? value : run
}

const isConstant = (operand: Operand): boolean => typeof operand === 'number'

function closeOperation(row: MathRow, operands: readonly Operand[]): Run {
  const [first, second, third] = operands
  if (first !== undefined && third === undefined)
    return second === undefined ? closeUnary(row, toRun(first)) : closeBinary(row, first, second)
  const { double } = row
  const runs = operands.map(toRun)
  return values => {
    const xs = runs.map(run => run(values))
    return xs.every(Number.isFinite) ? double(...xs) : NaN
  }
}

function closeUnary({ double }: MathRow, run: Run): Run {
  if (double === negation.double) return values => -run(values)
  return values => {
    const x = run(values)
    return Number.isFinite(x) ? double(x) : NaN
  }
}

function closeBinary({ name, double }: MathRow, left: Operand, right: Operand): Run {
  const fused = fuse(name, left, right)
  if (fused) return fused
  const first = toRun(left)
  // Squares are by far the most frequent powers; an infinite square stays infinite.
  if (name === '^' && right === 2) {
    return values => {
      const x = first(values)
      return x * x
    }
  }
  const second = toRun(right)
  return values => {
    const a = first(values)
    const b = second(values)
    return Number.isFinite(a) && Number.isFinite(b) ? double(a, b) : NaN
  }
}

/** Conditions are 1, 0, or NaN where an operand has no value. */
function closeCondition(node: Extract<Node, { kind: 'compare' | 'logic' | 'not' | 'if' }>): Run {
  switch (node.kind) {
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
