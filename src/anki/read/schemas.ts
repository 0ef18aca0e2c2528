// Owns where note types and decks stand in a collection: JSON up to schema 14, tables and messages from 15 on.
// Source: rslib/src/{notetype,decks}/schema11.rs, rslib/src/storage/upgrades, proto/anki/{notetypes,decks}.proto.
import type Database from 'better-sqlite3'
import { decodeMessage } from '../protobuf.ts'

/** A note type: its fields by name, in order, and the two sides of each of its cards. */
export interface ReadType {
  readonly name: string
  /** Its cards are the gaps of a text. */
  readonly isCloze: boolean
  readonly fields: readonly string[]
  /** By number; a cloze type has one for all its cards. */
  readonly templates: readonly { readonly name: string; readonly front: string; readonly back: string }[]
}

type Rows = ReadonlyMap<number, ReadType>

/** The note types by id; undefined where they are not as any Anki writes them. */
export const readTypes = (database: Database.Database, tables: ReadonlySet<string>): Rows | undefined =>
  ['notetypes', 'fields', 'templates'].every(table => tables.has(table))
    ? typesInTables(database)
    : typesInJson(jsonOf(database, 'models'))

/** The names of each deck from the top, by id; undefined as with note types. */
export function readDecks(
  database: Database.Database,
  tables: ReadonlySet<string>,
): ReadonlyMap<number, readonly string[]> | undefined {
  if (!tables.has('decks')) {
    const decks = jsonOf(database, 'decks')
    return decks && new Map(Object.entries(decks).map(([id, deck]) => [Number(id), parts(textIn(deck, 'name'), '::')]))
  }
  const rows = database.prepare('SELECT id, CAST(name AS TEXT) AS name FROM decks').all() as {
    id: number
    name: string
  }[]
  return new Map(rows.map(({ id, name }) => [id, parts(name, '\u001f')]))
}

const parts = (name: string, separator: string): string[] =>
  name
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '')

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object in a column of the only row of `col`; a SyntaxError where it is no JSON. */
function jsonOf(database: Database.Database, column: 'models' | 'decks'): Json | undefined {
  const value: unknown = JSON.parse(String(database.prepare(`SELECT ${column} FROM col`).pluck().get()))
  return isObject(value) ? value : undefined
}

const textIn = (value: unknown, name: string): string => {
  const text = isObject(value) ? value[name] : undefined
  return typeof text === 'string' ? text : ''
}

/** The rows of a list, in the order of their `ord`. */
const listIn = (value: Json, name: string): readonly unknown[] => {
  const list: unknown = value[name]
  const ordOf = (row: unknown): number => (isObject(row) ? Number(row['ord'] ?? 0) : 0)
  return Array.isArray(list) ? [...list].sort((a, b) => ordOf(a) - ordOf(b)) : []
}

function typesInJson(models: Json | undefined): Rows | undefined {
  if (!models) return undefined
  const types = new Map<number, ReadType>()
  for (const [id, model] of Object.entries(models)) {
    if (!isObject(model) || !Number.isSafeInteger(Number(id))) return undefined
    types.set(Number(id), {
      name: textIn(model, 'name'),
      isCloze: model['type'] === 1,
      fields: listIn(model, 'flds').map(field => textIn(field, 'name')),
      templates: listIn(model, 'tmpls').map(each => ({
        name: textIn(each, 'name'),
        front: textIn(each, 'qfmt'),
        back: textIn(each, 'afmt'),
      })),
    })
  }
  return types
}

/** Fields of the messages Notetype.Config and Notetype.Template.Config. */
const KIND = 1
const KIND_CLOZE = 1
const FRONT = 1
const BACK = 2

function typesInTables(database: Database.Database): Rows | undefined {
  const rows = <T>(sql: string): T[] => database.prepare(sql).all() as T[]
  const types = rows<{ id: number; name: string; config: Uint8Array }>(
    'SELECT id, CAST(name AS TEXT) AS name, CAST(config AS BLOB) AS config FROM notetypes',
  )
  const fields = Map.groupBy(
    rows<{ ntid: number; ord: number; name: string }>('SELECT ntid, ord, CAST(name AS TEXT) AS name FROM fields'),
    ({ ntid }) => ntid,
  )
  const templates = Map.groupBy(
    rows<{ ntid: number; ord: number; name: string; config: Uint8Array }>(
      'SELECT ntid, ord, CAST(name AS TEXT) AS name, CAST(config AS BLOB) AS config FROM templates',
    ),
    ({ ntid }) => ntid,
  )
  const inOrder = <T extends { readonly ord: number }>(list: readonly T[] = []): T[] =>
    [...list].sort((a, b) => a.ord - b.ord)
  const read = new Map<number, ReadType>()
  for (const { id, name, config } of types) {
    const message = decodeMessage(config)
    const sides = inOrder(templates.get(id)).map(each => ({ name: each.name, sides: decodeMessage(each.config) }))
    if (!message || sides.some(each => each.sides === undefined)) return undefined
    const side = (fieldsOf: ReturnType<typeof decodeMessage>, wanted: number): string => {
      const value = fieldsOf?.findLast(([number]) => number === wanted)?.[1]
      return value instanceof Uint8Array ? new TextDecoder().decode(value) : ''
    }
    read.set(id, {
      name,
      isCloze: message.findLast(([number]) => number === KIND)?.[1] === KIND_CLOZE,
      fields: inOrder(fields.get(id)).map(field => field.name),
      templates: sides.map(each => ({ name: each.name, front: side(each.sides, FRONT), back: side(each.sides, BACK) })),
    })
  }
  return read
}
