// Owns the question as everybody sees it: with numbers that are an example, the same in the question and its results.
import { createHash } from 'node:crypto'
import type { Card } from '../domain/deck/card.ts'
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

/**
 * The first card of a drop's pool in a language. Its numbers come from a seed that anybody may know: they are nobody's
 * own. From the snapshot, so that a new deck changes nothing.
 */
export async function exampleOf(store: PlayStore, drop: Drop, locale: string): Promise<Example> {
  const hash = drop.pool[0]?.hash
  const card = hash === undefined ? undefined : await store.snapshot(hash)
  if (!card) throw new Error(`drop ${drop.id} has no card`)
  return exampleNamed(card, ['example', drop.id, hash], locale)
}

/** A card as everybody may know it, with the same numbers at every time. */
export const exampleOfCard = (card: Card, locale: string): Example =>
  exampleNamed(card, ['card', card.deckId, card.id], locale)

function exampleNamed(card: Card, name: readonly unknown[], locale: string): Example {
  const digest = createHash('sha256').update(JSON.stringify(name)).digest('hex')
  const variant = draw(card, seed(digest.slice(0, 32)))
  if (!variant.ok) throw new Error(`no variant of ${card.deckId}/${card.id} is acceptable, which its proof excludes`)
  return { card, presented: present(card, variant.value, locale) }
}
