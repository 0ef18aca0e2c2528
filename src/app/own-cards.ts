// Owns reading our own notes back out of a package: what they carry is a stranger's word until it is found sound.
import { readSource } from '../anki/source.ts'
import type { ReadNote } from '../anki/read/collection.ts'
import { fieldNames } from '../anki/note-types.ts'
import { isId } from '../compiler/slug.ts'
import type { Card, DeckLocale } from '../domain/deck/card.ts'
import type { DeckHead, NoteText } from '../domain/deck/deck.ts'
import { replacePictures } from '../domain/deck/picture.ts'
import { isDrawable } from '../domain/deck/variant.ts'
import { isCard } from '../storage/deck/shape.ts'

/** A card of ours with the text of its note. */
export interface OwnCard {
  /** The place of the note in its package. */
  readonly line: number
  readonly card: Card
  readonly aliases: readonly string[]
  readonly note: Readonly<Record<DeckLocale, NoteText>>
  readonly deck?: DeckHead
  /** Somebody changed the note in Anki. */
  readonly isEdited: boolean
}

/** The card that a note carries; undefined where it is none of ours, or carries nothing that could be one. */
export function ownCard(
  note: ReadNote,
  line: number,
  fileAt: (name: string) => string | undefined,
): OwnCard | undefined {
  if (!note.type.name.startsWith('prepdeck ') || note.fields.length < fieldNames.length) return undefined
  const read = readSource(note.fields)
  const { card, aliases, note: texts, deck } = read?.source ?? {}
  if (!read || !isCard(card) || !isWritable(card) || !isTexts(texts) || !isIds(aliases)) return undefined
  const inPlace = (markdown: string): string =>
    replacePictures(markdown, ({ alt, target }, source) => {
      const path = fileAt(target)
      return path === undefined ? source : `![${alt}](${path})`
    })
  return {
    line,
    card: { ...card, texts: inAll(card.texts, inPlace) },
    aliases,
    note: inAll(texts, inPlace),
    ...(isHead(deck) ? { deck } : {}),
    isEdited: read.isEdited,
  }
}

/** `value` with each text in it changed. */
function inAll<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => inAll<unknown>(item, change)) as T
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inAll<unknown>(item, change)])) as T
}

/** What stands in names and keys, and is written as it is. */
const isWritable = (card: Card): boolean =>
  isId(card.id) &&
  isId(card.deckId) &&
  Object.keys(card.texts).every(isLocale) &&
  isLocale(card.language) &&
  isDrawable(card)

const isIds = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(id => typeof id === 'string' && isId(id))

const isLocale = (tag: string): boolean => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): value is OwnCard['note'] =>
  isRecord(value) &&
  Object.entries(value).every(
    ([locale, text]) =>
      isLocale(locale) && isRecord(text) && typeof text['title'] === 'string' && typeof text['body'] === 'string',
  )

const isAbsentOrText = (value: unknown): boolean => value === undefined || typeof value === 'string'

const isDeckText = (value: unknown): boolean =>
  isRecord(value) && typeof value['title'] === 'string' && isAbsentOrText(value['description'])

const isHead = (value: unknown): value is DeckHead =>
  isDeckText(value) &&
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  isId(value['id']) &&
  typeof value['language'] === 'string' &&
  isLocale(value['language']) &&
  Array.isArray(value['locales']) &&
  value['locales'].every(locale => typeof locale === 'string' && isLocale(locale)) &&
  isAbsentOrText(value['license']) &&
  isAbsentOrText(value['attribution']) &&
  (value['translations'] === undefined ||
    (isRecord(value['translations']) &&
      Object.entries(value['translations']).every(([locale, text]) => isLocale(locale) && isDeckText(text))))
