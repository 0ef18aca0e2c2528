// Owns that no two cards of a deck share a name, now or by a former one.
import type { CheckedCard } from './check.ts'
import { placeOf, report, type Report } from './report.ts'

/** A note's cards with the report of its file. */
export interface NoteCards {
  readonly to: Report
  readonly cards: readonly CheckedCard[]
}

/** What two spellings of one name have in common: neither case nor Unicode's ways to write a letter tell them apart. */
const nameOf = (id: string): string => id.normalize('NFC').toLowerCase().normalize('NFC')

/** Reports every id that an earlier card has, also where only the case differs, and every alias that is somebody's. */
export function checkIds(notes: readonly NoteCards[]): void {
  const owners = new Map<string, { readonly id: string; readonly place: string }>()
  for (const { to, cards } of notes)
    for (const { id, draft } of cards) {
      const span = draft.fields.id?.span ?? draft.span
      const other = owners.get(nameOf(id))
      if (other) report(to, 'card.duplicate-id', span, { id, other: other.id, place: other.place })
      else owners.set(nameOf(id), { id, place: `${to.file}:${placeOf(to, span.start).line}` })
    }
  for (const { to, cards } of notes)
    for (const { id, draft } of cards)
      for (const alias of draft.fields.aliases?.value ?? []) {
        const other = owners.get(nameOf(alias.text))
        if (other) report(to, 'alias.taken', alias.span, { alias: alias.text, other: other.id, place: other.place })
        else owners.set(nameOf(alias.text), { id, place: `${to.file}:${placeOf(to, alias.span.start).line}` })
      }
}
