// Owns a note of ours as it came back out of a package: where it stood, its text, and its cards as source.
import { yamlText } from '../compiler/yaml-text.ts'
import type { Card, DeckLocale } from '../domain/deck/card.ts'
import type { DeckHead, NoteText } from '../domain/deck/deck.ts'
import { cardTranslation, ID, type Level } from './card-source.ts'
import type { WrittenCard, WrittenNote } from './notes.ts'

export interface OwnNote {
  /** Its path in the deck without ending. */
  readonly path: string
  readonly texts: Readonly<Record<DeckLocale, NoteText>>
  readonly language: DeckLocale
  readonly level: Level
  /** By id as it is written. */
  readonly cards: ReadonlyMap<string, Card>
}

/** Headings in a text, at the first level and at the second. */
const first = /^ {0,3}#\s|^ {0,3}=+\s*$/m
const second = /^ {0,3}##\s|^ {0,3}-+\s*$/m

/** The level that headings of cards need so that none in their texts ends them. */
export function levelFor(cards: readonly Card[]): Level {
  const texts = cards
    .flatMap(card => Object.values(card.texts))
    .flatMap(({ body, hints, answer = '', explanation = '' }) => [body, answer, explanation, ...hints])
  const [, another] = cards
  if (another === undefined && texts.some(text => first.test(text))) return 0
  return texts.some(text => second.test(text)) ? 1 : 2
}

/** A path that leads nowhere else: folders and a name, as notes have them on every system. */
const isNotePath = (path: string): boolean =>
  path.length <= 300 &&
  path.split('/').every(part => /^[^\\:*?"<>|\p{Cc}]{1,100}$/u.test(part) && !/^[\s.]|[\s.]$/.test(part)) &&
  !/(?:^|\/)(?:deck|node_modules)(?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i.test(path)

/** `path` itself where it is one, else one that is as like to it as can be. */
export function notePath(path: string): string {
  if (isNotePath(path)) return path
  const parts = path.split('/').flatMap(part => {
    const plain = part
      .replace(/[\\:*?"<>|\p{Cc}\p{Cs}]+/gu, '-')
      .slice(0, 100)
      .replace(/^[\s.-]+|[\s.-]+$/g, '')
    return plain === '' ? [] : [isNotePath(plain) ? plain : `note ${plain.slice(0, 90)}`]
  })
  const mended = parts.join('/')
  return isNotePath(mended) ? mended : 'note'
}

/** The languages of a note and its cards, each once. */
const othersIn = (texts: OwnNote['texts'], cards: Iterable<Card>): string[] => [
  ...new Set([...Object.keys(texts), ...[...cards].flatMap(card => Object.keys(card.texts))]),
]

/** The note with `cards`, and each of its translations. */
export function ownNotes(
  cards: readonly WrittenCard[],
  { path, texts, language, level, cards: sources }: OwnNote,
): WrittenNote[] {
  const locales = [language, ...othersIn(texts, sources.values()).filter(locale => locale !== language)]
  return locales.flatMap(locale => {
    const isBase = locale === language
    const written = cards.flatMap(card => {
      const source = sources.get(card.id)
      const text = isBase ? card.text : source && cardTranslation(source, locale, level)?.replace(ID, yamlText(card.id))
      return text === undefined ? [] : [{ card, text }]
    })
    if (!isBase && written.length === 0) return []
    const { title = texts[language]?.title ?? '', body = '' } = texts[locale] ?? {}
    const parts = level === 0 ? [] : [`---\ntitle: ${yamlText(title)}\n---`, ...(body === '' ? [] : [body])]
    let from = parts.reduce((sum, part) => sum + part.split('\n').length + 1, 1)
    const placed = written.map(({ card, text }) => {
      const place = { card, from }
      from += text.split('\n').length + 1
      return place
    })
    const text = `${[...parts, ...written.map(each => each.text)].join('\n\n')}\n`
    return [{ path: `${path}${isBase ? '' : `.${locale}`}.md`, text, cards: placed }]
  })
}

/** The deck.md of a deck, and one for each of its translations. */
export function deckFiles(head: DeckHead): { readonly path: string; readonly text: string }[] {
  const facts = ({ title, description }: { readonly title: string; readonly description?: string }): string[] => [
    `title: ${yamlText(title)}`,
    ...(description === undefined ? [] : [`description: ${yamlText(description)}`]),
  ]
  const keys = [
    `id: ${yamlText(head.id)}`,
    ...facts(head),
    ...(head.license === undefined ? [] : [`license: ${yamlText(head.license)}`]),
    ...(head.attribution === undefined ? [] : [`attribution: ${yamlText(head.attribution)}`]),
    `language: ${head.language}`,
    `locales: [${head.locales.join(', ')}]`,
  ]
  return [
    { path: 'deck.md', text: `---\n${keys.join('\n')}\n---\n` },
    ...Object.entries(head.translations ?? {}).map(([locale, text]) => ({
      path: `deck.${locale}.md`,
      text: `---\n${facts(text).join('\n')}\n---\n`,
    })),
  ]
}
