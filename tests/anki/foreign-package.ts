// Owns packages of other programs as tests like them: any note types, notes, files and entries, legacy or current.
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { collectionEntries, currentMedia, currentMeta, legacyMedia } from '../../src/anki/container.ts'
import { zipWriter, type Bytes } from '../../src/anki/zip-writer.ts'
import { freshFolder } from './decks.ts'

export interface ForeignType {
  readonly name?: string
  readonly isCloze?: boolean
  readonly fields: readonly string[]
  /** Front and back of each card. */
  readonly templates: readonly (readonly [front: string, back: string])[]
}

interface ForeignNote {
  readonly type?: number
  readonly fields: readonly string[]
  readonly tags?: string
  /** Numbers of its cards; the first one if absent. */
  readonly cards?: readonly number[]
  readonly deck?: string
}

export interface ForeignShape {
  readonly types?: readonly ForeignType[]
  readonly notes?: readonly ForeignNote[]
  readonly media?: Readonly<Record<string, string | Uint8Array>>
  readonly isCurrent?: boolean
  /** Run on the collection when it is complete. */
  readonly change?: (database: Database.Database) => void
}

export const basic: ForeignType = {
  name: 'Basic',
  fields: ['Front', 'Back'],
  templates: [['{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}']],
}
export const cloze: ForeignType = {
  name: 'Cloze',
  isCloze: true,
  fields: ['Text', 'Back Extra'],
  templates: [['{{cloze:Text}}', '{{cloze:Text}}<br>\n{{Back Extra}}']],
}

/** A collection of schema 11. */
export function foreignCollection({ types = [basic], notes = [], change }: ForeignShape): Buffer {
  const database = new Database(':memory:')
  database.exec(`CREATE TABLE col (id integer PRIMARY KEY, ver integer, models text, decks text);
    CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, flds text);
    CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, odid integer);`)
  const decks = [...new Set(notes.map(({ deck = 'Default' }) => deck))]
  const models = types.map(({ name = 'Type', isCloze = false, fields, templates }, index) => [
    index + 1,
    {
      name,
      type: isCloze ? 1 : 0,
      flds: fields.map((field, ord) => ({ name: field, ord })),
      tmpls: templates.map(([qfmt, afmt], ord) => ({ name: `Card ${ord + 1}`, ord, qfmt, afmt })),
    },
  ])
  database
    .prepare('INSERT INTO col VALUES (1, 11, ?, ?)')
    .run(
      JSON.stringify(Object.fromEntries(models)),
      JSON.stringify(Object.fromEntries(decks.map((name, index) => [index + 1, { name }]))),
    )
  for (const [index, { type = 0, fields, tags = '', cards = [0], deck = 'Default' }] of notes.entries()) {
    database
      .prepare('INSERT INTO notes VALUES (?, ?, ?, ?, ?)')
      .run(index + 1, `guid${index}`, type + 1, tags, fields.join('\u001f'))
    for (const ord of cards)
      database
        .prepare('INSERT INTO cards (nid, did, ord, odid) VALUES (?, ?, ?, 0)')
        .run(index + 1, decks.indexOf(deck) + 1, ord)
  }
  change?.(database)
  const bytes = database.serialize()
  database.close()
  return bytes
}

export type Entries = readonly (readonly [name: string, content: Bytes, method?: 'stored' | 'deflated'])[]

/** A zip of these entries; its path. */
export async function zipOf(entries: Entries, name = 'a.apkg'): Promise<string> {
  const path = join(freshFolder(), name)
  const fd = openSync(path, 'w')
  const zip = zipWriter(fd)
  for (const [entry, content, method = 'stored'] of entries) await zip.add(entry, content, method)
  zip.end()
  closeSync(fd)
  return path
}

/** A package of this shape; its path. */
export function foreignPackage(shape: ForeignShape): Promise<string> {
  const media = Object.entries(shape.media ?? {}).map(([name, content]) => ({ name, bytes: Buffer.from(content) }))
  const collection = foreignCollection(shape)
  if (shape.isCurrent !== true)
    return zipOf([
      [collectionEntries.legacy, collection, 'deflated'],
      ...media.map(({ bytes }, index) => [String(index), bytes] as const),
      ['media', Buffer.from(legacyMedia(media))],
    ])
  const listed = media.map(({ name, bytes }) => ({ name, size: bytes.length, sha1: new Uint8Array(20) }))
  return zipOf([
    ['meta', currentMeta()],
    [collectionEntries.current, zstdCompressSync(collection)],
    ...media.map(({ bytes }, index) => [String(index), zstdCompressSync(bytes)] as const),
    ['media', zstdCompressSync(currentMedia(listed))],
  ])
}
