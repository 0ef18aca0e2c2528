// Owns turning the core of a typed answer into pieces: names, × between numbers, roots, brackets, lists, dashes.
import type { Span } from '../diagnostic.ts'
import { constants, functionNamed, functionNames } from '../formula/index.ts'
import { err, ok, type Result } from '../result.ts'
import { closest } from '../spelling.ts'
import { problem, readWord, readWords, type Asked, type FoldedProblem, type Suffix } from './behind.ts'
import type { DecimalSign } from './locale.ts'
import { matchAt, nesting, timesSign } from './match.ts'
import { isNumberAt, numberAt, operatorBefore } from './number-piece.ts'
import { isScientific, isSign, type Piece } from './token.ts'

/** How an answer is read. In a formula letters are only names: no ×, multipliers, percent or units. */
export interface Manner {
  readonly decimal: DecimalSign
  readonly asked: Asked
  /** The card's unit as the card writes it. */
  readonly unit?: string | undefined
  readonly isFormula?: true
  /** One of a list: no second reading of a separator is tried. */
  readonly isElement?: true
}
export interface Scanned {
  readonly pieces: readonly Piece[]
  /** What has grown to the last number or bracket and applies to all of the answer. */
  readonly suffixes: readonly Suffix[]
}
/** What separates in a bracket, if anything. In a list with `;` between its numbers commas belong to these. */
type Separator = ',' | ';' | ''

const name = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy
const ellipsis = /\.{2,}(?=\s*\d)/y
const words = new Set(['log', 'and', 'or', 'not'])

const space = /\s*/y
const afterSpace = (text: string, at: number): number => at + matchAt(space, text, at).length

