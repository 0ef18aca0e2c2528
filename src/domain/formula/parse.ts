// Owns the second stage: tokens to a tree, by precedence climbing.
import type { Args, Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Err, Result } from '../result.ts'
import { failure } from './error.ts'
import type { FormulaError, FormulaErrorCode } from './error.ts'
import type { Expr } from './expr.ts'
import { functionNamed } from './functions.ts'
import { limits } from './limits.ts'
import { infixNamed, unaryOperators } from './operators.ts'
import type { BinaryOperator, Infix } from './operators.ts'
import { tokenize } from './tokenize.ts'
import type { Dialect, Token } from './tokenize.ts'
import { literal } from './value.ts'

/** Where parsing stands. One record and plain functions: closures would be made anew for each formula. */
interface Parsing {
  readonly tokens: readonly Token[]
  readonly dialect: Dialect
  /** The place of `next`; behind `last`, which is the token before it. */
  at: number
  next: Token
  last: Token
  depth: number
  nodes: number
  /** The first problem stops everything: each step below gives undefined once there is one. */
  problem: Err<FormulaError> | undefined
}

/**
 * The tree of `source`. Errors: every `syntax.*`, `name.function` where its number stands without brackets, `limit.length`, `limit.depth`, `limit.nodes`, `math.overflow`
 * for a literal beyond all doubles. Never throws and never overflows the stack: recursion is
 * bounded by `limits.depth`.
 */
export function parse(source: string, dialect: Dialect = 'author', allowed?: number): Result<Expr, FormulaError> {
  const tokens = tokenize(source, dialect, allowed)
  if (!tokens.ok) return tokens
  const [first] = tokens.value
  if (!first || first.kind === 'end') return failure('syntax.empty', first?.span ?? { start: 0, end: 0 })
  const p: Parsing = {
    tokens: tokens.value,
    dialect,
    at: 0,
    next: first,
    last: first,
    depth: 0,
    nodes: 0,
    problem: undefined,
  }
  const expr = parseExpression(p, 0)
  if (expr && p.next.kind !== 'end') failHere(p, 'operator')
  if (p.problem) return p.problem
  if (!expr) throw new Error('what has no tree has a problem')
  return ok(expr)
}

function advance(p: Parsing): void {
  p.last = p.next
  // The end is never passed.
  p.next = p.tokens[++p.at] ?? p.last
}
const isNext = ({ next }: Parsing, text: string): boolean => next.text === text && next.kind === 'symbol'
const since = (p: Parsing, start: number): Span => ({ start, end: p.last.span.end })

function fail(p: Parsing, code: FormulaErrorCode, span: Span, args: Args = {}, suggestion?: string): undefined {
  p.problem ??= failure(code, span, args, suggestion)
}

function failHere(p: Parsing, wanted: 'operand' | 'operator'): undefined {
  const { kind, text, span } = p.next
  if (kind === 'end') return fail(p, 'syntax.incomplete', span)
  if (wanted === 'operator' && isFactorNext(p)) return failImplicit(p)
  return fail(p, wanted === 'operand' ? 'syntax.operand' : 'syntax.unexpected', span, { found: text })
}

/** An operand behind an operand, but no number behind a number: people forget the sign between factors. */
const isFactorNext = ({ last, next }: Parsing): boolean =>
  (last.kind !== 'symbol' || last.text === ')' || last.text === ']') &&
  (next.kind === 'name' || next.text === '(' || (next.kind === 'number' && last.kind !== 'number'))

function failImplicit(p: Parsing): undefined {
  const left = p.last.text === ')' ? '(…)' : p.last.text === ']' ? '…]' : p.last.text
  const right = p.next.text === '(' ? '(…)' : p.next.text
  fail(p, 'syntax.implicit', p.next.span, { left, right }, `${left}*${right}`)
}

function grow<T extends Expr>(p: Parsing, expr: T): T | undefined {
  return ++p.nodes > limits.nodes ? fail(p, 'limit.nodes', expr.span, { allowed: limits.nodes }) : expr
}

/** An expression one level deeper; the level opened at `span`. */
function parseDeeper(p: Parsing, span: Span, minimum: number): Expr | undefined {
  if (!descend(p, span)) return undefined
  const parsed = parseExpression(p, minimum)
  p.depth--
  return parsed
}
function descend(p: Parsing, span: Span): boolean {
  if (p.depth < limits.depth) return ++p.depth > 0
  fail(p, 'limit.depth', span, { allowed: limits.depth })
  return false
}

const times = infixNamed('*')

function parseExpression(p: Parsing, minimum: number): Expr | undefined {
  const { start } = p.next.span
  let left = parsePrefix(p, minimum)
  let chained: BinaryOperator | undefined
  while (left) {
    const isImplicit = isProductNext(p)
    const operator = isImplicit ? times : p.next.infix
    if (!operator || operator.precedence < minimum) break
    if (operator.associates === 'not') {
      if (chained) return fail(p, 'syntax.chain', p.next.span, { first: chained, second: operator.name })
      chained = operator.name
    }
    if (!isImplicit) advance(p)
    else if (!allowImplicit(p)) return undefined
    const right = parseRight(p, operator)
    if (!right) return undefined
    left = grow(p, { kind: 'binary', operator: operator.name, left, right, span: since(p, start) })
  }
  return left
}

