// Owns reading deck.md: what the deck is called, its languages, and what its cards inherit.
import type { DeckHead, DeckText } from '../domain/deck/deck.ts'
import type { Span } from '../domain/diagnostic.ts'
import { readFields, type Fields } from './fields.ts'
import { splitFrontmatter } from './frontmatter.ts'
import { idEdit, idPlaceIn, newFrontmatter, type IdPlace } from './id-place.ts'
import { hasErrors, report, type Report } from './report.ts'
import { isId, slug } from './slug.ts'
import type { Mapping } from './data.ts'
import { readYaml } from './yaml.ts'

export interface DeckSettings extends DeckHead {
  readonly defaults: Fields
  /** Where its id stands, or deck.md begins. */
  readonly idSpan: Span
  /** Name and languages are known; without them cards would get other keys, and translations would be notes. */
  readonly isUsable: boolean
  /** Its languages are known, so that what is wrong with its notes can be told. */
  readonly isReadable: boolean
}

const noKeys: Mapping = { kind: 'mapping', entries: [], span: { start: 0, end: 1 }, inBraces: false }
const noFields: Fields = { refused: new Set() }

/** The settings in deck.md (`to`), or what follows from the folder's name where there is none or a value is refused. */
export function readDeck(to: Report | undefined, folderName: string): DeckSettings {
  const split = to && splitFrontmatter(to)
  const data = to && split && (split.yaml ? readYaml(split.yaml, to) : noKeys)
  const isWhole = !to || !hasErrors(to)
  const fields = to && data ? readFields(data, 'deck', to) : noFields
  const text = (name: 'description' | 'license' | 'attribution') => {
    const value = fields[name]?.value.text
    return value === undefined ? {} : { [name]: value }
  }
  const language = fields.language?.value ?? 'en'
  const locales = fields.locales?.value ?? [language]
  return {
    id: readDeckId(
      fields,
      folderName,
      data && to,
      split?.yaml && data && to ? idPlaceIn(split.yaml, data, to.text) : newFrontmatter,
    ),
    title: fields.title?.value.text ?? titled(folderName),
    ...text('description'),
    ...text('license'),
    ...text('attribution'),
    language,
    locales: [...new Set(locales.includes(language) ? locales : [language, ...locales])],
    isUsable: to === undefined || (isWhole && isUsable(data, fields)),
    isReadable: to === undefined || (data !== undefined && areLanguagesKnown(fields)),
    idSpan: fields.id?.span ?? { start: 0, end: 1 },
    defaults: to && fields.defaults ? readFields(fields.defaults.value, 'defaults', to) : noFields,
  }
}

/** What `to`, a translation of deck.md, says in place of `own`; undefined where it has an error. */
export function readDeckText(to: Report, own: DeckText): DeckText | undefined {
  const split = splitFrontmatter(to)
  const data = split && (split.yaml ? readYaml(split.yaml, to) : noKeys)
  const fields = data && readFields(data, 'deckTranslation', to)
  if (!fields || hasErrors(to)) return undefined
  const description = fields.description?.value.text ?? own.description
  return { title: fields.title?.value.text ?? own.title, ...(description === undefined ? {} : { description }) }
}

function isUsable(data: unknown, fields: Fields): boolean {
  const isIdKnown = !fields.refused.has('id') && (!fields.id || isId(fields.id.value.text))
  return data !== undefined && isIdKnown && areLanguagesKnown(fields)
}

const areLanguagesKnown = ({ refused }: Fields): boolean => !refused.has('language') && !refused.has('locales')

function readDeckId(fields: Fields, folderName: string, to: Report | undefined, place: IdPlace): string {
  const fallback = slug(folderName) || 'deck'
  const id = fields.id?.value
  if (id && isId(id.text)) return id.text
  if (to && id) report(to, 'id.invalid', id.span, { found: id.text }, `id: ${slug(id.text) || fallback}`)
  else if (to && !fields.refused.has('id'))
    report(to, 'deck.no-id', { start: 0, end: 1 }, { found: fallback }, `id: ${fallback}`, idEdit(place, fallback))
  return fallback
}

/** `vision-models` as a title: `Vision models`. */
export function titled(name: string): string {
  const words = name.replace(/[-_\s]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
