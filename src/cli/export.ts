// Owns `prepdeck export`: the deck for Anki.
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { containers, type Container } from '../anki/container.ts'
import { exportAnki, type AnkiReport } from '../app/export-anki.ts'
import type { Chosen } from '../app/choose-cards.ts'
import { missedCards } from '../app/missed-cards.ts'
import { readConfig } from '../config/config.ts'
import type { CardKey } from '../domain/deck/card.ts'
import { exportProblems } from '../i18n/en/export.ts'
import { deckFile, playFile } from '../i18n/en/files.ts'
import { openDeck, type DeckFile } from '../storage/deck/reader.ts'
import { openPlayStore } from '../storage/play/open.ts'
import { harmless } from '../terminal/deck-text.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

const formats = ['anki'] as const
type Format = (typeof formats)[number]

export const verb: Verb = {
  name: 'export',
  summary: 'write the deck as a package for Anki, with a list of what changed beside it',
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
    container: {
      value: containers.join('|'),
      says: 'legacy: every Anki (default); current: 2.1.50 and later, smaller',
    },
  },
  examples: [
    ['prepdeck export anki', 'writes deck.apkg and deck.changes.txt; import it again to update'],
    ['prepdeck export anki --lang all', 'both languages, with a switch on each card'],
    ['prepdeck export anki --mistakes-of 80351110224678912', 'what this person got wrong, to learn it'],
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
  const path = resolve(io.cwd, valueOf(io.args, 'deck') ?? join(config.value.DATA_DIR, 'deck.sqlite'))
  const file = openDeck(path, { staysOnDisk: true })
  if (!file.ok) return refused(io, deckFile[file.error.code](path, String(file.error.args.detail ?? '')))
  try {
    const only = await missed(io, file.value, config.value.DATA_DIR)
    return typeof only === 'number' ? only : await exported(io, file.value, { format, container, path, only })
  } finally {
    file.value.close()
  }
}

/** The cards of `--mistakes-of`, undefined without it; or the exit code where they cannot be found. */
async function missed(io: Io, file: DeckFile, folder: string): Promise<ReadonlySet<CardKey> | ExitCode | undefined> {
  const user = valueOf(io.args, 'mistakes-of')
  if (user === undefined) return undefined
  const path = resolve(io.cwd, folder, 'play.sqlite')
  // To ask who played makes no play file.
  const opened = existsSync(path) ? await openPlayStore(path) : undefined
  if (!opened) return usage(io, `Nobody has played yet: there is no ${path}.`)
  if (!opened.ok) return refused(io, playFile[opened.error.code](path))
  try {
    const keys = await missedCards(opened.value, file, user)
    return keys ?? usage(io, `Nobody with the Discord user id ${user} has played here.`)
  } finally {
    await opened.value.close()
  }
}

interface Export {
  readonly format: Format
  readonly container: Container
  readonly path: string
  readonly only: ReadonlySet<CardKey> | undefined
}

const endings: Readonly<Record<Format, string>> = { anki: 'apkg' }

async function exported(io: Io, file: DeckFile, { format, container, path, only }: Export): Promise<ExitCode> {
  const stem = (path.split(/[\\/]/).at(-1) ?? 'deck').replace(/\.sqlite$/, '')
  const out = resolve(io.cwd, valueOf(io.args, 'out') ?? `${stem}.${endings[format]}`)
  const done = await exportAnki({ ...chosen(io), ...(only ? { only } : {}), file, out, container })
  if (!done.ok) {
    const { code, args } = done.error
    io.stderr.write(`${harmless(exportProblems[code](args))}\n`)
    return code === 'export.unwritable' ? exitCodes.configuration : exitCodes.usage
  }
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
  `${notes} ${notes === 1 ? 'note' : 'notes'}, ${cards} ${cards === 1 ? 'card' : 'cards'}, ${media} ${media === 1 ? 'picture' : 'pictures'} · written: ${harmless(out)}, ${harmless(changes)}\n`

function usage(io: Io, sentence: string): ExitCode {
  io.stderr.write(`${harmless(sentence)} See prepdeck export --help\n`)
  return exitCodes.usage
}

function refused(io: Io, sentence: string): ExitCode {
  io.stderr.write(`${harmless(sentence)}\n`)
  return exitCodes.configuration
}
