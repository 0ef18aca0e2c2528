// Owns the third stage: names, arities, shapes and cost, so that evaluation only meets what its rows can take.
import type { Args, Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Err, Result } from '../result.ts'
import { closest } from '../spelling.ts'
import { constants } from './constants.ts'
import { failure } from './error.ts'
import type { FormulaError, FormulaErrorCode } from './error.ts'
import type { BinaryExpr, CallExpr, Expr, IndexExpr, ListExpr, NameExpr, UnaryExpr } from './expr.ts'
import { functionNamed, functionNames } from './functions.ts'
import { limits } from './limits.ts'
import { shapeOf } from './node.ts'
import type { Checked, Node, Shape } from './node.ts'
import { binaryOperators, negation } from './operators.ts'
import type { ListRow, MathRow } from './row.ts'

/** Where checking stands. One record and plain functions: closures would be made anew for each formula. */
interface Checking {
  readonly names: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
  readonly slots: string[]
  /** The lengths of those lists of which they are known already; made with the first one. */
  lengths: Map<Node, number> | undefined
  cost: number
  /** The first problem stops everything: each step below gives undefined once there is one. */
  problem: Err<FormulaError> | undefined
}

const noNames: ReadonlySet<string> = new Set()

/**
 * `expr` against the declared variables; those among `lists` hold lists. A declared `e`, `pi` or `tau` hides the
 * constant. Errors: `name.*`, `call.*`, `shape.*`, `limit.cost`; `math.lengths` where lengths are known already.
 */
export function check(
  expr: Expr,
  names: ReadonlySet<string>,
  lists: ReadonlySet<string> = noNames,
): Result<Checked, FormulaError> {
  const c: Checking = { names, lists, slots: [], lengths: undefined, cost: 0, problem: undefined }
  const root = visit(c, expr)
  if (c.problem) return c.problem
  if (!root) throw new Error('what cannot be checked has a problem')
  return ok({ root, shape: shapeOf(root), slots: c.slots })
}

function fail(c: Checking, code: FormulaErrorCode, span: Span, args: Args = {}, suggestion?: string): undefined {
  c.problem ??= failure(code, span, args, suggestion)
}

const isListNode = (node: Node): boolean => shapeOf(node) === 'list'
/** What messages call a shape; `boolean` is a programmer's word. */
const kindOf = (shape: Shape): string => (shape === 'boolean' ? 'condition' : shape)

/** `node`, a list whose length is `length` where that is known already. */
function sized(c: Checking, node: Node, length: number | undefined): Node {
  if (length !== undefined) (c.lengths ??= new Map()).set(node, length)
  return node
}
const lengthOf = (c: Checking, node: Node): number | undefined => c.lengths?.get(node)

/** `node` after what `row` costs on `elements` is added. */
function spend(c: Checking, row: MathRow | ListRow, elements: number, node: Node): Node | undefined {
  c.cost += (row.cost ?? 1) * elements
  return c.cost > limits.cost ? fail(c, 'limit.cost', node.span, { found: c.cost, allowed: limits.cost }) : node
}

function visit(c: Checking, at: Expr): Node | undefined {
  switch (at.kind) {
    case 'number':
      return { kind: 'constant', value: at.value, span: at.span }
    case 'name':
      return visitName(c, at)
    case 'list':
      return visitList(c, at)
    case 'index':
      return visitIndex(c, at)
    case 'unary':
      return visitUnary(c, at)
    case 'binary':
      return visitBinary(c, at)
    case 'call':
      return visitCall(c, at)
  }
}

/** What is at `at`, which must be of `shape` because `where` asks for it. */
function visitAs(c: Checking, shape: Shape, at: Expr, where: string): Node | undefined {
  const found = visit(c, at)
  if (!found || shapeOf(found) === shape) return found
  return fail(c, `shape.${shape}`, at.span, { where, found: kindOf(shapeOf(found)) })
}

/** A number or a list of numbers. */
function visitNumeric(c: Checking, at: Expr, where: string): Node | undefined {
  const found = visit(c, at)
  if (!found || shapeOf(found) !== 'boolean') return found
  return fail(c, 'shape.number', at.span, { where, found: 'condition' })
}

/** All of `args`, of `shape` where one is asked for, else numbers or lists. */
function visitAll(c: Checking, args: readonly Expr[], where: string, shape?: Shape): Node[] | undefined {
  const found: Node[] = []
  for (const arg of args) {
    const one = shape ? visitAs(c, shape, arg, where) : visitNumeric(c, arg, where)
    if (!one) return undefined
    found.push(one)
  }
  return found
}

/** The known name nearest to `name`. One letter is near every other one, so there only the case may differ. */
function suggest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 1) return closest(name, known)
  return known.find(other => other.toLowerCase() === name.toLowerCase())
}

function visitName(c: Checking, { name, span }: NameExpr): Node | undefined {
  if (c.names.has(name)) {
    const known = c.slots.indexOf(name)
    const index = known < 0 ? c.slots.push(name) - 1 : known
    return { kind: 'slot', index, shape: c.lists.has(name) ? 'list' : 'number', span }
  }
  const value = constants.get(name)
  if (value) return { kind: 'constant', value, span }
  if (functionNamed(name)) return fail(c, 'name.function', span, { name }, `${name}(…)`)
  return fail(c, 'name.unknown', span, { name }, suggest(name, [...c.names, ...constants.keys()]))
}

