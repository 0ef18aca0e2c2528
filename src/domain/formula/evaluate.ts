// Owns the deciding evaluation: exact wherever a rational exists, an interval only beyond.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { toDecimal } from './decimal.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import { limits } from './limits.ts'
import type { Checked, Node } from './node.ts'
import type { ComparisonRow } from './operators.ts'
import { equal } from './rational.ts'
import type { ExactResult, MathProblem, MathRow } from './row.ts'
import { endsOf, interval, isExact, isNumber, settle, signsOfDifference, toDouble } from './value.ts'
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
  values: ReadonlyMap<string, Value>,
  work: Work = fullWork(),
): Result<Value, FormulaError> {
  const number = (node: Node): Result<Num, FormulaError> => {
    const value = visit(node)
    if (!value.ok) return value
    if (!isNumber(value.value)) throw new Error('the checker lets nothing else stand for a number')
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
        return value === undefined ? failure('value.missing', node.span, { name }) : ok(value)
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

/** Whether `left` and `right` stand so, if that does not hang on a rounding error. */
function compareNumbers(row: ComparisonRow, left: Num, right: Num, span: Span): Result<boolean, FormulaError> {
  const answers = new Set(signsOfDifference(left, right).map(row.holds))
  const [answer] = answers
  return answers.size === 1 && answer !== undefined
    ? ok(answer)
    : failure('math.undecided', span, { call: written(row, [left, right]) })
}

/** One operation. What is not rational, or no longer, is left to intervals; every result is checked here. */
function apply(row: MathRow, args: readonly Num[], span: Span, work: Work): Result<Num, FormulaError> {
  const ends = args.map(endsOf)
  const [lows, highs] = [ends.map(({ low }) => low), ends.map(({ high }) => high)]
  if (!charge(work, row, lows)) return failure('limit.work', span, { allowed: limits.work })
  const found = row.exact(...lows)
  const isExactly = args.every(isExact)
  if (isExactly || row.jumps === true) {
    if (!isExactly && !isSame(found, row.exact(...highs))) return problem('math.undecided', row, args, span)
    if (typeof found === 'string') return problem(found, row, args, span)
    if (found) {
      const settled = settle(found)
      return settled ? ok(settled) : problem('math.overflow', row, args, span)
    }
  }
  const double = row.double(...args.map(toDouble))
  const error = Math.abs(double) * roundingError + Number.MIN_VALUE
  const value = interval(double - error, double + error)
  if (value) return ok(value)
  // The exact row knows why: a division by zero and a logarithm of zero give infinities too, and are no overflow.
  if (typeof found === 'string') return problem(found, row, args, span)
  return problem(Number.isNaN(double) ? 'math.domain' : 'math.overflow', row, args, span)
}

/** A double has been rounded a few times by 2^-53 of itself; this leaves a wide margin. */
const roundingError = 2 ** -40

function isSame(a: ExactResult, b: ExactResult): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && equal(a, b))
}

function problem(code: MathProblem, row: MathRow, args: readonly Num[], span: Span): Result<Num, FormulaError> {
  return failure(code, span, { call: written(row, args), allowed: row.domain ?? '' })
}

/** The failed operation as people would write it: `sqrt(-4)`, `1/0`. */
function written(row: { readonly name: string }, args: readonly Num[]): string {
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
