// Owns compiling notes apart from the deck around them, as threads do: what all notes together show is found later.
import type { DeckFiles } from './compile.ts'
import { compileNote, type CompiledNote, type Surrounding } from './compile-note.ts'
import { readDeck, type DeckSettings } from './deck.ts'
import type { Depth } from './proof.ts'
import { openReport } from './report.ts'
import { readRoles, type NoteSource } from './roles.ts'

/** What of a deck decides how its notes compile. */
export type DeckFacts = Pick<DeckFiles, 'prefix' | 'name' | 'deck'>

/** The notes of a deck, each with its translations, in the order in which they compile. */
export const notesOf = (files: DeckFiles): readonly NoteSource[] => readRoles(files.notes, settingsOf(files)).notes

/** What comes of each of `sources` in its deck. */
export function compileAlone(facts: DeckFacts, sources: readonly NoteSource[], depth: Depth): CompiledNote[] {
  const around = surroundingOf(facts, settingsOf(facts), depth)
  return sources.map(source => compileNote(source, around))
}

const settingsOf = ({ deck, name }: DeckFacts): DeckSettings => readDeck(deck && openReport('deck.md', deck.text), name)

/** What the notes of a deck with these settings are compiled in. */
export const surroundingOf = (facts: DeckFacts, settings: DeckSettings, depth: Depth): Surrounding => ({
  settings,
  fileOf: path => fileIn(facts, path),
  infers: facts.deck !== undefined,
  depth,
})

/** The name of a deck's file among those of all decks. */
export const fileIn = ({ prefix }: Pick<DeckFiles, 'prefix'>, path: string): string =>
  prefix === '' ? path : `${prefix}/${path}`
