// Owns showing a person the place of a problem in a text that they typed.
import type { Span } from '../domain/diagnostic.ts'
import { columnsOf } from '../terminal/columns.ts'
import { harmless } from '../terminal/deck-text.ts'

/** The text on one line with carets under `span` (at least one), both indented by two columns. */
export function caretLines(text: string, { start, end }: Span): string {
  const shown = (from: number, to?: number): string => harmless(text.slice(from, to).replace(/\s/g, ' '))
  const carets = '^'.repeat(Math.max(1, columnsOf(shown(start, end))))
  return `  ${shown(0)}\n  ${' '.repeat(columnsOf(shown(0, start)))}${carets}\n`
}