function visitList(c: Checking, { items, span }: ListExpr): Node | undefined {
  const found = visitAll(c, items, '[ ]')
  if (!found) return undefined
  const nested = found.find(isListNode)
  if (nested) return fail(c, 'shape.nested', nested.span)
  return sized(c, { kind: 'list', items: found, span }, items.length)
}

function visitIndex(c: Checking, { list, at, span }: IndexExpr): Node | undefined {
  const from = visitAs(c, 'list', list, '[ ]')
  const index = from && visitAs(c, 'number', at, '[ ]')
  return index && { kind: 'index', list: from, at: index, span }
}

function visitUnary(c: Checking, { operator, operand, span }: UnaryExpr): Node | undefined {
  if (operator === 'not') {
    const condition = visitAs(c, 'boolean', operand, operator)
    return condition && { kind: 'not', operand: condition, span }
  }
  const found = visitNumeric(c, operand, operator)
  return found && operator === '-' ? apply(c, negation, [found], span) : found
}

function visitBinary(c: Checking, { operator, left, right, span }: BinaryExpr): Node | undefined {
  const row = binaryOperators[operator]
  if (row.kind === 'arithmetic') {
    const a = visitNumeric(c, left, operator)
    const b = a && visitNumeric(c, right, operator)
    return b && apply(c, row, [a, b], span)
  }
  const shape = row.kind === 'logic' ? 'boolean' : 'number'
  const a = visitAs(c, shape, left, operator)
  const b = a && visitAs(c, shape, right, operator)
  if (!b) return undefined
  return row.kind === 'logic'
    ? { kind: 'logic', row, left: a, right: b, span }
    : { kind: 'compare', row, left: a, right: b, span }
}

function apply(c: Checking, row: MathRow, args: readonly Node[], span: Span): Node | undefined {
  if (!args.some(isListNode)) return spend(c, row, 1, { kind: 'apply', row, args, shape: 'number', span })
  const length = commonLength(c, row.name, args, span)
  if (c.problem) return undefined
  const node = sized(c, { kind: 'apply', row, args, shape: 'list', span }, length)
  return spend(c, row, length ?? limits.list, node)
}

/** The length of the lists among `args`, as far as it is known; two that differ are a problem. */
function commonLength(c: Checking, where: string, args: readonly Node[], span: Span): number | undefined {
  let first: number | undefined
  for (const arg of args) {
    const length = lengthOf(c, arg)
    first ??= length
    if (first !== undefined && length !== undefined && length !== first)
      return fail(c, 'math.lengths', span, { where, first, second: length })
  }
  return first
}

function visitCall(c: Checking, call: CallExpr): Node | undefined {
  const { name, nameSpan, args, span } = call
  const row = functionNamed(name)
  if (!row) return unknownCall(c, call)
  if (row.kind === 'list') return visitGather(c, row, call)
  if (args.length < row.arity.min || args.length > row.arity.max) return wrongArity(c, call, row, args.length)
  if (row.kind === 'choice') return visitChoice(c, call)
  const found = visitAll(c, args, name)
  return found && apply(c, row, found, { start: nameSpan.start, end: span.end })
}

function wrongArity(
  c: Checking,
  { name, span }: CallExpr,
  { arity: { min, max } }: Pick<MathRow, 'arity'>,
  found: number,
): undefined {
  return fail(c, 'call.arity', span, { name, found, min: Math.max(1, min), max: Number.isFinite(max) ? max : 0 })
}

/** What a function of lists asks of each argument, by what it takes; several are numbers or one list. */
const shapeTaken = { lists: 'list', numbers: 'number', several: undefined } as const

/** A call of a function of lists. */
function visitGather(c: Checking, row: ListRow, call: CallExpr): Node | undefined {
  const { name, args, span } = call
  const found = visitAll(c, args, name, shapeTaken[row.takes])
  if (!found) return undefined
  const list = row.takes === 'several' ? found.find(isListNode) : undefined
  if (list && found.length > 1) return fail(c, 'shape.several', list.span, { where: name })
  const values = list ? (lengthOf(c, list) ?? row.arity.min) : args.length
  if (args.length === 0 || values < row.arity.min || values > row.arity.max) return wrongArity(c, call, row, values)
  const common = commonLength(c, row.name, found, span)
  if (c.problem) return undefined
  const length = found.some(isListNode) ? common : args.length
  const isSameLength = row.gives === 'list' && row.takes !== 'numbers'
  const node = sized(c, { kind: 'gather', row, args: found, span }, isSameLength ? length : undefined)
  return spend(c, row, row.takes === 'numbers' ? limits.list : (length ?? limits.list), node)
}

function unknownCall(c: Checking, { name, nameSpan }: CallExpr): undefined {
  if (c.names.has(name) || constants.has(name)) return fail(c, 'call.variable', nameSpan, { name }, `${name}*(…)`)
  return fail(c, 'call.unknown', nameSpan, { name }, suggest(name, functionNames))
}

function visitChoice(c: Checking, { name, args, span }: CallExpr): Node | undefined {
  const [first, second, third] = args
  if (!first || !second || !third) throw new Error('the arity of if is checked before')
  const condition = visitAs(c, 'boolean', first, name)
  const yes = condition && visit(c, second)
  const no = yes && visit(c, third)
  if (!no) return undefined
  const shape = shapeOf(yes)
  if (shape !== shapeOf(no)) return fail(c, 'shape.branches', third.span)
  const length = lengthOf(c, yes)
  return sized(c, { kind: 'if', condition, yes, no, shape, span }, length === lengthOf(c, no) ? length : undefined)
}
