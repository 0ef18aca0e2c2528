// Owns `prepdeck backup`: a proven copy of what people made, while the bot runs.
import { join, resolve } from 'node:path'
import { readConfig } from '../config/config.ts'
import { copyProblem } from '../i18n/en/files.ts'
import { backUp } from '../storage/play/backup.ts'
import { systemClock } from './clock.ts'
import { exitCodes } from './exit-code.ts'
import type { Verb } from './verb.ts'

export const verb: Verb = {
  name: 'backup',
  summary: 'copy play.sqlite, also while the bot runs; the copy is read through before it counts',
  usage: '[file]',
  positionals: 1,
  options: {},
  examples: [
    ['prepdeck backup', 'writes DATA_DIR/backups/play-<time>.sqlite and prints its path'],
    ['prepdeck backup /mnt/safe/play.sqlite', 'another place; a copy that stands there is replaced'],
  ],
  run: async io => {
    const config = readConfig(io.env)
    if (!config.ok) {
      io.stderr.write(`${config.error.join('\n')}\n`)
      return exitCodes.configuration
    }
    const data = resolve(io.cwd, config.value.DATA_DIR)
    const from = join(data, 'play.sqlite')
    const to = resolve(io.cwd, io.args.positionals[0] ?? join(data, 'backups', `play-${stamp()}.sqlite`))
    const made = await backUp(from, to)
    if (!made.ok) {
      io.stderr.write(`${copyProblem[made.error](from, to)}\n`)
      return exitCodes.configuration
    }
    io.stdout.write(`${to}\n`)
    return exitCodes.done
  },
}

/** The present moment as a part of a file's name. */
export const stamp = (): string =>
  Temporal.Instant.fromEpochMilliseconds(systemClock()).toString({ smallestUnit: 'second' }).replaceAll(':', '')
