// Owns the second stage: tokens to a tree, by precedence climbing.
import type { Args, Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { failure } from './error.ts'
import type { FormulaError, FormulaErrorCode } from './error.ts'
import type { Expr } from './expr.ts'
import { functionNamed } from './functions.ts'
import { limits } from './limits.ts'
import { binaryOperator, binaryOperators, isWord, unaryOperator, unaryOperators } from './operators.ts'
import type { BinaryOperator } from './operators.ts'
import { tokenize } from './tokenize.ts'
import type { Dialect, Token } from './tokenize.ts'
import { literal } from './value.ts'

/**
 * The tree of `source`. Errors: every `syntax.*`, `name.function` where its number stands without brackets, `limit.length`, `limit.depth`, `limit.nodes`, `math.overflow`
 * for a literal beyond all doubles. Never throws and never overflows the stack: recursion is
 * bounded by `limits.depth`.
 */
export function parse(source: string, dialect: Dialect = 'author'): Result<Expr, FormulaError> {
  const tokens = tokenize(source, dialect)
  return tokens.ok ? parseTokens(tokens.value, dialect) : tokens
}

function parseTokens(tokens: readonly Token[], dialect: Dialect): Result<Expr, FormulaError> {
  const end = tokens[tokens.length - 1]
  if (!end || tokens.length === 1) return failure('syntax.empty', end?.span ?? { start: 0, end: 0 })
  let at = 0
  let depth = 0
  let nodes = 0
  let problem: Result<Expr, FormulaError> | undefined

  // The first problem stops everything: each step below gives undefined once there is one.
  const fail = (code: FormulaErrorCode, span: Span, args: Args = {}, suggestion?: string): undefined => {
    problem ??= failure(code, span, args, suggestion)
  }
  const peek = (offset = 0): Token => tokens[at + offset] ?? end
  const isNext = (text: string): boolean => peek().kind === 'symbol' && peek().text === text
  const since = (start: number): Span => ({ start, end: peek(-1).span.end })

  const grow = <T extends Expr>(expr: T): T | undefined => {
    nodes++
    return nodes > limits.nodes ? fail('limit.nodes', expr.span, { allowed: limits.nodes }) : expr
  }
  /** What `inner` parses, one level deeper; the level opened at `span`. */
  const deeper = <T>(span: Span, inner: () => T | undefined): T | undefined => {
    if (depth >= limits.depth) return fail('limit.depth', span, { allowed: limits.depth })
    depth++
    const parsed = inner()
    depth--
    return parsed
  }
  const failHere = (wanted: 'operand' | 'operator'): undefined => {
    const { kind, text, span } = peek()
    if (kind === 'end') return fail('syntax.incomplete', span)
    return fail(wanted === 'operand' ? 'syntax.operand' : 'syntax.unexpected', span, { found: text })
  }

  function parseExpression(minimum: number): Expr | undefined {
    const { start } = peek().span
    let left = parsePrefix(minimum)
    let chained: BinaryOperator | undefined
    while (left) {
      const implicit = isImplicit()
      const operator = implicit ? '*' : infixOperator()
      if (!operator) break
      const row = binaryOperators[operator]
      if (row.precedence < minimum) break
      if (row.associates === 'not' && chained) {
        return fail('syntax.chain', peek().span, { first: chained, second: operator })
      }
      if (row.associates === 'not') chained = operator
      if (implicit) {
        if (!allowImplicit()) return undefined
      } else at++
      const right = parseRight(operator)
      if (!right) return undefined
      left = grow({ kind: 'binary', operator, left, right, span: since(start) })
    }
    return left
  }

  function parseRight(operator: BinaryOperator): Expr | undefined {
    const row = binaryOperators[operator]
    // The exponent may carry a sign, which binds looser than `^` itself.
    if (row.associates === 'right') return deeper(peek(-1).span, () => parseExpression(unaryOperators['-'].precedence))
    return parseExpression(row.precedence + 1)
  }

  function infixOperator(): BinaryOperator | undefined {
    const { kind, text } = peek()
    return kind === 'symbol' || kind === 'name' ? binaryOperator(text) : undefined
  }

  /** A number with a name or an opening bracket right behind it. */
  function isImplicit(): boolean {
    return peek(-1).kind === 'number' && (isNext('(') || (peek().kind === 'name' && !isWord(peek().text)))
  }

  function allowImplicit(): boolean {
    const number = peek(-1)
    const next = peek()
    const right = next.text === '(' ? '(…)' : next.text
    if (dialect === 'author') {
      fail('syntax.implicit', next.span, { left: number.text, right }, `${number.text}*${right}`)
      return false
    }
    // Signs between the operator and the number belong to the number: 1/-2x is as ambiguous as 1/2x.
    let before = -2
    while (/^[-+]$/.test(peek(before).text) && at + before > 0 && peek(before - 1).kind === 'symbol') before--
    const operator = at + before >= 0 ? peek(before).text : ''
    if (operator !== '/' && operator !== '^') return true
    const first = `(…${operator}${number.text})*${right}`
    const second = `…${operator}(${number.text}*${right})`
    fail('syntax.ambiguous', { start: number.span.start, end: next.span.end }, { first, second })
    return false
  }

  function parsePrefix(minimum: number): Expr | undefined {
    const { kind, text, span } = peek()
    const operator = kind === 'number' ? undefined : unaryOperator(text)
    if (!operator) return parseIndices()
    const { precedence } = unaryOperators[operator]
    if (precedence < minimum) return failHere('operand')
    at++
    const operand = deeper(span, () => parseExpression(precedence))
    return operand && grow({ kind: 'unary', operator, operand, span: since(span.start) })
  }

  /** A primary with its indices, which bind tightest: `v[0]^2`. */
  function parseIndices(): Expr | undefined {
    const { start } = peek().span
    let list = parsePrimary()
    while (list && isNext('[')) {
      const { span } = peek()
      at++
      const index = deeper(span, () => parseExpression(0))
      if (!index || !close(span, ']')) return undefined
      list = grow({ kind: 'index', list, at: index, span: since(start) })
    }
    return list
  }

  function parsePrimary(): Expr | undefined {
    const { kind, text, span } = peek()
    if (kind === 'number') {
      at++
      const value = literal(text)
      return value ? grow({ kind: 'number', text, value, span }) : fail('math.overflow', span, { call: text })
    }
    if (kind === 'name' && !isWord(text)) return parseName()
    if (isNext('[')) return parseList()
    if (!isNext('(')) return failHere('operand')
    at++
    const inner = deeper(span, () => parseExpression(0))
    if (!inner || !close(span)) return undefined
    return inner
  }

  function parseName(): Expr | undefined {
    const { text: name, span } = peek()
    if (name === 'log') return fail('syntax.log', span)
    at++
    if (!isNext('(')) {
      const isCalledBare = peek().kind === 'number' || (peek().kind === 'name' && !isWord(peek().text))
      return isCalledBare && functionNamed(name)
        ? fail('name.function', span, { name })
        : grow({ kind: 'name', name, span })
    }
    const open = peek().span
    at++
    const args = isNext(')') ? [] : deeper(open, parseArguments)
    if (!args || !close(open)) return undefined
    return grow({ kind: 'call', name, nameSpan: span, args, span: since(span.start) })
  }

  function parseList(): Expr | undefined {
    const { span } = peek()
    at++
    const items = isNext(']') ? [] : deeper(span, parseArguments)
    if (!items || !close(span, ']')) return undefined
    return grow({ kind: 'list', items, span: since(span.start) })
  }

  function parseArguments(): Expr[] | undefined {
    const args: Expr[] = []
    for (;;) {
      const arg = parseExpression(0)
      if (!arg) return undefined
      args.push(arg)
      if (!isNext(',')) return args
      at++
    }
  }

  function close(open: Span, bracket: ')' | ']' = ')'): boolean {
    if (isNext(bracket)) {
      at++
      return true
    }
    if (peek().kind === 'end') fail('syntax.unclosed', open, { open: bracket === ')' ? '(' : '[', close: bracket })
    else failHere('operator')
    return false
  }

  const expr = parseExpression(0)
  if (expr && at < tokens.length - 1) failHere('operator')
  return problem ?? (expr ? ok(expr) : failure('syntax.empty', end.span))
}
