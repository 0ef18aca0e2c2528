// Owns what each kind of card must have: one check for each kind.
import type { Kind } from '../domain/deck/card.ts'
import { checkOptions, type ChoiceParts, type MultiParts } from './choice.ts'
import type { CardDraft } from './note.ts'
import { checkNumeric, type NumericParts, type Scope } from './numeric.ts'
import type { Report } from './report.ts'

/** The parts of a card by its kind; apart from numeric ones they are members of the compiled card as they stand. */
export type CardParts = NumericParts | ChoiceParts | MultiParts

/** The parts of `draft`, or undefined where something was reported. */
export function checkParts(draft: CardDraft, kind: Kind, scope: Scope, to: Report): CardParts | undefined {
  switch (kind) {
    case 'numeric':
      return checkNumeric(draft, scope, to)
    case 'choice':
    case 'multi':
      return checkOptions(draft, kind, to)
  }
}
