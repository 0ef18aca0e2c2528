// Owns which decks an import makes: one, or one for each deck of ours that the packages hold, and which cards are in it.
import { exampleDeck } from '../compiler/example-notes.ts'
import { titled } from '../compiler/deck.ts'
import type { DeckHead } from '../domain/deck/deck.ts'
import type { ImportedCard, ImportNote } from '../import/imported.ts'
import { writeCards, type TakenIds, type WrittenCard, type WrittenNote } from '../import/notes.ts'
import { deckFiles, notePath } from '../import/own-note.ts'
import { notesOf, onlySound, withOwnPaths, withPaths, type Source } from './import-source.ts'
import { isPackageFile, type PackageFiles } from './package-files.ts'
import type { OwnCard } from './own-cards.ts'
import { ownGroups } from './own-groups.ts'

interface TextFile {
  readonly path: string
  readonly text: string
}

/** A deck to be written. Paths are those in the deck; `prefix` is its folder in the new one, `` where it is that itself. */
export interface WrittenPart {
  readonly prefix: string
  readonly decks: readonly TextFile[]
  readonly notes: readonly WrittenNote[]
  readonly cards: readonly WrittenCard[]
  /** Whether the file at this path of the packages belongs to it. */
  readonly isShown: (path: string) => boolean
}

interface ImportParts {
  /** Adds cards of ours; `title` is that of a deck of which nothing else is known. */
  readonly addOwn: (file: string, own: readonly OwnCard[], title: string, notes: ImportNote[]) => void
  /** Adds cards of others, by the path of the note in which they will stand. */
  readonly add: (
    file: string,
    groups: readonly { readonly stem: string; readonly cards: readonly ImportedCard[] }[],
    notes: ImportNote[],
  ) => void
  /** What is sound of each deck, without those that have nothing; what is not is added to `told`. */
  readonly written: (files: PackageFiles, told: (ImportNote & { file: string })[]) => WrittenPart[]
}

interface Part {
  readonly prefix: string
  readonly sources: Source[]
  readonly taken: TakenIds
  readonly stems: Set<string>
  head: DeckHead | undefined
}

/**
 * The decks of an import whose packages hold the decks `deckIds` of ours. One is the new folder itself, with what else
 * there is; several have a language, a title and ids of their own each, and a folder.
 */
export function importParts(deckIds: ReadonlySet<string>, { id, title }: { id: string; title: string }): ImportParts {
  const isSplit = deckIds.size > 1
  const parts = new Map<string, Part>()
  const prefixes = new Set<string>()
  /** `key`: the id of a deck of ours, or nothing. */
  const partOf = (key: string): Part => {
    const known = parts.get(isSplit ? key : '')
    if (known) return known
    const prefix = isSplit ? `${freeStem(notePath(key || id), prefixes)}/` : ''
    const part = { prefix, sources: [], taken: new Map(), stems: new Set(['deck']), head: undefined }
    parts.set(isSplit ? key : '', part)
    return part
  }
  return {
    addOwn: (file, own, called, notes) => {
      for (const [deckId, held] of Map.groupBy(own, ({ card }) => card.deckId)) {
        const part = partOf(deckId)
        const made = ownGroups(held, isSplit ? titled(deckId) : called, part.taken, notes)
        part.head ??= made?.deck
        for (const { note, cards } of made?.groups ?? []) {
          const path = freeStem(note.path, part.stems)
          const here = cards.map(card => withPaths(card, path))
          part.sources.push({ file, stem: path, cards: here, own: withOwnPaths({ ...note, path }) })
        }
      }
    },
    add: (file, groups, notes) => {
      for (const { stem, cards } of groups) {
        const part = partOf('')
        const made = writeCards(cards, part.taken, notes, isPackageFile)
        part.sources.push({ file, stem: freeStem(stem, part.stems), cards: made.map(card => withPaths(card, stem)) })
      }
    },
    written: (files, told) =>
      [...parts.values()].flatMap(({ prefix, sources, head }) => {
        const decks = head ? deckFiles(head) : [{ path: 'deck.md', text: exampleDeck(id, title) }]
        const sound = onlySound(sources, decks, files, told)
        const notes = sound.flatMap(notesOf)
        const cards = sound.flatMap(({ cards: held }) => held)
        // Of several only what its notes show.
        const shown = isSplit ? new Set(notes.flatMap(({ text }) => text.match(filePath) ?? [])) : undefined
        const isShown = (path: string): boolean => shown?.has(path) ?? true
        return cards.length === 0 && isSplit ? [] : [{ prefix, decks, notes, cards, isShown }]
      }),
  }
}

/** The path of a file as packages give it. */
const filePath = /media\/[\p{L}\p{M}\p{Nd}._-]+/gu

function freeStem(wanted: string, stems: Set<string>): string {
  let free = wanted
  for (let count = 2; stems.has(free.toLowerCase()); count++) free = `${wanted}-${count}`
  stems.add(free.toLowerCase())
  return free
}
