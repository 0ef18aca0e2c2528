// Owns checking a card with options: one of them right, or a set.
import type { CardDraft } from './note.ts'
import { report, type Report } from './report.ts'

export interface ChoiceParts {
  readonly kind: 'choice'
  readonly optionCount: number
  readonly correct: number
}
export interface MultiParts {
  readonly kind: 'multi'
  readonly optionCount: number
  readonly correct: readonly number[]
}

/** The parts of `draft`, or undefined where something was reported. */
export function checkOptions(
  { tasks, span }: CardDraft,
  kind: 'choice' | 'multi',
  to: Report,
): ChoiceParts | MultiParts | undefined {
  const before = to.problems.length
  const right = tasks.filter(({ isRight }) => isRight)
  const place = tasks[0]?.text.span ?? span
  if (tasks.length < 2) report(to, 'choice.few-options', place, { found: tasks.length }, '- [ ] …')
  else if (right.length === 0) report(to, 'choice.no-right', place, { found: tasks.length }, '- [x] …')
  else if (kind === 'choice' && right.length > 1)
    report(to, 'choice.several-right', right[1]?.text.span ?? place, { found: right.length }, 'kind: multi')
  const seen = new Set<string>()
  for (const { text } of tasks) {
    if (text.text !== '' && seen.has(text.text)) report(to, 'choice.same-option', text.span, { found: text.text })
    seen.add(text.text)
  }
  if (to.problems.slice(before).some(({ severity }) => severity === 'error')) return undefined
  const correct = tasks.flatMap(({ isRight }, index) => (isRight ? [index] : []))
  const [first = 0] = correct
  const optionCount = tasks.length
  return kind === 'choice' ? { kind, optionCount, correct: first } : { kind, optionCount, correct }
}
