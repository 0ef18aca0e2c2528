// Owns checking a choice card: its options, and that one of them is right.
import type { CardDraft } from './note.ts'
import { report, type Report } from './report.ts'

export interface ChoiceParts {
  readonly kind: 'choice'
  readonly optionCount: number
  readonly correct: number
}

/** The parts of `draft`, or undefined where something was reported. */
export function checkChoice({ tasks, span }: CardDraft, to: Report): ChoiceParts | undefined {
  const before = to.problems.length
  const right = tasks.filter(({ isRight }) => isRight)
  const place = tasks[0]?.text.span ?? span
  if (tasks.length < 2) report(to, 'choice.few-options', place, { found: tasks.length }, '- [ ] …')
  else if (right.length === 0) report(to, 'choice.no-right', place, { found: tasks.length }, '- [x] …')
  else if (right.length > 1) report(to, 'choice.several-right', right[1]?.text.span ?? place, { found: right.length })
  const seen = new Set<string>()
  for (const { text } of tasks) {
    if (text.text !== '' && seen.has(text.text)) report(to, 'choice.same-option', text.span, { found: text.text })
    seen.add(text.text)
  }
  if (to.problems.slice(before).some(({ severity }) => severity === 'error')) return undefined
  return { kind: 'choice', optionCount: tasks.length, correct: tasks.findIndex(({ isRight }) => isRight) }
}
