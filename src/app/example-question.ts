// Owns the question as everybody sees it: with numbers that are an example, the same in the question and its results.
import { createHash } from 'node:crypto'
import type { Card, Variant } from '../domain/deck/card.ts'
import { present, type PresentedCard } from '../domain/deck/present.ts'
import { draw } from '../domain/deck/variant.ts'
import type { Drop } from '../domain/play/drop.ts'
import { seed } from '../domain/random.ts'
import type { PlayStore } from '../storage/play/port.ts'

/** It holds the answer: what of it may be shown when is the caller's to know. */
export interface Example {
  readonly card: Card
  readonly presented: PresentedCard
}

/** The same with what was drawn for it. */
interface DrawnExample extends Example {
  readonly variant: Variant
}

/**
 * The cards of a drop's pool in a language, at least one. Their numbers come from a seed that anybody may know: they are
 * nobody's own. From the snapshot, so that a new deck changes nothing.
 */
export async function examplesOf(store: PlayStore, drop: Drop, locale: string): Promise<readonly DrawnExample[]> {
  if (drop.pool.length === 0) throw new Error(`drop ${drop.id} has no card`)
  return Promise.all(
    drop.pool.map(async ({ hash }) => {
      const card = await store.snapshot(hash)
      if (!card) throw new Error(`no snapshot of the card ${hash}`)
      return exampleNamed(card, ['example', drop.id, hash], locale)
    }),
  )
}

/** A card as everybody may know it, with the same numbers at every time. */
export const exampleOfCard = (card: Card, locale: string): Example =>
  exampleNamed(card, ['card', card.deckId, card.id], locale)

function exampleNamed(card: Card, name: readonly unknown[], locale: string): DrawnExample {
  const digest = createHash('sha256').update(JSON.stringify(name)).digest('hex')
  const variant = draw(card, seed(digest.slice(0, 32)))
  if (!variant.ok) throw new Error(`no variant of ${card.deckId}/${card.id} is acceptable, which its proof excludes`)
  return { card, variant: variant.value, presented: present(card, variant.value, locale) }
}
