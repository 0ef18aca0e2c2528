// Owns checking a recall card: there is something to compare with.
import type { CardDraft } from './note.ts'
import { report, type Report } from './report.ts'

export interface RecallParts {
  readonly kind: 'recall'
}

/** The parts of `draft`, or undefined where something was reported. */
export function checkRecall({ sections, span }: CardDraft, to: Report): RecallParts | undefined {
  if (sections.answer) return { kind: 'recall' }
  report(to, 'recall.no-answer', span, {}, '### Answer')
  return undefined
}
