// Owns what an import writes: cards by note, as text, with the paths of their files; those with errors are left out.
import { basename } from 'node:path'
import { compileDecks } from '../compiler/compile.ts'
import { titled } from '../compiler/deck.ts'
import type { ImportNote } from '../import/imported.ts'
import { writeNotes, type WrittenCard, type WrittenNote } from '../import/notes.ts'
import { ownNotes, type OwnNote } from '../import/own-note.ts'
import { FILES_MARK, type PackageFiles } from './package-files.ts'

/** The cards of one file that stand in one note, or in several of that name. */
export interface Source {
  readonly file: string
  readonly stem: string
  readonly cards: readonly WrittenCard[]
  /** A note of ours, which stands again as it stood. */
  readonly own?: OwnNote
}

/** The notes of a source, with their translations. */
export const notesOf = ({ cards, stem, own }: Source): WrittenNote[] =>
  own ? (cards.length === 0 ? [] : ownNotes(cards, own)) : writeNotes(cards, stem, titled(basename(stem)))

/** Without the cards that have errors as notes: a compile finds them, and each is told. */
export function onlySound(
  sources: readonly Source[],
  decks: readonly { readonly path: string; readonly text: string }[],
  files: PackageFiles,
  told: (ImportNote & { file: string })[],
): readonly Source[] {
  const [main = { path: 'deck.md', text: '' }, ...translations] = decks
  const refused = new Set<WrittenCard>()
  for (const lot of lotsOf(sources)) {
    const notes = [...translations, ...lot.map(({ note }) => note)]
    const folder = { prefix: '', name: 'import', deck: main, notes, findMedia: files.find, problems: [] }
    const [compiled] = compileDecks([folder], 1)
    for (const { file, line, code, severity } of compiled?.problems ?? []) {
      const found = lot.find(({ note }) => note.path === file)
      const card = found && cardAt(found.note, line)
      if (severity !== 'error' || !found || !card || refused.has(card)) continue
      refused.add(card)
      told.push({ file: found.source.file, line: card.line, code: 'card.refused', args: { reason: code } })
    }
  }
  if (refused.size === 0) return sources
  // Without them the others may show errors that these hid.
  return onlySound(
    sources.map(source => ({ ...source, cards: source.cards.filter(card => !refused.has(card)) })),
    decks,
    files,
    told,
  )
}

interface PlacedNote {
  readonly source: Source
  readonly note: WrittenNote
}

/** So many notes are compiled at a time: a deck of all of them would have to be held at once. */
const LOT = 20

/** The notes of `sources`, a few at a time, each with its translations. */
function* lotsOf(sources: readonly Source[]): Generator<readonly PlacedNote[]> {
  let lot: PlacedNote[] = []
  for (const source of sources)
    for (const note of notesOf(source)) {
      // Notes of a source of ours belong together.
      if (lot.length >= LOT && !(source.own && lot.at(-1)?.source === source)) {
        yield lot
        lot = []
      }
      lot.push({ source, note })
    }
  if (lot.length > 0) yield lot
}

/** The text of a card with the paths of its files as they are seen from the note at `stem`. */
export const withPaths = (card: WrittenCard, stem: string): WrittenCard => ({
  ...card,
  text: inFolder(card.text, stem),
})

/** The same for the other texts of a note of ours. */
export const withOwnPaths = (note: OwnNote): OwnNote => ({
  ...note,
  texts: Object.fromEntries(
    Object.entries(note.texts).map(([locale, text]) => [locale, { ...text, body: inFolder(text.body, note.path) }]),
  ),
  cards: new Map(
    [...note.cards].map(([id, card]) => [id, JSON.parse(inFolder(JSON.stringify(card), note.path)) as typeof card]),
  ),
})

const inFolder = (text: string, stem: string): string =>
  text.replaceAll(FILES_MARK, '../'.repeat(stem.split('/').length - 1))

const cardAt = ({ cards }: WrittenNote, line: number): WrittenCard | undefined =>
  cards.findLast(({ from }) => from <= line)?.card
