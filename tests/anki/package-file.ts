// Owns looking into a legacy package without a zip reader: the collection is its first entry.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { openCollection } from '../../src/anki/read/collection.ts'
import { openPackage } from '../../src/anki/read/package.ts'
import { freshFolder } from './decks.ts'
import { fieldNames, type FieldName } from '../../src/anki/note-types.ts'

/** The collection in the legacy package at `path`. */
export function collectionIn(path: string): Database.Database {
  const zip = readFileSync(path)
  const from = 30 + zip.readUInt16LE(26)
  const database = new Database(inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(18))))
  onTestFinished(() => void database.close())
  return database
}

export interface PackedNote {
  readonly guid: string
  readonly mod: number
  readonly tags: string
  readonly fields: Readonly<Record<FieldName, string>>
}

/** The notes of a legacy package by the card's id. */
export function notesIn(path: string): Record<string, PackedNote> {
  const rows = collectionIn(path).prepare('SELECT guid, mod, tags, flds FROM notes').all() as {
    guid: string
    mod: number
    tags: string
    flds: string
  }[]
  return Object.fromEntries(
    rows.map(({ flds, ...note }) => {
      const values = flds.split('\u001f')
      const fields = Object.fromEntries(fieldNames.map((name, at) => [name, values[at] ?? ''])) as PackedNote['fields']
      return [fields.Key.split('/').at(-1) ?? '', { ...note, fields }]
    }),
  )
}

/** The keys of the notes in the bytes of a current package. */
export function notesInCurrent(bytes: Buffer): string[] {
  const folder = freshFolder()
  const path = join(folder, 'a.apkg')
  writeFileSync(path, bytes)
  const opened = openPackage(path)
  const collection = opened.ok ? openCollection(opened.value.collection) : opened
  if (!opened.ok || !collection.ok) throw new Error('no package')
  const keys = [...collection.value.notes()].map(({ type, fields }) => fields[type.fields.indexOf('Key')] ?? '')
  collection.value.close()
  opened.value.close()
  return keys.sort()
}
