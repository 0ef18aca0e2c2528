// Owns the last stage: a folder's files in, a deck of the notes that are sound and every problem out.
import type { Deck, Medium, Note } from '../domain/deck/deck.ts'
import type { Args } from '../domain/diagnostic.ts'
import { err } from '../domain/result.ts'
import { fileIn, surroundingOf } from './alone.ts'
import type { DiagnosticCode } from './codes.ts'
import { compileNote, noteIdOf, type CompiledNote, type MissingId, type Surrounding } from './compile-note.ts'
import { readDeck, readDeckText, type DeckSettings } from './deck.ts'
import { clashes } from './ids.ts'
import { noteFinder, strayLinks, withLinkTitles } from './links.ts'
import { strayPictures, withPictures, type FindMedia } from './pictures.ts'
import type { Depth } from './proof.ts'
import { readRoles, type NoteSource, type Source } from './roles.ts'
import { hasErrors, openReport, report, type Problem, type Report } from './report.ts'

/** The files of one deck as they were read; paths are relative to it. */
export interface DeckFiles {
  /** Stands before every path in a problem, `` for the folder that was asked for. */
  readonly prefix: string
  readonly name: string
  readonly deck?: Source
  readonly notes: readonly Source[]
  /** The pictures that notes may show; absent where there are none. */
  readonly findMedia?: FindMedia
  /** What could not be read, and the text before the place where that shows. */
  readonly problems: readonly {
    readonly path: string
    readonly code: DiagnosticCode
    readonly args: Args
    readonly before?: string
  }[]
}

export interface CompiledDeck {
  /** Absent where another deck has its id. */
  readonly deck?: Deck
  readonly problems: readonly Problem[]
  /** The cards without an id of their own in notes without errors, and what writes it down. */
  readonly missingIds: readonly MissingId[]
  /** The text of every file with a problem, for excerpts: LF ends, by the problem's `file`. */
  readonly sources: ReadonlyMap<string, string>
}

/** What `compile` gives for a note of the deck, by then or from before: nothing but its arguments decides. */
export type Recall = (files: DeckFiles, source: NoteSource, compile: () => CompiledNote) => CompiledNote

/** Compiles decks that will share a file; `depth` says how many variants of each card are proven. */
export function compileDecks(
  folders: readonly DeckFiles[],
  depth: Depth,
  recall: Recall = (_files, _source, compile) => compile(),
): CompiledDeck[] {
  const owners = new Map<string, string>()
  return folders.map(files => compileDeck(files, depth, owners, recall))
}

/** One deck; notes with errors are left out. `owners` are the decks so far: folder by id in lower case. */
function compileDeck(files: DeckFiles, depth: Depth, owners: Map<string, string>, recall: Recall): CompiledDeck {
  const fileOf = (path: string): string => fileIn(files, path)
  const unread = files.problems.map(({ path, code, args, before = '' }) => {
    const to = openReport(fileOf(path), before)
    report(to, code, { start: to.text.length, end: to.text.length + 1 }, args)
    return to
  })
  const deckReport = openReport(fileOf('deck.md'), files.deck?.text ?? '')
  const settings = readDeck(files.deck && deckReport, files.name)
  const stands = claim(settings, files, owners, deckReport)
  const around = surroundingOf(files, settings, depth)
  // The notes of a deck that is left out are not, as far as their problems go.
  const isRead = stands || (settings.isReadable && !files.problems.some(({ path }) => path === 'deck.md'))
  const { translations, notes, media, problems, missingIds } = isRead ? compileNotes(files, around, recall) : nothing
  const isEmpty = !notes.some(({ cards }) => cards.length > 0)
  const isSound = ![...unread, deckReport].some(hasErrors) && !hasErrors({ problems })
  // Where cards were left out, their problems say enough.
  if (files.deck && isEmpty && isSound) report(deckReport, 'deck.empty', settings.idSpan)
  const { defaults: _defaults, idSpan: _idSpan, isUsable: _isUsable, isReadable: _isReadable, ...deck } = settings
  const reports = [...unread, deckReport]
  return {
    ...(stands
      ? { deck: { ...deck, ...(translations ? { translations } : {}), notes, ...(media.length > 0 ? { media } : {}) } }
      : {}),
    problems: [...reports.flatMap(to => to.problems), ...problems],
    missingIds,
    sources: new Map([
      ...reports.filter(to => to.problems.length > 0).map(({ file, text }) => [file, text] as const),
      ...sourcesOf(problems, files),
    ]),
  }
}

const nothing = { translations: undefined, notes: [], media: [], problems: [], missingIds: [] }

