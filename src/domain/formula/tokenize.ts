// Owns the first stage: source text to tokens with their places.
import type { Span } from '../diagnostic.ts'
import { ok } from '../result.ts'
import type { Result } from '../result.ts'
import { failure } from './error.ts'
import type { FormulaError } from './error.ts'
import { limits } from './limits.ts'

/** Who wrote the formula. People answering may leave out `*` between a number and a name or bracket. */
export type Dialect = 'author' | 'typed'

export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end'
  readonly text: string
  readonly span: Span
}

const space = /\s+/uy
const pattern =
  /((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{M}\p{Nd}_]*)|(<=|>=|==|!=|\*\*|&&|\|\||[-+*/^<>(),[\]])/uy

/** Signs of other languages, and what they are here. */
const meant = new Map([
  ['=', '=='],
  ['!', 'not'],
  ['**', '^'],
  ['&&', 'and'],
  ['||', 'or'],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['{', '('],
  ['}', ')'],
  [';', ','],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['＋', '+'],
  ['－', '-'],
  ['＝', '=='],
  ['＜', '<'],
  ['＞', '>'],
  ['&', 'and'],
  ['|', 'or'],
  ['%', 'mod(a, b)'],
])
/** What makes a condition, which nobody types for an answer. */
const conditional = /^(?:[a-z]|[<>=!])/

/** The tokens of `source`, the last of kind `end`. Errors: limit.length, syntax.character, syntax.number. */
export function tokenize(source: string, dialect: Dialect = 'author'): Result<Token[], FormulaError> {
  const allowed = limits.length[dialect]
  if (source.length > allowed) {
    return failure('limit.length', { start: allowed, end: source.length }, { found: source.length, allowed })
  }
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    space.lastIndex = at
    if (space.test(source)) at = space.lastIndex
    if (at >= source.length) break
    pattern.lastIndex = at
    const found = pattern.exec(source)
    const text = found ? found[0] : String.fromCodePoint(source.codePointAt(at) ?? 0)
    const span = { start: at, end: at + text.length }
    const suggestion = meant.get(text)
    if (!found || suggestion !== undefined) {
      const isMeant = suggestion !== undefined && !(dialect === 'typed' && conditional.test(suggestion))
      return failure('syntax.character', span, { character: text }, isMeant ? suggestion : undefined)
    }
    at = span.end
    const kind = found[1] !== undefined ? 'number' : found[2] !== undefined ? 'name' : 'symbol'
    if (kind === 'number' && source.charAt(at) === '.') {
      const rest = /^[\d.]*/.exec(source.slice(at))?.[0] ?? ''
      return failure('syntax.number', { start: span.start, end: at + rest.length }, { text: text + rest })
    }
    tokens.push({ kind, text, span })
  }
  tokens.push({ kind: 'end', text: '', span: { start: source.length, end: source.length } })
  return ok(tokens)
}
