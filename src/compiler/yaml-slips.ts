// Owns finding where a slip in YAML began: the parser marks where it noticed, often lines below.
import { Lexer } from 'yaml'
import type { Edit, Span } from '../domain/diagnostic.ts'

/** A slip; places are in the YAML's text, and so are those of `edit`, the only way to mend it. */
export interface Slip {
  readonly span: Span
  readonly edit?: Edit
}

/** Marks of the lexer that stand for no character: a document, a scalar that follows, the end of broken brackets. */
const marks: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f'])
const SCALAR = '\u001f'

interface Token {
  readonly source: string
  readonly start: number
  /** A text without quotes, or of a block. */
  readonly isPlain: boolean
}

function tokensIn(yaml: string): Token[] {
  const tokens: Token[] = []
  let start = 0
  let before = ''
  for (const source of new Lexer().lex(yaml)) {
    if (!marks.has(source)) {
      tokens.push({ source, start, isPlain: before === SCALAR })
      start += source.length
    }
    before = source
  }
  return tokens
}

const indentOf = (line: string): number => line.length - line.trimStart().length
const isEntry = (line: string): boolean => /^\s*(?:- +)?[\p{L}_][\p{L}\p{M}\p{Nd}_-]*:(?:\s|$)/u.test(line)

/** The line of `yaml` around `at`: where it starts, and its text. */
function lineAt(yaml: string, at: number): { readonly from: number; readonly line: string } {
  const from = yaml.lastIndexOf('\n', at - 1) + 1
  return { from, line: yaml.slice(from).split('\n', 1)[0] ?? '' }
}

/** The first quote that ends with no quote of its own: what follows is swallowed, keys included. */
export function unclosedQuote(yaml: string): Slip | undefined {
  for (const { source, start, isPlain } of tokensIn(yaml)) {
    const [quote = ''] = source
    if (isPlain || (quote !== '"' && quote !== "'")) continue
    const { from, line } = lineAt(yaml, start)
    const isClosed = source.length > 1 && source.endsWith(quote)
    const below = source.split('\n').slice(1)
    // Further lines of a text stand further in than its key.
    if (isClosed && !below.some(text => isEntry(text) && indentOf(text) <= indentOf(line))) continue
    const end = from + line.trimEnd().length
    const value = line.slice(start - from).trimEnd()
    // In a list in brackets the quote may belong before the bracket.
    const isWhole = /^\s*(?:- +)*(?:[^\s:]+:\s+)?$/.test(line.slice(0, start - from)) && !/["'#]/.test(value.slice(1))
    return { span: { start, end }, ...(isWhole ? { edit: { span: { start: end, end }, text: quote } } : {}) }
  }
  return undefined
}

/** What is missing behind the last bracket that is open at `at`, and the bracket. */
export function unclosedBracket(
  yaml: string,
  at: number,
): (Slip & { readonly open: string; readonly close: string }) | undefined {
  const open: Token[] = []
  for (const token of tokensIn(yaml)) {
    if (token.start >= at) break
    if (token.source === '[' || token.source === '{') open.push(token)
    else if (token.source === ']' || token.source === '}') open.pop()
  }
  const last = open.at(-1)
  if (!last) return undefined
  const close = last.source === '[' ? ']' : '}'
  const { from, line } = lineAt(yaml, last.start)
  const end = from + line.trimEnd().length
  const next = yaml.slice(from + line.length + 1).split('\n', 1)[0] ?? ''
  const endsThere = open.length === 1 && !line.includes('#') && isEntry(next) && indentOf(next) <= indentOf(line)
  return {
    open: last.source,
    close,
    span: { start: last.start, end: last.start + 1 },
    ...(endsThere ? { edit: { span: { start: end, end }, text: close } } : {}),
  }
}

/** The value in the line around `at` if it is a quoted text that goes on behind its second quote, as `'It's'`. */
export function quoteInside(yaml: string, at: number): Slip | undefined {
  const { from, line } = lineAt(yaml, at)
  const [, before, quote, rest] = /^(\s*(?:- +)?(?:[^\s"':]+: +)?)(["'])(.*)$/.exec(line.trimEnd()) ?? []
  if (before === undefined || quote === undefined || rest === undefined) return undefined
  const second = rest.indexOf(quote)
  if (second === -1 || at <= from + before.length + second || rest.includes(' #')) return undefined
  const span = { start: from + before.length, end: from + before.length + 1 + rest.length }
  const value = rest.endsWith(quote) ? rest.slice(0, -1) : rest
  // An escape in it was meant for one of the two ways of quoting.
  return { span, ...(value.includes('\\') ? {} : { edit: { span, text: JSON.stringify(value) } }) }
}
