// Owns what of an earlier build still holds: notes whose sources did not change, and a whole build of which nothing did.
import { statSync } from 'node:fs'
import type { CompiledNote } from '../compiler/compile-note.ts'
import type { Recall } from '../compiler/compile.ts'
import type { Depth } from '../compiler/proof.ts'
import type { Problem } from '../compiler/report.ts'
import type { Instant } from '../domain/time.ts'
import type { NoteSource } from '../compiler/roles.ts'
import { canonicalJson, sha256 } from '../storage/deck/hash.ts'
import { digestWith, openCache, type Cache, type KeptText } from '../storage/notes/cache.ts'
import type { DeckFolder } from '../storage/notes/folder.ts'
import { ownCode } from '../storage/notes/own-code.ts'
import type { DeckSummary } from './deck-summary.ts'
import { compiledIn, keptText } from './kept-note.ts'

/** The cache of the builds into the deck file `out`; it lies beside it. */
export const cacheOf = (out: string): Cache => openCache(`${out}.cache`, ownCode())

/**
 * Compiles a note only where neither `ahead` nor `cache` knows what comes of it; what is new is added to `fresh`. What is
 * in `ahead` is in the cache too.
 */
export function recallFrom(
  cache: Cache,
  folders: readonly DeckFolder[],
  depth: Depth,
  fresh: Map<string, CompiledNote>,
  ahead: ReadonlyMap<string, CompiledNote> = new Map(),
): Recall {
  const read = new Map(folders.map(folder => [folder.prefix, { folder, keyOf: keysIn(folder, depth) }]))
  return ({ prefix }, source, compile) => {
    const found = read.get(prefix)
    if (!found) return compile()
    const key = found.keyOf(source)
    const done = ahead.get(key)
    if (done) return done
    const known = cache.recall(key, compiledIn)
    if (known) return known
    const compiled = compile()
    // Where somebody has written meanwhile, it came of another text than its key says.
    const written = [source, ...source.translations].map(({ path }) => noteAt(found.folder, path))
    if (written.every(note => !note || sha256(note.text) === note.hash)) fresh.set(key, compiled)
    return compiled
  }
}

const byPath = new WeakMap<DeckFolder, ReadonlyMap<string, DeckFolder['notes'][number]>>()

/** The note of `folder` at `path`. */
function noteAt(folder: DeckFolder, path: string): DeckFolder['notes'][number] | undefined {
  const notes = byPath.get(folder) ?? new Map(folder.notes.map(note => [note.path, note]))
  byPath.set(folder, notes)
  return notes.get(path)
}

type KeyOf = (source: NoteSource) => string

/** By folder as it was read, and depth. */
const keys = new WeakMap<DeckFolder, Map<Depth, KeyOf>>()

/** The keys under which the notes of a folder are kept: everything that decides what comes of each. */
export function keysIn(folder: DeckFolder, depth: Depth): KeyOf {
  const known = keys.get(folder) ?? new Map<Depth, KeyOf>()
  keys.set(folder, known)
  const keyOf = known.get(depth) ?? keysWith(folder, depth)
  known.set(depth, keyOf)
  return keyOf
}

function keysWith({ prefix, name, deck, notes }: DeckFolder, depth: Depth): KeyOf {
  const hashes = new Map(notes.map(({ path, hash }) => [path, hash]))
  const around = sha256(canonicalJson({ depth, prefix, name, deck: deck?.text }))
  const found = new Map<string, string>()
  return ({ path, unlisted, translations }) => {
    const known = found.get(path)
    if (known !== undefined) return known
    const sources = translations.map(({ path: own, locale }) => [own, locale, hashes.get(own)])
    // Of thousands of notes few have more than a path and a hash.
    const more = unlisted === undefined && sources.length === 0 ? '' : ` ${JSON.stringify([unlisted, ...sources])}`
    const key = `${around} ${JSON.stringify(path)} ${hashes.get(path)}${more}`
    found.set(path, key)
    return key
  }
}

/** How the last build ended, and from what. */
interface Outcome {
  readonly inputs: string
  readonly out: string
  readonly decks: readonly DeckSummary[]
  readonly problems: readonly Problem[]
  readonly sources: readonly (readonly [file: string, text: string])[]
}

const OUTCOME = 'outcome'

/** The outcome of the build before, if a build from `inputs` would be the same and its deck file still stands. */
export function recallOutcome(cache: Cache, inputs: string, out: string): Outcome | undefined {
  const outcome = cache.recall(OUTCOME, text => JSON.parse(text) as Outcome)
  return outcome?.inputs === inputs && outcome.out === stampOf(out) ? outcome : undefined
}

/** Keeps everything for the next build. Notes that changed around `now` are looked at again: their stamps may deceive. */
export function keep(
  cache: Cache,
  folders: readonly DeckFolder[],
  now: Instant,
  fresh: ReadonlyMap<string, CompiledNote>,
  outcome: Omit<Outcome, 'out'>,
  out: string,
): void {
  keepFiles(cache, folders, now)
  cache.keep(texts(fresh, { ...outcome, out: stampOf(out) }))
}

/** Keeps exactly the notes that were recalled, and the `fresh` ones. */
export const keepNotes = (cache: Cache, fresh: ReadonlyMap<string, CompiledNote>): void => cache.keep(noteTexts(fresh))

/** One after the other: all of them at once would be the whole deck a second time. */
function* noteTexts(fresh: ReadonlyMap<string, CompiledNote>): Generator<KeptText> {
  for (const [name, compiled] of fresh) yield keptText(name, compiled)
}

function* texts(fresh: ReadonlyMap<string, CompiledNote>, outcome: Outcome): Generator<KeptText> {
  yield* noteTexts(fresh)
  const text = canonicalJson(outcome)
  yield { name: OUTCOME, text, beside: '', digest: digestWith(text, '') }
}

/** The coarsest file systems stamp every two seconds. */
const GRAIN_MS = 2_000

/** Keeps which text the files hold, so that they need not be read again. */
export const keepFiles = (cache: Cache, folders: readonly DeckFolder[], now: Instant): void =>
  cache.keepFiles(folders.flatMap(({ notes }) => notes.filter(({ modifiedAt }) => modifiedAt < now - GRAIN_MS)))

/** A name for everything that a build of `folders` depends on; `lockOf` says what their locks hold when it is done. */
export function inputsOf(
  folders: readonly DeckFolder[],
  depth: Depth,
  lockOf: (folder: DeckFolder) => string | undefined = folder => folder.lock?.text,
): string {
  const decks = folders.map(folder => {
    const { prefix, name, path, deck, notes, problems, media } = folder
    const lock = lockOf(folder)
    return {
      prefix,
      name,
      path,
      deck: deck?.text,
      problems,
      media,
      lock: lock === undefined ? undefined : sha256(lock),
      notes: notesHash(notes),
    }
  })
  return sha256(canonicalJson({ depth, decks }))
}

const hashed = new WeakMap<DeckFolder['notes'], string>()

/** One hash of the paths and hashes of all `notes`, made once. */
function notesHash(notes: DeckFolder['notes']): string {
  const known = hashed.get(notes)
  if (known !== undefined) return known
  const found = sha256(notes.map(({ path, hash }) => `${path} ${hash}`).join('\n'))
  hashed.set(notes, found)
  return found
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats ? `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}` : 'none'
}
