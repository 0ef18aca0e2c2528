// Owns the third stage: names, arities, shapes and cost, so that evaluation only meets numbers.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { closest } from '../spelling.ts'
import { constants } from './constants.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import type { BinaryExpr, CallExpr, Expr, NameExpr, UnaryExpr } from './expr.ts'
import { functionNamed, functionNames, listFunctions } from './functions.ts'
import { limits } from './limits.ts'
import type { Checked, Node, Shape } from './node.ts'
import { binaryOperators, negation } from './operators.ts'
import type { MathRow } from './row.ts'

type Typed = Result<{ readonly node: Node; readonly shape: Shape }, FormulaError>

const typed = (node: Node, shape: Shape): Typed => ok({ node, shape })

/** The known name nearest to `name`. One letter is near every other one, so there only the case may differ. */
function suggest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 1) return closest(name, known)
  return known.find(other => other.toLowerCase() === name.toLowerCase())
}

/**
 * `expr` against the declared variables. A declared `e`, `pi` or `tau` hides the constant.
 * Errors: `name.*`, `call.*`, `shape.*`, `limit.cost`, `unsupported` (functions of lists).
 */
export function check(expr: Expr, names: ReadonlySet<string>): Result<Checked, FormulaError> {
  const slots = new Map<string, number>()
  let cost = 0

  function apply(row: MathRow, args: readonly Node[], span: Span): Typed {
    cost += row.cost ?? 1
    return cost > limits.cost
      ? failure('limit.cost', span, { found: cost, allowed: limits.cost })
      : typed({ kind: 'apply', row, args, span }, 'number')
  }

  function visit(at: Expr): Typed {
    switch (at.kind) {
      case 'number':
        return typed({ kind: 'constant', value: at.value, span: at.span }, 'number')
      case 'name':
        return visitName(at)
      case 'unary':
        return visitUnary(at)
      case 'binary':
        return visitBinary(at)
      case 'call':
        return visitCall(at)
    }
  }

  /** The node of `at`, which must be of `shape` because `where` asks for it. */
  function visitAs(shape: Shape, at: Expr, where: string): Result<Node, FormulaError> {
    const found = visit(at)
    if (!found.ok) return found
    return found.value.shape === shape ? ok(found.value.node) : failure(`shape.${shape}`, at.span, { where })
  }

  function visitAll(args: readonly Expr[], where: string): Result<Node[], FormulaError> {
    const nodes: Node[] = []
    for (const arg of args) {
      const node = visitAs('number', arg, where)
      if (!node.ok) return node
      nodes.push(node.value)
    }
    return ok(nodes)
  }

  function visitName({ name, span }: NameExpr): Typed {
    if (names.has(name)) {
      const index = slots.get(name) ?? slots.size
      slots.set(name, index)
      return typed({ kind: 'slot', index, span }, 'number')
    }
    const value = constants.get(name)
    if (value) return typed({ kind: 'constant', value, span }, 'number')
    if (functionNamed(name)) return failure('name.function', span, { name }, `${name}(…)`)
    return failure('name.unknown', span, { name }, suggest(name, [...names, ...constants.keys()]))
  }

  function visitUnary({ operator, operand, span }: UnaryExpr): Typed {
    const node = visitAs(operator === 'not' ? 'boolean' : 'number', operand, operator)
    if (!node.ok) return node
    switch (operator) {
      case 'not':
        return typed({ kind: 'not', operand: node.value, span }, 'boolean')
      case '-':
        return apply(negation, [node.value], span)
      case '+':
        return typed(node.value, 'number')
    }
  }

  function visitBinary({ operator, left, right, span }: BinaryExpr): Typed {
    const row = binaryOperators[operator]
    const shape = row.kind === 'logic' ? 'boolean' : 'number'
    const first = visitAs(shape, left, operator)
    if (!first.ok) return first
    const second = visitAs(shape, right, operator)
    if (!second.ok) return second
    switch (row.kind) {
      case 'arithmetic':
        return apply(row, [first.value, second.value], span)
      case 'comparison':
        return typed({ kind: 'compare', row, left: first.value, right: second.value, span }, 'boolean')
      case 'logic':
        return typed({ kind: 'logic', row, left: first.value, right: second.value, span }, 'boolean')
    }
  }

  function visitCall(call: CallExpr): Typed {
    const { name, nameSpan, args, span } = call
    const row = functionNamed(name)
    if (!row) return unknownCall(call)
    const { min, max } = row.arity
    if (args.length < min || args.length > max) {
      return failure('call.arity', span, { name, found: args.length, min, max: Number.isFinite(max) ? max : 0 })
    }
    if (row.kind === 'choice') return visitChoice(call)
    const nodes = visitAll(args, name)
    return nodes.ok ? apply(row, nodes.value, { start: nameSpan.start, end: span.end }) : nodes
  }

  function unknownCall({ name, nameSpan }: CallExpr): Typed {
    if (listFunctions.has(name)) return failure('unsupported', nameSpan, { what: name })
    if (names.has(name) || constants.has(name)) return failure('call.variable', nameSpan, { name }, `${name}*(…)`)
    return failure('call.unknown', nameSpan, { name }, suggest(name, functionNames))
  }

  function visitChoice({ name, args, span }: CallExpr): Typed {
    const [first, second, third] = args
    if (!first || !second || !third) throw new Error('the arity of if is checked before')
    const condition = visitAs('boolean', first, name)
    if (!condition.ok) return condition
    const yes = visit(second)
    if (!yes.ok) return yes
    const no = visit(third)
    if (!no.ok) return no
    if (yes.value.shape !== no.value.shape) return failure('shape.branches', third.span)
    const branches = { yes: yes.value.node, no: no.value.node }
    return typed({ kind: 'if', condition: condition.value, ...branches, span }, yes.value.shape)
  }

  const root = visit(expr)
  return root.ok ? ok({ root: root.value.node, shape: root.value.shape, slots: [...slots.keys()] }) : root
}