function parseRight(p: Parsing, { associates, precedence }: Infix): Expr | undefined {
  // The exponent may carry a sign, which binds looser than `^` itself.
  return associates === 'right'
    ? parseDeeper(p, p.last.span, unaryOperators['-'].precedence)
    : parseExpression(p, precedence + 1)
}

/** A number with a name or an opening bracket right behind it. */
function isProductNext(p: Parsing): boolean {
  return p.last.kind === 'number' && (p.next.kind === 'name' || isNext(p, '('))
}

function allowImplicit(p: Parsing): boolean {
  const { tokens, at, last: number, next } = p
  const right = next.text === '(' ? '(…)' : next.text
  if (p.dialect === 'author') {
    failImplicit(p)
    return false
  }
  // Signs between the operator and the number belong to the number: 1/-2x is as ambiguous as 1/2x.
  let before = at - 2
  while (isSign(tokens[before]) && tokens[before - 1]?.kind === 'symbol') before--
  const operator = tokens[before]?.text ?? ''
  if (operator !== '/' && operator !== '^') return true
  const first = `(…${operator}${number.text})*${right}`
  const second = `…${operator}(${number.text}*${right})`
  fail(p, 'syntax.ambiguous', { start: number.span.start, end: next.span.end }, { first, second })
  return false
}
const isSign = (token: Token | undefined): boolean => token?.text === '+' || token?.text === '-'

function parsePrefix(p: Parsing, minimum: number): Expr | undefined {
  const { prefix, span } = p.next
  if (!prefix) return parseIndices(p)
  if (prefix.precedence < minimum) return failHere(p, 'operand')
  advance(p)
  const operand = parseDeeper(p, span, prefix.precedence)
  return operand && grow(p, { kind: 'unary', operator: prefix.name, operand, span: since(p, span.start) })
}

/** A primary with its indices, which bind tightest: `v[0]^2`. */
function parseIndices(p: Parsing): Expr | undefined {
  const { start } = p.next.span
  let list = parsePrimary(p)
  while (list && isNext(p, '[')) {
    const { span } = p.next
    advance(p)
    const index = parseDeeper(p, span, 0)
    if (!index || !close(p, span, ']')) return undefined
    list = grow(p, { kind: 'index', list, at: index, span: since(p, start) })
  }
  return list
}

function parsePrimary(p: Parsing): Expr | undefined {
  const { kind, text, span } = p.next
  if (kind === 'number') {
    advance(p)
    const value = literal(text)
    return value ? grow(p, { kind: 'number', text, value, span }) : fail(p, 'math.overflow', span, { call: text })
  }
  if (kind === 'name') return parseName(p)
  if (isNext(p, '[')) return parseList(p)
  if (!isNext(p, '(')) return failHere(p, 'operand')
  advance(p)
  const inner = parseDeeper(p, span, 0)
  return inner && close(p, span, ')') ? inner : undefined
}

function parseName(p: Parsing): Expr | undefined {
  const { text: name, span } = p.next
  if (name === 'log') return fail(p, 'syntax.log', span)
  advance(p)
  if (!isNext(p, '(')) {
    const isCalledBare = p.next.kind === 'number' || p.next.kind === 'name'
    return isCalledBare && functionNamed(name)
      ? fail(p, 'name.function', span, { name })
      : grow(p, { kind: 'name', name, span })
  }
  const args = parseItems(p, ')')
  return args && grow(p, { kind: 'call', name, nameSpan: span, args, span: since(p, span.start) })
}

function parseList(p: Parsing): Expr | undefined {
  const { start } = p.next.span
  const items = parseItems(p, ']')
  return items && grow(p, { kind: 'list', items, span: since(p, start) })
}

/** What stands between an opening bracket, which is next, and `bracket`, with commas between; perhaps nothing. */
function parseItems(p: Parsing, bracket: ')' | ']'): Expr[] | undefined {
  const open = p.next.span
  const items: Expr[] = []
  advance(p)
  if (!isNext(p, bracket)) {
    if (!descend(p, open)) return undefined
    for (;;) {
      const item = parseExpression(p, 0)
      if (!item) return undefined
      items.push(item)
      if (!isNext(p, ',')) break
      advance(p)
    }
    p.depth--
  }
  return close(p, open, bracket) ? items : undefined
}

function close(p: Parsing, open: Span, bracket: ')' | ']'): boolean {
  if (isNext(p, bracket)) {
    advance(p)
    return true
  }
  if (p.next.kind === 'end') fail(p, 'syntax.unclosed', open, { open: bracket === ')' ? '(' : '[', close: bracket })
  else failHere(p, 'operator')
  return false
}
