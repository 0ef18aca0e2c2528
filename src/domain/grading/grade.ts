// Owns the verdict on an answer: read, compared with the key, then with the listed mistakes.
import type { Card, ChoiceCard, Variant } from '../deck/card.ts'
import { keyOf, type NumericKey } from '../deck/key.ts'
import { compare, fromDecimal, ZERO } from '../formula/index.ts'
import { readAnswer } from './read.ts'
import type { Reading, Unreadable } from './reading.ts'
import { within } from './tolerance.ts'

export type Answer =
  | { readonly kind: 'typed'; readonly text: string }
  /** The place in the order shown, from 0. */
  | { readonly kind: 'chosen'; readonly position: number }

/** The option that was chosen; `readAs` is its letter. */
interface Chosen {
  readonly position: number
  readonly readAs: string
}

/**
 * In the order in which they are decided. `ungradable` is no attempt. `credit` is a share of the points, an exact
 * decimal. `mistakes` are indices into the card's list: all that match, with the best credit among them.
 */
export type Verdict<Read extends Reading | Chosen = Reading | Chosen> =
  | { readonly kind: 'ungradable'; readonly problem: Unreadable }
  | { readonly kind: 'right'; readonly credit: string; readonly reading: Read }
  | { readonly kind: 'mistake'; readonly credit: string; readonly mistakes: readonly number[]; readonly reading: Read }
  | { readonly kind: 'wrong'; readonly credit: string; readonly reading: Read }

/** The verdict on a typed number. `locale` is the person's: which separator is the decimal one. */
export function gradeNumeric(key: NumericKey, text: string, locale?: string): Verdict<Reading> {
  const { unit, names } = key
  const read = readAnswer(text, {
    names,
    ...(unit === undefined ? {} : { unit }),
    ...(locale === undefined ? {} : { locale }),
  })
  if (!read.ok) return { kind: 'ungradable', problem: read.error }
  const reading = read.value
  if (within(key.value, reading.value, key.tolerance)) return { kind: 'right', credit: '1', reading }
  // A separator must not cost a right answer; the echo says in which sense it was read.
  if (reading.other && within(key.value, reading.other.value, key.tolerance))
    return { kind: 'right', credit: '1', reading: { ...reading.other, isOtherSense: true } }
  const matching = key.mistakes.filter(mistake => within(mistake.value, reading.value, key.tolerance))
  if (matching.length === 0) return { kind: 'wrong', credit: '0', reading }
  const credit = matching.map(mistake => mistake.credit).reduce(larger)
  return { kind: 'mistake', credit, mistakes: matching.map(mistake => mistake.index), reading }
}

const larger = (a: string, b: string): string => (compare(fromDecimal(a) ?? ZERO, fromDecimal(b) ?? ZERO) < 0 ? b : a)

const letterOf = (position: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(position) || String(position + 1)

/** The verdict on the option at `position` of those shown; `text` is what was given for it. */
function gradeChoice(card: ChoiceCard, variant: Variant, position: number | undefined, text: string): Verdict<Chosen> {
  const order = variant.kind === 'choice' ? variant.order : []
  const option = position === undefined ? undefined : order[position]
  if (position === undefined || option === undefined) return noOption(text, order.length)
  const reading = { position, readAs: letterOf(position) }
  return option === card.correct ? { kind: 'right', credit: '1', reading } : { kind: 'wrong', credit: '0', reading }
}

const noOption = (text: string, count: number): Verdict<never> => ({
  kind: 'ungradable',
  problem: {
    code: 'answer.option',
    span: { start: 0, end: text.length },
    args: { text, allowed: letterOf(count - 1) },
  },
})

/** The verdict on any answer to any card. A choice may be typed as its letter or its number. */
export function grade(card: Card, variant: Variant, answer: Answer, locale?: string): Verdict {
  switch (card.kind) {
    case 'choice':
      return answer.kind === 'chosen'
        ? gradeChoice(card, variant, answer.position, String(answer.position + 1))
        : gradeChoice(card, variant, positionOf(answer.text), answer.text)
    case 'numeric': {
      const key = keyOf(card, variant)
      if (!key.ok) throw new Error(`${card.deckId}/${card.id} has no key for its stored variant`)
      return gradeNumeric(key.value, answer.kind === 'typed' ? answer.text : String(answer.position), locale)
    }
  }
}

/** `B`, `b)`, `2.` as a place in the order shown, from 0. */
function positionOf(text: string): number | undefined {
  const typed = /^\s*(?:([a-z])|(\d{1,3}))[.)]?\s*$/i.exec(text.normalize('NFKC'))
  if (typed?.[1]) return (typed[1].toLowerCase().codePointAt(0) ?? 0) - ('a'.codePointAt(0) ?? 0)
  return typed?.[2] ? Number(typed[2]) - 1 : undefined
}
