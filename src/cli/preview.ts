// Owns `prepdeck preview`: the cards of a folder in the browser, compiled anew whenever a note changes.
import { resolve } from 'node:path'
import { BUILD_DEPTH } from '../app/build-decks.ts'
import { compileAgain } from '../app/compile-again.ts'
import { summarize } from '../app/deck-summary.ts'
import { excerpt } from '../compiler/excerpt.ts'
import type { Problem } from '../compiler/report.ts'
import { port, readConfig } from '../config/config.ts'
import type { Rights } from '../discord/rights.ts'
import { createLog } from '../discord/log.ts'
import { err } from '../domain/result.ts'
import { problemText } from '../i18n/en/problem.ts'
import { createDesk, type Desk, type ShownProblem } from '../preview/desk.ts'
import { servePreview } from '../preview/server.ts'
import { deckFileProblem } from '../storage/deck/problem.ts'
import { openCache, type Cache } from '../storage/notes/cache.ts'
import { watchNotes } from '../storage/notes/watch.ts'
import { openPlayStore } from '../storage/play/open.ts'
import { stopSignal } from './attached.ts'
import { systemClock } from './clock.ts'
import { figures } from './deck-figures.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { sorted } from './problems.ts'
import { folderProblem, notesFolder } from './notes-folder.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

const DEFAULT_PORT = 4779

export const verb: Verb = {
  name: 'preview',
  summary:
    'your cards in the browser as Discord or Anki shows them: other numbers, an answer to try, live while you write',
  usage: '[folder]',
  positionals: 1,
  options: {
    port: { value: 'number', says: `the page's port; 0 takes a free one (default: ${DEFAULT_PORT}, else a free one)` },
    attached: { says: 'end when standard input ends' },
  },
  examples: [
    ['prepdeck preview', 'shows DECKS_DIR (decks), else the deck you are in; save a note and the page follows'],
    ['prepdeck preview notes --port 8000', 'another folder on another port'],
  ],
  run: preview,
}

/** In a preview nobody is anywhere that could be left. */
/** There are no channels and roles here. */
const nothingToAsk: Rights = {
  inChannel: async () => undefined,
  canPing: async () => undefined,
  lackToGive: async () => 'unknown',
}
const nobodyLeaves = { hasLeft: () => false, check: async () => false }

async function preview(io: Io): Promise<ExitCode> {
  const config = readConfig(io.env)
  if (!config.ok) return refused(io, config.error.join('\n'), exitCodes.configuration)
  const wanted = port(DEFAULT_PORT)(valueOf(io.args, 'port'))
  if (!wanted.ok) return refused(io, `--port: ${wanted.error}`, exitCodes.usage)
  const { number, asked } = wanted.value
  const name = notesFolder(io, config.value.DECKS_DIR)
  const folder = resolve(io.cwd, name)
  const opened = await openPlayStore(':memory:')
  if (!opened.ok) throw new Error(`a play file in memory cannot be opened: ${opened.error.code}`)
  const log = createLog({ write: text => io.stderr.write(text), pretty: true, level: 'warn', clock: systemClock })
  const desk = createDesk({
    store: opened.value,
    decks: noDecks,
    clock: systemClock,
    log,
    erasures: nobody,
    members: nobodyLeaves,
    rights: nothingToAsk,
  })
  const cache = openCache(':memory:', '')
  const compile = oneAtATime(() => compileOnto(desk, io, { name, folder, cache }))
  if (!(await compile())) return exitCodes.configuration
  const server = (await servePreview(desk, systemClock, number)) ?? (asked ? undefined : await freely(io, desk, number))
  if (!server)
    return refused(
      io,
      `--port ${number} is taken; give another one, or 0 for any that is free`,
      exitCodes.configuration,
    )
  io.stdout.write(`Preview: http://localhost:${server.port}/\n`)
  const ending = new AbortController()
  // A folder that cannot be read for a moment: what was compiled last stays.
  watchNotes(folder, () => void compile(), ending.signal)
  await stopSignal(io)
  ending.abort()
  await server.close()
  await opened.value.close()
  cache.close()
  return exitCodes.done
}

function freely(io: Io, desk: Desk, taken: number): ReturnType<typeof servePreview> {
  io.stderr.write(`Port ${taken} is taken; a free one is used instead.\n`)
  return servePreview(desk, systemClock, 0)
}

/** `run` after whatever of it still runs: what was written last is shown last. */
function oneAtATime<T>(run: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const turn = last.then(run)
    last = turn.catch(() => {})
    return turn
  }
}

/** Puts the notes as they are now on the desk and tells their figures; false where the folder cannot be read. */
async function compileOnto(
  desk: Desk,
  io: Io,
  { name, folder, cache }: { readonly name: string; readonly folder: string; readonly cache: Cache },
): Promise<boolean> {
  const beganMs = performance.now()
  const compiled = await compileAgain(cache, folder, systemClock(), BUILD_DEPTH)
  if (!compiled.ok) {
    io.stderr.write(`${folderProblem(io, name, compiled.error)}\n`)
    return false
  }
  const { problems, sources } = compiled.value
  const decks = compiled.value.decks.map(({ deck }) => deck)
  await desk.replace({ decks, problems: sorted(problems).map(problem => shown(problem, sources)) })
  io.stdout.write(figures(decks.map(summarize), problems, performance.now() - beganMs))
  return true
}

const shown = (problem: Problem, sources: ReadonlyMap<string, string>): ShownProblem => ({
  severity: problem.severity,
  code: problem.code,
  place: `${problem.file}:${problem.line}:${problem.column}`,
  message: problemText(problem.code, problem.args),
  excerpt: excerpt(sources.get(problem.file) ?? '', problem),
  ...(problem.fix === undefined ? {} : { fix: problem.fix }),
})

/** The preview asks cards straight from the notes. */
/** Whoever tries out a card is nobody who could be erased. */
const nobody = { add: () => {}, entries: () => [] }
const noDecks = {
  current: () => err(deckFileProblem('deck-file.missing', { path: '' })),
  refused: () => undefined,
  close: () => {},
}

function refused(io: Io, line: string, code: ExitCode): ExitCode {
  io.stderr.write(`${line}\n`)
  return code
}
