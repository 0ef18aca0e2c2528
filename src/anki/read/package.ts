// Owns reading an Anki package (`.apkg`, `.colpkg`): which collection counts, and its files by name.
// Source: rslib/src/import_export/package (meta.rs, colpkg/import.rs, media.rs) of Anki 25.09–26.08.
import { zstdDecompressSync } from 'node:zlib'
import { ok, type Result } from '../../domain/result.ts'
import {
  collectionEntries,
  MEDIA_ENTRY,
  META_ENTRY,
  metaVersion,
  readCurrentMedia,
  readLegacyMedia,
  type ListedMedia,
} from '../container.ts'
import { damaged, packageProblem, type PackageProblem } from './problem.ts'
import { openZip, type ZipFile } from './zip.ts'

export interface AnkiPackage {
  /** The bytes of the SQLite file. */
  readonly collection: Buffer
  /** Names of the files in it, as fields call them. */
  readonly names: ReadonlySet<string>
  /** The file of a name, of at most `most` bytes. */
  readonly medium: (name: string, most: number) => Result<Buffer, PackageProblem>
  readonly close: () => void
}

/** A collection of some hundred thousand long notes. */
const MOST_COLLECTION = 1_073_741_824
const MOST_LIST = 64 * 1_048_576
const MOST_META = 1_024
/** Current packages: the version of the container that this reads, the newest there is. */
const KNOWN_VERSION = 3

/** Opens the package at `path`; nothing of it is written anywhere. Errors: those of `PackageProblem`. */
export function openPackage(path: string): Result<AnkiPackage, PackageProblem> {
  const zip = openZip(path)
  if (!zip.ok) return zip
  const read = contentsOf(zip.value)
  if (!read.ok) zip.value.close()
  return read
}

function contentsOf(zip: ZipFile): Result<AnkiPackage, PackageProblem> {
  const meta = zip.entry(META_ENTRY)
  const metaBytes = meta ? zip.read(meta, MOST_META) : undefined
  if (metaBytes?.ok === false) return metaBytes
  const version = metaBytes ? metaVersion(metaBytes.value) : 1
  if (version === undefined) return damaged('the entry meta is no message')
  if (version > KNOWN_VERSION) return packageProblem('package.newer', { found: version, known: KNOWN_VERSION })
  const isCurrent = version === KNOWN_VERSION
  const unpacked = (name: string, most: number): Result<Buffer, PackageProblem> => {
    const entry = zip.entry(name)
    if (!entry) return damaged(`no entry ${name}`)
    const content = zip.read(entry, most)
    return content.ok && isCurrent ? decompressed(content.value, name, most) : content
  }
  const { legacy, middle, current } = collectionEntries
  const entry = isCurrent ? current : zip.entry(middle) ? middle : legacy
  if (!zip.entry(entry)) return packageProblem('package.no-collection')
  const collection = unpacked(entry, MOST_COLLECTION)
  if (!collection.ok) return collection
  const list = zip.entry(MEDIA_ENTRY) ? unpacked(MEDIA_ENTRY, MOST_LIST) : undefined
  if (list?.ok === false) return list
  const listed =
    list === undefined ? [] : isCurrent ? readCurrentMedia(list.value) : readLegacyMedia(list.value.toString())
  if (!listed) return damaged('the list of media is none')
  return ok(opened(zip, collection.value, listed, unpacked))
}

function opened(
  zip: ZipFile,
  collection: Buffer,
  listed: readonly ListedMedia[],
  unpacked: (name: string, most: number) => Result<Buffer, PackageProblem>,
): AnkiPackage {
  const entries = new Map(listed.map(({ name, entry }) => [name.normalize('NFC'), entry]))
  return {
    collection,
    names: new Set(entries.keys()),
    medium: (name, most) => {
      const entry = entries.get(name)
      return entry === undefined ? damaged(`no file ${name}`) : unpacked(entry, most)
    },
    close: zip.close,
  }
}

function decompressed(bytes: Buffer, name: string, most: number): Result<Buffer, PackageProblem> {
  try {
    return ok(zstdDecompressSync(bytes, { maxOutputLength: most }))
  } catch (error) {
    const isLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (isLarge) return packageProblem('package.too-large', { what: name, allowed: most })
    return damaged(`the entry ${name} is not what was packed`)
  }
}
