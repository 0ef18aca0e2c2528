// Owns the inbox of the deck's owner: reports with what was asked, and never who wrote them.
import { textOf, type Variant } from '../domain/deck/card.ts'
import type { PlayStore, Report } from '../storage/play/port.ts'

export interface InboxEntry extends Omit<Report, 'variant' | 'quizId' | 'cardHash'> {
  readonly title: string
  /** The numbers that the reporter had, as `a = 3, b = 4`; absent for cards without any. */
  readonly values?: string
}

/** The newest reports first, at most `limit`. */
export async function inbox(store: PlayStore, limit: number): Promise<InboxEntry[]> {
  const entries: InboxEntry[] = []
  for (const { id, dropId, cardKey, cardHash, variant, note, reportedAt } of await store.reports(limit)) {
    const card = await store.snapshot(cardHash)
    const values = variant && valuesOf(variant)
    entries.push({
      id,
      dropId,
      cardKey,
      title: card ? textOf(card, card.language).title : cardKey,
      note,
      reportedAt,
      ...(values ? { values } : {}),
    })
  }
  return entries
}

function valuesOf(variant: Variant): string | undefined {
  if (variant.kind !== 'numeric') return undefined
  const values = Object.entries(variant.values).map(([name, value]) => `${name} = ${value}`)
  return values.length === 0 ? undefined : values.join(', ')
}
