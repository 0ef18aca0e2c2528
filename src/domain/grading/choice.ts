// Owns the verdict on chosen options: one or a set, by their places or typed as letters or numbers.
import type { ChoiceCard, MultiCard, Variant } from '../deck/card.ts'
import { orderOf } from '../deck/card.ts'
import { typedText, type Answer } from './answer.ts'
import { ungradable, type Given, type Verdict } from './verdict.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The letter of the option at `position` of those shown: 0 is A; its number beyond Z. */
export const letterOf = (position: number): string => letters.charAt(position) || String(position + 1)

/** The verdict on options: those that are right, all of them and no other. `readAs` are their letters. */
export function gradeOptions(card: ChoiceCard | MultiCard, variant: Variant, answer: Answer): Verdict<Given> {
  const order = orderOf(variant)
  const text = typedText(answer)
  const positions = positionsIn(text)
  const isPossible = positions.length > 0 && (card.kind === 'multi' || positions.length === 1)
  const chosen = [...new Set(positions)].sort((a, b) => a - b)
  const options = chosen.map(position => order[position])
  if (!isPossible || options.includes(undefined)) return noOption(text, order.length)
  const reading = { readAs: chosen.map(letterOf).join(', ') }
  const right = card.kind === 'multi' ? card.correct : [card.correct]
  const isRight = options.length === right.length && right.every(option => options.includes(option))
  return isRight ? { kind: 'right', credit: '1', reading } : { kind: 'wrong', credit: '0', reading }
}

const noOption = (text: string, count: number): Verdict<never> =>
  ungradable({
    code: 'answer.option',
    span: { start: 0, end: text.length },
    args: { text, allowed: letterOf(count - 1) },
  })

/** `B`, `b)`, `2.`, `A, C`, `ac`, `1 3` as places in the order shown, from 0; -1 for anything else. */
function positionsIn(text: string): readonly number[] {
  const words = text
    .normalize('NFKC')
    .split(/[\s,;、/+&]/)
    .map(word => word.replace(/[.)]$/, ''))
  return words.flatMap(word =>
    /^\d+$/.test(word) ? [Number(word) - 1] : Array.from(word.toUpperCase(), letter => letters.indexOf(letter)),
  )
}
