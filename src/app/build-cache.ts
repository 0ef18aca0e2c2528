// Owns what of an earlier build still holds: notes whose sources did not change, and a whole build of which nothing did.
import { statSync } from 'node:fs'
import type { CompiledNote } from '../compiler/compile-note.ts'
import type { Recall } from '../compiler/compile.ts'
import type { Depth } from '../compiler/proof.ts'
import type { Problem } from '../compiler/report.ts'
import type { Instant } from '../domain/time.ts'
import { canonicalJson, digestOf, recallDigest, sha256, type Digest } from '../storage/deck/hash.ts'
import { openCache, type Cache } from '../storage/notes/cache.ts'
import type { DeckFolder } from '../storage/notes/folder.ts'
import { ownCode } from '../storage/notes/own-code.ts'
import type { DeckSummary } from './deck-summary.ts'

/** The cache of the builds into the deck file `out`; it lies beside it. */
export const cacheOf = (out: string): Cache => openCache(`${out}.cache`, ownCode())

/** Compiles a note only where `cache` does not know what comes of it; what is new is added to `fresh`. */
export function recallFrom(
  cache: Cache,
  folders: readonly DeckFolder[],
  depth: Depth,
  fresh: Map<string, CompiledNote>,
): Recall {
  const notes = new Map(folders.map(folder => [folder.prefix, new Map(folder.notes.map(note => [note.path, note]))]))
  return (files, { path, unlisted, translations }, compile) => {
    const noteAt = (of: string): DeckFolder['notes'][number] | undefined => notes.get(files.prefix)?.get(of)
    const written = [{ path, unlisted }, ...translations]
    const sources = written.map(source => ({ ...source, text: noteAt(source.path)?.hash }))
    const { prefix, name, deck } = files
    const key = sha256(canonicalJson({ depth, prefix, name, deck: deck?.text, sources }))
    // Under its digest and in a cache of this very code nothing else stands.
    const known = cache.recall(key) as Kept | undefined
    if (known) return withDigests(known)
    const compiled = compile()
    // Where somebody has written meanwhile, it came of another text than its key says.
    const isOfKey = written.map(source => noteAt(source.path)).every(note => !note || sha256(note.text) === note.hash)
    if (isOfKey) fresh.set(key, compiled)
    return compiled
  }
}

/** A compiled note with the names of its cards, which take long to compute. */
interface Kept {
  readonly compiled: CompiledNote
  readonly digests: readonly Omit<Digest, 'body'>[]
}

function withDigests({ compiled, digests }: Kept): CompiledNote {
  for (const [index, { card }] of (compiled.note?.cards ?? []).entries()) {
    const digest = digests[index]
    if (digest) recallDigest(card, digest)
  }
  return compiled
}

const toKeep = (compiled: CompiledNote): Kept => ({
  compiled,
  digests: (compiled.note?.cards ?? []).map(({ card }) => {
    const { hash, exports } = digestOf(card)
    return { hash, exports }
  }),
})

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
  const outcome = cache.recall(OUTCOME) as Outcome | undefined
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
  cache.keep(values(fresh, { ...outcome, out: stampOf(out) }))
}

/** One after the other: all of them at once would be the whole deck a second time. */
function* values(
  fresh: ReadonlyMap<string, CompiledNote>,
  outcome: Outcome,
): Generator<readonly [name: string, value: unknown]> {
  for (const [key, compiled] of fresh) yield [key, toKeep(compiled)]
  yield [OUTCOME, outcome]
}

/** The coarsest file systems stamp every two seconds. */
const GRAIN_MS = 2_000

/** Keeps which text the files hold, so that they need not be read again. */
export const keepFiles = (cache: Cache, folders: readonly DeckFolder[], now: Instant): void =>
  cache.keepFiles(
    folders
      .flatMap(({ notes }) => notes)
      .filter(({ modifiedAt }) => modifiedAt < now - GRAIN_MS)
      .map(({ full, stamp, hash }) => [full, stamp, hash] as const),
  )

/** A name for everything that a build of `folders` depends on; `lockOf` says what their locks hold when it is done. */
export function inputsOf(
  folders: readonly DeckFolder[],
  depth: Depth,
  lockOf: (folder: DeckFolder) => string | undefined = folder => folder.lock?.text,
): string {
  const decks = folders.map(folder => {
    const { prefix, name, path, deck, notes, problems, media } = folder
    const texts = notes.map(note => `${note.path} ${note.hash}`).join('\n')
    return { prefix, name, path, deck: deck?.text, lock: lockOf(folder), notes: sha256(texts), problems, media }
  })
  return sha256(canonicalJson({ depth, decks }))
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats ? `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}` : 'none'
}
