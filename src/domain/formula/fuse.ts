// Owns the closures of the four operations: one for every pair of slot, constant and deeper operand, so that the
// engine can inline each (a closure shared by all operators is several times slower).
/** The values of the variables: numbers, or lists where the formula was checked so. */
export type Slots = Float64Array | readonly (number | readonly number[])[]
export type Run = (values: Slots) => number

/** How one side of an operation is reached: a constant, a place in the values, or a closure. */
export type Operand = number | { readonly index: number } | Run

interface Shapes {
  readonly slotSlot: (i: number, j: number) => Run
  readonly slotConstant: (i: number, b: number) => Run
  readonly slotRun: (i: number, b: Run) => Run
  readonly constantSlot: (a: number, j: number) => Run
  readonly constantRun: (a: number, b: Run) => Run
  readonly runSlot: (a: Run, j: number) => Run
  readonly runConstant: (a: Run, b: number) => Run
  readonly runRun: (a: Run, b: Run) => Run
}

// Only slots of shape number are fused.
const at = (values: Slots, index: number): number => (values[index] ?? NaN) as number
/** An infinite divisor would make a finite quotient out of a failure. */
const divisor = (x: number): number => (Number.isFinite(x) ? x : NaN)

const shapes: Readonly<Record<'+' | '-' | '*' | '/', Shapes>> = {
  '+': {
    slotSlot: (i, j) => v => at(v, i) + at(v, j),
    slotConstant: (i, b) => v => at(v, i) + b,
    slotRun: (i, b) => v => at(v, i) + b(v),
    constantSlot: (a, j) => v => a + at(v, j),
    constantRun: (a, b) => v => a + b(v),
    runSlot: (a, j) => v => a(v) + at(v, j),
    runConstant: (a, b) => v => a(v) + b,
    runRun: (a, b) => v => a(v) + b(v),
  },
  '-': {
    slotSlot: (i, j) => v => at(v, i) - at(v, j),
    slotConstant: (i, b) => v => at(v, i) - b,
    slotRun: (i, b) => v => at(v, i) - b(v),
    constantSlot: (a, j) => v => a - at(v, j),
    constantRun: (a, b) => v => a - b(v),
    runSlot: (a, j) => v => a(v) - at(v, j),
    runConstant: (a, b) => v => a(v) - b,
    runRun: (a, b) => v => a(v) - b(v),
  },
  '*': {
    slotSlot: (i, j) => v => at(v, i) * at(v, j),
    slotConstant: (i, b) => v => at(v, i) * b,
    slotRun: (i, b) => v => at(v, i) * b(v),
    constantSlot: (a, j) => v => a * at(v, j),
    constantRun: (a, b) => v => a * b(v),
    runSlot: (a, j) => v => a(v) * at(v, j),
    runConstant: (a, b) => v => a(v) * b,
    runRun: (a, b) => v => a(v) * b(v),
  },
  '/': {
    slotSlot: (i, j) => v => at(v, i) / at(v, j),
    slotConstant: (i, b) => v => at(v, i) / b,
    slotRun: (i, b) => v => at(v, i) / divisor(b(v)),
    constantSlot: (a, j) => v => a / at(v, j),
    constantRun: (a, b) => v => a / divisor(b(v)),
    runSlot: (a, j) => v => a(v) / at(v, j),
    runConstant: (a, b) => v => a(v) / b,
    runRun: (a, b) => v => a(v) / divisor(b(v)),
  },
}

const shapesOf: ReadonlyMap<string, Shapes> = new Map(Object.entries(shapes))

/** The closure of `operator` on these operands; undefined where there is none of its own. Slots must be finite. */
export function fuse(operator: string, left: Operand, right: Operand): Run | undefined {
  const own = shapesOf.get(operator)
  if (!own) return undefined
  if (typeof left === 'number') {
    if (typeof right === 'number') return undefined
    return typeof right === 'function' ? own.constantRun(left, right) : own.constantSlot(left, right.index)
  }
  if (typeof left === 'function') {
    if (typeof right === 'number') return own.runConstant(left, right)
    return typeof right === 'function' ? own.runRun(left, right) : own.runSlot(left, right.index)
  }
  if (typeof right === 'number') return own.slotConstant(left.index, right)
  return typeof right === 'function' ? own.slotRun(left.index, right) : own.slotSlot(left.index, right.index)
}
