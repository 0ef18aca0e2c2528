// Owns text that knows where in its file each of its characters stands, through quoting, escapes and indentation.
import type { Span } from '../domain/diagnostic.ts'

/** `at(n)` is where unit n stands in the file; `at(text.length)` is where the text ends there. */
export interface Located {
  readonly text: string
  /** What it takes up in the file, quotes included. */
  readonly span: Span
  readonly at: (offset: number) => number
}

/** The stretch [start, end) of a file's text, as it is. */
export const slice = (text: string, start: number, end: number): Located => ({
  text: text.slice(start, end),
  span: { start, end },
  at: offset => start + offset,
})

/** A part of `located`. */
export const part = (located: Located, start: number, end: number): Located => ({
  text: located.text.slice(start, end),
  span: spanIn(located, { start, end }),
  at: offset => located.at(start + offset),
})

/** Without white space at both ends. */
export function trimmed(located: Located): Located {
  const start = located.text.length - located.text.trimStart().length
  return part(located, start, Math.max(start, located.text.trimEnd().length))
}

/** The same for Markdown: the indentation of a first line stays where it makes code of it (four columns or more). */
export function trimmedBlock(located: Located): Located {
  const first = located.text.length - located.text.trimStart().length
  const line = located.text.lastIndexOf('\n', first - 1) + 1
  const isCode = /^(?: {4}| {0,3}\t)/.test(located.text.slice(line, first))
  return isCode ? part(located, line, Math.max(line, located.text.trimEnd().length)) : trimmed(located)
}

/** Where `span` of the text stands in the file; at least one unit wide. */
export function spanIn(located: Located, span: Span): Span {
  const start = located.at(span.start)
  return { start, end: Math.max(start + 1, located.at(span.end)) }
}

/** Several texts as one with `separator` (never empty) between them. */
export function joined(parts: readonly Located[], separator: string, nowhere: number): Located {
  const [first] = parts
  if (!first) return slice('', nowhere, nowhere)
  if (parts.length === 1) return first
  const starts: number[] = []
  let text = ''
  for (const each of parts) {
    if (starts.length > 0) text += separator
    starts.push(text.length)
    text += each.text
  }
  const at = (offset: number): number => {
    const index = starts.findLastIndex(start => start <= offset)
    const within = parts[index] ?? first
    return within.at(Math.min(offset - (starts[index] ?? 0), within.text.length))
  }
  return { text, span: { start: first.span.start, end: parts.at(-1)?.span.end ?? first.span.end }, at }
}

/** A text whose unit n stands at `offsets[n]`; one offset more than units. */
export const mapped = (text: string, offsets: readonly number[], span: Span): Located => ({
  text,
  span,
  at: offset => offsets[Math.min(offset, text.length)] ?? span.end,
})
