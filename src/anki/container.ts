// Owns the two shapes of an Anki package: which entries its zip has, and how the list of its media is written and read.
// Source: rslib/src/import_export/package (meta.rs, media.rs) and proto/anki/import_export.proto of Anki 25.09–26.08.
import { decodeMessage, encodeMessage } from './protobuf.ts'

/** legacy: every Anki since 2.1 and most other programs · current: Anki since 2.1.50, smaller. */
export const containers = ['legacy', 'current'] as const
export type Container = (typeof containers)[number]

/** The entry that says which shape it is; a legacy package has none. */
export const META_ENTRY = 'meta'
/** The list of media: JSON (legacy) or a compressed message (current). The files themselves are entries `0`, `1`, … */
export const MEDIA_ENTRY = 'media'
/** The collection by shape; `middle` was written by Anki 2.1.0–2.1.49 and is read only. */
export const collectionEntries = {
  legacy: 'collection.anki2',
  middle: 'collection.anki21',
  current: 'collection.anki21b',
} as const

/** The only field of the message PackageMetadata, and the version that means the current shape. */
const META_VERSION = 1
const CURRENT_VERSION = 3

/** What the entry `meta` of a current package holds. */
export const currentMeta = (): Uint8Array => encodeMessage([[META_VERSION, CURRENT_VERSION]])

/** The version that an entry `meta` states: 1 and 2 are legacy, 3 is current; undefined where it cannot be read. */
export function metaVersion(meta: Uint8Array): number | undefined {
  const version = decodeMessage(meta)?.findLast(([number]) => number === META_VERSION)?.[1]
  return typeof version === 'number' ? version : undefined
}

/** A file of a package; its place in the list is the name of its entry. */
export interface MediaFile {
  readonly name: string
  /** In bytes, uncompressed. */
  readonly size: number
  readonly sha1: Uint8Array
}

/** The list of media of a legacy package: JSON from entry to file name. */
export const legacyMedia = (files: readonly Pick<MediaFile, 'name'>[]): string =>
  JSON.stringify(Object.fromEntries(files.map(({ name }, index) => [String(index), name])))

/** Fields of the messages MediaEntries and MediaEntry. */
const ENTRIES = 1
const entry = { name: 1, size: 2, sha1: 3, legacyName: 255 } as const

/** The list of media of a current package, not yet compressed. */
export function currentMedia(files: readonly MediaFile[]): Uint8Array {
  const lists = files.map(({ name, size, sha1 }) =>
    encodeMessage([[ENTRIES, encodeMessage([[entry.name, Buffer.from(name)], ...sized(size), [entry.sha1, sha1]])]]),
  )
  return Buffer.concat(lists)
}

/** Proto3 leaves a zero out. */
const sized = (size: number): [number, number][] => (size === 0 ? [] : [[entry.size, size]])

/** A listed file of a package that is read: `entry` is the name of its zip entry. */
export interface ListedMedia {
  readonly entry: string
  readonly name: string
}

/** The files in the list of a legacy package; undefined where it is no such list. */
export function readLegacyMedia(json: string): ListedMedia[] | undefined {
  let list: unknown
  try {
    list = JSON.parse(json)
  } catch {
    return undefined
  }
  if (list === null || typeof list !== 'object' || Array.isArray(list)) return undefined
  const pairs: [string, unknown][] = Object.entries(list)
  return pairs.every((pair): pair is [string, string] => typeof pair[1] === 'string')
    ? pairs.map(([number, name]) => ({ entry: number, name }))
    : undefined
}

/** The files in the uncompressed list of a current package; undefined where it is no such list. */
export function readCurrentMedia(bytes: Uint8Array): ListedMedia[] | undefined {
  const listed: ListedMedia[] = []
  for (const [number, value] of decodeMessage(bytes) ?? [[0, 0]]) {
    const fields = number === ENTRIES && typeof value !== 'number' ? decodeMessage(value) : undefined
    if (!fields) return undefined
    const name = fields.find(([field]) => field === entry.name)?.[1]
    const former = fields.find(([field]) => field === entry.legacyName)?.[1]
    if (name === undefined || typeof name === 'number') return undefined
    listed.push({
      entry: String(typeof former === 'number' ? former : listed.length),
      name: new TextDecoder().decode(name),
    })
  }
  return listed
}
