// Owns the note types that our packages bring into Anki: a row each, with constant ids that tell them from all others.
import type { CalculatedCard, Kind } from '../domain/deck/card.ts'
import { liveScript } from './live-script.ts'
import type { PackedMedium } from './package.ts'
import { css } from './templates/css.ts'
import { liveCss } from './templates/live-css.ts'
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
  // The card as the deck has it, see source.ts; the others are for what later releases want to say.
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
   * Seconds since the epoch; Anki replaces templates and CSS only where this is newer. Raise `changedAt` to the present
   * moment whenever they change: a test holds their hash against it. The script has a date of its own.
   */
  readonly modifiedAt: number
  /** Its cards are the gaps of its first question field. */
  readonly isCloze: boolean
  /** HTML with `{{Field}}`. */
  readonly front: string
  readonly back: string
  readonly css: string
  /** The file that its templates load. Its name changes with its content: Anki never replaces a file that it has. */
  readonly script?: PackedMedium
}

const FIRST_ID = 1_795_478_400_000
/** 24 November 2026. */
const FIRST_RELEASE = 1_795_478_400

/** Seconds since the epoch at which the templates or the CSS of each kind last changed. */
export const changedAt: Readonly<Record<Kind, number>> = {
  numeric: 1_795_553_000,
  formula: 1_795_553_000,
  choice: FIRST_RELEASE,
  multi: FIRST_RELEASE,
  text: FIRST_RELEASE,
  cloze: FIRST_RELEASE,
  order: FIRST_RELEASE,
  recall: FIRST_RELEASE,
}

const row = (kind: Kind, place: number): NoteType => ({
  kind,
  id: FIRST_ID + place,
  name: `prepdeck ${kind}`,
  modifiedAt: changedAt[kind],
  isCloze: kind === 'cloze',
  ...templates[kind],
  css,
})

/** A note type whose cards draw numbers and grade; another script makes it younger by itself. */
const liveRow = (kind: CalculatedCard['kind'], place: number): NoteType => ({
  ...row(kind, place),
  modifiedAt: Math.max(changedAt[kind], liveScript.modifiedAt),
  css: css + liveCss,
  script: { name: liveScript.name, bytes: Buffer.from(liveScript.code) },
})

/** By kind of card. The number behind the kind is part of its ids, and never used twice. */
export const noteTypes: Readonly<Record<Kind, NoteType>> = {
  numeric: liveRow('numeric', 1),
  formula: liveRow('formula', 2),
  choice: row('choice', 3),
  multi: row('multi', 4),
  text: row('text', 5),
  cloze: row('cloze', 6),
  order: row('order', 7),
  recall: row('recall', 8),
}

/** The id of a field or of the only template of a note type: by it Anki knows them again under another name. */
export const partId = (type: NoteType, part: number): number => type.id * 1_000 + part
