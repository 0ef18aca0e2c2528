// Owns links between the notes of a deck: where each leads, and what is told of one that leads nowhere.
import type { CardText } from '../domain/deck/card.ts'
import { gapsIn } from '../domain/deck/cloze.ts'
import type { Note } from '../domain/deck/deck.ts'
import { isFileName } from '../domain/deck/picture.ts'
import { replaceWikiLinks, wikiLinksIn, wikiText } from '../domain/deck/wiki-link.ts'
import { closest } from '../domain/spelling.ts'
import { rowOf } from './codes.ts'
import { spanIn, type Located } from './located.ts'
import { placedProblem, type Problem, type Report } from './report.ts'

/** A link of a note, with what it would be if there is no such note: only all notes together show that. */
export interface NoteLink {
  readonly target: string
  readonly stray: Problem
}

/** The links to other notes in `body`. */
export const linksIn = (body: Located, to: Report): NoteLink[] =>
  wikiLinksIn(body.text)
    .filter(({ target, isEmbedded }) => target !== '' && !(isEmbedded && isFileName(target)))
    .map(({ target, span }) => ({
      target,
      stray: placedProblem(to, 'link.unknown', spanIn(body, span), { found: target }),
    }))

/** The notes that `target`, written in the note `from`, may mean: several only where nothing tells them apart. */
export type FindNotes = (target: string, from: string) => readonly string[]

const folded = (name: string): string => name.normalize('NFC').toLowerCase()

/**
 * Finds notes by their path in the deck or from the note's own folder, then by the end of their path, then by title;
 * without regard to case, with or without `.md`.
 */
export function noteFinder(notes: readonly { readonly id: string; readonly titles: readonly string[] }[]): FindNotes {
  const paths = new Map(notes.map(({ id }) => [folded(id), id]))
  const group = (named: readonly (readonly [name: string, id: string])[]): Map<string, string[]> => {
    const found = new Map<string, string[]>()
    for (const [name, id] of named) found.set(folded(name), [...(found.get(folded(name)) ?? []), id])
    return found
  }
  /** `c`, `b/c` and `a/b/c` for `a/b/c`. */
  const ends = group(
    notes.flatMap(({ id }) => id.split('/').map((_, at, parts) => [parts.slice(at).join('/'), id] as const)),
  )
  const titles = group(notes.flatMap(({ id, titles: own }) => [...new Set(own)].map(title => [title, id] as const)))
  return (target, from) => {
    const wanted = folded(target.replace(/\.md$/, '').replace(/^\/+/, ''))
    const path = paths.get(wanted) ?? paths.get(folded(joinedPath(from, wanted)))
    return path === undefined ? (ends.get(wanted) ?? titles.get(folded(target)) ?? []) : [path]
  }
}

/** `target` from the folder of the note `from`. */
export function joinedPath(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** Most links of a deck for which a near name is looked for: each looks at every note. */
const MOST_GUESSES = 50

/** By note, a problem for each link that leads to no note, or to several. */
export function strayLinks(
  notes: readonly { readonly id: string; readonly links: readonly NoteLink[] }[],
  find: FindNotes,
): Problem[][] {
  const names = new Set(notes.flatMap(({ id }) => [id.split('/').at(-1) ?? id, id]))
  let guesses = 0
  return notes.map(({ id, links }) =>
    links.flatMap(({ target, stray }) => {
      const found = find(target, id)
      if (found.length === 1) return []
      if (found.length > 1) {
        const code = 'link.ambiguous'
        return [{ ...stray, code, severity: rowOf(code).severity, args: { found: target, allowed: found.join(', ') } }]
      }
      const near = guesses++ < MOST_GUESSES ? closest(target, names) : undefined
      return [near === undefined ? stray : { ...stray, fix: `[[${near}]]` }]
    }),
  )
}

/** A note with titles in it, and which it asked for. */
interface Titled {
  readonly note: Note
  readonly asked: readonly { readonly target: string; readonly locale: string; readonly title: string | undefined }[]
}

const titled = new WeakMap<Note, Titled>()

/**
 * `note` with the title of the note that each link leads to as its text, where it has none of its own. The same note as
 * before while these titles are: a build that follows on another then knows it by that.
 */
export function withLinkTitles(
  note: Note,
  find: FindNotes,
  titleOf: (id: string, locale: string) => string | undefined,
): Note {
  const titleAt = (target: string, locale: string): string | undefined => {
    const [id, ...more] = find(target, note.id)
    return id === undefined || more.length > 0 ? undefined : titleOf(id, locale)?.replace(/[[\]|]/g, '')
  }
  const before = titled.get(note)
  if (before?.asked.every(({ target, locale, title }) => titleAt(target, locale) === title)) return before.note
  const asked: Titled['asked'][number][] = []
  const made = linkedBy(note, (target, locale) => {
    const title = titleAt(target, locale)
    asked.push({ target, locale, title })
    return title
  })
  titled.set(note, { note: made, asked })
  return made
}

function linkedBy(note: Note, titleAt: (target: string, locale: string) => string | undefined): Note {
  const linked = (locale: string, text: string, isHidden = (_start: number): boolean => false): string =>
    replaceWikiLinks(text, ({ target, text: own, isEmbedded, span }, source) => {
      if (isHidden(span.start)) return wikiText(source)
      const title = own !== undefined || isEmbedded ? undefined : titleAt(target, locale)
      return title === undefined
        ? source
        : `${source.slice(0, -2)}${isInTable(text, span.start) ? '\\|' : '|'}${title}]]`
    })
  const inEach = <T>(texts: Readonly<Record<string, T>>, change: (text: T, locale: string) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, change(text, locale)]))
  return {
    ...note,
    texts: inEach(note.texts, (text, locale) => ({ ...text, body: linked(locale, text.body) })),
    cards: note.cards.map(each => {
      // The same card as it was, of which much may be known already.
      if (!JSON.stringify(each.card.texts).includes('[[')) return each
      const gaps = (body: string) => (each.card.kind === 'cloze' ? gapsIn(body) : [])
      const change = (text: CardText, locale: string): CardText => ({
        ...inTexts(text, part => linked(locale, part)),
        // What a gap hides is to be typed, and a bar in it would begin its hint.
        body: linked(locale, text.body, start =>
          gaps(text.body).some(({ span }) => span.start <= start && start < span.end),
        ),
      })
      return { ...each, card: { ...each.card, texts: inEach(each.card.texts, change) } }
    }),
  }
}

/** `text` with every part of it that is Markdown changed. */
export function inTexts(text: CardText, change: (markdown: string) => string): CardText {
  const { answer, explanation, source, options, says, items } = text
  return {
    ...text,
    hints: text.hints.map(change),
    ...(answer === undefined ? {} : { answer: change(answer) }),
    ...(explanation === undefined ? {} : { explanation: change(explanation) }),
    ...(source === undefined ? {} : { source: change(source) }),
    ...(options && {
      options: options.map(option => ({
        text: change(option.text),
        ...(option.feedback === undefined ? {} : { feedback: change(option.feedback) }),
      })),
    }),
    ...(says && { says: says.map(change) }),
    ...(items && { items: items.map(change) }),
  }
}

/** Whether the line around `at` is a row of a table, where a bar ends a cell. */
const isInTable = (text: string, at: number): boolean => /^\s*\|/.test(text.slice(text.lastIndexOf('\n', at) + 1, at))
