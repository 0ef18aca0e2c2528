// Owns what a foreign file is read into: cards as plain text, and everything that could not be carried.
import type { Args } from '../domain/diagnostic.ts'

export interface ImportedOption {
  readonly text: string
  readonly isRight: boolean
}

/** What there is to answer: words to compare with, words to type, options, or gaps `{{c1::hidden::hint}}` in the question. */
export type ImportedAnswer =
  | { readonly kind: 'recall'; readonly answer: string }
  | { readonly kind: 'text'; readonly accept: readonly string[] }
  | { readonly kind: 'options'; readonly options: readonly ImportedOption[] }
  | { readonly kind: 'cloze' }
  /** The gaps stand in the question as a note has them. */
  | { readonly kind: 'gaps' }

/** A card as read. Texts have LF line ends and are Markdown as far as they are marked up at all. */
export interface ImportedCard {
  /** 1-based line of its beginning in its file; in a package for Anki, the place of its note. */
  readonly line: number
  readonly question: string
  readonly answer: ImportedAnswer
  readonly tags: readonly string[]
  readonly id?: string
  readonly hint?: string
  readonly explanation?: string
  readonly source?: string
  readonly difficulty?: string
}

/** Why something is not in the notes, or not as it was. Sentences are in i18n. */
export type ImportCode =
  | 'column.unknown'
  | 'column.further'
  | 'columns.guessed'
  | 'row.no-question'
  | 'row.no-answer'
  | 'quote.unclosed'
  | 'options.few'
  | 'options.same'
  | 'options.no-right'
  | 'options.from-one'
  | 'option.lines'
  | 'answer.untypable'
  | 'picture.left-out'
  | 'sound.left-out'
  | 'sound.linked'
  | 'markup.left-out'
  | 'anki.edited'
  | 'anki.many-cards'
  | 'anki.no-card'
  | 'anki.no-type'
  | 'anki.note-path'
  | 'anki.template'
  | 'anki.script'
  | 'anki.gaps'
  | 'anki.occlusion'
  | 'anki.occlusion-plain'
  | 'anki.same-sides'
  | 'answer.empty'
  | 'media.unused'
  | 'media.refused'
  | 'id.changed'
  | 'difficulty.unknown'
  | 'text.no-card'
  | 'card.too-long'
  | 'card.refused'
  | 'file.no-card'

export interface ImportNote {
  /** 1-based; in a package for Anki, the place of the note. */
  readonly line: number
  readonly code: ImportCode
  readonly args: Args
}

export interface Imported {
  readonly cards: readonly ImportedCard[]
  readonly notes: readonly ImportNote[]
}

/** The codes that say that a card is missing in the notes; the others tell what of one is, or has changed. */
export const losses: ReadonlySet<ImportCode> = new Set<ImportCode>([
  'row.no-question',
  'row.no-answer',
  'anki.many-cards',
  'anki.no-card',
  'anki.no-type',
  'quote.unclosed',
  'options.few',
  'options.same',
  'options.no-right',
  'text.no-card',
  'card.too-long',
  'card.refused',
  'file.no-card',
])

/** Notes a thing and gives undefined, which is what is left where it is a loss. */
export type Tell = (code: ImportCode, args?: Args) => undefined

/** Notes things at `line`. */
export const teller =
  (line: number, notes: ImportNote[]): Tell =>
  (code, args = {}) => {
    notes.push({ line, code, args })
    return undefined
  }
