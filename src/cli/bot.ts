// Owns `prepdeck bot`: the bot alone, against Discord or the sandbox that DISCORD_API names.
import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { createMetrics, type Metrics } from '../app/metrics.ts'
import { deckExporter } from '../app/deck-exporter.ts'
import { readConfig, type Config } from '../config/config.ts'
import { runBot } from '../discord/bot.ts'
import type { GatewayEnd } from '../discord/gateway.ts'
import { createLog } from '../discord/log.ts'
import { serveHealth, type HealthServer } from '../http/health.ts'
import { deckFile, playFile } from '../i18n/en/files.ts'
import { deckSource } from '../storage/deck/source.ts'
import { erasureJournal } from '../storage/play/erasure-journal.ts'
import { openPlayStore } from '../storage/play/open.ts'
import { stopSignal } from './attached.ts'
import { followClock, systemClock, type FollowedClock } from './clock.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { startBook } from './start-book.ts'
import type { Io, Verb } from './verb.ts'

export const verb: Verb = {
  name: 'bot',
  summary: 'run the bot: daily questions, answers, streaks and boards in Discord',
  usage: '',
  positionals: 0,
  options: { attached: { says: 'end when standard input ends' } },
  examples: [['DISCORD_TOKEN=… prepdeck bot', 'serves your Discord servers from DATA_DIR/deck.sqlite']],
  run: async io => {
    const config = readConfig(io.env)
    if (!config.ok) {
      io.stderr.write(`${config.error.join('\n')}\n`)
      return exitCodes.configuration
    }
    if (config.value.DISCORD_TOKEN === undefined) {
      io.stderr.write(
        'DISCORD_TOKEN: the bot needs a token; without one use prepdeck start, which serves a local Discord\n',
      )
      return exitCodes.configuration
    }
    return serve(io, config.value, config.value.DISCORD_TOKEN)
  },
}

async function serve(io: Io, config: Config, token: string): Promise<ExitCode> {
  const data = resolve(io.cwd, config.DATA_DIR)
  const deckPath = join(data, 'deck.sqlite')
  const decks = deckSource(deckPath)
  const deck = decks.current()
  if (!deck.ok) {
    const { path, detail = '' } = deck.error.args
    io.stderr.write(`${deckFile[deck.error.code](String(path), String(detail))}\n`)
    return exitCodes.configuration
  }
  const opened = await openPlayStore(join(data, 'play.sqlite'))
  if (!opened.ok) {
    io.stderr.write(`${playFile[opened.error.code](opened.error.path)}\n`)
    return exitCodes.configuration
  }
  const store = opened.value
  const ending = new AbortController()
  const stop = stopSignal(io)
  void stop.then(() => ending.abort())
  try {
    const followed = await clockFor(config.DISCORD_API, ending.signal)
    if (!followed) {
      io.stderr.write(`DISCORD_API: no sandbox answers at ${config.DISCORD_API}; prepdeck sandbox starts one\n`)
      return exitCodes.unreachable
    }
    const { clock, onJump } = followed
    const log = createLog({
      write: text => io.stdout.write(text),
      pretty: io.stdout.isTTY === true,
      level: config.LOG_LEVEL,
      clock,
    })
    const metrics = createMetrics()
    const health = await watchable(metrics, config, io)
    if (typeof health === 'number') return health
    void stop.then(() => health?.close())
    const owner = randomUUID()
    const reason = await runBot({
      token,
      address: config.DISCORD_API,
      store,
      decks,
      clock,
      onClockJump: onJump,
      log,
      owner,
      metrics,
      erasures: erasureJournal(join(data, 'erasures.jsonl')),
      exporter: deckExporter(deckPath),
      starts: startBook(data, reason => log('warn', 'starts.unwritten', { reason })),
      stop,
    })
    health?.close()
    if (reason === 'stopped') return exitCodes.done
    io.stderr.write(`${endLine(reason)}\n`)
    return endCodes[reason.code]
  } finally {
    ending.abort()
    decks.close()
    await store.close()
  }
}

/** Opens /healthz and /metrics; undefined where nobody wants them, an exit code where the port that was asked for is taken. */
async function watchable(
  metrics: Metrics,
  { HEALTH_PORT }: Config,
  io: Io,
): Promise<HealthServer | ExitCode | undefined> {
  const { number, asked } = HEALTH_PORT
  if (asked && number === 0) return undefined
  const health = await serveHealth(metrics, number)
  if (health) return health
  if (asked) {
    io.stderr.write(`HEALTH_PORT: port ${number} is taken; give another one, or 0 for none\n`)
    return exitCodes.configuration
  }
  const free = await serveHealth(metrics, 0)
  io.stderr.write(`Port ${number} is taken; /healthz and /metrics are on ${free?.port ?? 'no port'} instead.\n`)
  return free
}

/** The sandbox's own time where the bot talks to one: only that may be another Discord. */
const clockFor = async (address: string | undefined, stop: AbortSignal): Promise<FollowedClock | undefined> =>
  address === undefined ? { clock: systemClock, onJump: () => {} } : followClock(new URL(address).origin, stop)

const endCodes: Readonly<Record<GatewayEnd['code'], ExitCode>> = {
  credentials: exitCodes.credentials,
  unreachable: exitCodes.unreachable,
  sharding: exitCodes.unreachable,
  intents: exitCodes.bug,
}

function endLine({ code, detail }: GatewayEnd): string {
  switch (code) {
    case 'credentials':
      return `DISCORD_TOKEN: ${detail}; copy it anew from the bot's page of the developer portal`
    case 'unreachable':
      return `Discord cannot be reached: ${detail}`
    case 'sharding':
      return `Discord asks for sharding: ${detail}`
    case 'intents':
      return `This is a bug in prepdeck: ${detail}`
  }
}
