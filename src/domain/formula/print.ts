// Owns the way back: a tree to text with no more brackets than parsing needs.
import type { Expr } from './expr.ts'
import { binaryOperators, unaryOperators } from './operators.ts'

/** `expr` as an author would write it: `parse(print(expr))` is the same tree. */
export function print(expr: Expr): string {
  return printAt(expr, 0)
}

/** `expr` in a place that takes only what binds at least as tightly as `minimum`. */
function printAt(expr: Expr, minimum: number): string {
  switch (expr.kind) {
    case 'number':
      return expr.text
    case 'name':
      return expr.name
    case 'call':
      return `${expr.name}(${expr.args.map(print).join(', ')})`
    case 'list':
      return `[${expr.items.map(print).join(', ')}]`
    case 'index':
      return `${printAt(expr.list, primary)}[${print(expr.at)}]`
    case 'unary': {
      const { precedence } = unaryOperators[expr.operator]
      const gap = expr.operator === 'not' ? ' ' : ''
      return bracket(expr.operator + gap + printAt(expr.operand, precedence), precedence < minimum)
    }
    case 'binary': {
      const { precedence, associates } = binaryOperators[expr.operator]
      const isRight = associates === 'right'
      const left = printAt(expr.left, precedence + (associates === 'left' ? 0 : 1))
      // The exponent may be a sign or a power; elsewhere the right side must bind tighter.
      const right = printAt(expr.right, isRight ? unaryOperators['-'].precedence : precedence + 1)
      const gap = precedence > binaryOperators['+'].precedence ? '' : ' '
      return bracket(left + gap + expr.operator + gap + right, precedence < minimum)
    }
  }
}

/** Binds tighter than every operator. */
const primary = Infinity

const bracket = (text: string, isNeeded: boolean): string => (isNeeded ? `(${text})` : text)
