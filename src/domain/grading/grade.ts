// Owns the verdict on any answer to any card.
import { textOf, type Card, type Variant } from '../deck/card.ts'
import { formulaKeyOf } from '../deck/formula-key.ts'
import { keyOf, type NumericKey } from '../deck/key.ts'
import { typedText, type Answer } from './answer.ts'
import { gradeOptions } from './choice.ts'
import { gradeCloze } from './cloze.ts'
import { gradeFormula } from './formula.ts'
import { gradeNumeric } from './numeric.ts'
import { gradeOrder } from './order.ts'
import { gradeRecall } from './recall.ts'
import { gradeText } from './text.ts'
import type { Verdict } from './verdict.ts'

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
      return gradeCounted(key.value, textOf(card, locale ?? card.language).unit, typedText(answer), locale)
    }
    case 'formula': {
      const key = formulaKeyOf(card)
      if (!key) throw new Error(`${card.deckId}/${card.id} has too few points, which its draw excludes`)
      return gradeFormula(key, typedText(answer), locale)
    }
  }
}

/** With the word of the person's language for what is counted, or with the card's own. */
function gradeCounted(key: NumericKey, unit: string | undefined, text: string, locale: string | undefined): Verdict {
  if (unit === undefined) return gradeNumeric(key, text, locale)
  const verdict = gradeNumeric({ ...key, unit }, text, locale)
  const own = verdict.kind === 'ungradable' ? gradeNumeric(key, text, locale) : verdict
  return own.kind === 'ungradable' ? verdict : own
}
