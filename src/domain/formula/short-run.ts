// Owns the quick deciding evaluation: the values of `evaluate` wherever doubles hold every number on the way.
import { fromDouble } from './decimal.ts'
import { limits } from './limits.ts'
import type { Checked, GatherNode, Node } from './node.ts'
import { binaryOperators, negation } from './operators.ts'
import type { Rational } from './rational.ts'
import type { MathProblem, MathRow } from './row.ts'
import { setProduct, setQuotient, setSum, setWholePower, signOfDifference } from './short-pairs.ts'
import { around, decides, isExact, isNumber } from './value.ts'
import type { Interval, Num } from './value.ts'

/** Places for values: a fraction a/b in lowest terms (b > 0), an interval from a to b, or a condition (a is 1 or 0). */
export interface Cells {
  readonly kind: Uint8Array
  readonly a: Float64Array
  readonly b: Float64Array
}

export const EXACT = 1
export const INTERVAL = 2
const TRUTH = 3

/** Most values that are under way in one formula. */
const mostUnderWay = limits.nodes + 1

/** Cells for `count` values that have names, and room behind them for what formulas compute. */
export function cellsFor(count: number): Cells {
  const size = count + mostUnderWay
  return { kind: new Uint8Array(size), a: new Float64Array(size), b: new Float64Array(size) }
}

/** Computes one value into its cell. False: it gave up, and only `evaluate` can say what the value is, if there is one. */
export type Step = (cells: Cells) => boolean

/**
 * The value of `checked` into the cell `at`, from the cells that `cellOf` gives for its variables; the cells from `at` on
 * are used on the way. Undefined for formulas about lists, and for those that might run out of work.
 */
export function compileShort(
  checked: Checked,
  cellOf: (name: string) => number | undefined,
  at: number,
): Step | undefined {
  if (mostWork(checked.root) > limits.work) return undefined
  const run = close(checked.root, at, index => cellOf(checked.slots[index] ?? ''))
  return run && (cells => run(cells) && isDecided(cells, at))
}

function isDecided({ kind, a, b }: Cells, at: number): boolean {
  return kind[at] !== INTERVAL || decides({ lo: a[at] as number, hi: b[at] as number })
}

/** No less than `evaluate` charges for the same, while every number fits a double. */
function mostWork(node: Node): number {
  const sum = (nodes: readonly Node[]): number => nodes.reduce((total, one) => total + mostWork(one), 0)
  switch (node.kind) {
    case 'constant':
    case 'slot':
      return 0
    case 'list':
      return sum(node.items)
    case 'index':
      return mostWork(node.list) + mostWork(node.at)
    case 'apply':
      return sum(node.args) + 6 + (node.row.cost ?? 1) * ((1 + node.args.length) ** 2 + 1)
    case 'gather':
      return sum(node.args) + 6 + (node.row.cost ?? 1) * 64 * itemsOf(node).length
    case 'compare':
    case 'logic':
      return mostWork(node.left) + mostWork(node.right)
    case 'not':
      return mostWork(node.operand)
    case 'if':
      return mostWork(node.condition) + mostWork(node.yes) + mostWork(node.no)
  }
}

/** Where the value of a slot lies, if it has one. */
export type CellOf = (slot: number) => number | undefined

