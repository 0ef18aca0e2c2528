// Owns starting to write: a new deck, or a new note in one, as a sound example that is meant to be written over.
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { compileDecks } from '../compiler/compile.ts'
import { titled } from '../compiler/deck.ts'
import { exampleDeck, exampleNote } from '../compiler/example-notes.ts'
import { isId, slug } from '../compiler/slug.ts'
import type { Kind } from '../domain/deck/card.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { readDeckFolders } from '../storage/notes/folder.ts'
import { writeNewFile, type NewFileProblem } from '../storage/notes/new-file.ts'

/** Why nothing was written. */
export type NewProblem =
  | NewFileProblem
  | { readonly code: 'new.no-name'; readonly args: { readonly name: string } }
  | { readonly code: 'new.nested'; readonly args: { readonly path: string; readonly deck: string } }
  | { readonly code: 'new.which-deck'; readonly args: { readonly decks: string } }

/** The nearest folder at or above `folder` that is a deck. */
export const deckAround = (folder: string): string | undefined => {
  if (existsSync(join(folder, 'deck.md'))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : deckAround(above)
}

/**
 * The folder for a note of which only the title is known: the deck around `cwd`, else the only deck in `decksFolder`.
 * Error `new.which-deck` names those there are.
 */
export function folderForTitle(cwd: string, decksFolder: string): Result<string, NewProblem> {
  const around = deckAround(cwd)
  if (around !== undefined) return ok(cwd)
  const found = readDeckFolders(decksFolder)
  const decks = found.ok ? found.value.filter(({ deck }) => deck !== undefined) : []
  const [only, ...more] = decks
  if (only && more.length === 0) return ok(only.path)
  return err({ code: 'new.which-deck', args: { decks: decks.map(({ path }) => path).join(', ') } })
}

/** Writes a note with one card of `kind` to `path`; gives the id of the card. Errors: `new.exists`, `new.unwritable`, `new.no-name`. */
export function newNote(path: string, kind: Kind, title?: string): Result<string, NewProblem> {
  const stem = basename(path).replace(/\.md$/, '')
  const wanted = slug(title ?? stem).slice(0, MOST_ID)
  if (!isId(wanted)) return err({ code: 'new.no-name', args: { name: title ?? stem } })
  if (existsSync(path)) return err({ code: 'new.exists', args: { path } })
  const taken = idsAround(path)
  let id = wanted
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`
  // Two braces would be a template, which no title holds.
  const written = writeNewFile(path, exampleNote(kind, id, (title ?? titled(stem)).replaceAll(/\{{2,}/g, '{')))
  return written.ok ? ok(id) : written
}

/** Leaves room for a number behind it. */
const MOST_ID = 90

/** Ids and former ids in the deck around a file. */
function idsAround(path: string): ReadonlySet<string> {
  const root = deckAround(dirname(path))
  const folders = root === undefined ? undefined : readDeckFolders(root)
  if (!folders?.ok) return new Set()
  const notes = compileDecks(folders.value, 1).flatMap(({ deck }) => deck?.notes ?? [])
  const cards = notes.flatMap(note => note.cards)
  return new Set(cards.flatMap(({ card, aliases }) => [card.id, ...aliases]).map(id => id.toLowerCase()))
}

/**
 * Writes deck.md into `folder`, and a first note of `kind` where it holds none; gives the paths written. Errors: those of
 * a note, and `new.nested` inside another deck.
 */
export function newDeck(folder: string, kind: Kind): Result<readonly string[], NewProblem> {
  const name = basename(folder)
  const id = slug(name).slice(0, MOST_ID)
  if (!isId(id)) return err({ code: 'new.no-name', args: { name } })
  const path = join(folder, 'deck.md')
  const around = deckAround(dirname(folder))
  if (around !== undefined) return err({ code: 'new.nested', args: { path: folder, deck: around } })
  const isEmpty = !holdsNotes(folder)
  const deck = writeNewFile(path, exampleDeck(id, titled(name)))
  if (!deck.ok) return deck
  if (!isEmpty) return ok([path])
  const note = join(folder, 'first-question.md')
  const first = newNote(note, kind)
  return first.ok ? ok([path, note]) : first
}

function holdsNotes(folder: string): boolean {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
      name => name.endsWith('.md') && !name.split(sep).includes('node_modules'),
    )
  } catch {
    return false
  }
}
