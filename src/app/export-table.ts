// Owns exporting a deck for other programs: a row for each card and language (CSV, TSV), or everything there is (JSON).
import { deckColumns, deckRow } from '../export/deck-rows.ts'
import { tableRow, type TableFormat } from '../export/table-text.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { DatedCard, DeckContents, NoteContents } from '../storage/deck/contents.ts'
import type { DeckFile } from '../storage/deck/reader.ts'
import { writePieces } from '../storage/notes/file-stream.ts'
import { isInSubdeck, isTaken, localesFor, notThere, type Chosen } from './choose-cards.ts'
import { exampleOfCard } from './example-question.ts'
import type { ExportProblem } from './export-anki.ts'

export type DataFormat = TableFormat | 'json'

interface DataTask extends Chosen {
  readonly file: DeckFile
  readonly out: string
  readonly format: DataFormat
}

/** Grows when a reader of the JSON would have to change. */
const JSON_VERSION = 1

/** Writes the chosen cards; gives their number. Errors: as `exportAnki`. */
export function exportTable(task: DataTask): Result<number, ExportProblem> {
  const decks = task.file.contents()
  const wrong = notThere(task, decks)
  if (wrong) return err(wrong)
  const count = decks.reduce((sum, deck) => sum + [...chosenIn(deck, task)].length, 0)
  if (count === 0) return err({ code: 'export.nothing', args: {} })
  const pieces = task.format === 'json' ? jsonOf(decks, task) : rowsOf(decks, task, task.format)
  const written = writePieces(task.out, pieces)
  return written.ok ? ok(count) : err({ code: 'export.unwritable', args: { path: task.out, detail: written.error } })
}

interface Placed extends DatedCard {
  readonly note: NoteContents
}

function* chosenIn(deck: DeckContents, task: Chosen): Generator<Placed> {
  for (const note of deck.notes()) {
    if (task.subdeck !== undefined && !isInSubdeck(deck.title, note.subdeck, task.subdeck)) continue
    for (const dated of note.cards()) if (isTaken(dated.card, dated.key, task)) yield { ...dated, note }
  }
}

function* rowsOf(decks: readonly DeckContents[], task: DataTask, format: TableFormat): Generator<string> {
  // Without the mark Excel takes UTF-8 for something else.
  if (format === 'csv') yield '\ufeff'
  yield tableRow(deckColumns, format)
  for (const deck of decks)
    for (const { card, note, changedAt } of chosenIn(deck, task))
      for (const locale of localesFor(card, deck, task.locale)) {
        const { presented: shown } = exampleOfCard(card, locale)
        const place = { deckTitle: deck.title, subdeck: note.subdeck, changedAt: changedAt[locale] }
        yield tableRow(deckRow({ card, locale, shown, ...place }), format)
      }
}

function* jsonOf(decks: readonly DeckContents[], task: DataTask): Generator<string> {
  yield `{\n"format": "prepdeck",\n"version": ${JSON_VERSION},\n"decks": [`
  for (const [index, { notes: _notes, marks, ...head }] of decks.entries()) {
    yield `${index === 0 ? '' : ','}\n{ "deck": ${JSON.stringify(head)}, "marks": ${JSON.stringify(marks)}, "cards": [`
    let isFirst = true
    const deck = decks[index]
    for (const { key, card, changedAt, note } of deck ? chosenIn(deck, task) : []) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify({ key, subdeck: note.subdeck, changedAt, card })}`
      isFirst = false
    }
    yield '\n] }'
  }
  yield '\n]\n}\n'
}
