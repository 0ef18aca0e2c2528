// Owns the first stage: source text to tokens with their places.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import { limits } from './limits.ts'
import { infixNamed, operatorWords, prefixNamed } from './operators.ts'
import type { Infix, Prefix } from './operators.ts'

/** Who wrote the formula. People answering may leave out `*` between a number and a name or bracket. */
export type Dialect = 'author' | 'typed'

export interface Token {
  /** The words that are operators are symbols. */
  readonly kind: 'number' | 'name' | 'symbol' | 'end'
  readonly text: string
  readonly span: Span
  /** The operators written so. */
  readonly infix: Infix | undefined
  readonly prefix: Prefix | undefined
}

/** What is written one way only: its text, and the operators that it is. */
type Sign = Pick<Token, 'text' | 'infix' | 'prefix'>
const signOf = (text: string): Sign => ({ text, infix: infixNamed(text), prefix: prefixNamed(text) })

/** Signs of other languages, and what they are here. */
const meant: ReadonlyMap<string, string> = new Map(
  [
    ['==', '= ＝'],
    ['not', '!'],
    ['^', '**'],
    ['and', '&& &'],
    ['or', '|| |'],
    ['*', '× ·'],
    ['/', '÷'],
    ['-', '− －'],
    ['+', '＋'],
    ['<=', '≤'],
    ['>=', '≥'],
    ['!=', '≠'],
    ['<', '＜'],
    ['>', '＞'],
    ['(', '{ （'],
    [')', '} ）'],
    [',', '; ，'],
    ['mod(a, b)', '%'],
  ].flatMap(([sign = '', others = '']) => others.split(' ').map(other => [other, sign] as const)),
)
/** What makes a condition, which nobody types for an answer. */
const conditional = /^(?:[a-z]|[<>=!])/

/** The symbols by their first character, the longer ones first; `meant` are read only to say what they should be. */
const symbols = byFirst(['<=', '>=', '==', '!=', '**', '&&', '||', ...'-+*/^<>(),[]'])
const words = byFirst(operatorWords)
function byFirst(texts: readonly string[]): readonly (readonly Sign[] | undefined)[] {
  const found: Sign[][] = []
  for (const text of texts) (found[text.charCodeAt(0)] ??= []).push(signOf(text))
  return Array.from({ length: 128 }, (_, code) => found[code])
}

/** The symbol that begins at `at`. */
function symbolAt(source: string, at: number): Sign | undefined {
  const signs = symbols[source.charCodeAt(at)]
  if (!signs) return undefined
  for (const sign of signs) if (sign.text.length === 1 || source.startsWith(sign.text, at)) return sign
  return undefined
}

/** The operator that the name in `source` from `start` to `end` is. */
function wordIn(source: string, start: number, end: number): Sign | undefined {
  const signs = words[source.charCodeAt(start)]
  if (!signs) return undefined
  for (const sign of signs) if (sign.text.length === end - start && source.startsWith(sign.text, start)) return sign
  return undefined
}

// Text is looked at by character codes, which is several times faster than by expressions; only what is beyond ASCII is
// left to Unicode's tables.
const [zero, nine, point, underscore] = [48, 57, 46, 95]
const isDigit = (code: number): boolean => code >= zero && code <= nine
const isLetter = (code: number): boolean => ((code | 32) >= 97 && (code | 32) <= 122) || code === underscore
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)
const isAscii = (code: number): boolean => code < 128
const laterSpace = /\s+/uy
const laterStart = /\p{L}/uy
const laterName = /[\p{L}\p{M}\p{Nd}_]+/uy

/** Where the match of `pattern` at `at` ends; `at` if there is none. */
function endOf(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : at
}

function spaceEnd(source: string, from: number): number {
  let at = from
  while (isSpace(source.charCodeAt(at))) at++
  return source.charCodeAt(at) > 127 ? endOf(laterSpace, source, at) : at
}

function digitsEnd(source: string, from: number): number {
  let at = from
  while (isDigit(source.charCodeAt(at))) at++
  return at
}

/** `12`, `1.`, `.5`, `1e-3`; `from` where no number begins. */
function numberEnd(source: string, from: number): number {
  let at = digitsEnd(source, from)
  if (source.charCodeAt(at) === point) {
    const after = digitsEnd(source, at + 1)
    if (after === from + 1) return from
    at = after
  }
  // 101 is e; the bit makes small letters of capitals.
  if (at === from || (source.charCodeAt(at) | 32) !== 101) return at
  const sign = source.charAt(at + 1)
  const exponent = sign === '+' || sign === '-' ? at + 2 : at + 1
  const end = digitsEnd(source, exponent)
  return end > exponent ? end : at
}

/** A letter, then letters, digits and marks; `from` where no name begins. */
function nameEnd(source: string, from: number): number {
  const first = source.charCodeAt(from)
  let at = isLetter(first) ? from + 1 : isAscii(first) ? from : endOf(laterStart, source, from)
  if (at === from) return from
  for (let code = source.charCodeAt(at); isLetter(code) || isDigit(code);) code = source.charCodeAt(++at)
  return source.charCodeAt(at) > 127 ? endOf(laterName, source, at) : at
}

/** The tokens of `source`, the last of kind `end`. Errors: limit.length, syntax.character, syntax.number. */
export function tokenize(
  source: string,
  dialect: Dialect = 'author',
  allowed: number = limits.length[dialect],
): Result<Token[], FormulaError> {
  if (source.length > allowed) {
    return failure('limit.length', { start: allowed, end: source.length }, { found: source.length, allowed })
  }
  const tokens: Token[] = []
  for (let at = spaceEnd(source, 0); at < source.length; at = spaceEnd(source, at)) {
    const start = at
    const symbol = symbolAt(source, at)
    if (symbol && !meant.has(symbol.text)) {
      at += symbol.text.length
      tokens.push(signToken(symbol, start, at))
      continue
    }
    at = nameEnd(source, start)
    if (at > start) {
      const word = wordIn(source, start, at)
      tokens.push(word ? signToken(word, start, at) : plainToken('name', source.slice(start, at), start, at))
      continue
    }
    at = numberEnd(source, start)
    if (at === start) return unknown(symbol?.text ?? String.fromCodePoint(source.codePointAt(at) ?? 0), start, dialect)
    if (source.charCodeAt(at) === point) {
      while (source.charCodeAt(at) === point || isDigit(source.charCodeAt(at))) at++
      return failure('syntax.number', { start, end: at }, { text: source.slice(start, at) })
    }
    tokens.push(plainToken('number', source.slice(start, at), start, at))
  }
  tokens.push(plainToken('end', '', source.length, source.length))
  return ok(tokens)
}

const signToken = ({ text, infix, prefix }: Sign, start: number, end: number): Token => {
  return { kind: 'symbol', text, span: { start, end }, infix, prefix }
}
const plainToken = (kind: Token['kind'], text: string, start: number, end: number): Token => {
  return { kind, text, span: { start, end }, infix: undefined, prefix: undefined }
}

function unknown(text: string, start: number, dialect: Dialect): Result<never, FormulaError> {
  const suggestion = meant.get(text)
  const isMeant = suggestion !== undefined && !(dialect === 'typed' && conditional.test(suggestion))
  const span = { start, end: start + text.length }
  return failure('syntax.character', span, { character: text }, isMeant ? suggestion : undefined)
}
