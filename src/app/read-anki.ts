// Owns reading an Anki package for the import: its cards by the note in which they will stand, and its files.
import { detailOf, openCollection } from '../anki/read/collection.ts'
import { openPackage } from '../anki/read/package.ts'
import { damaged, type PackageProblem } from '../anki/read/problem.ts'
import { ok, type Result } from '../domain/result.ts'
import { cardsOf, type PlacedCard } from '../import/anki/cards.ts'
import { deckPlaces } from '../import/anki/places.ts'
import type { ImportedCard, ImportNote } from '../import/imported.ts'
import { ownCard, type OwnCard } from './own-cards.ts'
import type { PackageFiles } from './package-files.ts'

/** What a package is read into. */
interface AnkiImport {
  /** The cards of each note to be, with its path in the new deck without number and ending. */
  readonly groups: readonly { readonly stem: string; readonly cards: readonly ImportedCard[] }[]
  readonly notes: ImportNote[]
  /** Cards of ours, which carry themselves. */
  readonly own: readonly OwnCard[]
  /** The name of the only deck at the top, if there is only one. */
  readonly title?: string
}

/** Reads the package at `path`; nothing is written, and its files are among `files`. Errors: those of `PackageProblem`. */
export function readAnki(path: string, files: PackageFiles): Result<AnkiImport, PackageProblem> {
  const opened = openPackage(path)
  if (!opened.ok) return opened
  const notes: ImportNote[] = []
  // The bytes of the collection need not stay as long as its files.
  const { collection: bytes, ...rest } = opened.value
  const own = files.of(rest, notes)
  const collection = openCollection(bytes)
  if (!collection.ok) return collection
  const placed: PlacedCard[] = []
  const carried: OwnCard[] = []
  let ownTitle: string | undefined
  const told = new Set<string>()
  try {
    let place = 0
    for (const note of collection.value.notes()) {
      place += 1
      const ours = ownCard(note, place, own.fileAt)
      if (ours) {
        carried.push(ours)
        ownTitle ??= note.cards[0]?.deck[0]
      } else placed.push(...cardsOf(note, place, { ...own, notes, told }))
    }
  } catch (error) {
    return damaged(detailOf(error))
  } finally {
    collection.value.close()
  }
  const { strays } = collection.value
  if (strays > 0) notes.push({ line: 1, code: 'anki.no-type', args: { notes: strays } })
  if (own.unused() > 0) notes.push({ line: 1, code: 'media.unused', args: { files: own.unused() } })
  const { title, stemOf } = deckPlaces(placed.map(({ deck }) => deck))
  const groups = Map.groupBy(placed, ({ deck }) => stemOf(deck))
  return ok({
    groups: [...groups].map(([stem, held]) => ({ stem, cards: held.map(({ card }) => card) })),
    notes,
    own: carried,
    ...named(title ?? ownTitle),
  })
}

const named = (title: string | undefined): Pick<AnkiImport, 'title'> => (title === undefined ? {} : { title })
