// Owns `prepdeck preview`: the cards of a folder in the browser, compiled anew whenever a note changes.
import { resolve } from 'node:path'
import { compileFolder } from '../app/compile-folder.ts'
import { excerpt } from '../compiler/excerpt.ts'
import { readConfig } from '../config/config.ts'
import { createLog } from '../discord/log.ts'
import { err } from '../domain/result.ts'
import { deckFile } from '../i18n/en/files.ts'
import { problemText } from '../i18n/en/problem.ts'
import { createDesk, type Compiled } from '../preview/desk.ts'
import { servePreview } from '../preview/server.ts'
import { deckFileProblem } from '../storage/deck/problem.ts'
import { watchNotes } from '../storage/notes/watch.ts'
import { openPlayStore } from '../storage/play/open.ts'
import { stopSignal } from './attached.ts'
import { systemClock } from './clock.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { count, sorted } from './problems.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

const DEFAULT_PORT = 4779
/** Most variants proven of each card at every change: as many as a build proves. */
const DEPTH = 64

export const verb: Verb = {
  name: 'preview',
  summary: 'your cards in the browser as Discord shows them: other numbers, an answer to try, live while you write',
  usage: '[folder]',
  positionals: 1,
  options: {
    port: { value: 'number', says: `the page's port; 0 takes a free one (default: ${DEFAULT_PORT}, else a free one)` },
    attached: { says: 'end when standard input ends' },
  },
  examples: [
    ['prepdeck preview', 'shows DECKS_DIR (decks); save a note and the page follows'],
    ['prepdeck preview notes --port 8000', 'another folder on another port'],
  ],
  run: preview,
}

async function preview(io: Io): Promise<ExitCode> {
  const config = readConfig(io.env)
  if (!config.ok) return refused(io, config.error.join('\n'), exitCodes.configuration)
  const given = valueOf(io.args, 'port')
  const port = given === undefined ? DEFAULT_PORT : portIn(given)
  if (port === undefined)
    return refused(io, `--port "${given}" is no port; allowed are whole numbers from 0 to 65535`, exitCodes.usage)
  const name = io.args.positionals[0] ?? config.value.DECKS_DIR
  const folder = resolve(io.cwd, name)
  const first = compile(folder)
  if (typeof first === 'string') return refused(io, deckFile['folder.unreadable'](name, first), exitCodes.configuration)
  const opened = await openPlayStore(':memory:')
  if (!opened.ok) throw new Error(`a play file in memory cannot be opened: ${opened.error.code}`)
  const log = createLog({ write: text => io.stderr.write(text), pretty: true, level: 'warn', clock: systemClock })
  const desk = createDesk({ store: opened.value, decks: noDecks, clock: systemClock, log })
  await desk.replace(first)
  const server =
    (await servePreview(desk, systemClock, port)) ?? (given === undefined && (await freely(io, desk, port)))
  if (!server)
    return refused(io, `--port ${port} is taken; give another one, or 0 for any that is free`, exitCodes.configuration)
  io.stdout.write(`${summary(first)}\nPreview: http://localhost:${server.port}/\n`)
  const ending = new AbortController()
  watchNotes(folder, () => void recompile(io, desk, folder), ending.signal)
  await stopSignal(io)
  ending.abort()
  await server.close()
  await opened.value.close()
  return exitCodes.done
}

async function freely(
  io: Io,
  desk: Parameters<typeof servePreview>[0],
  taken: number,
): ReturnType<typeof servePreview> {
  io.stderr.write(`Port ${taken} is taken; a free one is used instead.\n`)
  return servePreview(desk, systemClock, 0)
}

async function recompile(io: Io, desk: Parameters<typeof servePreview>[0], folder: string): Promise<void> {
  const compiled = compile(folder)
  // A folder that cannot be read for a moment: what was compiled last stays.
  if (typeof compiled === 'string') return void io.stderr.write(`${deckFile['folder.unreadable'](folder, compiled)}\n`)
  await desk.replace(compiled)
  io.stdout.write(`${summary(compiled)}\n`)
}

/** The notes as they are now, or why the folder cannot be read. */
function compile(folder: string): (Compiled & { readonly counted: ReturnType<typeof count> }) | string {
  const compiled = compileFolder(folder, systemClock(), DEPTH)
  if (!compiled.ok) return compiled.error
  const { decks, problems, sources } = compiled.value
  return {
    decks: decks.map(({ deck }) => deck),
    counted: count(problems),
    problems: sorted(problems).map(problem => ({
      severity: problem.severity,
      code: problem.code,
      place: `${problem.file}:${problem.line}:${problem.column}`,
      message: problemText(problem.code, problem.args),
      excerpt: excerpt(sources.get(problem.file) ?? '', problem),
      ...(problem.fix === undefined ? {} : { fix: problem.fix }),
    })),
  }
}

function summary({ decks, counted }: Compiled & { readonly counted: ReturnType<typeof count> }): string {
  const cards = decks.flatMap(({ notes }) => notes).reduce((sum, note) => sum + note.cards.length, 0)
  return `${cards} cards, ${counted.errors} errors, ${counted.warnings} warnings`
}

const portIn = (given: string): number | undefined =>
  /^\d{1,5}$/.test(given) && Number(given) <= 65_535 ? Number(given) : undefined

/** The preview asks cards straight from the notes. */
const noDecks = {
  current: () => err(deckFileProblem('deck-file.missing', { path: '' })),
  refused: () => undefined,
  close: () => {},
}

function refused(io: Io, line: string, code: ExitCode): ExitCode {
  io.stderr.write(`${line}\n`)
  return code
}