/** The pieces of `text` in `core`. Errors: `number.*`, `suffix.*`, `unit.*`, `answer.*`, `bracket.comma`, `name.unknown`. */
export function scan(text: string, core: Span, manner: Manner): Result<Scanned, FoldedProblem> {
  const { asked, isFormula } = manner
  const body = text.slice(0, core.end)
  const pieces: Piece[] = []
  const suffixes: Suffix[] = []
  const open: Separator[] = []
  let at = core.start

  const push = (kind: Piece['kind'], source: string, length: number): undefined => {
    pieces.push({ kind, source, span: { start: at, end: at + length } })
    at += length
  }
  const pushSign = (source: string, length: number): undefined => push('symbol', source, length)
  const last = (): Piece | undefined => pieces.at(-1)
  const endsOperand = (piece: Piece | undefined): boolean =>
    piece !== undefined && (piece.kind === 'number' || /^[)\]]$/.test(piece.source) || constants.has(piece.source))
  /** Whether a comma separates here and decimals take a point. */
  const isInner = (): boolean => (open.at(-1) ?? ';') !== ';'
  const isNumberHere = (from: number): boolean => isNumberAt(body, from, isInner())

  function step(): Result<never, FoldedProblem> | undefined {
    if (isNumberHere(at)) return number()
    if (endsOperand(last()) && !isFormula) {
      const sign = matchAt(timesSign, body, at)
      if (sign !== '') return pushSign('*', sign.length)
    }
    const word = matchAt(name, body, at) || (body.charAt(at) === '%' ? '%' : '')
    if (word === '') return symbol()
    return last()?.source === ')' && !isFormula ? behindBracket(word) : named(word)
  }

  function number(): Result<never, FoldedProblem> | undefined {
    const found = numberAt(body, at, { isInner: isInner(), isInside: open.length > 0, before: pieces, manner })
    if (!found.ok) return found
    pieces.push(found.value.piece)
    suffixes.push(...found.value.suffixes)
    at = found.value.end
    return undefined
  }

  /** `(1/2)k`: only where the bracket is the whole answer is it plain what the suffix belongs to. */
  function behindBracket(word: string): Result<never, FoldedProblem> | undefined {
    // Two factors without a sign between them: the parser says so.
    if (constants.has(word) || functionNamed(word)) return named(word)
    const span = { start: at, end: core.end }
    if (isWholeBracket(pieces) || isScientific(pieces)) {
      const read = readWords(body, span, asked)
      if (!read.ok) return read
      suffixes.push(...read.value)
      at = core.end
      return undefined
    }
    const read = readWord(word, { start: at, end: at + word.length }, asked)
    if (!read.ok) return read
    const [first] = read.value ?? []
    if (first?.factor)
      return problem('suffix.ambiguous', span, { text: word, first: `(…)${word}`, second: `…(…${word})` })
    // The card's own unit, or what is counted: that of all.
    if (!first || span.start + word.length !== span.end) return named(word)
    suffixes.push(first)
    at = span.end
    return undefined
  }

  function named(word: string): Result<never, FoldedProblem> | undefined {
    const span = { start: at, end: at + word.length }
    if (word === '%') return pushSign(word, 1)
    const isCalled = body.charAt(afterSpace(body, span.end)) === '('
    if (isFormula || isCalled || constants.has(word) || functionNamed(word) || words.has(word)) {
      implyTimes()
      return push('name', word, word.length)
    }
    if (asked.names?.has(word)) return problem('answer.name', span, { name: word })
    const suggestion = word.length > 1 ? closest(word, [...constants.keys(), ...functionNames]) : undefined
    return err({
      code: 'name.unknown',
      span,
      args: { name: word },
      ...(suggestion === undefined ? {} : { suggestion }),
    })
  }

  /** `½x`, `5k(2+1)`: such a number stands in brackets of its own, and before a name or bracket it is a factor. */
  function implyTimes(): void {
    const before = last()
    if (before?.kind !== 'number' || !before.source.startsWith('(')) return
    if (operatorBefore(pieces.slice(0, -1)) === '')
      pieces.push({ kind: 'symbol', source: '*', span: { start: at, end: at } })
  }

  function symbol(): Result<never, FoldedProblem> | undefined {
    const sign = String.fromCodePoint(body.codePointAt(at) ?? 0)
    const dots = matchAt(ellipsis, body, at)
    const before = last()
    if ((sign === '–' || sign === '~' || dots !== '') && before?.kind === 'number') {
      const next = afterSpace(body, at + (dots.length || 1))
      if (isNumberHere(next)) return range(before.span.start, next)
    }
    const here = { start: at, end: at + sign.length }
    switch (sign) {
      case '√':
        return root()
      case '–':
        return pushSign('-', 1)
      case '(':
        implyTimes()
        open.push(isCallee(last()) ? ',' : '')
        return pushSign(sign, 1)
      case '[': {
        const isIndex = endsOperand(last()) || last()?.kind === 'name'
        open.push(isIndex ? '' : hasSemicolon(body, at) ? ';' : ',')
        return pushSign(sign, 1)
      }
      case ')':
      case ']':
        open.pop()
        return pushSign(sign, 1)
      case ',':
      case ';': {
        const separator = open.at(-1)
        if (separator === undefined) return problem('answer.list', here)
        if (separator === '' && sign === ',') return problem('bracket.comma', here)
        if (separator === '' && open.length === 1 && pieces[0]?.source === '(') return problem('answer.list', here)
        return separator === sign ? pushSign(',', 1) : problem('syntax.unexpected', here, { found: sign })
      }
      default:
        return pushSign(sign, sign.length)
    }
  }

  function range(start: number, next: number): Result<never, FoldedProblem> {
    const rest = numberAt(body, next, { isInner: isInner(), isInside: true, before: [], manner })
    const span = { start, end: rest.ok ? rest.value.end : next + 1 }
    return problem('number.range', span, { text: body.slice(span.start, span.end) })
  }

  /** A root takes the next number, constant or bracket; in a formula also a name. */
  function root(): Result<never, FoldedProblem> | undefined {
    const next = afterSpace(body, at + 1)
    if (body.charAt(next) === '(') return push('root', 'sqrt', next - at)
    const word = matchAt(name, body, next)
    const isName = word !== '' && (isFormula || constants.has(word))
    if (!isName && !isNumberHere(next)) {
      const found = String.fromCodePoint(body.codePointAt(next) ?? 0)
      return next < core.end
        ? problem('syntax.operand', { start: next, end: next + found.length }, { found })
        : problem('syntax.incomplete', { start: at, end: at + 1 })
    }
    push('root', 'sqrt(', next - at)
    if (!isName) return number() ?? closeRoot()
    push('name', word, word.length)
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

const isCallee = (piece: Piece | undefined): boolean => piece?.kind === 'name' || piece?.kind === 'root'

/** Whether `;` separates in the bracket that opens at `from`. */
function hasSemicolon(text: string, from: number): boolean {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at)
    depth += nesting(sign)
    if (depth === 0) return false
    if (sign === ';' && depth === 1) return true
  }
  return false
}

/** Whether the last bracket holds everything, signs and the name of a function before it apart. */
function isWholeBracket(pieces: readonly Piece[]): boolean {
  let depth = 0
  const opening = pieces.findLastIndex(({ source }) => {
    depth += nesting(source.slice(-1))
    return depth === 0
  })
  return pieces.slice(0, opening).every(({ kind, source }) => kind === 'root' || kind === 'name' || isSign(source))
}
