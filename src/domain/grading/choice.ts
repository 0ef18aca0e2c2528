// Owns the verdict on chosen options: one or a set, by their places or typed as letters or numbers.
import type { ChoiceCard, MultiCard, Variant } from '../deck/card.ts'
import { orderOf } from '../deck/card.ts'
import { typedText, type Answer } from './answer.ts'
import { ungradable, type Given, type Verdict } from './verdict.ts'

/** The letter of the option at `position` of those shown: 0 is A; its number beyond Z. */
export const letterOf = (position: number): string =>
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(position) || String(position + 1)

/** The verdict on options: those that are right, all of them and no other. `readAs` are their letters. */
export function gradeOptions(card: ChoiceCard | MultiCard, variant: Variant, answer: Answer): Verdict<Given> {
  const order = orderOf(variant)
  const positions = answer.kind === 'chosen' ? answer.positions : positionsIn(typedText(answer))
  const isPossible = positions.length > 0 && (card.kind === 'multi' || positions.length === 1)
  if (!isPossible || positions.some(position => order[position] === undefined))
    return noOption(typedText(answer), order.length)
  const chosen = [...new Set(positions)].sort((a, b) => a - b)
  const reading = { readAs: chosen.map(letterOf).join(', ') }
  const right = card.kind === 'multi' ? card.correct : [card.correct]
  const isRight = chosen.length === right.length && chosen.every(position => right.includes(order[position] ?? -1))
  return isRight ? { kind: 'right', credit: '1', reading } : { kind: 'wrong', credit: '0', reading }
}

const noOption = (text: string, count: number): Verdict<never> =>
  ungradable({
    code: 'answer.option',
    span: { start: 0, end: text.length },
    args: { text, allowed: letterOf(count - 1) },
  })

/** `B`, `b)`, `2.`, `A, C`, `ac`, `1 3` as places in the order shown, from 0; empty where it is anything else. */
function positionsIn(text: string): readonly number[] {
  const words = text
    .normalize('NFKC')
    .split(/[\s,;、/+&]+/)
    .map(word => word.replace(/[.)]$/, ''))
    .filter(word => word !== '')
  const positions = words.flatMap(word => {
    if (/^\d{1,3}$/.test(word)) return [Number(word) - 1]
    if (!/^[a-z]+$/i.test(word)) return [-1]
    return Array.from(word.toLowerCase(), letter => (letter.codePointAt(0) ?? 0) - ('a'.codePointAt(0) ?? 0))
  })
  return positions.includes(-1) ? [] : positions
}
