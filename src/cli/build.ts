// Owns `prepdeck build`: notes into the deck file.
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildDecks } from '../app/build-decks.ts'
import { readConfig } from '../config/config.ts'
import { deckFile } from '../i18n/en/files.ts'
import { systemClock } from './clock.ts'
import { figures } from './deck-figures.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { paint } from './paint.ts'
import { count, pretty } from './problems.ts'
import { folderProblem } from './notes-folder.ts'
import { valueOf, type Io, type Verb } from './verb.ts'
import { rebuiltLine, watchBuild } from './watch-build.ts'

export const verb: Verb = {
  name: 'build',
  summary: 'compile a folder of notes into one deck file and prove its questions',
  usage: '[folder]',
  positionals: 1,
  options: {
    out: { value: 'file', says: 'the deck file (default: deck.sqlite in DATA_DIR)' },
    watch: { says: 'build again after every change of a note, until Ctrl-C' },
    frozen: { says: 'for a pipeline: fail where deck.lock would change, and write nothing then' },
    release: { says: 'prove every variant, refuse cards without a licence, note the release in deck.lock' },
    touch: { value: 'id', many: true, says: 'date the card anew, so that exports update it: `id` or `deck/id`' },
    'touch-all': { says: 'date every card anew' },
  },
  examples: [
    ['prepdeck build', 'compiles DECKS_DIR (decks) into DATA_DIR/deck.sqlite; a running bot picks it up'],
    ['prepdeck build notes --out notes.sqlite', 'another folder into another file'],
    ['prepdeck build --watch', 'while you write: a running bot asks the new questions at once'],
    ['prepdeck build --frozen', 'in a pipeline: is deck.lock committed as it must be?'],
    ['prepdeck build --release', 'before you hand the deck out; commit deck.lock with it'],
    ['prepdeck build --touch conv-out', 'after a change of prepdeck that people should get for this card'],
  ],
  run: build,
}

async function build(io: Io): Promise<ExitCode> {
  const config = readConfig(io.env)
  if (!config.ok) {
    io.stderr.write(`${config.error.join('\n')}\n`)
    return exitCodes.configuration
  }
  const { DATA_DIR, DECKS_DIR } = config.value
  const given = io.args.positionals[0] ?? DECKS_DIR
  const out = resolve(io.cwd, valueOf(io.args, 'out') ?? join(DATA_DIR, 'deck.sqlite'))
  const folder = resolve(io.cwd, given)
  const { flags, values } = io.args
  const isFrozen = flags.has('frozen')
  const releases = flags.has('release')
  const touched = flags.has('touch-all') ? 'all' : (values.get('touch') ?? [])
  const show = { given, out }
  if (flags.has('watch')) {
    if (!isFrozen && !releases && touched.length === 0) return watch(io, folder, show)
    io.stderr.write('--watch goes with none of --frozen, --release and --touch\n')
    return exitCodes.usage
  }
  const beganMs = performance.now()
  const isWatched = io.stderr.isTTY === true
  if (isWatched) io.stderr.write(`compiling ${given} …`)
  const built = await buildDecks({ folder, out, now: systemClock(), isFrozen, releases, touched })
  // The line was only for the wait.
  if (isWatched) io.stderr.write('\r\u001b[2K')
  return tell(io, built, performance.now() - beganMs, show)
}

/** How paths are called. */
interface Shown {
  readonly given: string
  readonly out: string
}

function tell(io: Io, built: Awaited<ReturnType<typeof buildDecks>>, tookMs: number, { given, out }: Shown): ExitCode {
  if (!built.ok) {
    const { code, args } = built.error
    const detail = String(args.detail ?? '')
    const line =
      code === 'folder.unreadable' ? folderProblem(io, given, detail) : deckFile[code](String(args.path), detail)
    io.stderr.write(`${line}\n`)
    return code === 'touch.unknown' ? exitCodes.usage : exitCodes.configuration
  }
  const { decks, problems, isWritten, isUnchanged } = built.value
  io.stdout.write(pretty(built.value, given, paint(io)))
  io.stdout.write(figures(decks, problems, tookMs))
  const why = decks.length === 0 ? 'no deck can be used' : 'see the errors above'
  const outcome = isUnchanged ? `unchanged: ${out}` : isWritten ? `written: ${out}` : `nothing written: ${why}`
  io.stdout.write(`${outcome}\n`)
  return count(problems).errors > 0 ? exitCodes.content : exitCodes.done
}

async function watch(io: Io, folder: string, show: Shown): Promise<ExitCode> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    io.stderr.write(`${folderProblem(io, show.given, 'it is no folder')}\n`)
    return exitCodes.configuration
  }
  let isFirst = true
  await watchBuild(io, { folder, out: show.out }, (built, tookMs) => {
    if (isFirst || !built.ok) tell(io, built, tookMs, show)
    else io.stdout.write(`${rebuiltLine(built.value, tookMs)}\n`)
    if (isFirst) io.stdout.write(`watching ${show.given}; Ctrl-C ends\n`)
    isFirst = false
  })
  return exitCodes.done
}