/** The value of `node` into the cell `at`; what it makes of variables is in the cells that `cellOf` gives. */
export function close(node: Node, at: number, cellOf: CellOf): Step | undefined {
  switch (node.kind) {
    case 'constant':
      return constant(node.value, at)
    case 'slot': {
      const from = node.shape === 'list' ? undefined : cellOf(node.index)
      return from === undefined ? undefined : cells => copy(cells, from, at)
    }
    case 'list':
    case 'index':
      return undefined
    case 'apply': {
      const args = node.shape === 'list' ? undefined : closeAll(node.args, at, cellOf)
      return args && inTurn(args, applied(node.row, node.args.length, at))
    }
    case 'gather':
      return gathered(node, at, items => closeAll(items, at, cellOf))
    case 'compare': {
      const sides = closeAll([node.left, node.right], at, cellOf)
      const { holds } = node.row
      return sides && inTurn(sides, cells => compared(cells, at, holds))
    }
    case 'logic': {
      const left = close(node.left, at, cellOf)
      const right = close(node.right, at, cellOf)
      const settledBy = Number(node.row.settledBy)
      return left && right && (cells => left(cells) && (cells.a[at] === settledBy || right(cells)))
    }
    case 'not': {
      const operand = close(node.operand, at, cellOf)
      return operand && (cells => operand(cells) && setTruth(cells, at, cells.a[at] === 0))
    }
    case 'if': {
      const condition = close(node.condition, at, cellOf)
      const yes = close(node.yes, at, cellOf)
      const no = close(node.no, at, cellOf)
      return condition && yes && no && (cells => condition(cells) && (cells.a[at] === 1 ? yes(cells) : no(cells)))
    }
  }
}

/** `value`, which is in a cell of its own already, into the cell `at`. */
export function constant(value: Num, at: number): Step {
  const own = { kind: new Uint8Array(1), a: new Float64Array(1), b: new Float64Array(1) }
  return store(own, 0, value) ? cells => copied(own, 0, cells, at) : () => false
}

/** Each value into a cell of its own, from `at` on. */
function closeAll(nodes: readonly Node[], at: number, cellOf: CellOf): readonly Step[] | undefined {
  const steps = nodes.flatMap((node, index) => close(node, at + index, cellOf) ?? [])
  return steps.length === nodes.length ? steps : undefined
}

export function inTurn([first, second, ...others]: readonly Step[], last: Step): Step {
  if (!first) return last
  if (!second) return cells => first(cells) && last(cells)
  if (others.length === 0) return cells => first(cells) && second(cells) && last(cells)
  return cells => first(cells) && second(cells) && others.every(step => step(cells)) && last(cells)
}

const itemsOf = ({ args }: GatherNode): readonly Node[] =>
  args.flatMap(arg => (arg.kind === 'list' ? arg.items : [arg]))

/** `node` of lists that stand written out, or of numbers that make one list; `closed` puts each of these into a cell from `at` on. */
export function gathered(
  node: GatherNode,
  at: number,
  closed: (items: readonly Node[]) => readonly Step[] | undefined,
): Step | undefined {
  const { row, args } = node
  const areLists = args.every(arg => arg.kind === 'list')
  const lengths = areLists ? args.map(({ items }) => items.length) : [args.length]
  // Lists that stand written out are as long as the checker found right.
  if (row.gives === 'list' || lengths.includes(0)) return undefined
  const steps = closed(itemsOf(node))
  const split = <T>(values: readonly T[]): T[][] => {
    let from = 0
    return lengths.map(length => values.slice(from, (from += length)))
  }
  const count = lengths.reduce((a, b) => a + b, 0)
  return (
    steps &&
    inTurn(steps, cells => {
      const rationals = exactFrom(cells, at, count)
      const exact = rationals && row.exact(...split(rationals))
      const found = exact ?? row.interval(...split(intervalsFrom(cells, at, count)))
      return (typeof found === 'string' || isNumber(found)) && store(cells, at, found)
    })
  )
}

/** Arithmetic of two fractions beside each other, into the cell of the first. */
const onPairs = new Map<MathRow | object, (cells: Cells, at: number) => boolean | undefined>([
  [binaryOperators['+'], ({ a, b }, at) => setSum(a, b, at, 1)],
  [binaryOperators['-'], ({ a, b }, at) => setSum(a, b, at, -1)],
  [binaryOperators['*'], ({ a, b }, at) => setProduct(a, b, at)],
  [binaryOperators['/'], ({ a, b }, at) => setQuotient(a, b, at)],
  [binaryOperators['^'], ({ a, b }, at) => setWholePower(a, b, at)],
])

