// Owns the verdict on an answer: read, compared with the key, then with the listed mistakes.
import type { Card, Variant } from '../deck/card.ts'
import { formulaKeyOf } from '../deck/formula-key.ts'
import { keyOf, type NumericKey } from '../deck/key.ts'
import { typedText, type Answer } from './answer.ts'
import { gradeOptions } from './choice.ts'
import { gradeCloze } from './cloze.ts'
import { gradeFormula } from './formula.ts'
import { gradeOrder } from './order.ts'
import { readAnswer } from './read.ts'
import type { Reading } from './reading.ts'
import { gradeRecall } from './recall.ts'
import { bestCredit } from './share.ts'
import { gradeText } from './text.ts'
import { within } from './tolerance.ts'
import type { Verdict } from './verdict.ts'

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
  const credit = bestCredit(matching.map(mistake => mistake.credit))
  return { kind: 'mistake', credit, mistakes: matching.map(mistake => mistake.index), reading }
}

/** The verdict on any answer to any card. */
export function grade(card: Card, variant: Variant, answer: Answer, locale?: string): Verdict {
  switch (card.kind) {
    case 'choice':
    case 'multi':
      return gradeOptions(card, variant, answer)
    case 'text':
      return gradeText(card, answer)
    case 'cloze':
      return gradeCloze(card, answer, locale ?? card.language)
    case 'order':
      return gradeOrder(card, variant, answer)
    case 'recall':
      return gradeRecall(answer)
    case 'numeric': {
      const key = keyOf(card, variant)
      if (!key.ok) throw new Error(`${card.deckId}/${card.id} has no key for its stored variant`)
      return gradeNumeric(key.value, typedText(answer), locale)
    }
    case 'formula': {
      const key = formulaKeyOf(card)
      if (!key) throw new Error(`${card.deckId}/${card.id} has too few points, which its draw excludes`)
      return gradeFormula(key, typedText(answer), locale)
    }
  }
}
