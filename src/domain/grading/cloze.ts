// Owns the verdict on the filled gaps of a cloze card: each like words of a text card, the credit is the share right.
import { textOf, type ClozeCard } from '../deck/card.ts'
import { gapsIn } from '../deck/cloze.ts'
import { constantText } from '../deck/template.ts'
import { splitGaps, typedText, type Answer } from './answer.ts'
import { verdictOf } from './share.ts'
import { isSameText, whyNotWords } from './text.ts'
import { ungradable, type Given, type Verdict } from './verdict.ts'

/** Longest text for one gap, in UTF-16 units. */
export const MOST_IN_GAP = 100

/**
 * The verdict on the gaps in the order of the text in `locale`; one may stay empty, all may not. A gap also takes what
 * stands behind `||` in it, and what the card's other languages accept under its number. Typed as one text they are set off by `;`.
 */
export function gradeCloze(card: ClozeCard, answer: Answer, locale: string): Verdict<Given> {
  const gaps = gapsIn(textOf(card, locale).body)
  const whole = typedText(answer)
  const filled = splitGaps(whole)
  if (filled.length !== gaps.length)
    return ungradable({
      code: 'answer.gaps',
      span: { start: 0, end: whole.length },
      args: { found: filled.length, wanted: gaps.length },
    })
  const problems = filled.map(whyNotWords)
  const tooLong = problems.find(problem => problem?.code === 'answer.length')
  if (tooLong) return ungradable(tooLong)
  const [nothing] = problems
  if (nothing && problems.every(problem => problem !== undefined)) return ungradable(nothing)
  const everywhere = Object.values(card.texts).flatMap(({ body }) => gapsIn(body))
  const isRight = (text: string, place: number): boolean =>
    everywhere.some(
      ({ number, accept }) =>
        number === gaps[place]?.number && accept.some(right => isSameText(text, constantText(right), card.typos)),
    )
  const right = filled.filter(isRight).length
  return verdictOf(right, gaps.length, { readAs: filled.map(text => text.trim() || '–').join(' · ') })
}
