// Owns exporting to Anki: which cards of a deck file go into a package, in which languages, and what is told beside it.
import { hash } from 'node:crypto'
import { changesText, type DeckChanges } from '../anki/changes.ts'
import type { AnkiNote } from '../anki/collection.ts'
import type { Container } from '../anki/container.ts'
import { deckName, deckTree, type DeckTree } from '../anki/deck-tree.ts'
import { descriptionOf } from '../anki/description.ts'
import { fieldHtml, type FieldHtml } from '../anki/html.ts'
import { noteTypes, type NoteType } from '../anki/note-types.ts'
import { cardOrdinals, guidOf, noteFields } from '../anki/note.ts'
import { writePackage, type PackedMedium } from '../anki/package.ts'
import { tagsOf } from '../anki/tags.ts'
import { cardKey, type CardKey } from '../domain/deck/card.ts'
import { deckTextOf, type DeckHead } from '../domain/deck/deck.ts'
import type { Args } from '../domain/diagnostic.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { SECOND } from '../domain/time.ts'
import { catalogOf } from '../i18n/format.ts'
import type { DatedCard, DeckContents, NoteContents } from '../storage/deck/contents.ts'
import type { DeckFile } from '../storage/deck/reader.ts'
import { removeLeftOver } from '../storage/notes/left-over.ts'
import { replaceFile } from '../storage/notes/replace-file.ts'
import { isInSubdeck, isTaken, localesFor, notThere, type ChoiceProblem, type Chosen } from './choose-cards.ts'

export interface AnkiTask extends Chosen {
  readonly file: DeckFile
  readonly out: string
  readonly container: Container
  /** Cards that stay out because somebody may not see their answers yet. */
  readonly withheld?: ReadonlySet<CardKey>
}

export interface AnkiReport {
  readonly notes: number
  readonly cards: number
  readonly media: number
  /** The list beside the package. */
  readonly changesPath: string
  /** Cards that were chosen and stayed out. */
  readonly withheld: readonly CardKey[]
}

export type ExportProblem =
  | ChoiceProblem
  | { readonly code: 'export.nothing'; readonly args: Args }
  | { readonly code: 'export.unwritable'; readonly args: { readonly path: string; readonly detail: string } }

/** What the notes leave behind for the rest of the package. */
interface Packing {
  notes: number
  cards: number
  /** Seconds. */
  modifiedAt: number
  readonly types: Set<NoteType>
  readonly tree: DeckTree
  /** Names of pictures, with a deck that has each. */
  readonly pictures: Map<string, string>
  readonly withheld: CardKey[]
  readonly changes: DeckChanges[]
}

/**
 * Writes the package and, beside it, the list of changes. Same deck file, options and withheld cards, same bytes.
 * Errors: `export.no-locale`, `.no-subdeck`, `.nothing` where no card is left, `.unwritable`; the old files then stand.
 */
export async function exportAnki(given: AnkiTask): Promise<Result<AnkiReport, ExportProblem>> {
  const task = { ...given, ...(given.withheld ? { withheld: underAllNames(given.withheld, given.file) } : {}) }
  const { file, out, container } = task
  const contents = file.contents()
  const wrong = notThere(task, contents)
  if (wrong) return err(wrong)
  // Looked at before a file is touched.
  if (!contents.some(deck => hasAny(chosenCards(deck, task)))) return err({ code: 'export.nothing', args: {} })
  const packing: Packing = {
    notes: 0,
    cards: 0,
    modifiedAt: 0,
    types: new Set(),
    tree: deckTree(),
    pictures: new Map(),
    withheld: contents.flatMap(deck => [...heldBack(deck, task)]),
    changes: [],
  }
  const written = await writePackage(out, container, packedDecks(contents, task, packing), () => ({
    types: packing.types,
    decks: packing.tree.decks(),
    modifiedAt: packing.modifiedAt,
    media: mediaOf(file, packing),
  }))
  const unwritable = (detail: string) => err({ code: 'export.unwritable', args: { path: out, detail } } as const)
  if (!written.ok) return unwritable(written.error)
  const changesPath = `${out.replace(/\.apkg$/i, '')}.changes.txt`
  removeLeftOver(changesPath)
  const listed = replaceFile(changesPath, changesText(packing.changes, catalogOf(languageOf(task, contents)).anki))
  if (!listed.ok) return unwritable(listed.error)
  const { notes, cards, pictures, withheld } = packing
  return ok({ notes, cards, media: pictures.size + [...scriptsOf(packing)].length, changesPath, withheld })
}

/** A card that was renamed since it was asked is withheld under its present name. */
function underAllNames(withheld: ReadonlySet<CardKey>, file: DeckFile): ReadonlySet<CardKey> {
  if (withheld.size === 0) return withheld
  const present = file
    .decks()
    .flatMap(({ id }) => [...file.formerKeys(id)])
    .flatMap(([former, key]) => (withheld.has(former) ? [key] : []))
  return new Set([...withheld, ...present])
}

const languageOf = ({ locale }: Chosen, [first]: readonly DeckContents[]): string | undefined =>
  locale === undefined || locale === 'all' ? first?.language : locale

interface Placed extends DatedCard {
  readonly note: NoteContents
  /** Among all cards of the deck, from 1. */
  readonly place: number
}

