// Owns `prepdeck export`: the deck for Anki and for other programs, and the history of a person.
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { containers, type Container } from '../anki/container.ts'
import { exportAnki, type AnkiReport } from '../app/export-anki.ts'
import type { Chosen } from '../app/choose-cards.ts'
import { missedCards } from '../app/missed-cards.ts'
import { readConfig } from '../config/config.ts'
import type { CardKey } from '../domain/deck/card.ts'
import { deckFile, playFile } from '../i18n/en/files.ts'
import { openDeck, type DeckFile } from '../storage/deck/reader.ts'
import { openPlayStore } from '../storage/play/open.ts'
import type { PlayStore } from '../storage/play/port.ts'
import { harmless } from '../terminal/deck-text.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { exportDeckData, exportPersonData } from './export-data.ts'
import { exportRefused, refused, usage } from './export-refused.ts'
import { keepHeapSmall } from './small-heap.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

const formats = ['anki', 'csv', 'tsv', 'json'] as const
type Format = (typeof formats)[number]

export const verb: Verb = {
  name: 'export',
  summary: 'write the deck for Anki, or as CSV, TSV or JSON; or what a person answered',
  usage: formats.join('|'),
  positionals: 1,
  options: {
    deck: { value: 'file', says: 'the deck file (default: deck.sqlite in DATA_DIR)' },
    out: { value: 'file', says: 'what to write (default: named after the deck file, in the present folder)' },
    subdeck: { value: 'name', says: 'only this subdeck and those below it' },
    tag: { value: 'tag', many: true, says: 'only cards with this tag, or with one of several' },
    lang: {
      value: 'tag',
      says: "language such as en or zh-CN, or all with a switch on each card (default: the deck's)",
    },
    'mistakes-of': { value: 'user', says: 'only cards that this Discord user id got wrong when last asked' },
    'history-of': { value: 'user', says: 'csv, tsv, json: what this Discord user id answered, instead of the deck' },
    container: {
      value: containers.join('|'),
      says: 'legacy: every Anki (default); current: 2.1.50 and later, smaller',
    },
  },
  examples: [
    ['prepdeck export anki', 'writes deck.apkg and deck.changes.txt; import it again to update'],
    ['prepdeck export anki --lang all', 'both languages, with a switch on each card'],
    ['prepdeck export anki --mistakes-of 80351110224678912', 'what this person got wrong, to learn it'],
    ['prepdeck export csv --lang all', 'a row for each card and language; numeric cards with example numbers'],
    ['prepdeck export json', 'deck.json: every card as the deck file holds it'],
    ['prepdeck export csv --history-of 80351110224678912', 'a row for each answer of this person'],
    ['prepdeck export anki --tag cnn --out cnn.apkg', 'only what is tagged cnn'],
  ],
  run,
}

async function run(io: Io): Promise<ExitCode> {
  const format = formats.find(each => each === io.args.positionals[0])
  if (!format) return usage(io, `Say what to export to; allowed: ${formats.join(', ')}.`)
  const given = valueOf(io.args, 'container') ?? 'legacy'
  const container = containers.find(each => each === given)
  if (!container) return usage(io, `--container ${given} is not known; allowed: ${containers.join(', ')}.`)
  const config = readConfig(io.env)
  if (!config.ok) return refused(io, config.error.join('\n'))
  const user = valueOf(io.args, 'history-of')
  if (user !== undefined) return history(io, user, format, config.value.DATA_DIR)
  const path = resolve(io.cwd, valueOf(io.args, 'deck') ?? join(config.value.DATA_DIR, 'deck.sqlite'))
  keepHeapSmall()
  const file = openDeck(path, { staysOnDisk: true })
  if (!file.ok) return refused(io, deckFile[file.error.code](path, String(file.error.args.detail ?? '')))
  try {
    const only = await missed(io, file.value, config.value.DATA_DIR)
    return typeof only === 'number' ? only : await exported(io, file.value, { format, container, path, only })
  } finally {
    file.value.close()
  }
}

const outFor = (io: Io, stem: string, format: Format): string =>
  resolve(io.cwd, valueOf(io.args, 'out') ?? `${stem}.${endings[format]}`)

async function history(io: Io, user: string, format: Format, folder: string): Promise<ExitCode> {
  if (format === 'anki') return usage(io, '--history-of goes with csv, tsv or json.')
  const store = await playStore(io, folder)
  if (typeof store === 'number') return store
  try {
    return await exportPersonData(io, store, user, outFor(io, 'history', format), format)
  } finally {
    await store.close()
  }
}

/** The play file in `folder`; to ask who played makes none. */
async function playStore(io: Io, folder: string): Promise<PlayStore | ExitCode> {
  const path = resolve(io.cwd, folder, 'play.sqlite')
  const opened = existsSync(path) ? await openPlayStore(path) : undefined
  if (!opened) return usage(io, `Nobody has played yet: there is no ${path}.`)
  return opened.ok ? opened.value : refused(io, playFile[opened.error.code](path))
}

/** The cards of `--mistakes-of`, undefined without it; or the exit code where they cannot be found. */
async function missed(io: Io, file: DeckFile, folder: string): Promise<ReadonlySet<CardKey> | ExitCode | undefined> {
  const user = valueOf(io.args, 'mistakes-of')
  if (user === undefined) return undefined
  const store = await playStore(io, folder)
  if (typeof store === 'number') return store
  try {
    const keys = await missedCards(store, file, user)
    return keys ?? usage(io, `Nobody with the Discord user id ${user} has played here.`)
  } finally {
    await store.close()
  }
}

interface Export {
  readonly format: Format
  readonly container: Container
  readonly path: string
  readonly only: ReadonlySet<CardKey> | undefined
}

const endings: Readonly<Record<Format, string>> = { anki: 'apkg', csv: 'csv', tsv: 'tsv', json: 'json' }

async function exported(io: Io, file: DeckFile, { format, container, path, only }: Export): Promise<ExitCode> {
  const stem = (path.split(/[\\/]/).at(-1) ?? 'deck').replace(/\.sqlite$/, '')
  const out = outFor(io, stem, format)
  const taken = { ...chosen(io), ...(only ? { only } : {}) }
  if (format !== 'anki') return exportDeckData(io, file, out, format, taken)
  const done = await exportAnki({ ...taken, file, out, container })
  if (!done.ok) return exportRefused(io, done.error)
  io.stdout.write(summary(done.value, relative(io.cwd, out), relative(io.cwd, done.value.changesPath)))
  return exitCodes.done
}

function chosen({ args }: Io): Chosen {
  const subdeck = valueOf(args, 'subdeck')
  const locale = valueOf(args, 'lang')
  return {
    tags: args.values.get('tag') ?? [],
    ...(subdeck === undefined ? {} : { subdeck }),
    ...(locale === undefined ? {} : { locale }),
  }
}

const summary = ({ notes, cards, media }: AnkiReport, out: string, changes: string): string =>
  `${notes} ${notes === 1 ? 'note' : 'notes'}, ${cards} ${cards === 1 ? 'card' : 'cards'}, ${media} ${media === 1 ? 'file' : 'files'} · written: ${harmless(out)}, ${harmless(changes)}\n`
