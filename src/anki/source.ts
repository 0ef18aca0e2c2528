// Owns the field in which a note carries its card as the deck has it, so that an import gives the same card again.
import { hash } from 'node:crypto'
import type { Card, DeckLocale } from '../domain/deck/card.ts'
import type { DeckHead, NoteText } from '../domain/deck/deck.ts'
import { inertJson } from './inert-json.ts'
import { fieldNames, type FieldName } from './note-types.ts'

/** A later prepdeck may find another use for it; what it holds says what it is. */
export const SOURCE_FIELD: FieldName = 'Spare1'
/** Grows when a reader would have to change. */
const VERSION = 1

/** What a note carries: the languages that are in it, and the card's own. */
export interface CardSource {
  readonly card: Card
  /** Former ids: by the first of them Anki knows the note. */
  readonly aliases: readonly string[]
  /** Title and text of the note in which the card stands, by language. */
  readonly note: Readonly<Record<DeckLocale, NoteText>>
  /** What the deck says of itself; with the first card of a package only. */
  readonly deck?: DeckHead
}

/** The content of the field; `fields` are the others, which tell later whether somebody changed them. */
export const sourceText = (source: CardSource, fields: readonly string[]): string =>
  inertJson({ prepdeck: VERSION, fields: digestOf(fields), ...source })

/** What a field carries; `isEdited` where the other fields are not as they were. Undefined where it carries no card. */
export function readSource(
  fields: readonly string[],
): { readonly source: Readonly<Record<string, unknown>>; readonly isEdited: boolean } | undefined {
  let value: unknown
  try {
    value = JSON.parse(fields[fieldNames.indexOf(SOURCE_FIELD)] ?? '')
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || !('prepdeck' in value) || value.prepdeck !== VERSION)
    return undefined
  const source = value as Readonly<Record<string, unknown>>
  return { source, isEdited: source['fields'] !== digestOf(fields) }
}

const digestOf = (fields: readonly string[]): string =>
  hash('sha256', fieldNames.map((name, at) => (name === SOURCE_FIELD ? '' : (fields[at] ?? ''))).join('\u001f')).slice(
    0,
    12,
  )
