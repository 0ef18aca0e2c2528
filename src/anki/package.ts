// Owns writing an Anki package to disk: the collection to a file beside it, both into a zip, and that in place of the old one.
import { closeSync, createReadStream, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { hash } from 'node:crypto'
import { createZstdCompress, zstdCompressSync } from 'node:zlib'
import { err, ok, type Result } from '../domain/result.ts'
import { writeCollection, type AnkiNote, type CollectionFrame } from './collection.ts'
import {
  collectionEntries,
  currentMedia,
  currentMeta,
  legacyMedia,
  MEDIA_ENTRY,
  META_ENTRY,
  type Container,
  type MediaFile,
} from './container.ts'
import { fieldNames, noteTypes } from './note-types.ts'
import { zipWriter, type ZipWriter } from './zip-writer.ts'

/** A picture or sound as it lies in a package. */
export interface PackedMedium {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a package holds beside notes. */
export interface PackageFrame extends CollectionFrame {
  /** Read one after the other. */
  readonly media: Iterable<PackedMedium>
}

/**
 * Replaces the file at `path` by a package of `notes`; equal arguments give equal bytes. What stands around them is asked
 * for when the last of them has come. Memory does not grow with their number. Error: the system's reason; the old file
 * then stands.
 */
export async function writePackage(
  path: string,
  container: Container,
  notes: Iterable<AnkiNote>,
  frame: () => PackageFrame,
): Promise<Result<void, string>> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  const [collection, stub] = [`${temporary}.anki2`, `${temporary}.stub`]
  const all = [temporary, collection, stub]
  try {
    mkdirSync(dirname(path), { recursive: true })
    for (const file of all) rmSync(file, { force: true })
    writeCollection(collection, notes, frame)
    if (container === 'current') writeCollection(stub, [tooOld], () => ({ ...frame(), types: [noteTypes.recall] }))
    const fd = openSync(temporary, 'wx')
    try {
      await (container === 'legacy' ? packLegacy : packCurrent)(zipWriter(fd), { collection, stub }, frame().media)
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, path)
    return ok(undefined)
  } catch (error) {
    // What a card cannot give is a fault of ours; what a disk or a zip cannot take is the reason.
    if (!(error instanceof RangeError) && !(error instanceof Error && 'code' in error)) throw error
    return err(error.message)
  } finally {
    for (const file of all) rmSync(file, { force: true })
  }
}

interface Files {
  readonly collection: string
  readonly stub: string
}

async function packLegacy(zip: ZipWriter, { collection }: Files, media: Iterable<PackedMedium>): Promise<void> {
  await zip.add(collectionEntries.legacy, createReadStream(collection, { highWaterMark: PIECE }), 'deflated')
  const files: { name: string }[] = []
  for (const { name, bytes } of media) {
    await zip.add(String(files.length), bytes, 'stored')
    files.push({ name })
  }
  await zip.add(MEDIA_ENTRY, Buffer.from(legacyMedia(files)), 'stored')
  zip.end()
}

async function packCurrent(zip: ZipWriter, { collection, stub }: Files, media: Iterable<PackedMedium>): Promise<void> {
  await zip.add(META_ENTRY, currentMeta(), 'stored')
  const compressed = createReadStream(collection, { highWaterMark: PIECE }).pipe(createZstdCompress())
  await zip.add(collectionEntries.current, compressed, 'stored')
  await zip.add(collectionEntries.legacy, createReadStream(stub), 'deflated')
  const files: MediaFile[] = []
  for (const { name, bytes } of media) {
    await zip.add(String(files.length), zstdCompressSync(bytes), 'stored')
    files.push({ name, size: bytes.length, sha1: hash('sha1', bytes, 'buffer') })
  }
  await zip.add(MEDIA_ENTRY, zstdCompressSync(currentMedia(files)), 'stored')
  zip.end()
}

/** How much of the collection is read at once, in bytes. */
const PIECE = 262_144

/** What an Anki before 2.1.50 finds in a current package, which it cannot read. */
const tooOld: AnkiNote = {
  id: 1,
  guid: 'prepdeck-too-old',
  type: noteTypes.recall,
  modifiedAt: 0,
  deckId: 1,
  tags: [],
  fields: fieldNames.map(name =>
    name === 'Title' ? 'This package needs Anki 2.1.50 or later. Export it with --container legacy for this Anki.' : '',
  ),
  cards: [{ id: 1, template: 0, due: 1 }],
}
