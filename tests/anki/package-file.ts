// Owns looking into a legacy package without a zip reader: the collection is its first entry.
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
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
