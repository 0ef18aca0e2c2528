// Owns `prepdeck doctor`: whether everything that the bot needs is there, and what helps where it is not.
import { join, resolve } from 'node:path'
import { readConfig, type Config } from '../config/config.ts'
import type { Quiz } from '../domain/play/quiz.ts'
import { openPlayStore } from '../storage/play/open.ts'
import { inspectPlayFile } from '../storage/play/inspect.ts'
import { followClock, systemClock } from './clock.ts'
import { checkDiscord } from './doctor/discord.ts'
import { checkDeck, checkPlayFile } from './doctor/files.ts'
import { broken, doubtful, type Cause, type Finding } from './doctor/finding.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { paint } from './paint.ts'
import type { Io, Verb } from './verb.ts'

export const verb: Verb = {
  name: 'doctor',
  summary: 'look at token, intents, permissions, deck, database and clock; say what helps',
  usage: '',
  positionals: 0,
  options: { jsonl: { says: 'one JSON object a line, for a program' } },
  examples: [
    ['DISCORD_TOKEN=… prepdeck doctor', 'also while the bot runs; nothing is changed'],
    ['prepdeck doctor', 'without a token: only the files'],
  ],
  run: async io => {
    const config = readConfig(io.env)
    const findings = config.ok
      ? await examine(io, config.value)
      : config.error.map(problem => broken('configuration', problem))
    const isForProgram = io.args.flags.has('jsonl')
    for (const finding of findings)
      io.stdout.write(isForProgram ? `${JSON.stringify(finding)}\n` : `${lineOf(finding, io)}\n`)
    return exitOf(findings)
  },
}

async function examine(io: Io, config: Config): Promise<Finding[]> {
  const data = resolve(io.cwd, config.DATA_DIR)
  const playPath = join(data, 'play.sqlite')
  const files = [checkDeck(join(data, 'deck.sqlite')), checkPlayFile(playPath)]
  const token = config.DISCORD_TOKEN
  if (token === undefined)
    return [doubtful('token', 'DISCORD_TOKEN is not set: prepdeck start serves a local Discord'), ...files]
  const address = config.DISCORD_API
  const ending = new AbortController()
  try {
    const followed = address === undefined ? undefined : await followClock(new URL(address).origin, ending.signal)
    if (address !== undefined && !followed)
      return [broken('token', `no sandbox answers at ${address}; prepdeck sandbox starts one`, 'unreachable'), ...files]
    const clock = followed?.clock ?? systemClock
    return [...(await checkDiscord({ token, address, clock }, await quizzesIn(playPath))), ...files]
  } finally {
    ending.abort()
  }
}

/** The quizzes of a play file that is as this version writes it; another one is not touched. */
async function quizzesIn(path: string): Promise<Quiz[]> {
  const found = inspectPlayFile(path)
  if (found.kind !== 'sound' || found.behind > 0) return []
  const opened = await openPlayStore(path)
  if (!opened.ok) return []
  const store = opened.value
  try {
    const guilds = (await store.quizGuilds()).filter(({ removedAt }) => removedAt === null)
    return (await Promise.all(guilds.map(({ guildId }) => store.quizzesOfGuild(guildId)))).flat()
  } finally {
    await store.close()
  }
}

const codes: Readonly<Record<Cause, ExitCode>> = {
  configuration: exitCodes.configuration,
  credentials: exitCodes.credentials,
  unreachable: exitCodes.unreachable,
}

/** Of several failures the one that stops everything else comes first. */
function exitOf(findings: readonly Finding[]): ExitCode {
  const causes = findings.flatMap(({ state, cause }) => (state === 'fail' ? (cause ?? 'configuration') : []))
  const worst = (['credentials', 'unreachable', 'configuration'] as const).find(cause => causes.includes(cause))
  return worst ? codes[worst] : exitCodes.done
}

function lineOf({ check, state, says }: Finding, io: Io): string {
  const paints = paint(io)
  const colour = { ok: paints.green, warn: paints.yellow, fail: paints.red }[state]
  return `${colour(state.padEnd(4))}  ${check.padEnd(13)}  ${says}`
}
