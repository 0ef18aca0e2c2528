// Owns `prepdeck check`: every problem in a folder of notes, with nothing written.
import { resolve } from 'node:path'
import { checkDecks } from '../app/check-decks.ts'
import { readConfig } from '../config/config.ts'
import { systemClock } from './clock.ts'
import { exitCodes } from './exit-code.ts'
import { countText, problemText, summaryText } from './notes-report.ts'
import type { Verb } from './verb.ts'

export const verb: Verb = {
  name: 'check',
  summary: 'report every problem in a folder of notes and prove all its questions; writes nothing',
  usage: '[folder]',
  positionals: 1,
  options: { strict: { says: 'warnings count as errors' } },
  examples: [
    ['prepdeck check', 'checks DECKS_DIR (decks)'],
    ['prepdeck check notes --strict', 'exit code 1 on warnings too'],
  ],
  run: async io => {
    const config = readConfig(io.env)
    if (!config.ok) {
      io.stderr.write(`${config.error.join('\n')}\n`)
      return exitCodes.configuration
    }
    const folder = resolve(io.cwd, io.args.positionals[0] ?? config.value.DECKS_DIR)
    const checked = checkDecks({ folder, now: systemClock() })
    if (!checked.ok) {
      io.stderr.write(`The notes cannot be read: ${checked.error}\n`)
      return exitCodes.configuration
    }
    const { decks, problems, sources } = checked.value
    for (const problem of problems) io.stdout.write(problemText(problem, sources.get(problem.file)))
    for (const deck of decks) io.stdout.write(summaryText(deck))
    io.stdout.write(`${countText(problems)}\n`)
    const counts = io.args.flags.has('strict') ? problems : problems.filter(({ severity }) => severity === 'error')
    return counts.length > 0 ? exitCodes.content : exitCodes.done
  },
}
