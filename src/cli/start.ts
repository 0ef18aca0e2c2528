// Owns `prepdeck start`: compiles the notes, then serves Discord, or without a token a local one in the browser.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readConfig, type Config } from '../config/config.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { verb as buildVerb } from './build.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { lockFolder } from './lock-folder.ts'
import { serveLocally } from './start/local.ts'
import type { Io, Verb } from './verb.ts'

export const verb: Verb = {
  name: 'start',
  summary: 'compile the notes and run the bot; without DISCORD_TOKEN in a local Discord in the browser',
  usage: '',
  positionals: 0,
  options: { fresh: { says: 'local Discord only: a new world; what was played in the old one stays in play.sqlite' } },
  examples: [
    ['prepdeck start', 'without a token: prints the address of a page where you can try everything'],
    ['DISCORD_TOKEN=… prepdeck start', 'serves your Discord servers'],
    ['prepdeck start --fresh', 'the local Discord with a new server, channel and people'],
  ],
  run: async io => {
    const config = readConfig(io.env)
    if (!config.ok) {
      io.stderr.write(`${config.error.join('\n')}\n`)
      return exitCodes.configuration
    }
    if (config.value.DISCORD_TOKEN !== undefined && io.args.flags.has('fresh')) {
      io.stderr.write('--fresh is for the local Discord; with DISCORD_TOKEN there is nothing to begin anew\n')
      return exitCodes.usage
    }
    return start(io, config.value)
  },
}

async function start(io: Io, config: Config): Promise<ExitCode> {
  const say = (line: string): unknown => io.stderr.write(`${line}\n`)
  const data = resolve(io.cwd, config.DATA_DIR)
  const deckPath = join(data, 'deck.sqlite')
  const lock = takeFolder(data)
  if (!lock.ok) {
    say(lock.error)
    return exitCodes.configuration
  }
  try {
    const built = await build(io, config.DECKS_DIR, deckPath)
    // Broken notes were reported and left out; the others are worth serving.
    if (built !== exitCodes.done && built !== exitCodes.content) return built
    if (config.DISCORD_TOKEN !== undefined) return await (await import('./bot.ts')).verb.run(io)
    return await serveLocally(io, data, deckPath)
  } finally {
    lock.value.release()
  }
}

function takeFolder(data: string): Result<{ readonly release: () => void }, string> {
  try {
    mkdirSync(data, { recursive: true })
    const lock = lockFolder(data)
    return lock
      ? ok(lock)
      : err(`Another prepdeck start uses ${data}; end it first, or give this one another DATA_DIR.`)
  } catch (error) {
    return err(`DATA_DIR: ${data} cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const build = (io: Io, folder: string, out: string): Promise<ExitCode> =>
  buildVerb.run({ ...io, args: { positionals: [folder], flags: new Set(), values: new Map([['out', [out]]]) } })
