// Owns the third stage: names, arities, shapes and cost, so that evaluation only meets what its rows can take.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { closest } from '../spelling.ts'
import { constants } from './constants.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import type { BinaryExpr, CallExpr, Expr, IndexExpr, ListExpr, NameExpr, UnaryExpr } from './expr.ts'
import { functionNamed, functionNames } from './functions.ts'
import { limits } from './limits.ts'
import { shapeOf } from './node.ts'
import type { Checked, Node, Shape } from './node.ts'
import { binaryOperators, negation } from './operators.ts'
import type { ListRow, MathRow } from './row.ts'

/** A node and, where it is a list whose length is known already, that length. */
interface Sized {
  readonly node: Node
  readonly length?: number | undefined
}
type Typed = Result<Sized, FormulaError>

const typed = (node: Node, length?: number): Typed => ok({ node, length })
const isListNode = ({ node }: Sized): boolean => shapeOf(node) === 'list'
/** What messages call a shape; `boolean` is a programmer's word. */
const kindOf = (shape: Shape): string => (shape === 'boolean' ? 'condition' : shape)

/** The known name nearest to `name`. One letter is near every other one, so there only the case may differ. */
function suggest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 1) return closest(name, known)
  return known.find(other => other.toLowerCase() === name.toLowerCase())
}

/**
 * `expr` against the declared variables; those among `lists` hold lists. A declared `e`, `pi` or `tau` hides the
 * constant. Errors: `name.*`, `call.*`, `shape.*`, `limit.cost`; `math.lengths` where lengths are known already.
 */
