// Owns giving a person their card and numbers of a drop: drawn by the drop's secret, stored at the first reveal.
import type { Card } from '../domain/deck/card.ts'
import { draw } from '../domain/deck/variant.ts'
import type { Drop } from '../domain/play/drop.ts'
import type { PersonId } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { Assignment, PlayStore } from '../storage/play/port.ts'
import { lot } from './secret-hash.ts'

/** What a person was asked: the card as it was when the drop opened, and their numbers. */
export interface Assigned {
  readonly assignment: Assignment
  readonly card: Card
}

/** The person's assignment with its card, if they have one. */
export async function findAssigned(store: PlayStore, drop: Drop, person: PersonId): Promise<Assigned | undefined> {
  const assignment = await store.assignment(drop.id, person)
  return assignment && { assignment, card: await cardOf(store, assignment.cardHash) }
}

/** The same, drawn now where there is none. Undefined: the card gives no numbers (any more). */
export async function assignVariant(
  store: PlayStore,
  drop: Drop,
  person: PersonId,
  at: Instant,
): Promise<Assigned | undefined> {
  const known = await findAssigned(store, drop, person)
  if (known) return known
  const secret = await store.secret(drop.secretId)
  if (!secret) throw new Error(`drop ${drop.id} names the secret ${drop.secretId}, which is not there`)
  const { index, seed } = lot(secret, drop.id, person, drop.pool.length)
  const hash = drop.pool[index]?.hash
  if (hash === undefined) throw new Error(`drop ${drop.id} has no card`)
  const card = await cardOf(store, hash)
  const variant = draw(card, seed)
  if (!variant.ok) return undefined
  const fresh = { dropId: drop.id, personId: person, cardHash: hash, variant: variant.value, revealedAt: at }
  const assignment = await store.assignOnce(fresh)
  return { assignment, card }
}

async function cardOf(store: PlayStore, hash: string): Promise<Card> {
  const card = await store.snapshot(hash)
  if (!card) throw new Error(`no snapshot of the card ${hash}`)
  return card
}
