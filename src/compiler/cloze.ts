// Owns checking a cloze card: its gaps, and that what they hide can be typed.
import { gapNumbers, gapsIn, strayMarksIn } from '../domain/deck/cloze.ts'
import { MOST_IN_GAP } from '../domain/grading/cloze.ts'
import { part, type Located } from './located.ts'
import type { CardDraft } from './note.ts'
import { report, type Report } from './report.ts'
import { checkTypable } from './words.ts'

export interface ClozeParts {
  readonly kind: 'cloze'
  readonly typos: number
  /** The numbers of the gaps, ascending. */
  readonly gaps: readonly number[]
}

/** The parts of `draft`, or undefined where something was reported. */
export function checkCloze({ fields, body, span }: CardDraft, to: Report): ClozeParts | undefined {
  const gaps = gapNumbers(body.text)
  if (gaps.length === 0) report(to, 'cloze.no-gap', span, {}, '==…==')
  return gaps.length === 0 ? undefined : { kind: 'cloze', typos: fields.typos?.value ?? 0, gaps }
}

/** Reports what is right in the gaps of `body` and cannot be typed, and marks that hide nothing. */
export function checkHidden(body: Located, to: Report): void {
  for (const { acceptSpans } of gapsIn(body.text))
    for (const { start, end } of acceptSpans) checkTypable(part(body, start, end), to, MOST_IN_GAP)
  for (const { start, end } of strayMarksIn(body.text)) {
    const { text, span } = part(body, start, end)
    const hidden = text
      .slice('=='.length, -'=='.length)
      .replace(/[|\s]+$/, '')
      .trim()
    report(to, 'cloze.stray', span, { found: text }, /^[|]|^$/.test(hidden) ? undefined : `==${hidden}==`)
  }
}
