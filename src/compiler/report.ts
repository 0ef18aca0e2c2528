// Owns collecting problems: every stage reports into the file's list and goes on, so that one run finds them all.
import { type Args, type Diagnostic, type Edit, type Span } from '../domain/diagnostic.ts'
import { rowOf, type DiagnosticCode } from './codes.ts'

export type Problem = Diagnostic<DiagnosticCode>

/** One file on its way through the stages. `text` has LF line ends only; `problems` grows. */
export interface Report {
  readonly file: string
  readonly text: string
  readonly problems: Problem[]
  /** Offsets in `text` before which a CR of the file was dropped, ascending. */
  readonly dropped: readonly number[]
  /** Offsets at which the lines of `text` start, ascending. */
  readonly lineStarts: readonly number[]
}

/** Begins the report of a file whose content is `original` (without a BOM). */
export function openReport(file: string, original: string): Report {
  const dropped: number[] = []
  const text = original.replace(/\r\n?/g, (end, at: number) => {
    if (end.length === 2) dropped.push(at - dropped.length)
    return '\n'
  })
  const lineStarts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lineStarts.push(end + 1)
  return { file, text, problems: [], dropped, lineStarts }
}

/**
 * Adds a problem at `span` of the report's text. `fix` is the line that would mend it, `edit` (in the report's text too)
 * the only way to.
 */
export function report(to: Report, code: DiagnosticCode, span: Span, args: Args = {}, fix?: string, edit?: Edit): void {
  to.problems.push({
    ...placedProblem(to, code, span, args),
    ...(fix === undefined ? {} : { fix }),
    ...(edit === undefined ? {} : { edit: editInFile(to, edit) }),
  })
}

/** A problem at `span` of the report's text, which is not added to it. */
export const placedProblem = (to: Report, code: DiagnosticCode, span: Span, args: Args): Problem => ({
  code,
  severity: rowOf(code).severity,
  file: to.file,
  span: inFile(to, span),
  ...placeOf(to, span.start),
  args,
})

/** `edit` of the report's text as one of the file. */
export const editInFile = (to: Report, { span, text }: Edit): Edit => ({ span: inFile(to, span), text })

const inFile = ({ dropped }: Report, { start, end }: Span): Span => ({
  start: start + countBefore(dropped, start),
  end: end + countBefore(dropped, end),
})

/** 1-based line and column of `offset` in the report's text, as `position` counts them. */
function placeOf({ lineStarts }: Report, offset: number): { readonly line: number; readonly column: number } {
  const line = countBefore(lineStarts, offset + 1)
  return { line, column: offset - (lineStarts[line - 1] ?? 0) + 1 }
}

/** Whether anything in it keeps the file's cards out of the deck. */
export const hasErrors = (of: { readonly problems: readonly Problem[] }): boolean =>
  of.problems.some(({ severity }) => severity === 'error')

/** How many of the ascending `offsets` are smaller than `offset`. */
function countBefore(offsets: readonly number[], offset: number): number {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
