// Owns what proving found of each card: how many numbers it can be asked with, and how different they are.
import { cardKey, type CardKey } from '../domain/deck/card.ts'
import type { Deck, ProofFigures } from '../domain/deck/deck.ts'

/** One card that draws numbers. */
export interface CardProof extends ProofFigures {
  readonly card: CardKey
}

/** The proofs of `deck`; cards that draw nothing have none. */
export const proofsIn = ({ id, notes }: Deck): CardProof[] =>
  notes
    .flatMap(note => note.cards)
    .flatMap(({ card, figures }) => (figures ? [{ card: cardKey(id, card.id), ...figures }] : []))
