// Owns the compiled deck: what the compiler makes of a folder of notes and what the deck file holds.
import { nearest, type Card, type DeckLocale } from './card.ts'

/** How a deck is called and described in one language. */
export interface DeckText {
  readonly title: string
  readonly description?: string
}

/** What a deck says of itself, in deck.md as in the deck file. */
export interface DeckHead extends DeckText {
  readonly id: string
  /** In other languages, where there is a `deck.<locale>.md`. */
  readonly translations?: Readonly<Record<DeckLocale, DeckText>>
  readonly license?: string
  readonly attribution?: string
  readonly language: DeckLocale
  /** With the deck's own language, in the order of deck.md. */
  readonly locales: readonly DeckLocale[]
}

/** How `deck` is called in `locale`, or in the same language, or in its own. */
export const deckTextOf = (
  deck: Pick<DeckHead, keyof DeckText | 'language' | 'translations'>,
  locale: string,
): DeckText => nearest<DeckText>({ [deck.language]: deck, ...deck.translations }, locale) ?? deck

/** A deck with everything that built; broken notes are left out. Notes and cards are sorted by their path in the deck. */
export interface Deck extends DeckHead {
  readonly notes: readonly Note[]
  /** The pictures that its texts show, by name. */
  readonly media?: readonly Medium[]
}

/** A picture, harmless to show. */
export interface Medium {
  /** SHA-256 of its bytes in hex, and the ending of its kind: texts call it so. */
  readonly name: string
  /** MIME type. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** One note: its own prose (what stands outside its cards) and its cards in order. */
export interface Note {
  /** Its path in the deck folder without `.md`, e.g. `vision/fpn`. */
  readonly id: string
  /** Its folders as titles, e.g. `Vision::Detection`; empty for a note at the top. */
  readonly subdeck: string
  readonly texts: Readonly<Record<DeckLocale, NoteText>>
  readonly cards: readonly DeckCard[]
}

export interface NoteText {
  readonly title: string
  readonly body: string
}

/** A card with what the deck file keeps beside it. */
export interface DeckCard {
  readonly card: Card
  /** Former ids of the card in this deck. */
  readonly aliases: readonly string[]
  /** What the proof found; choice cards have nothing to draw. */
  readonly figures?: ProofFigures
}

/** How many variants were proven, how many different answers they had, the share of draws that were rejected (0 … 1). */
export interface ProofFigures {
  readonly variants: number
  readonly distinctAnswers: number
  readonly rejectedShare: number
}
