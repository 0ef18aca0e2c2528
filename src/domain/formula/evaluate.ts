// Owns the deciding evaluation: exact wherever a rational exists, an interval only beyond.
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { applyRow, compareNumbers, elementAt, gatherRow } from './apply.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import { limits } from './limits.ts'
import type { Checked, Node } from './node.ts'
import { decides, isList, isNumber } from './value.ts'
import type { Num, Value } from './value.ts'
import { fullWork } from './work.ts'
import type { Work } from './work.ts'

/**
 * The value of `checked`, with `values` for its variables: numbers, or lists for those that were checked as lists.
 * Errors: `math.*` where an operation leaves the reals or the doubles, or hangs on a rounding error; `limit.work` when
 * the numbers on the way grow too expensive; `limit.list`; `value.missing` for a variable without a value. `work` is
 * what may be spent; pass one to see the rest. Ask `decides` before an interval decides anything.
 */
export function evaluate(
  checked: Checked,
  values: ReadonlyMap<string, Value>,
  work: Work = fullWork(),
): Result<Value, FormulaError> {
  const number = (node: Node): Result<Num, FormulaError> => {
    const value = visit(node)
    if (!value.ok) return value
    if (!isNumber(value.value)) throw new Error('the checker lets nothing else stand for a number')
    return ok(value.value)
  }
  const numeric = (node: Node): Result<Num | readonly Num[], FormulaError> => {
    const value = visit(node)
    if (!value.ok) return value
    if (typeof value.value === 'boolean') throw new Error('the checker lets no condition stand for a number or a list')
    return ok(value.value)
  }
  const list = (node: Node): Result<readonly Num[], FormulaError> => {
    const value = visit(node)
    if (!value.ok) return value
    if (!isList(value.value)) throw new Error('the checker lets nothing else stand for a list')
    return ok(value.value)
  }
  const condition = (node: Node): Result<boolean, FormulaError> => {
    const value = visit(node)
    if (!value.ok) return value
    if (typeof value.value !== 'boolean') throw new Error('the checker lets nothing else stand for a condition')
    return ok(value.value)
  }
  function all<T>(nodes: readonly Node[], one: (node: Node) => Result<T, FormulaError>): Result<T[], FormulaError> {
    const found: T[] = []
    for (const node of nodes) {
      const value = one(node)
      if (!value.ok) return value
      found.push(value.value)
    }
    return ok(found)
  }

  function visit(node: Node): Result<Value, FormulaError> {
    switch (node.kind) {
      case 'constant':
        return ok(node.value)
      case 'slot': {
        const name = checked.slots[node.index] ?? ''
        const value = values.get(name)
        if (value === undefined) return failure('value.missing', node.span, { name })
        return isList(value) && value.length > limits.list
          ? failure('limit.list', node.span, { found: name, allowed: limits.list })
          : ok(value)
      }
      case 'list':
        return all(node.items, number)
      case 'index': {
        const from = list(node.list)
        if (!from.ok) return from
        const at = number(node.at)
        return at.ok ? elementAt(from.value, at.value, node.at.span) : at
      }
      case 'apply': {
        const args = all(node.args, numeric)
        return args.ok ? applyRow(node.row, args.value, node.span, work) : args
      }
      case 'gather': {
        const args = all(node.args, numeric)
        return args.ok ? gatherRow(node.row, args.value, node.span, work) : args
      }
      case 'compare': {
        const left = number(node.left)
        if (!left.ok) return left
        const right = number(node.right)
        return right.ok ? compareNumbers(node.row, left.value, right.value, node.span) : right
      }
      case 'logic': {
        const left = condition(node.left)
        return !left.ok || left.value === node.row.settledBy ? left : condition(node.right)
      }
      case 'not': {
        const operand = condition(node.operand)
        return operand.ok ? ok(!operand.value) : operand
      }
      case 'if': {
        const test = condition(node.condition)
        return test.ok ? visit(test.value ? node.yes : node.no) : test
      }
    }
  }

  return visit(checked.root)
}

/**
 * `value` if it is known well enough to decide something of the size `scale` (see `decides`), else `math.undecided`.
 */
export function decided(checked: Checked, value: Value, scale = 0): Result<Value, FormulaError> {
  return decides(value, scale) ? ok(value) : failure('math.undecided', checked.root.span)
}
