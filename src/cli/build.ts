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
  options: { out: { value: 'file', says: 'the deck file (default: deck.sqlite in DATA_DIR)' } },
  examples: [
    ['prepdeck build', 'compiles DECKS_DIR (decks) into DATA_DIR/deck.sqlite; a running bot picks it up'],
    ['prepdeck build notes --out notes.sqlite', 'another folder into another file'],
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
  const built = await buildDecks({ folder: resolve(io.cwd, given), out, now: systemClock() })
  // The line was only for the wait.
  if (isWatched) io.stderr.write('\r\u001b[2K')
  if (!built.ok) {
    const { code, args } = built.error
    io.stderr.write(`${deckFile[code](String(args.path), String(args.detail ?? ''))}\n`)
    return exitCodes.configuration
  }
  const { decks, problems, isWritten } = built.value
  io.stdout.write(pretty(built.value, given, paint(io)))
  io.stdout.write(figures(decks, problems, performance.now() - beganMs))
  io.stdout.write(isWritten ? `written: ${out}\n` : `nothing written: no deck can be used\n`)
  return count(problems).errors > 0 ? exitCodes.content : exitCodes.done
}