/** The texts of the notes with `problems`, as problems count them. */
export function* sourcesOf(
  problems: readonly Problem[],
  files: DeckFiles,
): Generator<readonly [file: string, text: string]> {
  const wanted = new Set(problems.map(({ file }) => file))
  if (wanted.size === 0) return
  for (const { path, text } of files.notes.filter(note => wanted.has(fileIn(files, note.path))))
    yield [fileIn(files, path), openReport('', text).text]
}

/** Whether the deck can stand under its id; if not, that is reported. */
function claim(settings: DeckSettings, files: DeckFiles, owners: Map<string, string>, to: Report): boolean {
  const { id, idSpan } = settings
  const isUnread = files.problems.some(({ path }) => path === 'deck.md')
  if (!files.deck && !isUnread) report(to, 'deck.missing', idSpan, { id }, `id: ${id}`)
  if (isUnread || !settings.isUsable) {
    report(to, 'deck.unusable', { start: 0, end: 1 })
    return false
  }
  const other = owners.get(id.toLowerCase())
  if (other !== undefined) report(to, 'deck.duplicate-id', idSpan, { id, other })
  else owners.set(id.toLowerCase(), files.prefix || files.name)
  return other === undefined
}

interface CompiledNotes {
  /** What the deck says of itself in other languages. */
  readonly translations: Deck['translations']
  readonly notes: readonly Note[]
  /** Sorted by name. */
  readonly media: readonly Medium[]
  readonly problems: readonly Problem[]
  readonly missingIds: readonly MissingId[]
}

/** All notes of a deck, and what translations of deck.md say. A note whose card has somebody else's name is left out. */
function compileNotes(files: DeckFiles, around: Surrounding, recall: Recall): CompiledNotes {
  const roles = readRoles(files.notes, around.settings)
  const compiled = roles.notes.map(source => recall(files, source, () => compileNote(source, around)))
  const { notes, strays } = link(roles.notes, compiled)
  const taken = clashes(compiled.map(({ names }) => names))
  const orphans = roles.orphans.map(({ path, text, base }) => {
    const to = openReport(around.fileOf(path), text)
    report(to, 'translation.no-note', { start: 0, end: 1 }, { allowed: base })
    return to
  })
  const deckTexts = roles.deck.map(({ path, text, locale }) => {
    const to = openReport(around.fileOf(path), text)
    return { locale, to, text: readDeckText(to, around.settings) }
  })
  const sayings = deckTexts.flatMap(({ locale, text }) => (text ? [[locale, text] as const] : []))
  const ids = roles.notes.map(({ path }) => noteIdOf(path))
  const { findMedia = noMedia } = files
  const lost = compiled.map(({ pictures }, index) =>
    pictures.length > 0 ? strayPictures(pictures, ids[index] ?? '', findMedia) : undefined,
  )
  const isOut = (index: number): boolean =>
    [taken[index], lost[index]].some(problems => problems !== undefined && hasErrors({ problems }))
  const shown = new Map<string, Medium>()
  const sound = notes.flatMap((note, index) => {
    if (!note || isOut(index)) return []
    return [compiled[index]?.pictures.length ? withPictures(note, findMedia, shown) : note]
  })
  return {
    translations: sayings.length > 0 ? Object.fromEntries(sayings) : undefined,
    notes: sound,
    media: [...shown.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    problems: [
      ...compiled.flatMap(({ problems }, index) =>
        [problems, taken[index], strays[index], lost[index]].flatMap(some => some ?? []),
      ),
      ...deckTexts.flatMap(({ to }) => to.problems),
      ...orphans.flatMap(({ problems }) => problems),
    ],
    missingIds: compiled.flatMap(({ missingIds }, index) => (taken[index]?.length ? [] : missingIds)),
  }
}

const noMedia: FindMedia = path => err({ code: 'media.missing', args: { found: path } })

/** The notes with their links resolved, and by note what is told of the others. */
function link(
  sources: readonly NoteSource[],
  compiled: readonly CompiledNote[],
): { readonly notes: readonly (Note | undefined)[]; readonly strays: readonly (readonly Problem[])[] } {
  if (compiled.every(({ links }) => links.length === 0)) return { notes: compiled.map(({ note }) => note), strays: [] }
  const texts = new Map(compiled.flatMap(({ note }) => (note ? [[note.id, note.texts] as const] : [])))
  const titleOf = (id: string, locale: string): string | undefined => {
    const own = texts.get(id)
    return (own?.[locale] ?? Object.values(own ?? {})[0])?.title
  }
  const ids = sources.map(({ path }) => noteIdOf(path))
  const find = noteFinder(ids.map(id => ({ id, titles: Object.values(texts.get(id) ?? {}).map(({ title }) => title) })))
  return {
    notes: compiled.map(({ note, links }) => (note && links.length > 0 ? withLinkTitles(note, find, titleOf) : note)),
    strays: strayLinks(
      compiled.map(({ links }, index) => ({ id: ids[index] ?? '', links })),
      find,
    ),
  }
}
