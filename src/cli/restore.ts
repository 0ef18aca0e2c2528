// Owns `prepdeck restore`: a backup in the place of play.sqlite, without the people who have erased themselves since.
import { join, resolve } from 'node:path'
import { applyErasures } from '../app/erase-person.ts'
import { readConfig } from '../config/config.ts'
import { copyProblem } from '../i18n/en/files.ts'
import { restoreFrom } from '../storage/play/backup.ts'
import { erasureJournal } from '../storage/play/erasure-journal.ts'
import { openPlayStore } from '../storage/play/open.ts'
import { stamp } from './backup.ts'
import { exitCodes } from './exit-code.ts'
import type { Verb } from './verb.ts'

export const verb: Verb = {
  name: 'restore',
  summary: 'put a backup in the place of play.sqlite; people who have erased themselves since stay erased',
  usage: '<file>',
  positionals: 1,
  options: {},
  examples: [['prepdeck restore data/backups/play-2026-09-21T141320Z.sqlite', 'the present file is kept beside it']],
  run: async io => {
    const config = readConfig(io.env)
    const [name] = io.args.positionals
    if (!config.ok || name === undefined) {
      io.stderr.write(`${config.ok ? 'prepdeck restore needs the backup to restore' : config.error.join('\n')}\n`)
      return config.ok ? exitCodes.usage : exitCodes.configuration
    }
    const data = resolve(io.cwd, config.value.DATA_DIR)
    const [from, to] = [resolve(io.cwd, name), join(data, 'play.sqlite')]
    const kept = join(data, `play-before-${stamp()}.sqlite`)
    let erased = 0
    const restored = await restoreFrom(from, to, kept, async path => {
      const store = await openPlayStore(path)
      if (!store.ok) return
      erased = await applyErasures(store.value, erasureJournal(join(data, 'erasures.jsonl')))
      await store.value.close()
    })
    if (!restored.ok) {
      io.stderr.write(`${copyProblem[restored.error](from, to)}\n`)
      return exitCodes.configuration
    }
    io.stdout.write(`${to} is restored; ${erased} erased again; the file of before, if any: ${kept}\n`)
    return exitCodes.done
  },
}
