// Owns which cards are shown nowhere: those in the pools of drops whose results are not out.
import type { CardKey } from '../domain/deck/card.ts'
import type { Instant } from '../domain/time.ts'
import type { DeckSource } from '../storage/deck/source.ts'
import type { PlayStore } from '../storage/play/port.ts'

/** By every key that the cards have or had: a drop names them as they were called when it opened. */
export async function withheldAt(
  { store, decks }: { readonly store: PlayStore; readonly decks: DeckSource },
  at: Instant,
): Promise<ReadonlySet<CardKey>> {
  const asked = await store.withheldCards(at)
  const file = decks.current()
  if (asked.size === 0 || !file.ok) return asked
  const renamed = file.value.decks().flatMap(({ id }) => [...file.value.formerKeys(id)])
  const now = new Set([...asked, ...renamed.filter(([former]) => asked.has(former)).map(([, key]) => key)])
  return new Set([...now, ...renamed.filter(([, key]) => now.has(key)).map(([former]) => former)])
}
