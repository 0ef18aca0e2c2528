// Owns the deciding evaluation: exact wherever a rational exists, an interval only beyond.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { applyRow, compareNumbers, elementAt, gatherRow } from './apply.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import { limits } from './limits.ts'
import type { Checked, Node } from './node.ts'
import type { Numeric } from './apply.ts'
import { decides, isList, isNumber } from './value.ts'
import type { Num, Value } from './value.ts'
import { fullWork } from './work.ts'
import type { Work } from './work.ts'

/**
 * The value of `checked`, with `values` for its variables: numbers, or lists for those that were checked as lists.
 * Errors: `math.*` where an operation leaves the reals or the doubles, or hangs on a rounding error; `limit.work` when
 * the numbers on the way grow too expensive; `limit.list`; `value.missing` for a variable without a value. `work` is
 * what may be spent; pass one to see the rest. `scale` is the size of what the value decides (see `decides`); `seen` gets
 * the value of every number or list on the way, the result among them.
 */
export function evaluate(
  checked: Checked,
  values: ReadonlyMap<string, Value>,
  work: Work = fullWork(),
  { scale = 0, seen }: { readonly scale?: number; readonly seen?: (value: Numeric) => void } = {},
): Result<Value, FormulaError> {
  // The first problem stops everything: each step below gives undefined once there is one.
  let problem: Result<Value, FormulaError> | undefined
  const take = <T>(found: Result<T, FormulaError>): T | undefined => {
    if (found.ok) return found.value
    problem ??= found
    return undefined
  }

  function number(node: Node): Num | undefined {
    const value = visit(node)
    if (value !== undefined && !isNumber(value)) throw new Error('the checker lets nothing else stand for a number')
    return value
  }
  function list(node: Node): readonly Num[] | undefined {
    const value = visit(node)
    if (value !== undefined && !isList(value)) throw new Error('the checker lets nothing else stand for a list')
    return value
  }
  function condition(node: Node): boolean | undefined {
    const value = visit(node)
    if (typeof value === 'object') throw new Error('the checker lets nothing else stand for a condition')
    return value
  }
  function numeric(node: Node): Num | readonly Num[] | undefined {
    const value = visit(node)
    if (typeof value === 'boolean') throw new Error('the checker lets no condition stand for a number or a list')
    return value
  }
  function all<T>(nodes: readonly Node[], one: (node: Node) => T | undefined): T[] | undefined {
    const found: T[] = []
    for (const node of nodes) {
      const value = one(node)
      if (value === undefined) return undefined
      found.push(value)
    }
    return found
  }

  function slot(index: number, span: Span): Value | undefined {
    const name = checked.slots[index] ?? ''
    const value = values.get(name)
    if (value === undefined) return take(failure('value.missing', span, { name }))
    return isList(value) && value.length > limits.list
      ? take(failure('limit.list', span, { found: name, allowed: limits.list }))
      : value
  }

  function visit(node: Node): Value | undefined {
    const value = valueOf(node)
    if (seen && typeof value === 'object') seen(value)
    return value
  }

  function valueOf(node: Node): Value | undefined {
    switch (node.kind) {
      case 'constant':
        return node.value
      case 'slot':
        return slot(node.index, node.span)
      case 'list':
        return all(node.items, number)
      case 'index': {
        const from = list(node.list)
        const at = from && number(node.at)
        return from && at && take(elementAt(from, at, node.at.span))
      }
      case 'apply': {
        const args = all(node.args, numeric)
        return args && take(applyRow(node.row, args, node.span, work))
      }
      case 'gather': {
        const args = all(node.args, numeric)
        return args && take(gatherRow(node.row, args, node.span, work))
      }
      case 'compare': {
        const left = number(node.left)
        const right = left && number(node.right)
        return left && right && take(compareNumbers(node.row, left, right, node.span))
      }
      case 'logic': {
        const left = condition(node.left)
        return left === undefined || left === node.row.settledBy ? left : condition(node.right)
      }
      case 'not': {
        const operand = condition(node.operand)
        return operand === undefined ? undefined : !operand
      }
      case 'if': {
        const test = condition(node.condition)
        return test === undefined ? undefined : visit(test ? node.yes : node.no)
      }
    }
  }

  const value = visit(checked.root)
  if (problem) return problem
  if (value === undefined) throw new Error('what has no value has a problem')
  return decides(value, scale) ? ok(value) : failure('math.undecided', checked.root.span)
}