export function check(
  expr: Expr,
  names: ReadonlySet<string>,
  lists: ReadonlySet<string> = new Set(),
): Result<Checked, FormulaError> {
  const slots = new Map<string, number>()
  let cost = 0

  /** Adds what `row` costs on `elements`. */
  function spend(row: MathRow | ListRow, elements: number, sized: Sized): Typed {
    cost += (row.cost ?? 1) * elements
    return cost > limits.cost
      ? failure('limit.cost', sized.node.span, { found: cost, allowed: limits.cost })
      : ok(sized)
  }

  function visit(at: Expr): Typed {
    switch (at.kind) {
      case 'number':
        return typed({ kind: 'constant', value: at.value, span: at.span })
      case 'name':
        return visitName(at)
      case 'list':
        return visitList(at)
      case 'index':
        return visitIndex(at)
      case 'unary':
        return visitUnary(at)
      case 'binary':
        return visitBinary(at)
      case 'call':
        return visitCall(at)
    }
  }

  /** What is at `at`, which must be of `shape` because `where` asks for it. */
  function visitAs(shape: Shape, at: Expr, where: string): Typed {
    const found = visit(at)
    if (!found.ok || shapeOf(found.value.node) === shape) return found
    return failure(`shape.${shape}`, at.span, { where, found: kindOf(shapeOf(found.value.node)) })
  }

  /** A number or a list of numbers. */
  function visitNumeric(at: Expr, where: string): Typed {
    const found = visit(at)
    if (!found.ok || shapeOf(found.value.node) !== 'boolean') return found
    return failure('shape.number', at.span, { where, found: 'condition' })
  }

  function visitAll(args: readonly Expr[], visitOne: (at: Expr) => Typed): Result<Sized[], FormulaError> {
    const found: Sized[] = []
    for (const arg of args) {
      const one = visitOne(arg)
      if (!one.ok) return one
      found.push(one.value)
    }
    return ok(found)
  }

  function visitName({ name, span }: NameExpr): Typed {
    if (names.has(name)) {
      const index = slots.get(name) ?? slots.size
      slots.set(name, index)
      return typed({ kind: 'slot', index, shape: lists.has(name) ? 'list' : 'number', span })
    }
    const value = constants.get(name)
    if (value) return typed({ kind: 'constant', value, span })
    if (functionNamed(name)) return failure('name.function', span, { name }, `${name}(…)`)
    return failure('name.unknown', span, { name }, suggest(name, [...names, ...constants.keys()]))
  }

  function visitList({ items, span }: ListExpr): Typed {
    const found = visitAll(items, item => visitNumeric(item, '[ ]'))
    if (!found.ok) return found
    const nested = found.value.find(isListNode)
    if (nested) return failure('shape.nested', nested.node.span)
    return typed({ kind: 'list', items: found.value.map(({ node }) => node), span }, items.length)
  }

  function visitIndex({ list, at, span }: IndexExpr): Typed {
    const from = visitAs('list', list, '[ ]')
    if (!from.ok) return from
    const index = visitAs('number', at, '[ ]')
    return index.ok ? typed({ kind: 'index', list: from.value.node, at: index.value.node, span }) : index
  }

  function visitUnary({ operator, operand, span }: UnaryExpr): Typed {
    if (operator === 'not') {
      const condition = visitAs('boolean', operand, operator)
      return condition.ok ? typed({ kind: 'not', operand: condition.value.node, span }) : condition
    }
    const found = visitNumeric(operand, operator)
    if (!found.ok || operator === '+') return found
    return apply(negation, [found.value], span)
  }

  function visitBinary({ operator, left, right, span }: BinaryExpr): Typed {
    const row = binaryOperators[operator]
    const found = visitAll([left, right], at => {
      if (row.kind === 'arithmetic') return visitNumeric(at, operator)
      return visitAs(row.kind === 'logic' ? 'boolean' : 'number', at, operator)
    })
    if (!found.ok) return found
    const [first, second] = found.value
    if (!first || !second) throw new Error('two sides give two nodes')
    switch (row.kind) {
      case 'arithmetic':
        return apply(row, found.value, span)
      case 'comparison':
        return typed({ kind: 'compare', row, left: first.node, right: second.node, span })
      case 'logic':
        return typed({ kind: 'logic', row, left: first.node, right: second.node, span })
    }
  }

  function apply(row: MathRow, args: readonly Sized[], span: Span): Typed {
    const paired = pair(args, row, span)
    if (!paired.ok) return paired
    const { isList, length } = paired.value
    const shape = isList ? 'list' : 'number'
    const node: Node = { kind: 'apply', row, args: args.map(arg => arg.node), shape, span }
    return spend(row, isList ? (length ?? limits.list) : 1, { node, length })
  }

  /** Whether there are lists among `args`, and their common length as far as it is known. */
  function pair(
    args: readonly Sized[],
    { name }: { readonly name: string },
    span: Span,
  ): Result<{ readonly isList: boolean; readonly length?: number | undefined }, FormulaError> {
    const known = args.flatMap(({ length }) => (length === undefined ? [] : [length]))
    const [first] = known
    const second = known.find(length => length !== first)
    if (first !== undefined && second !== undefined)
      return failure('math.lengths', span, { where: name, first, second })
    return ok({ isList: args.some(isListNode), length: first })
  }

  function visitCall(call: CallExpr): Typed {
    const { name, nameSpan, args, span } = call
    const row = functionNamed(name)
    if (!row) return unknownCall(call)
    if (row.kind === 'list') return visitGather(row, call)
    if (args.length < row.arity.min || args.length > row.arity.max) return wrongArity(call, row, args.length)
    if (row.kind === 'choice') return visitChoice(call)
    const found = visitAll(args, arg => visitNumeric(arg, name))
    return found.ok ? apply(row, found.value, { start: nameSpan.start, end: span.end }) : found
  }

  function wrongArity({ name, span }: CallExpr, { arity }: Pick<MathRow, 'arity'>, found: number): Typed {
    const { min, max } = arity
    return failure('call.arity', span, { name, found, min: Math.max(1, min), max: Number.isFinite(max) ? max : 0 })
  }

  /** A call of a function of lists. */
  function visitGather(row: ListRow, call: CallExpr): Typed {
    const { name, args, span } = call
    const found = visitAll(args, arg => {
      if (row.takes === 'several') return visitNumeric(arg, name)
      return visitAs(row.takes === 'lists' ? 'list' : 'number', arg, name)
    })
    if (!found.ok) return found
    const several = row.takes === 'several' ? found.value : []
    const list = several.find(isListNode)
    if (list && several.length > 1) return failure('shape.several', list.node.span, { where: name })
    const values = list ? (list.length ?? row.arity.min) : args.length
    if (args.length === 0 || values < row.arity.min || values > row.arity.max) return wrongArity(call, row, values)
    const paired = pair(found.value, row, span)
    if (!paired.ok) return paired
    const length = paired.value.isList ? paired.value.length : args.length
    const node: Node = { kind: 'gather', row, args: found.value.map(arg => arg.node), span }
    const isSameLength = row.gives === 'list' && row.takes !== 'numbers'
    const elements = row.takes === 'numbers' ? limits.list : (length ?? limits.list)
    return spend(row, elements, { node, length: isSameLength ? length : undefined })
  }

  function unknownCall({ name, nameSpan }: CallExpr): Typed {
    if (names.has(name) || constants.has(name)) return failure('call.variable', nameSpan, { name }, `${name}*(…)`)
    return failure('call.unknown', nameSpan, { name }, suggest(name, functionNames))
  }

  function visitChoice({ name, args, span }: CallExpr): Typed {
    const [first, second, third] = args
    if (!first || !second || !third) throw new Error('the arity of if is checked before')
    const condition = visitAs('boolean', first, name)
    if (!condition.ok) return condition
    const branches = visitAll([second, third], visit)
    if (!branches.ok) return branches
    const [yes, no] = branches.value
    if (!yes || !no) throw new Error('two branches give two nodes')
    const shape = shapeOf(yes.node)
    if (shape !== shapeOf(no.node)) return failure('shape.branches', third.span)
    const node: Node = { kind: 'if', condition: condition.value.node, yes: yes.node, no: no.node, shape, span }
    return typed(node, yes.length === no.length ? yes.length : undefined)
  }

  const root = visit(expr)
  if (!root.ok) return root
  const { node } = root.value
  return ok({ root: node, shape: shapeOf(node), slots: [...slots.keys()] })
}
