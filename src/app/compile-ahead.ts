// Owns compiling many notes at once: threads do it ahead of the build, which then finds what came of them.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { notesOf } from '../compiler/alone.ts'
import type { CompiledNote } from '../compiler/compile-note.ts'
import type { Depth } from '../compiler/proof.ts'
import type { NoteSource } from '../compiler/roles.ts'
import { sha256 } from '../storage/deck/hash.ts'
import type { Cache, KeptText } from '../storage/notes/cache.ts'
import type { DeckFolder } from '../storage/notes/folder.ts'
import { keysIn } from './build-cache.ts'
import type { Lot } from './compile-worker.ts'
import { compiledIn } from './kept-note.ts'

/**
 * Below `fewest` notes the threads would take longer to start than the notes to compile; a thread gets `lot` at a time, so
 * few that all threads end at about the same time. Where all variants are proven a note takes some thirty times as long.
 */
const sizes = { some: { fewest: 400, lot: 64 }, all: { fewest: 16, lot: 2 } } as const
const sizesAt = (depth: Depth): (typeof sizes)[keyof typeof sizes] => sizes[depth === 'all' ? 'all' : 'some']
/** More threads than this wait for the one that reads and writes. */
const MOST_THREADS = 8

/** Compiling leaves much behind that is gone at once: room for that is all that a thread needs. */
const YOUNG_MB = 16

const worker = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './compile-worker.ts' : './compile-worker.js', import.meta.url),
)

/**
 * Compiles what `cache` does not know of the notes in `folders`, where that is much: by key what came of each, in the
 * cache too. Where they are few, or a note changed since it was looked at, the build compiles it itself.
 */
export async function compileAhead(
  cache: Cache,
  folders: readonly DeckFolder[],
  depth: Depth,
  fewest: number = sizesAt(depth).fewest,
): Promise<ReadonlyMap<string, CompiledNote>> {
  const found = new Map<string, CompiledNote>()
  const unknown = folders.map(folder => ({ folder, notes: unknownIn(cache, folder, depth) }))
  const threads = Math.min(availableParallelism(), MOST_THREADS)
  if (unknown.reduce((sum, { notes }) => sum + notes.length, 0) < fewest || threads < 2) return found
  const lots = unknown.flatMap(({ folder, notes }) => lotsOf(folder, notes, depth)).toReversed()
  await Promise.all(
    Array.from({ length: Math.min(threads, lots.length) }, () =>
      runThread(lots, kept => {
        const compiled = compiledIn(kept.text, kept.beside)
        cache.put(kept, compiled)
        found.set(kept.name, compiled)
      }),
    ),
  )
  return found
}

/** The notes of which `cache` does not know what comes, without their texts. */
function unknownIn(cache: Cache, folder: DeckFolder, depth: Depth): Lot['notes'] {
  const keyOf = keysIn(folder, depth)
  return notesOf(folder).flatMap(source => {
    const key = keyOf(source)
    return cache.recall(key, compiledIn) ? [] : [{ key, source }]
  })
}

/** What a thread gets at a time; lots are taken from the end, and with each of them the texts of its notes go. */
function lotsOf(folder: DeckFolder, unknown: Lot['notes'], depth: Depth): Lot[] {
  const { prefix, name, deck } = folder
  const facts = { prefix, name, ...(deck ? { deck } : {}) }
  const hashes = new Map(folder.notes.map(({ path, hash }) => [path, hash]))
  const notes = unknown.flatMap(({ key, source }) => {
    const read = whole(source)
    const isOfKey = [read, ...read.translations].every(({ path, text }) => sha256(text) === hashes.get(path))
    return isOfKey ? [{ key, source: read }] : []
  })
  const { lot } = sizesAt(depth)
  return Array.from({ length: Math.ceil(notes.length / lot) }, (_, index) => ({
    facts,
    depth,
    notes: notes.slice(index * lot, (index + 1) * lot),
  }))
}

/** Runs a thread until no lot is left. A thread that fails is a bug, and throws here. */
function runThread(lots: Lot[], take: (kept: KeptText) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const thread = new Worker(worker, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
  const next = (): void => {
    // Nothing ends it.
    thread.postMessage(lots.pop(), [])
  }
  thread.on('message', (kept: readonly KeptText[]) => {
    for (const each of kept) take(each)
    next()
  })
  thread.on('error', reject)
  thread.on('exit', () => resolve())
  next()
  return promise
}

/** A source reads its text when it is asked for: what travels has it. */
const whole = ({ path, text, unlisted, translations }: NoteSource): NoteSource => ({
  path,
  text,
  ...(unlisted === undefined ? {} : { unlisted }),
  translations: translations.map(({ path: own, text: words, locale }) => ({ path: own, text: words, locale })),
})