/** Every card of the deck that the options take, withheld ones too. */
function* askedCards(deck: DeckContents, task: AnkiTask): Generator<Placed> {
  let place = 0
  for (const note of deck.notes()) {
    const isInside = task.subdeck === undefined || isInSubdeck(deck.title, note.subdeck, task.subdeck)
    for (const dated of note.cards()) {
      place++
      if (isInside && isTaken(dated.card, dated.key, task)) yield { ...dated, note, place }
    }
  }
}

function* chosenCards(deck: DeckContents, task: AnkiTask): Generator<Placed> {
  for (const placed of askedCards(deck, task)) if (task.withheld?.has(placed.key) !== true) yield placed
}

function* heldBack(deck: DeckContents, task: AnkiTask): Generator<CardKey> {
  if (!task.withheld || task.withheld.size === 0) return
  for (const { key } of askedCards(deck, task)) if (task.withheld.has(key)) yield key
}

const hasAny = (cards: Iterable<Placed>): boolean => {
  for (const _ of cards) return true
  return false
}

function* packedDecks(decks: readonly DeckContents[], task: AnkiTask, packing: Packing): Generator<AnkiNote> {
  for (const deck of decks) {
    const pictures = new Set<string>()
    const html = fieldHtml(pictures)
    const language = languageOf(task, [deck])
    const text = { ...deck, ...deckTextOf(deck, language ?? deck.language) }
    packing.tree.describe(deckName(deck.title, ''), descriptionOf(text, catalogOf(language).anki))
    const corrected: CardKey[] = []
    const subdecks = new Map<string, string>()
    const firstId = firstIdOf(deck.id)
    let cardId = firstId
    for (const placed of chosenCards(deck, task)) {
      const note = packed(placed, deck, task, html, packing, firstId, cardId)
      cardId += note.cards.length
      if (deck.releasedAt !== undefined && note.modifiedAt * SECOND > deck.releasedAt) corrected.push(placed.key)
      subdecks.set(placed.card.id, placed.note.subdeck)
      yield note
    }
    for (const name of pictures) packing.pictures.set(name, deck.id)
    if (subdecks.size > 0) packing.changes.push({ ...changesOf(deck, subdecks), corrected })
  }
}

function packed(
  { key, card, aliases, changedAt, note, place }: Placed,
  deck: DeckContents,
  task: AnkiTask,
  html: FieldHtml,
  packing: Packing,
  firstId: number,
  cardId: number,
): AnkiNote {
  const locales = localesFor(card, deck, task.locale)
  const changed = Math.max(...locales.map(locale => Math.floor((changedAt[locale] ?? 0) / SECOND)))
  const modifiedAt = changed + languageShift(deck, locales)
  const ordinals = cardOrdinals(card)
  const isFirst = cardId === firstId
  const type = noteTypes[card.kind]
  packing.types.add(type)
  packing.notes++
  packing.cards += ordinals.length
  packing.modifiedAt = Math.max(packing.modifiedAt, modifiedAt)
  return {
    id: firstId + place,
    // A renamed card is the note that it was under its first name.
    guid: guidOf(cardKey(deck.id, aliases[0] ?? card.id)),
    type,
    modifiedAt,
    deckId: packing.tree.idOf(deckName(deck.title, note.subdeck)),
    tags: tagsOf(card),
    fields: noteFields(
      { key, card, aliases, note: note.texts, locales, ...(isFirst ? { deck: headOf(deck) } : {}) },
      html,
    ),
    cards: ordinals.map((template, index) => ({ id: cardId + index, template, due: place })),
  }
}

const headOf = ({ notes: _notes, marks: _marks, releasedAt: _releasedAt, ...head }: DeckContents): DeckHead => head

/**
 * Texts of several languages usually change in one build, at the same second, and Anki takes what is newer: a second for
 * each language makes the package of a later one, and that of all, replace the texts of the first.
 */
function languageShift({ language, locales }: DeckContents, chosen: readonly string[]): number {
  const all = [...new Set([language, ...locales])]
  return chosen.length > 1 ? all.length : all.indexOf(chosen[0] ?? language)
}

/** Ids of notes and cards are moments (ms) of which Anki wants none in the future: a million from 2001 to 2017. */
const firstIdOf = (deckId: string): number =>
  1_000_000_000_000 + (Number.parseInt(hash('sha256', deckId).slice(0, 12), 16) % 500_000) * 1_000_000

function changesOf(
  { id, title, releasedAt, marks }: DeckContents,
  subdecks: ReadonlyMap<string, string>,
): Omit<DeckChanges, 'corrected'> {
  return {
    deckId: id,
    title,
    ...(releasedAt === undefined ? {} : { releasedAt }),
    retired: marks.filter(({ kind }) => kind === 'retired').map(({ cardId }) => cardId),
    moved: marks.flatMap(({ cardId, kind, from = '' }) => {
      const to = subdecks.get(cardId)
      const isMoved = kind === 'moved' && to !== undefined && to !== from
      return isMoved ? [{ cardId, from: deckName(title, from), to: deckName(title, to) }] : []
    }),
  }
}

/** Each script once, though several note types load it. */
const scriptsOf = ({ types }: Packing): Iterable<PackedMedium> =>
  new Map([...types].flatMap(({ script }) => (script ? [[script.name, script] as const] : []))).values()

function* mediaOf(file: DeckFile, packing: Packing): Generator<PackedMedium> {
  yield* scriptsOf(packing)
  for (const [name, deckId] of [...packing.pictures].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const medium = file.medium(deckId, name)
    if (medium) yield medium
  }
}
