// Owns the last stage and the way through all of them: a folder's files in, a proven deck and every problem out.
import type { DeckLocale } from '../domain/deck/card.ts'
import type { Deck, Note, NoteText } from '../domain/deck/deck.ts'
import type { Args, Edit } from '../domain/diagnostic.ts'
import { checkCard, type CheckedCard } from './check.ts'
import type { DiagnosticCode } from './codes.ts'
import { readDeck, titled, type DeckSettings } from './deck.ts'
import { idEdit } from './id-place.ts'
import { checkIds } from './ids.ts'
import { readNote, type NoteDraft } from './note.ts'
import { proveCard, type Depth, type PlacedTexts } from './proof.ts'
import { readRoles } from './roles.ts'
import { editInFile, hasErrors, openReport, placeOf, report, type Problem, type Report } from './report.ts'
import { oneLine, type WrittenTexts } from './texts.ts'
import { translate } from './translation.ts'

/** The files of one deck as they were read; paths are relative to it. */
export interface DeckFiles {
  /** Stands before every path in a problem, `` for the folder that was asked for. */
  readonly prefix: string
  readonly name: string
  readonly deck?: { readonly path: string; readonly text: string }
  readonly notes: readonly { readonly path: string; readonly text: string }[]
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

interface MissingId {
  readonly file: string
  /** 1-based line of the card. */
  readonly line: number
  readonly id: string
  readonly edit: Edit
}

/** Compiles decks that will share a file; `depth` says how many variants of each card are proven. */
export function compileDecks(folders: readonly DeckFiles[], depth: Depth): CompiledDeck[] {
  const owners = new Map<string, string>()
  return folders.map(files => compileDeck(files, depth, owners))
}

type Open = (path: string, text: string) => Report

/** One deck; notes with errors are left out. `owners` are the decks so far: folder by id in lower case. */
function compileDeck(files: DeckFiles, depth: Depth, owners: Map<string, string>): CompiledDeck {
  const reports: Report[] = []
  const open: Open = (path, text) => {
    const opened = openReport(files.prefix === '' ? path : `${files.prefix}/${path}`, text)
    reports.push(opened)
    return opened
  }
  for (const { path, code, args, before = '' } of files.problems) {
    const to = open(path, before)
    report(to, code, { start: to.text.length, end: to.text.length + 1 }, args)
  }
  const deckReport = open('deck.md', files.deck?.text ?? '')
  const settings = readDeck(files.deck && deckReport, files.name)
  const stands = claim(settings, files, owners, deckReport)
  const missingIds: MissingId[] = []
  const notes = stands ? compileNotes(files, settings, depth, open, missingIds) : []
  const isEmpty = !notes.some(({ cards }) => cards.length > 0)
  // Where cards were left out, their problems say enough.
  if (files.deck && isEmpty && !reports.some(hasErrors)) report(deckReport, 'deck.empty', settings.idSpan)
  const { defaults: _defaults, idSpan: _idSpan, isUsable: _isUsable, ...deck } = settings
  return {
    ...(stands ? { deck: { ...deck, notes } } : {}),
    problems: reports.flatMap(({ problems }) => problems),
    missingIds,
    sources: new Map(reports.filter(({ problems }) => problems.length > 0).map(({ file, text }) => [file, text])),
  }
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

function compileNotes(
  files: DeckFiles,
  settings: DeckSettings,
  depth: Depth,
  open: Open,
  missingIds: MissingId[],
): Note[] {
  const roles = readRoles(files.notes, settings)
  const bases = roles.notes.map(({ path, text, unlisted }) => {
    const to = open(path, text)
    const allowed = settings.locales.filter(locale => locale !== settings.language).join(', ')
    if (unlisted !== undefined) report(to, 'translation.unlisted', { start: 0, end: 1 }, { found: unlisted, allowed })
    return readBase(path, to, files.deck !== undefined)
  })
  checkIds(bases)
  missingIds.push(...bases.flatMap(missingIn))
  for (const { path, text, base } of roles.orphans)
    report(open(path, text), 'translation.no-note', { start: 0, end: 1 }, { allowed: base })
  return bases.flatMap(base => {
    const translations = new Map<DeckLocale, Translated>()
    for (const { locale, path, text } of roles.translations.get(base.path) ?? []) {
      const translated = readTranslation(base, locale, open(path, text))
      if (translated) translations.set(locale, translated)
    }
    return assemble(base, settings, translations, depth) ?? []
  })
}

/** A note in the deck's own language: as written, and what of it is sound. */
interface Base {
  readonly path: string
  readonly to: Report
  readonly draft: NoteDraft | undefined
  readonly title: string
  readonly cards: readonly CheckedCard[]
}

interface Translated {
  readonly cards: ReadonlyMap<string, WrittenTexts>
  readonly note: NoteText
  readonly to: Report
}

function readBase(path: string, to: Report, infers: boolean): Base {
  const id = path.replace(/\.md$/, '')
  const draft = readText(to) ? readNote(to, 'card', infers ? 'by-text' : 'by-key') : undefined
  const title = draft?.title ? oneLine(draft.title) : titled(id.split('/').at(-1) ?? id)
  const cards = draft?.cards.flatMap(card => checkCard(card, id, title, to) ?? []) ?? []
  return { path, to, draft, title, cards }
}

function missingIn({ to, cards }: Base): MissingId[] {
  if (hasErrors(to)) return []
  return cards.flatMap(({ id, isIdExplicit, draft }) => {
    const edit = isIdExplicit ? undefined : idEdit(draft.idPlace, id)
    if (!edit) return []
    return [{ file: to.file, line: placeOf(to, draft.span.start).line, id, edit: editInFile(to, edit) }]
  })
}

/** Nothing that a person writes holds NUL; what does is no text. */
function readText(to: Report): boolean {
  const at = to.text.indexOf('\0')
  if (at !== -1) report(to, 'file.nul', { start: at, end: at + 1 })
  return at === -1
}

function readTranslation(base: Base, locale: DeckLocale, to: Report): Translated | undefined {
  const draft = readText(to) ? readNote(to, 'translation', base.draft?.isOneCard ? 'always' : 'by-key') : undefined
  // Matched with a broken note, every card would look unknown.
  if (!draft || hasErrors(base.to)) return undefined
  const cards = translate(base.cards, draft, locale, to)
  if (hasErrors(to)) return undefined
  return { cards, note: { title: draft.title ? oneLine(draft.title) : base.title, body: draft.prose.text }, to }
}

/** The note with its cards lowered and proven, or undefined where an error in it was reported. */
function assemble(
  { path, to, draft, title, cards }: Base,
  deck: DeckSettings,
  translations: ReadonlyMap<DeckLocale, Translated>,
  depth: Depth,
): Note | undefined {
  if (!draft || hasErrors(to)) return undefined
  const noteId = path.replace(/\.md$/, '')
  const proven = cards.map(card => {
    const texts = new Map<DeckLocale, PlacedTexts>([[deck.language, { ...card.written, to }]])
    for (const [locale, translated] of translations) {
      const written = translated.cards.get(card.id)
      if (written) texts.set(locale, { ...written, to: translated.to })
    }
    return proveCard(card, { deck, noteId, noteFields: draft.fields }, texts, depth)
  })
  if (hasErrors(to) || [...translations.values()].some(translated => hasErrors(translated.to))) return undefined
  const own = { title, body: draft.prose.text }
  const texts = Object.fromEntries([
    [deck.language, own],
    ...[...translations].map(([locale, { note }]) => [locale, note]),
  ])
  const folders = noteId.split('/').slice(0, -1)
  return {
    id: noteId,
    subdeck: folders.map(titled).join('::'),
    texts,
    cards: proven.filter(card => card !== undefined),
  }
}
