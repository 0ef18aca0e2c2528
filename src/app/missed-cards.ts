// Owns which cards a person got wrong when they were last asked: what `--mistakes-of` exports.
import { cardKey, type CardKey } from '../domain/deck/card.ts'
import type { DeckFile } from '../storage/deck/reader.ts'
import type { PlayStore } from '../storage/play/port.ts'

/**
 * The cards whose newest answer of the Discord account `userId` was not right, by the keys that they have now; undefined
 * where nobody of that account has played.
 */
export async function missedCards(
  store: Pick<PlayStore, 'exportPerson' | 'snapshot'>,
  file: DeckFile,
  userId: string,
): Promise<ReadonlySet<CardKey> | undefined> {
  const person = await store.exportPerson(userId)
  if (!person) return undefined
  const { attempt: attempts = [], assignment: assignments = [] } = person.rows
  const hashes = new Map(assignments.map(row => [row['drop_id'], String(row['card_hash'])]))
  const renamed = new Map(file.decks().flatMap(({ id }) => [...file.formerKeys(id)]))
  const newest = new Map<CardKey, { readonly at: number; readonly isRight: boolean }>()
  for (const row of attempts) {
    const hash = hashes.get(row['drop_id'])
    const card = hash === undefined ? undefined : await store.snapshot(hash)
    if (!card) continue
    const asked = cardKey(card.deckId, card.id)
    const key = renamed.get(asked) ?? asked
    const at = Number(row['answered_at'])
    const before = newest.get(key)
    if (!before || before.at <= at) newest.set(key, { at, isRight: row['verdict'] === 'right' })
  }
  return new Set([...newest].filter(([, { isRight }]) => !isRight).map(([key]) => key))
}
