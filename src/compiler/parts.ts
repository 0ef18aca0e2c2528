// Owns what each kind of card must have: one check for each kind.
import type { Kind } from '../domain/deck/card.ts'
import { checkOptions, type ChoiceParts, type MultiParts } from './choice.ts'
import { checkCloze, type ClozeParts } from './cloze.ts'
import type { CardDraft } from './note.ts'
import { checkCalculated, type CalculatedParts, type Scope } from './numeric.ts'
import { checkOrder, type OrderParts } from './order.ts'
import { checkRecall, type RecallParts } from './recall.ts'
import { report, type Report } from './report.ts'
import { checkText, type TextParts } from './words.ts'

/** The parts of a card by its kind; apart from calculated ones they are members of the compiled card as they stand. */
export type CardParts = CalculatedParts | ChoiceParts | MultiParts | TextParts | ClozeParts | OrderParts | RecallParts

/** The parts of `draft`, or undefined where something was reported. */
export function checkParts(draft: CardDraft, kind: Kind, scope: Scope, to: Report): CardParts | undefined {
  const [task] = draft.tasks
  if (task && kind !== 'choice' && kind !== 'multi')
    report(to, 'kind.contradicted', task.text.span, { kind, found: 'a task list' })
  switch (kind) {
    case 'numeric':
    case 'formula':
      return checkCalculated(draft, kind, scope, to)
    case 'choice':
    case 'multi':
      return checkOptions(draft, kind, to)
    case 'text':
      return checkText(draft, to)
    case 'cloze':
      return checkCloze(draft, to)
    case 'order':
      return checkOrder(draft, to)
    case 'recall':
      return checkRecall(draft, to)
  }
}
