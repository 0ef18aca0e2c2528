// Owns the deciding evaluation: exact wherever a rational exists, approximate only beyond.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { toDecimal } from './decimal.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import { limits } from './limits.ts'
import type { Checked, Node } from './node.ts'
import type { MathProblem, MathRow } from './row.ts'
import { approximately, compareNum, isExact, settle, toDecide, toDouble } from './value.ts'
import type { Num, Value } from './value.ts'
import { charge, fullWork } from './work.ts'
import type { Work } from './work.ts'

/**
 * The value of `checked`, with `values` for its variables.
 * Errors: `math.*` where an operation leaves the reals or the doubles, `limit.work` when the numbers on the way grow
 * too expensive, `value.missing` for a variable without a value. `work` is what may be spent; pass one to see the rest.
 */
export function evaluate(
  checked: Checked,
  values: ReadonlyMap<string, Num>,
  work: Work = fullWork(),
): Result<Value, FormulaError> {
  const number = (node: Node): Result<Num, FormulaError> => {
    const value = visit(node)
    if (!value.ok) return value
    if (typeof value.value === 'boolean') throw new Error('the checker lets no condition stand for a number')
    return ok(value.value)
  }
  const condition = (node: Node): Result<boolean, FormulaError> => {
    const value = visit(node)
    if (!value.ok) return value
    if (typeof value.value !== 'boolean') throw new Error('the checker lets no number stand for a condition')
    return ok(value.value)
  }

  function visit(node: Node): Result<Value, FormulaError> {
    switch (node.kind) {
      case 'constant':
        return ok(node.value)
      case 'slot': {
        const name = checked.slots[node.index] ?? ''
        const value = values.get(name)
        return value ? ok(value) : failure('value.missing', node.span, { name })
      }
      case 'apply': {
        const args: Num[] = []
        for (const arg of node.args) {
          const value = number(arg)
          if (!value.ok) return value
          args.push(value.value)
        }
        return apply(node.row, args, node.span, work)
      }
      case 'compare': {
        const left = number(node.left)
        if (!left.ok) return left
        const right = number(node.right)
        return right.ok ? ok(node.row.holds(compareNum(left.value, right.value))) : right
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

/** One operation. What is not rational, or no longer, is left to doubles; every result is checked here. */
function apply(row: MathRow, args: readonly Num[], span: Span, work: Work): Result<Num, FormulaError> {
  const isDecidedExactly = row.jumps === true || args.every(isExact)
  if (isDecidedExactly) {
    const rationals = args.map(toDecide)
    if (!charge(work, row, rationals)) return failure('limit.work', span, { allowed: limits.work })
    const found = row.exact(...rationals)
    if (typeof found === 'string') return problem(found, row, args, span)
    if (found) {
      const settled = settle(found)
      return settled ? ok(settled) : problem('math.overflow', row, args, span)
    }
  }
  const double = row.double(...args.map(toDouble))
  const value = approximately(double)
  if (value) return ok(value)
  // The exact row knows why: a division by zero and a logarithm of zero give infinities too, and are no overflow.
  const reason = row.exact(...args.map(toDecide))
  if (typeof reason === 'string') return problem(reason, row, args, span)
  return problem(Number.isNaN(double) ? 'math.domain' : 'math.overflow', row, args, span)
}

function problem(code: MathProblem, row: MathRow, args: readonly Num[], span: Span): Result<Num, FormulaError> {
  return failure(code, span, { call: written(row, args), allowed: row.domain ?? '' })
}

/** The failed operation as people would write it: `sqrt(-4)`, `1/0`. */
function written(row: MathRow, args: readonly Num[]): string {
  const shown = args.map(show)
  const isWordy = /^\p{L}/u.test(row.name)
  if (isWordy || shown.length !== 2) return `${row.name}(${shown.join(', ')})`
  return shown.map(text => (text.startsWith('-') ? `(${text})` : text)).join(row.name)
}

/** Up to six figures are enough to recognise a number. */
function show(value: Num): string {
  const decimal = isExact(value) ? toDecimal(value) : undefined
  return decimal !== undefined && decimal.length <= 12 ? decimal : String(Number(toDouble(value).toPrecision(6)))
}
