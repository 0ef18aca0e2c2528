// Owns what a release asks beyond a build: a licence on every card, and that touched cards are there.
import { openReport, placedProblem, type Problem } from '../compiler/report.ts'
import { cardKey } from '../domain/deck/card.ts'
import type { LockedDeck } from './lock-deck.ts'

/** A problem for each card of the deck that has no licence, at its note. */
export const unlicensed = ({ deck, folder }: LockedDeck): Problem[] =>
  deck.notes.flatMap(note => {
    const path = `${note.id}.md`
    const to = openReport(folder.prefix === '' ? path : `${folder.prefix}/${path}`, '')
    return note.cards
      .filter(({ card }) => card.license === undefined)
      .map(({ card }) => placedProblem(to, 'license.missing', { start: 0, end: 1 }, { id: card.id }))
  })

/** The first of `ids` (`card` or `deck/card`) that no card of the decks has. */
export function unknownTouched(ids: readonly string[], decks: readonly LockedDeck[]): string | undefined {
  const known = new Set(
    decks.flatMap(({ deck }) =>
      deck.notes.flatMap(({ cards }) => cards.flatMap(({ card }) => [card.id, cardKey(deck.id, card.id)])),
    ),
  )
  return ids.find(id => !known.has(id))
}
