// Owns turning the core of a typed answer into pieces: names, × between numbers, roots, brackets, dashes.
import type { Span } from '../diagnostic.ts'
import { constants, functionNamed, functionNames } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import { closest } from '../spelling.ts'
import { problem, readFactor, readSuffixes, type Asked, type FoldedProblem, type Suffix } from './frame.ts'
import type { DecimalSign } from './locale.ts'
import { isNumberAt, numberAt } from './number-piece.ts'
import type { Piece } from './token.ts'

export interface Scanned {
  readonly pieces: readonly Piece[]
  /** What has grown to the last number or bracket and applies to all of the answer. */
  readonly suffixes: readonly Suffix[]
}

const name = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy
/** The x of `3x3`: what follows must be a number, a bracket, a root, a constant or a call. */
const times = /x\s*(?=[\d(√\p{No}]|[.,]\d|(?:pi|tau|e)(?![\p{L}\p{N}_])|[\p{L}_][\p{L}\p{M}\p{Nd}_]*\()/iuy
const ellipsis = /\.{2,}(?=\s*\d)/y

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
const afterSpace = (text: string, at: number): number => at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)

/** The pieces of `text` in `core`. Errors: `number.*`, `suffix.*`, `unit.*`, `answer.*`, `bracket.comma`, `name.unknown`. */
export function scan(text: string, core: Span, decimal: DecimalSign, asked: Asked): Result<Scanned, FoldedProblem> {
  const body = text.slice(0, core.end)
  const pieces: Piece[] = []
  const suffixes: Suffix[] = []
  /** Of every open bracket, whether it is a call's. */
  const open: boolean[] = []
  let at = core.start

  const push = (kind: Piece['kind'], source: string, length: number): undefined => {
    pieces.push({ kind, source, span: { start: at, end: at + length } })
    at += length
  }
  const last = (): Piece | undefined => pieces.at(-1)
  const endsOperand = (piece: Piece | undefined): boolean =>
    piece !== undefined && (piece.kind === 'number' || piece.source === ')' || constants.has(piece.source))

  function step(): Result<never, FoldedProblem> | undefined {
    if (isNumberAt(body, at, open.length)) return number()
    if (endsOperand(last())) {
      const sign = matchAt(times, body, at)
      if (sign !== undefined) return push('symbol', '*', sign.length)
    }
    const word = matchAt(name, body, at) ?? (body.charAt(at) === '%' ? '%' : undefined)
    if (word !== undefined) return last()?.source === ')' ? behindBracket(word) : named(word)
    return symbol()
  }

  function number(): Result<never, FoldedProblem> | undefined {
    const found = numberAt(body, at, { depth: open.length, before: pieces, decimal, asked })
    if (!found.ok) return found
    pieces.push(...found.value.pieces)
    suffixes.push(...found.value.suffixes)
    at = found.value.end
    return undefined
  }

  /** `(1/2)k`: only where the bracket is the whole answer is it plain what the suffix belongs to. */
  function behindBracket(word: string): Result<never, FoldedProblem> | undefined {
    // Two factors without a sign between them: the parser says so.
    if (constants.has(word) || functionNamed(word)) return named(word)
    const span = { start: at, end: core.end }
    const factor = readFactor(word, { start: at, end: at + word.length }, asked)
    if (!factor.ok) return factor
    if (isWholeBracket(pieces)) {
      const read = readSuffixes(body, span, asked)
      if (!read.ok) return read
      suffixes.push(...read.value)
      at = core.end
      return undefined
    }
    if (factor.value.length > 0)
      return problem('suffix.ambiguous', span, { text: word, first: `(…)${word}`, second: `…(…${word})` })
    return named(word)
  }

  function named(word: string): Result<never, FoldedProblem> | undefined {
    const span = { start: at, end: at + word.length }
    const isCalled = body.charAt(afterSpace(body, span.end)) === '('
    const isKnown =
      constants.has(word) || functionNamed(word) || /^(log|and|or|not)$/.test(word)
    if (word === '%') return push('symbol', word, 1)
    if (isKnown || isCalled) return push('name', word, word.length)
    if (asked.names?.has(word)) return problem('answer.name', span, { name: word })
    const suggestion = word.length > 1 ? closest(word, [...constants.keys(), ...functionNames]) : undefined
    return err({
      code: 'name.unknown',
      span,
      args: { name: word },
      ...(suggestion === undefined ? {} : { suggestion }),
    })
  }

  function symbol(): Result<never, FoldedProblem> | undefined {
    const sign = String.fromCodePoint(body.codePointAt(at) ?? 0)
    const isRange = sign === '–' || sign === '~' || matchAt(ellipsis, body, at) !== undefined
    if (isRange && last()?.kind === 'number') {
      const next = afterSpace(body, at + (matchAt(ellipsis, body, at)?.length ?? 1))
      if (isNumberAt(body, next, open.length)) {
        const rest = numberAt(body, next, { depth: open.length, before: [], decimal, asked })
        const span = { start: last()?.span.start ?? at, end: rest.ok ? rest.value.end : next + 1 }
        return problem('number.range', span, { text: body.slice(span.start, span.end) })
      }
    }
    switch (sign) {
      case '√':
        return root()
      case '–':
        return push('symbol', '-', 1)
      case '(':
        open.push(last()?.kind === 'name' || last()?.kind === 'root')
        return push('symbol', sign, 1)
      case ')':
        open.pop()
        return push('symbol', sign, 1)
      case ',':
        if (open.at(-1) === true) return push('symbol', sign, 1)
        return problem(open.length > 0 ? 'bracket.comma' : 'answer.list', { start: at, end: at + 1 })
      case ';':
      case '[':
        return problem('answer.list', { start: at, end: at + 1 })
      default:
        return push('symbol', sign, sign.length)
    }
  }

  /** A root takes the next number, constant or bracket. */
  function root(): Result<never, FoldedProblem> | undefined {
    const next = afterSpace(body, at + 1)
    if (body.charAt(next) === '(') return push('root', 'sqrt', next - at)
    const constant = matchAt(name, body, next)
    const isConstant = constant !== undefined && constants.has(constant)
    if (!isConstant && !isNumberAt(body, next, open.length))
      return problem('syntax.operand', { start: at, end: at + 1 }, { found: '√' })
    push('root', 'sqrt(', next - at)
    if (!isConstant) return number() ?? closeRoot()
    push('name', constant, constant.length)
    return closeRoot()
  }

  function closeRoot(): undefined {
    pieces.push({ kind: 'symbol', source: ')', span: last()?.span ?? core })
  }

  while (at < core.end) {
    if (/\s/.test(body.charAt(at))) {
      at++
      continue
    }
    const failed = step()
    if (failed) return failed
  }
  return ok({ pieces, suffixes })
}

/** Whether the last bracket holds everything, signs and the name of a function before it apart. */
function isWholeBracket(pieces: readonly Piece[]): boolean {
  let depth = 0
  for (let index = pieces.length - 1; index >= 0; index--) {
    const source = pieces[index]?.source
    if (source === ')') depth++
    if (source === '(' || source === 'sqrt(') depth--
    if (depth === 0)
      return pieces
        .slice(0, index)
        .every(({ kind, source: text }) => kind === 'root' || kind === 'name' || /^[-+]$/.test(text))
  }
  return false
}
