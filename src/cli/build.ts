// Owns `prepdeck build`: notes into the deck file.
import { join, resolve } from 'node:path'
import { buildDecks } from '../app/build-decks.ts'
import { readConfig } from '../config/config.ts'
import { deckFile } from '../i18n/en/files.ts'
import { systemClock } from './clock.ts'
import { figures } from './deck-figures.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { paint } from './paint.ts'
import { count, pretty } from './problems.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

export const verb: Verb = {
  name: 'build',
  summary: 'compile a folder of notes into one deck file and prove its questions',
  usage: '[folder]',
  positionals: 1,
  options: {
    out: { value: 'file', says: 'the deck file (default: deck.sqlite in DATA_DIR)' },
    frozen: { says: 'for a pipeline: fail where deck.lock would change, and write nothing then' },
    release: { says: 'prove every variant, refuse cards without a licence, note the release in deck.lock' },
    touch: { value: 'id', many: true, says: 'date the card anew, so that exports update it: `id` or `deck/id`' },
    'touch-all': { says: 'date every card anew' },
  },
  examples: [
    ['prepdeck build', 'compiles DECKS_DIR (decks) into DATA_DIR/deck.sqlite; a running bot picks it up'],
    ['prepdeck build notes --out notes.sqlite', 'another folder into another file'],
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
  const beganMs = performance.now()
  const isWatched = io.stderr.isTTY === true
  if (isWatched) io.stderr.write(`compiling ${given} …`)
  const { flags, values } = io.args
  const built = await buildDecks({
    folder: resolve(io.cwd, given),
    out,
    now: systemClock(),
    isFrozen: flags.has('frozen'),
    releases: flags.has('release'),
    touched: flags.has('touch-all') ? 'all' : (values.get('touch') ?? []),
  })
  // The line was only for the wait.
  if (isWatched) io.stderr.write('\r\u001b[2K')
  if (!built.ok) {
    const { code, args } = built.error
    io.stderr.write(`${deckFile[code](String(args.path), String(args.detail ?? ''))}\n`)
    return code === 'touch.unknown' ? exitCodes.usage : exitCodes.configuration
  }
  const { decks, problems, isWritten } = built.value
  io.stdout.write(pretty(built.value, given, paint(io)))
  io.stdout.write(figures(decks, problems, performance.now() - beganMs))
  io.stdout.write(
    isWritten
      ? `written: ${out}\n`
      : `nothing written: ${decks.length === 0 ? 'no deck can be used' : 'see the errors above'}\n`,
  )
  return count(problems).errors > 0 ? exitCodes.content : exitCodes.done
}
