// Owns the way of one note through all stages: its text and its translations in, a proven note and every problem out.
import type { DeckLocale } from '../domain/deck/card.ts'
import type { Note, NoteText } from '../domain/deck/deck.ts'
import type { Edit } from '../domain/diagnostic.ts'
import { checkCard, type CheckedCard } from './check.ts'
import { titled, type DeckSettings } from './deck.ts'
import { idEdit } from './id-place.ts'
import { namesIn, type Name } from './ids.ts'
import { keyNamed } from './keys.ts'
import type { NoteLink } from './links.ts'
import { readNote, type NoteDraft } from './note.ts'
import type { NotePicture } from './pictures.ts'
import { proveCard, type Depth, type PlacedTexts } from './proof.ts'
import { editInFile, hasErrors, openReport, placedProblem, report, type Problem, type Report } from './report.ts'
import type { NoteSource } from './roles.ts'
import { oneLine, type WrittenTexts } from './texts.ts'
import { translate } from './translation.ts'
import { isLocale } from './values.ts'

/** What a note is compiled in. Together with its sources it decides everything about the note. */
export interface Surrounding {
  readonly settings: DeckSettings
  /** The name of one of its files among those of all decks. */
  readonly fileOf: (path: string) => string
  /** Whether cards are looked for by their text too: not in a folder that never asked to be a deck. */
  readonly infers: boolean
  /** How many variants of each card are proven. */
  readonly depth: Depth
}

/** Plain data, so that it can be kept. */
export interface CompiledNote {
  /** Absent where an error in one of its files keeps it out. */
  readonly note?: Note
  readonly problems: readonly Problem[]
  /** The ids and former ids of its cards: whether they are its own, all notes together show. */
  readonly names: readonly Name[]
  /** The cards without an id of their own in notes without errors, and what writes it down. */
  readonly missingIds: readonly MissingId[]
  /** The links in its files: whether they lead to a note, all notes together show. */
  readonly links: readonly NoteLink[]
  /** The pictures in its files: whether they are there, the deck's folder shows. */
  readonly pictures: readonly NotePicture[]
}

export interface MissingId {
  readonly noteId: string
  /** What follows from path and heading. */
  readonly id: string
  readonly edit: Edit
  /** The card's place, as the problem that it would be if its id was another one before. */
  readonly change: Problem
}

/** `source` with its translations, compiled and proven. */
export function compileNote(source: NoteSource, { settings, fileOf, infers, depth }: Surrounding): CompiledNote {
  const to = openReport(fileOf(source.path), source.text)
  const allowed = settings.locales.filter(locale => locale !== settings.language).join(', ')
  const { unlisted } = source
  if (unlisted !== undefined) {
    const fix = isLocale(unlisted) ? `locales: [${[...settings.locales, unlisted].join(', ')}]` : undefined
    report(to, 'translation.unlisted', { start: 0, end: 1 }, { found: unlisted, allowed }, fix)
  }
  const base = readBase(source.path, to, infers)
  const names = namesIn(base.draft?.cards ?? [], noteIdOf(source.path), to)
  const missingIds = missingIn(base)
  const reports = [to]
  const links = [...(base.draft?.links ?? [])]
  const pictures = [...(base.draft?.pictures ?? [])]
  const translations = new Map<DeckLocale, Translated>()
  for (const { locale, path, text } of source.translations) {
    const opened = openReport(fileOf(path), text)
    reports.push(opened)
    const translated = readTranslation(base, locale, settings, opened)
    if (!translated) continue
    translations.set(locale, translated)
    links.push(...translated.links)
    pictures.push(...translated.pictures)
  }
  const note = assemble(base, settings, translations, depth)
  return {
    ...(note ? { note } : {}),
    problems: reports.flatMap(({ problems }) => problems),
    names,
    missingIds,
    links,
    pictures,
  }
}

/** The id of the note at `path` in its deck. */
export const noteIdOf = (path: string): string => path.replace(/\.md$/, '')

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
  readonly links: readonly NoteLink[]
  readonly pictures: readonly NotePicture[]
}

function readBase(path: string, to: Report, infers: boolean): Base {
  const id = noteIdOf(path)
  const draft = readText(to) ? readNote(to, 'card', infers ? 'by-text' : 'by-key') : undefined
  const title = draft?.title ? oneLine(draft.title) : titled(id.split('/').at(-1) ?? id)
  const cards = draft?.cards.flatMap(card => checkCard(card, id, title, to) ?? []) ?? []
  return { path, to, draft, title, cards }
}

function missingIn({ path, to, cards }: Base): MissingId[] {
  if (hasErrors(to)) return []
  return cards.flatMap(({ id, isIdExplicit, draft }) => {
    const edit = isIdExplicit ? undefined : idEdit(draft.idPlace, id)
    if (!edit) return []
    const change = placedProblem(to, 'id.changed', draft.span, { id })
    return [{ noteId: noteIdOf(path), id, edit: editInFile(to, edit), change }]
  })
}

/** Nothing that a person writes holds NUL; what does is no text. */
function readText(to: Report): boolean {
  const at = to.text.indexOf('\0')
  if (at !== -1) report(to, 'file.nul', { start: at, end: at + 1 })
  return at === -1
}

function readTranslation(base: Base, locale: DeckLocale, deck: DeckSettings, to: Report): Translated | undefined {
  const draft = readText(to) ? readNote(to, 'translation', base.draft?.isOneCard ? 'always' : 'by-key') : undefined
  if (!draft || !base.draft) return undefined
  const around = { deck, noteId: noteIdOf(base.path), noteFields: base.draft.fields }
  const cards = translate(base.cards, draft, { locale, isWhole: !hasErrors(base.to), around }, to)
  if (hasErrors(to)) return undefined
  const title = draft.title ? oneLine(draft.title) : base.title
  return { cards, note: { title, body: draft.prose.text }, to, links: draft.links, pictures: draft.pictures }
}

/** The note with its cards lowered and proven, or undefined where an error in it was reported. */
function assemble(
  { path, to, draft, title, cards }: Base,
  deck: DeckSettings,
  translations: ReadonlyMap<DeckLocale, Translated>,
  depth: Depth,
): Note | undefined {
  if (!draft) return undefined
  const noteId = noteIdOf(path)
  // The sound cards of a broken note are proven too, so that one run tells everything.
  const proven = cards.flatMap(card => {
    if (!isProvable(card, draft)) return []
    const texts = new Map<DeckLocale, PlacedTexts>([[deck.language, { ...card.written, to }]])
    for (const [locale, translated] of translations) {
      const written = translated.cards.get(card.id)
      if (written) texts.set(locale, { ...written, to: translated.to })
    }
    return [proveCard(card, { deck, noteId, noteFields: draft.fields }, texts, depth)]
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
    cards: proven,
  }
}

/** Whether everything that decides the grading of `card` could be read: else its proof would be of another card. */
const isProvable = ({ draft, parts }: CheckedCard, { fields }: NoteDraft): boolean =>
  ![...draft.fields.refused, ...fields.refused].some(name => {
    const { kinds, inherited } = keyNamed(name) ?? {}
    return kinds ? kinds.includes(parts.kind) : inherited === true && gradingKeys.has(name)
  })

const gradingKeys: ReadonlySet<string> = new Set(['tolerance', 'unit', 'carry'])
