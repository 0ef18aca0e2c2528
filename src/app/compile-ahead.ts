// Owns compiling many notes at once: threads do it ahead of the build, which then finds what came of them.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { notesOf, type DeckFacts } from '../compiler/alone.ts'
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
  const unknown = folders.flatMap(folder => unknownIn(cache, folder, depth))
  const threads = Math.min(availableParallelism(), MOST_THREADS)
  if (unknown.length < fewest || threads < 2) return found
  const lots = lotsOf(unknown, depth)
  await Promise.all(
    Array.from({ length: Math.min(threads, lots.length) }, () =>
      runThread(lots, kept => {
        const compiled = compiledIn(kept.text)
        cache.put(kept, compiled)
        found.set(kept.name, compiled)
      }),
    ),
  )
  return found
}

interface Unknown {
  readonly facts: DeckFacts
  readonly key: string
  readonly source: NoteSource
}

function unknownIn(cache: Cache, folder: DeckFolder, depth: Depth): readonly Unknown[] {
  const keyOf = keysIn(folder, depth)
  const hashes = new Map(folder.notes.map(({ path, hash }) => [path, hash]))
  const { prefix, name, deck } = folder
  const facts = { prefix, name, ...(deck ? { deck } : {}) }
  return notesOf(folder).flatMap(source => {
    const key = keyOf(source)
    if (cache.recall(key, compiledIn)) return []
    const written = [source, ...source.translations]
    const isOfKey = written.every(({ path, text }) => sha256(text) === hashes.get(path))
    return isOfKey ? [{ facts, key, source }] : []
  })
}

/** What a thread gets at a time; lots are taken from the end. */
function lotsOf(unknown: readonly Unknown[], depth: Depth): Lot[] {
  const lots: Lot[] = []
  const { lot } = sizesAt(depth)
  for (const [facts, notes] of Map.groupBy(unknown, each => each.facts))
    for (let at = 0; at < notes.length; at += lot)
      lots.push({ facts, depth, notes: notes.slice(at, at + lot).map(({ key, source }) => ({ key, source })) })
  return lots.toReversed()
}

/** Runs a thread until no lot is left. A thread that fails is a bug, and throws here. */
function runThread(lots: Lot[], take: (kept: KeptText) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const thread = new Worker(worker, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
  const next = (): void => {
    const lot = lots.pop()
    // Nothing ends it. A source reads its text when it is asked for: what travels has it.
    thread.postMessage(
      lot && { ...lot, notes: lot.notes.map(({ key, source }) => ({ key, source: whole(source) })) },
      [],
    )
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

const whole = ({ path, text, unlisted, translations }: NoteSource): NoteSource => ({
  path,
  text,
  ...(unlisted === undefined ? {} : { unlisted }),
  translations: translations.map(({ path: own, text: words, locale }) => ({ path: own, text: words, locale })),
})
