// Owns the tree that parsing yields: the formula as written, brackets gone, names not yet resolved.
import type { Span } from '../diagnostic.ts'
import type { BinaryOperator, UnaryOperator } from './operators.ts'
import type { Num } from './value.ts'

export type Expr = NumberExpr | NameExpr | UnaryExpr | BinaryExpr | CallExpr | ListExpr | IndexExpr

interface NumberExpr {
  readonly kind: 'number'
  /** As written; `value` is what it means. */
  readonly text: string
  readonly value: Num
  readonly span: Span
}
export interface NameExpr {
  readonly kind: 'name'
  readonly name: string
  readonly span: Span
}
export interface UnaryExpr {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Expr
  readonly span: Span
}
export interface BinaryExpr {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expr
  readonly right: Expr
  readonly span: Span
}
export interface CallExpr {
  readonly kind: 'call'
  readonly name: string
  readonly nameSpan: Span
  readonly args: readonly Expr[]
  readonly span: Span
}

/** `[a, b]` */
export interface ListExpr {
  readonly kind: 'list'
  readonly items: readonly Expr[]
  readonly span: Span
}
/** `list[at]` */
export interface IndexExpr {
  readonly kind: 'index'
  readonly list: Expr
  readonly at: Expr
  readonly span: Span
}

/** The expressions directly below `expr`, in the order in which they stand. */
function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'name':
      return []
    case 'unary':
      return [expr.operand]
    case 'binary':
      return [expr.left, expr.right]
    case 'call':
      return expr.args
    case 'list':
      return expr.items
    case 'index':
      return [expr.list, expr.at]
  }
}

/** `expr` with what `at` gives for a name in the place of that name. */
export function substitute(expr: Expr, at: (name: string) => Expr | undefined): Expr {
  const inner = (one: Expr): Expr => substitute(one, at)
  switch (expr.kind) {
    case 'number':
      return expr
    case 'name':
      return at(expr.name) ?? expr
    case 'unary':
      return { ...expr, operand: inner(expr.operand) }
    case 'binary':
      return { ...expr, left: inner(expr.left), right: inner(expr.right) }
    case 'call':
      return { ...expr, args: expr.args.map(inner) }
    case 'list':
      return { ...expr, items: expr.items.map(inner) }
    case 'index':
      return { ...expr, list: inner(expr.list), at: inner(expr.at) }
  }
}

/** How many nodes `expr` has; a name counts as many as `sizeOf` says. */
export function countNodes(expr: Expr, sizeOf: (name: string) => number = () => 1): number {
  if (expr.kind === 'name') return sizeOf(expr.name)
  return children(expr).reduce((sum, child) => sum + countNodes(child, sizeOf), 1)
}

/** Every name that stands for a number, with its first place. Constants are among them: a variable may hide one. */
export function freeNames(expr: Expr): Map<string, Span> {
  const names = new Map<string, Span>()
  const visit = (at: Expr): void => {
    if (at.kind === 'name' && !names.has(at.name)) names.set(at.name, at.span)
    for (const child of children(at)) visit(child)
  }
  visit(expr)
  return names
}
