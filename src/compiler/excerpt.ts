// Owns the caret excerpt: the line of a problem with its place marked, aligned under tabs and wide characters.
import type { Diagnostic } from '../domain/diagnostic.ts'

/** Longest part of a line that is shown, in UTF-16 units. */
const MOST_SHOWN = 100
const BEFORE = 40

/** Characters that terminals draw two cells wide (East Asian Wide and Fullwidth, most emoji) and those without width. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u
const none = /\p{M}|\p{Cf}/u

/** How many terminal cells `text` takes; a tab, whose width depends on its place, counts as one and is kept as a tab. */
export function cells(text: string): number {
  let count = 0
  for (const character of text) count += none.test(character) ? 0 : wide.test(character) ? 2 : 1
  return count
}

let last = { source: '', lines: [''] as readonly string[] }

/** The line (1-based) of `source`, without its end. The last source is kept in lines: problems come by the thousand, file by file. */
export function lineIn(source: string, line: number): string | undefined {
  if (last.source !== source) last = { source, lines: source.split(/\r\n?|\n/) }
  return last.lines[line - 1]
}

/** The line of `problem` in `source` and a line of carets under its place; empty where the source has no such line. */
export function excerpt(
  source: string,
  { line, column, span }: Pick<Diagnostic, 'line' | 'column' | 'span'>,
): string[] {
  const whole = lineIn(source, line)
  if (whole === undefined || whole.trim() === '') return []
  const from = column - 1 > MOST_SHOWN - BEFORE ? column - 1 - BEFORE : 0
  const shown = visible(whole.slice(from, from + MOST_SHOWN))
  const start = Math.min(column - 1 - from, shown.length)
  const marked = shown.slice(start, start + Math.max(1, span.end - span.start)).trimEnd()
  const indent = shown.slice(0, start).replace(/[^\t]+/g, text => ' '.repeat(cells(text)))
  const lead = from > 0 ? '…' : ''
  const number = String(line)
  return [
    `${number} | ${lead}${shown}${whole.length > from + MOST_SHOWN ? '…' : ''}`,
    `${' '.repeat(number.length)} | ${' '.repeat(lead.length)}${indent}${'^'.repeat(Math.max(1, cells(marked)))}`,
  ]
}

/** Control characters would move a terminal's cursor or colours; each is shown as U+FFFD. */
const visible = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
