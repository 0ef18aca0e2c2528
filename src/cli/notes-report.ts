// Owns how problems in notes and the summary of a deck are printed.
import type { DeckSummary } from '../app/deck-summary.ts'
import type { DiagnosticCode, OwnCode } from '../compiler/codes.ts'
import type { Problem } from '../compiler/report.ts'
import { diagnostics } from '../i18n/en/diagnostics.ts'
import { formula } from '../i18n/en/formula.ts'

/** `formula.unknown-name` carries the engine's message for `name.unknown`. */
const formulaMessages: ReadonlyMap<string, (args: Problem['args']) => string> = new Map(
  Object.entries(formula).map(([code, message]) => [`formula.${code.split('.').toReversed().join('-')}`, message]),
)

const messageOf = (code: DiagnosticCode, args: Problem['args']): string =>
  Object.hasOwn(diagnostics, code)
    ? diagnostics[code as OwnCode](args)
    : (formulaMessages.get(code)?.(args) ?? code)

/** One problem: place, sentence, the line with a caret below it, and the line that would mend it. */
export function problemText(problem: Problem, source: string | undefined): string {
  const { code, severity, file, line, column, args, fix } = problem
  const rows = [`${file}:${line}:${column} ${severity} ${code}: ${messageOf(code, args)}`]
  const text = source?.split(/\r\n?|\n/)[line - 1]
  if (text !== undefined && text.length <= 200) {
    // Tabs stay tabs and wide characters get two cells, so that the caret stands below its place.
    const before = text.slice(0, column - 1).replace(/[^\t]/gu, character => (isWide(character) ? '  ' : ' '))
    const length = Math.max(1, Math.min(problem.span.end - problem.span.start, text.length - column + 1))
    rows.push(`  | ${text}`, `  | ${before}${'^'.repeat(length)}`)
  }
  if (fix !== undefined) rows.push(`  fix: ${fix}`)
  return `${rows.join('\n')}\n`
}

const isWide = (character: string): boolean => /[\p{Script=Han}\u3000-\u30ff\uff01-\uff60]/u.test(character)

/** One line a deck: what is in it and what of it is translated. */
export function summaryText({ title, notes, cards, coverage, variants }: DeckSummary): string {
  const languages = coverage.map(({ locale, cards: count }) => `${locale} ${count}`).join(', ')
  return `${title}: ${notes} notes, ${cards.numeric} numeric and ${cards.choice} choice cards (${languages}), ${variants} variants proven\n`
}

/** `2 errors, 1 warning`. */
export function countText(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']): string => {
    const found = problems.filter(problem => problem.severity === severity).length
    return `${found} ${severity}${found === 1 ? '' : 's'}`
  }
  return `${count('error')}, ${count('warning')}`
}
