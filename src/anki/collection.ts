// Owns writing Anki's collection (SQLite, schema 11), which every Anki imports: notes go to a file as they come.
// Source: rslib/src/storage/schema11.sql and the JSON of rslib/src/{notetype,decks,deckconfig}/schema11.rs.
import Database from 'better-sqlite3'
import { fieldChecksum, plainField } from './checksum.ts'
import { fieldNames, partId, type NoteType } from './note-types.ts'

/** What stands between two fields of a note. */
export const FIELD_SEPARATOR = '\u001f'

/** A deck of Anki. Decks are matched by name, the parts of which stand between `::`. */
export interface AnkiDeck {
  readonly id: number
  readonly name: string
  /** HTML, shown in the overview of the deck. */
  readonly description: string
}

/** A note with its cards, which are new. */
export interface AnkiNote {
  /** ms since the epoch, as are the ids of cards. */
  readonly id: number
  readonly guid: string
  readonly type: NoteType
  /** Seconds since the epoch: Anki updates a note where this is newer. */
  readonly modifiedAt: number
  readonly deckId: number
  readonly tags: readonly string[]
  /** One for each name in `fieldNames`; HTML without control characters. */
  readonly fields: readonly string[]
  readonly cards: readonly { readonly id: number; readonly template: number; readonly due: number }[]
}

const tables = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);`

/** Made last: one sort of all rows is much faster than an insertion for each. */
const indexes = `
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);`

/** What a collection holds beside notes. */
export interface CollectionFrame {
  readonly types: Iterable<NoteType>
  readonly decks: Iterable<AnkiDeck>
  /** Seconds since the epoch: stands wherever Anki wants to know of the whole collection. */
  readonly modifiedAt: number
}

/**
 * Writes `notes` into a new file at `path`; equal arguments give equal bytes. What stands around them is asked for when
 * the last of them has come.
 */
export function writeCollection(path: string, notes: Iterable<AnkiNote>, frame: () => CollectionFrame): void {
  const database = new Database(path)
  let count = 0
  try {
    // Nobody else sees the file before it is whole; a broken one is thrown away.
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE', 'cache_size = -8000'])
      database.pragma(pragma)
    database.exec(tables)
    const noteRow = database.prepare(`INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')`)
    const cardRow = database.prepare(
      `INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')`,
    )
    database.transaction(() => {
      for (const { id, guid, type, modifiedAt: mod, deckId, tags, fields, cards } of notes) {
        const first = plainField(fields[0] ?? '')
        const labels = tags.length === 0 ? '' : ` ${tags.join(' ')} `
        noteRow.run(id, guid, type.id, mod, labels, fields.join(FIELD_SEPARATOR), first, fieldChecksum(first))
        for (const card of cards) cardRow.run(card.id, id, deckId, card.template, mod, card.due)
        count += cards.length
      }
      const { types, decks, modifiedAt } = frame()
      database
        .prepare(`INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')`)
        .run(
          modifiedAt,
          modifiedAt * 1_000,
          modifiedAt * 1_000,
          JSON.stringify({ ...configuration, nextPos: count + 1 }),
          byId([...types].map(noteType)),
          byId([{ id: 1, name: 'Default', description: '' }, ...decks].map(each => deckRow(each, modifiedAt))),
          byId([preset]),
        )
      database.exec(indexes)
    })()
  } finally {
    database.close()
  }
}

const byId = (rows: readonly { readonly id: number }[]): string =>
  JSON.stringify(Object.fromEntries(rows.map(row => [row.id, row])))

const configuration = { curDeck: 1, activeDecks: [1], curModel: null, schedVer: 2, sortType: 'noteFld' }

function noteType(type: NoteType) {
  const { id, name, modifiedAt, isCloze, front, back, css } = type
  return {
    id,
    name,
    type: isCloze ? 1 : 0,
    mod: modifiedAt,
    usn: -1,
    sortf: 0,
    did: null,
    tmpls: [{ id: partId(type, 0), name: 'Card 1', ord: 0, qfmt: front, afmt: back, bqfmt: '', bafmt: '', did: null }],
    flds: fieldNames.map((field, ord) => ({
      id: partId(type, ord + 1),
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    css,
    latexPre:
      '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    latexsvg: false,
    req: isCloze ? [] : [[0, 'any', [0]]],
    tags: [],
    vers: [],
  }
}

const nothingToday = { lrnToday: [0, 0], newToday: [0, 0], revToday: [0, 0], timeToday: [0, 0] }

const deckRow = ({ id, name, description }: AnkiDeck, modifiedAt: number) => ({
  id,
  name,
  desc: description,
  mod: modifiedAt,
  usn: -1,
  conf: preset.id,
  dyn: 0,
  collapsed: false,
  browserCollapsed: false,
  extendNew: 0,
  extendRev: 0,
  ...nothingToday,
})

/** Anki's own: a package brings none, but a collection without it is damaged. */
const preset = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: { bury: false, delays: [1, 10], initialFactor: 2_500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, hardFactor: 1.2, ivlFct: 1, maxIvl: 36_500, perDay: 200 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
}
