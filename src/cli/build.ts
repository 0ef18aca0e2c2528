// Owns `prepdeck build`: notes into a deck file.
import { join, resolve } from 'node:path'
import { buildDecks } from '../app/build-decks.ts'
import { readConfig } from '../config/config.ts'
import { deckFile } from '../i18n/en/files.ts'
import { systemClock } from './clock.ts'
import { exitCodes } from './exit-code.ts'
import { countText, problemText, summaryText } from './notes-report.ts'
import { valueOf, type Verb } from './verb.ts'

export const verb: Verb = {
  name: 'build',
  summary: 'compile a folder of notes into one deck file and prove its questions',
  usage: '[folder]',
  positionals: 1,
  options: { out: { says: 'the deck file (default: deck.sqlite in DATA_DIR)', value: 'file' } },
  examples: [
    ['prepdeck build', 'compiles DECKS_DIR (decks) into DATA_DIR/deck.sqlite'],
    ['prepdeck build notes --out notes.sqlite', 'another folder into another file'],
  ],
  run: async io => {
    const config = readConfig(io.env)
    if (!config.ok) {
      io.stderr.write(`${config.error.join('\n')}\n`)
      return exitCodes.configuration
    }
    const { DATA_DIR, DECKS_DIR } = config.value
    const out = valueOf(io.args, 'out') ?? join(DATA_DIR, 'deck.sqlite')
    const began = performance.now()
    const built = await buildDecks({
      folder: resolve(io.cwd, io.args.positionals[0] ?? DECKS_DIR),
      out: resolve(io.cwd, out),
      now: systemClock(),
    })
    if (!built.ok) {
      const { code, args } = built.error
      const detail = String(args.detail ?? '')
      const line =
        code === 'folder.unreadable' ? `The notes cannot be read: ${detail}` : deckFile[code](String(args.path), detail)
      io.stderr.write(`${line}\n`)
      return exitCodes.configuration
    }
    const { decks, problems, sources } = built.value
    for (const problem of problems) io.stderr.write(problemText(problem, sources.get(problem.file)))
    for (const deck of decks) io.stdout.write(summaryText(deck))
    io.stdout.write(`${countText(problems)}; ${out} in ${Math.round(performance.now() - began)} ms\n`)
    return problems.some(({ severity }) => severity === 'error') ? exitCodes.content : exitCodes.done
  },
}
