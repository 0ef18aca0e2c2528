// Owns the gateway session: discord.js connects, resumes and shards; we take raw interactions and notice its end.
import { Client, DiscordjsError, DiscordjsErrorCodes, Events, GatewayIntentBits, Options } from 'discord.js'
import { GatewayCloseCodes, GatewayDispatchEvents } from 'discord-api-types/v10'
import type { APIInteraction, GatewayDispatchPayload } from 'discord-api-types/v10'
import { MINUTE, SECOND } from '../domain/time.ts'
import { failureOf } from './api.ts'
import type { Log } from './log.ts'

/** How long a first login may take, with tries at this distance. */
const LOGIN_TIMEOUT_MS = MINUTE
const RETRY_MS = 2 * SECOND
/** The watchdog looks this often, and gives up after so many looks without a sign of life. */
const LOOK_MS = 15 * SECOND
const MOST_LOOKS = 20

/** Why a session cannot go on. */
export interface GatewayEnd {
  readonly code: 'credentials' | 'unreachable' | 'sharding' | 'intents'
  readonly detail: string
}

export interface Gateway {
  /** The ids of application and bot, once the first shard is ready; undefined when it ended before. */
  readonly ready: Promise<{ readonly applicationId: string; readonly botId: string } | undefined>
  /** Resolves when the session ends for good by itself. */
  readonly ended: Promise<GatewayEnd>
  readonly close: () => Promise<void>
}

const none = Options.cacheWithLimits({
  // Handlers read only what the interaction carries; discord.js itself needs guilds and channels.
  ApplicationCommandManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: member => member.id === member.client.user.id },
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ThreadManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: user => user.id === user.client.user.id },
  VoiceStateManager: 0,
})

/** Logs in and hands every interaction over as Discord sent it. */
export function openGateway(options: {
  readonly token: string
  readonly address: string | undefined
  readonly log: Log
  readonly onInteraction: (interaction: APIInteraction) => void
}): Gateway {
  const { log } = options
  const ready = Promise.withResolvers<{ applicationId: string; botId: string } | undefined>()
  const ended = Promise.withResolvers<GatewayEnd>()
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    makeCache: none,
    rest: { timeout: 5 * SECOND, ...(options.address === undefined ? {} : { api: options.address }) },
  })
  const end = (reason: GatewayEnd): void => {
    ended.resolve(reason)
    ready.resolve(undefined)
  }
  const stopped = new AbortController()
  let signs = 0
  client.on(Events.Raw, (packet: GatewayDispatchPayload) => {
    signs++
    if (packet.t === GatewayDispatchEvents.Ready)
      ready.resolve({ applicationId: packet.d.application.id, botId: packet.d.user.id })
    if (packet.t === GatewayDispatchEvents.InteractionCreate) options.onInteraction(packet.d)
  })
  client.on(Events.ShardReady, shard => log('info', 'gateway.ready', { shard }))
  client.on(Events.ShardResume, (shard, replayed) => log('info', 'gateway.resumed', { shard, replayed }))
  client.on(Events.ShardReconnecting, shard => {
    if (!stopped.signal.aborted) log('info', 'gateway.reconnecting', { shard })
  })
  client.on(Events.ShardError, (cause, shard) => log('warn', 'gateway.error', { shard, cause: cause.message }))
  client.on(Events.ShardDisconnect, ({ code }) => end(closed(code)))
  client.on(Events.Error, cause => log('error', 'gateway.error', { cause }))
  client.on(Events.Debug, line => {
    if (line.includes('Heartbeat acknowledged')) signs++
  })

  const watchdog = watch(
    () => signs,
    () => end({ code: 'unreachable', detail: `no sign of life for ${(LOOK_MS * MOST_LOOKS) / MINUTE} minutes` }),
  )
  // What is no failed request is a bug, and ends the bot as one.
  logIn(client, options.token, stopped.signal, log).then(failure => failure && end(failure), ended.reject)
  return {
    ready: ready.promise,
    ended: ended.promise,
    close: async () => {
      stopped.abort()
      clearInterval(watchdog)
      await client.destroy()
    },
  }
}

/** Why there is no session; undefined once there is one, or when it is no longer wanted. */
async function logIn(client: Client, token: string, stopped: AbortSignal, log: Log): Promise<GatewayEnd | undefined> {
  for (let waitedMs = 0; !stopped.aborted; waitedMs += RETRY_MS) {
    try {
      await client.login(token)
      return undefined
    } catch (error) {
      if (stopped.aborted) return undefined
      const failure = failureOf(error)
      const isRefused = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
      if (isRefused || failure?.kind === 'unauthorised') return badToken
      if (!failure) throw error
      if (waitedMs >= LOGIN_TIMEOUT_MS) return { code: 'unreachable', detail: failure.detail }
      log('warn', 'login.failed', { cause: failure.detail })
      await new Promise(resolve => setTimeout(resolve, RETRY_MS))
    }
  }
  return undefined
}

const badToken = { code: 'credentials', detail: 'Discord does not accept the token' } as const

/** Close codes that discord.js does not recover from (Discord API reference, "Gateway close codes"). */
const closeCodes: Readonly<Record<number, Pick<GatewayEnd, 'code' | 'detail'>>> = {
  [GatewayCloseCodes.AuthenticationFailed]: badToken,
  [GatewayCloseCodes.InvalidShard]: { code: 'sharding', detail: 'it refuses our shard; restart the bot' },
  [GatewayCloseCodes.ShardingRequired]: { code: 'sharding', detail: 'too many servers for one shard; restart the bot' },
  [GatewayCloseCodes.InvalidIntents]: { code: 'intents', detail: 'Discord does not know the intents that we ask for' },
  [GatewayCloseCodes.DisallowedIntents]: { code: 'intents', detail: 'Discord refuses the intents that we ask for' },
}

const closed = (code: number): GatewayEnd =>
  closeCodes[code] ?? { code: 'unreachable', detail: `the gateway closed with code ${code}` }

/** Calls `onSilence` when `signs` has not grown for long. `client.isReady()` would stay true all the while. */
function watch(signs: () => number, onSilence: () => void): NodeJS.Timeout {
  let seen = -1
  let looks = 0
  return setInterval(() => {
    looks = signs() === seen ? looks + 1 : 0
    seen = signs()
    if (looks >= MOST_LOOKS) onSilence()
  }, LOOK_MS)
}
