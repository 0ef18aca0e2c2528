// Owns the shape of a problem in somebody's text: where it is, what it is called, what it is about.

/** Half-open range of UTF-16 units in the original text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a message needs to name the offending and the allowed value. */
export type Args = Readonly<Record<string, string | number>>

export type Severity = 'error' | 'warning'

/** What stands at `span` becomes `text`; `span` is in the whole file, and LF in `text` stands for the file's line end. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** One problem in one file. `line` and `column` are 1-based, columns in UTF-16 units; `span` is in the whole file. */
export interface Diagnostic<Code extends string = string> {
  readonly code: Code
  readonly severity: Severity
  readonly file: string
  readonly span: Span
  readonly line: number
  readonly column: number
  readonly args: Args
  /** The line(s) that would mend it, where one can be given. */
  readonly fix?: string
  /** What mends it where there is only one way; `prepdeck check --fix` does it. */
  readonly edit?: Edit
}

/** 1-based line and column (UTF-16 units) of `offset` in `text`. LF, CRLF and CR all end a line. */
export function position(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (let at = 0; at < offset; at++) {
    const unit = text.charCodeAt(at)
    const endsLine = unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)
    if (!endsLine) continue
    line++
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}

/** `text` with `edits` made, which are of it; of two that overlap the first one. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n'
  let edited = ''
  let done = 0
  for (const { span, text: written } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < done) continue
    edited += text.slice(done, span.start) + written.replaceAll('\n', lineEnd)
    done = span.end
  }
  return edited + text.slice(done)
}
