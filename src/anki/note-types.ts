// Owns the note types that our packages bring into Anki: a row each, with constant ids that tell them from all others.
import type { Kind } from '../domain/deck/card.ts'
import { css } from './templates/css.ts'
import { templates } from './templates/templates.ts'

/**
 * The fields of every note type, in order; the same for all, so that Anki can change one into another. What ends in 2 is
 * the second language of a package in two. The names can never change nor their number: people's notes would not update.
 */
export const fieldNames = [
  'Title',
  'Question',
  'Hints',
  'Options',
  'Answer',
  'Explanation',
  'Lang',
  'Title2',
  'Question2',
  'Hints2',
  'Options2',
  'Answer2',
  'Explanation2',
  'Lang2',
  'Typed',
  'Source',
  'Extra',
  'Extra2',
  'Data',
  'Key',
  // For what later releases want to say.
  'Spare1',
  'Spare2',
  'Spare3',
] as const
export type FieldName = (typeof fieldNames)[number]

/** A note type of Anki. */
export interface NoteType {
  readonly kind: Kind
  /** Constant: Anki matches note types by it. In ms since the epoch, as all ids there. */
  readonly id: number
  readonly name: string
  /**
   * Seconds since the epoch; Anki replaces templates and CSS only where this is newer. Raise it to the present moment
   * whenever they change: a test holds their hash against it.
   */
  readonly modifiedAt: number
  /** Its cards are the gaps of its first question field. */
  readonly isCloze: boolean
  /** HTML with `{{Field}}`. */
  readonly front: string
  readonly back: string
  readonly css: string
}

const FIRST_ID = 1_795_478_400_000
/** 24 November 2026. */
const FIRST_RELEASE = 1_795_478_400

const row = (kind: Kind, place: number, modifiedAt: number): NoteType => ({
  kind,
  id: FIRST_ID + place,
  name: `prepdeck ${kind}`,
  modifiedAt,
  isCloze: kind === 'cloze',
  ...templates[kind],
  css,
})

/** By kind of card. The number behind the kind is part of its ids, and never used twice. */
export const noteTypes: Readonly<Record<Kind, NoteType>> = {
  numeric: row('numeric', 1, FIRST_RELEASE),
  formula: row('formula', 2, FIRST_RELEASE),
  choice: row('choice', 3, FIRST_RELEASE),
  multi: row('multi', 4, FIRST_RELEASE),
  text: row('text', 5, FIRST_RELEASE),
  cloze: row('cloze', 6, FIRST_RELEASE),
  order: row('order', 7, FIRST_RELEASE),
  recall: row('recall', 8, FIRST_RELEASE),
}

/** The id of a field or of the only template of a note type: by it Anki knows them again under another name. */
export const partId = (type: NoteType, part: number): number => type.id * 1_000 + part
