// Owns `prepdeck reports`: the inbox of the deck's owner.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inbox, type InboxEntry } from '../app/inbox.ts'
import { readConfig } from '../config/config.ts'
import { playFile } from '../i18n/en/files.ts'
import { openPlayStore } from '../storage/play/open.ts'
import { harmless } from '../terminal/deck-text.ts'
import { systemClock } from './clock.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

const USUAL_LIMIT = 50

export const verb: Verb = {
  name: 'reports',
  summary: 'what people reported of questions: card, numbers and note, the newest first; never who it was',
  usage: '',
  positionals: 0,
  options: {
    limit: { says: `at most so many (${USUAL_LIMIT})`, value: 'number' },
    jsonl: { says: 'one JSON object a line, for a program' },
    block: { says: 'take no more reports of whoever wrote this one, and drop theirs', value: 'number' },
  },
  examples: [
    ['prepdeck reports', 'the newest reports'],
    ['prepdeck reports --jsonl --limit 500', 'for a program'],
    ['prepdeck reports --block 7', 'the writer of report 7 is heard no more'],
  ],
  run: async io => {
    const config = readConfig(io.env)
    if (!config.ok) return refused(io, config.error.join('\n'), exitCodes.configuration)
    const limit = numberIn(io, 'limit') ?? USUAL_LIMIT
    const block = numberIn(io, 'block')
    if (Number.isNaN(limit) || Number.isNaN(block))
      return refused(io, '--limit and --block take a whole number from 1 on', exitCodes.usage)
    const path = join(resolve(io.cwd, config.value.DATA_DIR), 'play.sqlite')
    if (!existsSync(path)) return refused(io, `There is no ${path}: nobody has played yet.`, exitCodes.configuration)
    const opened = await openPlayStore(path)
    if (!opened.ok) return refused(io, playFile[opened.error.code](path), exitCodes.configuration)
    const store = opened.value
    try {
      if (block !== undefined) {
        const isBlocked = await store.blockReporter(block, systemClock())
        if (!isBlocked) return refused(io, `There is no report ${block}.`, exitCodes.content)
        io.stdout.write(`Reports of whoever wrote ${block} are gone, and no more are taken.\n`)
        return exitCodes.done
      }
      const entries = await inbox(store, limit)
      io.stdout.write(io.args.flags.has('jsonl') ? entries.map(jsonOf).join('') : textOf(entries))
      return exitCodes.done
    } finally {
      await store.close()
    }
  },
}

function refused(io: Io, line: string, code: ExitCode): ExitCode {
  io.stderr.write(`${line}\n`)
  return code
}

/** A whole number from 1 on; NaN: something else was given. */
function numberIn({ args }: Io, option: string): number | undefined {
  const given = valueOf(args, option)
  if (given === undefined) return undefined
  return /^[1-9]\d{0,8}$/.test(given) ? Number(given) : Number.NaN
}

const isoOf = ({ reportedAt }: InboxEntry): string =>
  Temporal.Instant.fromEpochMilliseconds(reportedAt).toString({ smallestUnit: 'second' })

const jsonOf = (entry: InboxEntry): string => `${JSON.stringify({ ...entry, reportedAt: isoOf(entry) })}\n`

function textOf(entries: readonly InboxEntry[]): string {
  if (entries.length === 0) return 'No reports.\n'
  return entries
    .map(entry => {
      const numbers = entry.values === undefined ? '' : `\n  with ${entry.values}`
      const note = harmless(entry.note).replaceAll(/\s*\n\s*/g, '\n  ')
      return `${entry.id}  ${isoOf(entry)}  ${entry.cardKey} (drop ${entry.dropId}): ${entry.title}${numbers}\n  ${note}\n`
    })
    .join('\n')
}
