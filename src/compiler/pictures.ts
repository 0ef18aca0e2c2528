// Owns the pictures of notes: which file each means, what is told of one that cannot be shown, and its name in the deck.
import type { Medium, Note } from '../domain/deck/deck.ts'
import { picturesIn, replacePictures } from '../domain/deck/picture.ts'
import type { Args } from '../domain/diagnostic.ts'
import type { Result } from '../domain/result.ts'
import { rowOf, type DiagnosticCode } from './codes.ts'
import { inTexts, joinedPath } from './links.ts'
import { spanIn, type Located } from './located.ts'
import { placedProblem, report, type Problem, type Report } from './report.ts'

/** Why a file is no picture of the deck. */
interface MediaProblem {
  readonly code: 'media.missing' | 'media.outside' | 'media.type' | 'media.broken' | 'media.too-large' | 'media.svg'
  readonly args: Args
}

/** A file of the deck as it goes into the deck file, and what had to be left out of it. */
interface FoundMedium extends Medium {
  readonly removed: readonly string[]
}

/** The file at a path in the deck's folder, harmless. */
export type FindMedia = (path: string) => Result<FoundMedium, MediaProblem>

/** A picture of a note, with the problem that it would be if there is no such file. */
export interface NotePicture {
  readonly target: string
  readonly isWiki: boolean
  readonly missing: Problem
}

/** An address is nobody's file. */
const isRemote = (target: string): boolean => /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target)

/** The pictures in `body`; one without a text for those who cannot see it is reported. */
export function pictures(body: Located, to: Report): NotePicture[] {
  return picturesIn(body.text).flatMap(({ alt, target, isWiki, span }) => {
    const place = spanIn(body, span)
    if (alt === '') report(to, 'media.no-alt', place, { found: target }, `![…](${target})`)
    if (isRemote(target)) return []
    return [{ target, isWiki, missing: placedProblem(to, 'media.missing', place, { found: target }) }]
  })
}

/** The paths that `target`, written in the note `from`, may mean, the likeliest first. */
function pathsOf(target: string, isWiki: boolean, from: string): string[] {
  const plain = decoded(target)
  const own = joinedPath(from, plain.replace(/^\/+/, ''))
  const top = joinedPath('', plain)
  return [...new Set([plain.startsWith('/') ? top : own, ...(isWiki ? [top, joinedPath('', `media/${plain}`)] : [])])]
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

/** The first file of those that `target` may mean, else why its likeliest is none. */
function mediumOf(target: string, isWiki: boolean, from: string, find: FindMedia): ReturnType<FindMedia> {
  const [likeliest = '', ...others] = pathsOf(target, isWiki, from)
  const first = find(likeliest)
  if (first.ok || first.error.code !== 'media.missing') return first
  return others.map(find).find(({ ok }) => ok) ?? first
}

/** What is told of the pictures of the note `from`: those that are none, and those that something was taken from. */
export const strayPictures = (all: readonly NotePicture[], from: string, find: FindMedia): Problem[] =>
  all.flatMap(({ target, isWiki, missing }) => {
    const found = mediumOf(target, isWiki, from, find)
    const as = (code: DiagnosticCode, args: Args): Problem[] => [
      { ...missing, code, severity: rowOf(code).severity, args: { ...missing.args, ...args } },
    ]
    if (!found.ok) return as(found.error.code, found.error.args)
    return found.value.removed.length > 0 ? as('media.cleaned', { removed: found.value.removed.join(', ') }) : []
  })

/** A note with the names of its pictures in it, and which it asked for. */
interface Pictured {
  readonly note: Note
  readonly asked: readonly { readonly target: string; readonly isWiki: boolean; readonly name: string | undefined }[]
}

const pictured = new WeakMap<Note, Pictured>()

/**
 * `note` with each picture named as the deck file names it; what it shows is added to `shown`. The same note as before
 * while its pictures are: a build that follows on another then knows it by that.
 */
export function withPictures(note: Note, find: FindMedia, shown: Map<string, Medium>): Note {
  const nameAt = (target: string, isWiki: boolean): string | undefined => {
    const found = mediumOf(target, isWiki, note.id, find)
    if (!found.ok) return undefined
    const { name, type, bytes } = found.value
    shown.set(name, { name, type, bytes })
    return name
  }
  const before = pictured.get(note)
  if (before?.asked.every(({ target, isWiki, name }) => nameAt(target, isWiki) === name)) return before.note
  const asked: Pictured['asked'][number][] = []
  const made = picturedBy(note, (target, isWiki) => {
    const name = nameAt(target, isWiki)
    asked.push({ target, isWiki, name })
    return name
  })
  pictured.set(note, { note: made, asked })
  return made
}

function picturedBy(note: Note, nameAt: (target: string, isWiki: boolean) => string | undefined): Note {
  const change = (markdown: string): string =>
    replacePictures(markdown, ({ alt, target, isWiki }, source) => {
      const name = isRemote(target) ? undefined : nameAt(target, isWiki)
      return name === undefined ? source : `![${alt}](${name})`
    })
  const inEach = <T>(texts: Readonly<Record<string, T>>, changed: (text: T) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, changed(text)]))
  return {
    ...note,
    texts: inEach(note.texts, text => ({ ...text, body: change(text.body) })),
    cards: note.cards.map(each => ({
      ...each,
      card: {
        ...each.card,
        texts: inEach(each.card.texts, text => ({ ...inTexts(text, change), body: change(text.body) })),
      },
    })),
  }
}
