// Owns the verdict on any answer to any card.
import type { Card, Variant } from '../deck/card.ts'
import { formulaKeyOf } from '../deck/formula-key.ts'
import { keyOf } from '../deck/key.ts'
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
      return gradeNumeric(key.value, typedText(answer), locale)
    }
    case 'formula': {
      const key = formulaKeyOf(card)
      if (!key) throw new Error(`${card.deckId}/${card.id} has too few points, which its draw excludes`)
      return gradeFormula(key, typedText(answer), locale)
    }
  }
}
