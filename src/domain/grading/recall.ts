// Owns what people say of a recall card, on which nobody else can judge.
import { typedText, type Answer } from './answer.ts'
import { ungradable, type Given, type Verdict } from './verdict.ts'

/** From worst to best, as spaced repetition counts them. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const

/** A rating by its name or number from 1; only `again` is not right. */
export function gradeRecall(answer: Answer): Verdict<Given> {
  const text = typedText(answer)
  const typed = text.normalize('NFKC').trim().toLowerCase()
  const rating = ratings.find((name, at) => typed === name || typed === String(at + 1))
  if (!rating)
    return ungradable({
      code: 'answer.rating',
      span: { start: 0, end: text.length },
      args: { text, allowed: ratings.join(', ') },
    })
  const reading = { readAs: rating }
  return rating === 'again' ? { kind: 'wrong', credit: '0', reading } : { kind: 'right', credit: '1', reading }
}