/** `row` on the `count` cells from `at` on; fractions the short way where there is one. */
export function applied(row: MathRow, count: number, at: number): Step {
  if (row === negation) return cells => negated(cells, at)
  const quick = onPairs.get(row)
  const any: Step = cells => {
    const rationals = exactFrom(cells, at, count)
    const exact = rationals && row.exact(...rationals)
    return store(cells, at, exact ?? row.interval(...intervalsFrom(cells, at, count)))
  }
  if (!quick) return any
  return cells => {
    if (cells.kind[at] !== EXACT || cells.kind[at + 1] !== EXACT) return any(cells)
    return quick(cells, at) ?? any(cells)
  }
}

function negated({ kind, a, b }: Cells, at: number): boolean {
  const [low, high] = [a[at] as number, b[at] as number]
  if (kind[at] === EXACT) a[at] = -low + 0
  else {
    a[at] = -high + 0
    b[at] = -low + 0
  }
  return true
}

export const copy = (cells: Cells, from: number, to: number): boolean => copied(cells, from, cells, to)

/** The value in the cell `at` of `from` also in the cell `to` of `into`. */
export function copied(from: Cells, at: number, into: Cells, to: number): boolean {
  into.kind[to] = from.kind[at] as number
  into.a[to] = from.a[at] as number
  into.b[to] = from.b[at] as number
  return true
}

function setTruth({ kind, a }: Cells, at: number, holds: boolean): boolean {
  kind[at] = TRUTH
  a[at] = holds ? 1 : 0
  return true
}

/** Where the ranges of two numbers meet nobody but `evaluate` can say more. */
function compared(cells: Cells, at: number, holds: (sign: number) => boolean): boolean {
  const { kind, a, b } = cells
  if (kind[at] === EXACT && kind[at + 1] === EXACT) {
    const sign = signOfDifference(a, b, at)
    return sign !== undefined && setTruth(cells, at, holds(sign))
  }
  const [left, right] = [intervalAt(cells, at), intervalAt(cells, at + 1)]
  const sign = left.hi < right.lo ? -1 : left.lo > right.hi ? 1 : 0
  return sign !== 0 && setTruth(cells, at, holds(sign))
}

/** The values of `count` cells where all are fractions. */
function exactFrom({ kind, a, b }: Cells, at: number, count: number): Rational[] | undefined {
  const found: Rational[] = []
  for (let cell = at; cell < at + count; cell++) {
    if (kind[cell] !== EXACT) return undefined
    found.push({ n: BigInt(a[cell] as number), d: BigInt(b[cell] as number) })
  }
  return found
}

function intervalsFrom(cells: Cells, at: number, count: number): Interval[] {
  const found: Interval[] = []
  for (let cell = at; cell < at + count; cell++) found.push(intervalAt(cells, cell))
  return found
}

/** As `toInterval`: a fraction that is no double lies between two of them. */
function intervalAt({ kind, a, b }: Cells, at: number): Interval {
  const [low, high] = [a[at] as number, b[at] as number]
  if (kind[at] !== EXACT) return { lo: low, hi: high }
  const near = low / high
  const isDouble = high === 1 || 2 ** Math.round(Math.log2(high)) === high
  return (isDouble ? undefined : around(near)) ?? { lo: near, hi: near }
}

/** Puts `found` into the cell `at`; false where doubles do not hold it, or there is nothing. */
export function store(cells: Cells, at: number, found: Num | MathProblem): boolean {
  if (typeof found === 'string') return false
  if (isExact(found)) return setExact(cells, at, Number(found.n), Number(found.d))
  if (found.lo === found.hi) {
    if (Number.isSafeInteger(found.lo)) return setExact(cells, at, found.lo, 1)
    const exact = fromDouble(found.lo)
    return exact !== undefined && setExact(cells, at, Number(exact.n), Number(exact.d))
  }
  if (!Number.isFinite(found.lo) || !Number.isFinite(found.hi)) return false
  cells.kind[at] = INTERVAL
  cells.a[at] = found.lo + 0
  cells.b[at] = found.hi + 0
  return true
}

function setExact({ kind, a, b }: Cells, at: number, n: number, d: number): boolean {
  kind[at] = EXACT
  a[at] = n + 0
  b[at] = d
  return Number.isSafeInteger(n) && Number.isSafeInteger(d)
}
