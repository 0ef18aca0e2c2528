// Owns showing problems in notes: as text with carets for people, as one JSON document for programs.
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { excerpt, lineIn } from '../compiler/excerpt.ts'
import type { Problem } from '../compiler/report.ts'
import { problemText } from '../i18n/en/problem.ts'
import { harmless } from '../terminal/deck-text.ts'
import type { Paint } from './paint.ts'

export interface Shown {
  readonly problems: readonly Problem[]
  readonly sources: ReadonlyMap<string, string>
}

export const formats = ['pretty', 'json', 'github', 'sarif'] as const

/** Errors and warnings among `problems`. */
export function count(problems: readonly Problem[]): { readonly errors: number; readonly warnings: number } {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: problems.length - errors }
}

/** Problems by file and place; `folder` is what was compiled, as it was given, so that paths lead there. */
export function pretty({ problems, sources }: Shown, folder: string, colours: Paint): string {
  return sorted(problems)
    .map(problem => onePretty(problem, sources.get(problem.file) ?? '', folder, colours))
    .join('')
}

function onePretty(problem: Problem, source: string, folder: string, colours: Paint): string {
  const { code, severity, file, line, column, fix, args } = problem
  const place = `${join(folder, file)}:${line}:${column}`
  const grave = severity === 'error' ? colours.red(severity) : colours.yellow(severity)
  return [
    `${colours.bold(harmless(place))} ${grave} ${colours.dim(code)}`,
    `  ${harmless(problemText(code, args))}`,
    ...excerpt(source, problem).map((row, index) => `  ${index === 1 ? colours.red(row) : row}`),
    ...(fix === undefined ? [] : [`  ${colours.green(`fix: ${harmless(fix)}`)}`]),
    '',
    '',
  ].join('\n')
}

/** The problems as plain data: `path` leads to the file, `span` counts UTF-16 units of it without its BOM. */
export function plain({ problems }: Shown, folder: string, cwd: string): object[] {
  return sorted(problems).map(({ code, severity, file, line, column, span, args, fix, edit }) => {
    const path = join(folder, file)
    const message = problemText(code, args)
    return {
      code,
      severity,
      path: isAbsolute(path) ? path : join(cwd, path),
      file,
      line,
      column,
      span,
      message,
      args,
      fix,
      edit,
    }
  })
}

/** The problems in order, with the path from `cwd` (with `/`) and the column behind the marked text on its line. */
export function placedIn(
  { problems, sources }: Shown,
  folder: string,
  cwd: string,
): { readonly problem: Problem; readonly path: string; readonly endColumn?: number }[] {
  return sorted(problems).map(problem => {
    const { file, line, column, span } = problem
    const path = relative(cwd, resolve(cwd, folder, file))
      .split(sep)
      .join('/')
    const source = sources.get(file)
    const length = source === undefined ? undefined : lineIn(source, line)?.length
    if (length === undefined) return { problem, path }
    return { problem, path, endColumn: Math.max(column + 1, Math.min(column + span.end - span.start, length + 1)) }
  })
}

/** Problems by file and place. */
export const sorted = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => (a.file === b.file ? a.span.start - b.span.start : a.file < b.file ? -1 : 1))
