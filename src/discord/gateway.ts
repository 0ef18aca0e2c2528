// Owns the gateway session: discord.js's own socket layer connects, resumes and shards; we take packets as they come.
import { REST, type RESTOptions } from '@discordjs/rest'
import { WebSocketManager, WebSocketShardEvents, type SessionInfo } from '@discordjs/ws'
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { APIInteraction, GatewayDispatchPayload, GatewayGuildCreateDispatchData } from 'discord-api-types/v10'
import { MINUTE, SECOND, type Clock } from '../domain/time.ts'
import { failureOf } from './failure.ts'
import { waitBeforeIdentify, type StartBook } from './identify.ts'
import type { Log } from './log.ts'

/** How long to wait for what does not come, in milliseconds of this machine. */
export interface Patience {
  /** A first login, with tries at the distance `retryMs`. */
  readonly loginMs: number
  readonly retryMs: number
  /** Without a sign of life from the gateway. */
  readonly silenceMs: number
}
const usualPatience: Patience = { loginMs: MINUTE, retryMs: 2 * SECOND, silenceMs: 5 * MINUTE }
/** How often the watchdog looks within the silence that it bears. */
const LOOKS = 20

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
  /** Whether every shard has its session now. */
  readonly isUp: () => boolean
  readonly close: () => Promise<void>
}

export interface GatewayEvents {
  readonly onInteraction: (interaction: APIInteraction) => void
  /** The servers of a shard of `shardCount`, whether they are up or not. */
  readonly onServers: (ids: ReadonlySet<string>, shard: number, shardCount: number) => void
  /** Whether every shard has its session, at each change of one. */
  readonly onUp: (isUp: boolean) => void
  /** The bot was added to a server, or is no longer in it. */
  readonly onServer: (id: string, isIn: boolean) => void
  /** The bot was added to a server just now, as Discord describes it. */
  readonly onAdded: (server: GatewayGuildCreateDispatchData) => void
}

/** Logs in and hands every packet over as Discord sent it; nothing of servers, channels or people is kept. */
export function openGateway(options: {
  readonly token: string
  readonly rest: Partial<RESTOptions>
  readonly log: Log
  readonly clock: Clock
  readonly starts: StartBook
  readonly events: GatewayEvents
  readonly patience?: Patience
}): Gateway {
  const { log, events, starts, clock, patience = usualPatience } = options
  const ready = Promise.withResolvers<{ applicationId: string; botId: string } | undefined>()
  const ended = Promise.withResolvers<GatewayEnd>()
  const rest = new REST(options.rest)
  const sessions = new Map<number, SessionInfo>()
  const manager = new WebSocketManager({
    token: options.token,
    intents: GatewayIntentBits.Guilds,
    rest: rest.setToken(options.token),
    // Its own default is one store for the whole process, whichever bot asks.
    retrieveSessionInfo: shard => sessions.get(shard) ?? null,
    updateSessionInfo: (shard, session) => void (session ? sessions.set(shard, session) : sessions.delete(shard)),
  })
  const stopped = new AbortController()
  const up = new Map<number, boolean>()
  const isUp = (): boolean => up.size > 0 && [...up.values()].every(Boolean)
  const setUp = (shard: number, isReady: boolean): void => {
    up.set(shard, isReady)
    events.onUp(isUp())
  }
  const known = new Set<string>()
  let signs = 0
  const end = (reason: GatewayEnd): void => {
    stopped.abort()
    ended.resolve(reason)
    ready.resolve(undefined)
  }
  manager.on(WebSocketShardEvents.Ready, ({ data, shardId }) => {
    const shards = data.shard?.[1] ?? 1
    setUp(shardId, true)
    starts.write({ failed: 0, at: clock() })
    log('info', 'gateway.ready', { shard: shardId, shards, servers: data.guilds.length })
    events.onServers(new Set(data.guilds.map(({ id }) => id)), shardId, shards)
    for (const { id } of data.guilds) known.add(id)
    ready.resolve({ applicationId: data.application.id, botId: data.user.id })
  })
  manager.on(WebSocketShardEvents.Dispatch, ({ data }: { data: GatewayDispatchPayload }) => {
    signs++
    if (data.t === GatewayDispatchEvents.InteractionCreate) events.onInteraction(data.d)
    // At the start each server comes once more, with all that is in it.
    if (data.t === GatewayDispatchEvents.GuildCreate && !known.has(data.d.id)) {
      known.add(data.d.id)
      events.onServer(data.d.id, true)
      if (!data.d.unavailable) events.onAdded(data.d)
    }
    // An outage keeps the server: only its removal has no `unavailable` (Discord API reference, "Guild Delete").
    if (data.t === GatewayDispatchEvents.GuildDelete && !data.d.unavailable && known.delete(data.d.id))
      events.onServer(data.d.id, false)
  })
  manager.on(WebSocketShardEvents.HeartbeatComplete, () => void signs++)
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
    setUp(shardId, true)
    log('info', 'gateway.resumed', { shard: shardId })
  })
  manager.on(WebSocketShardEvents.Error, ({ error, shardId }) =>
    log('warn', 'gateway.error', { shard: shardId, cause: error.message }),
  )
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    setUp(shardId, false)
    const reason = closeCodes[code]
    if (reason) return end(reason)
    if (!stopped.signal.aborted) log('info', 'gateway.reconnecting', { shard: shardId, code })
  })
  const watchdog = watch(
    patience.silenceMs,
    () => signs,
    () => end({ code: 'unreachable', detail: `no sign of life for ${Math.ceil(patience.silenceMs / SECOND)} s` }),
  )
  const login = { manager, log, clock, starts, patience, stopped: stopped.signal }
  // What is no failed request is a bug, and ends the bot as one.
  logIn(login).then(failure => failure && end(failure), ended.reject)
  return {
    ready: ready.promise,
    ended: ended.promise,
    isUp,
    close: async () => {
      stopped.abort()
      clearInterval(watchdog)
      await manager.destroy({ reason: 'The bot ends' })
    },
  }
}

/** Why there is no session; undefined once there is one, or when it is no longer wanted. */
async function logIn(login: {
  readonly manager: WebSocketManager
  readonly log: Log
  readonly clock: Clock
  readonly starts: StartBook
  readonly patience: Patience
  readonly stopped: AbortSignal
}): Promise<GatewayEnd | undefined> {
  const { manager, log, clock, starts, patience, stopped } = login
  for (let waitedMs = 0; !stopped.aborted; waitedMs += patience.retryMs) {
    try {
      const before = starts.read()
      const waitMs = waitBeforeIdentify(await manager.fetchGatewayInformation(true), before, clock())
      if (waitMs > 0) {
        log('warn', 'identify.waiting', { waitMs, failedStarts: before?.failed ?? 0 })
        // Asked again after a while: the clock may have been set, the limit have been lifted.
        await pause(Math.min(waitMs, MINUTE), stopped)
        waitedMs -= patience.retryMs
        continue
      }
      starts.write({ failed: (before?.failed ?? 0) + 1, at: clock() })
      const timedOut = pause(patience.loginMs, stopped).then(() => 'timeout' as const)
      if ((await Promise.race([manager.connect(), timedOut])) !== 'timeout' || stopped.aborted) return undefined
      return { code: 'unreachable', detail: `the gateway did not answer for ${Math.ceil(patience.loginMs / SECOND)} s` }
    } catch (error) {
      if (stopped.aborted) return undefined
      const failure = failureOf(error)
      if (failure?.kind === 'unauthorised') return badToken
      if (!failure) throw error
      if (waitedMs >= patience.loginMs) return { code: 'unreachable', detail: failure.detail }
      log('warn', 'login.failed', { cause: failure.detail })
      await pause(patience.retryMs, stopped)
    }
  }
  return undefined
}

/** Resolves after a while, or when nobody waits any more. */
const pause = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (stopped.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      stopped.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    stopped.addEventListener('abort', done)
  })

const badToken = { code: 'credentials', detail: 'Discord does not accept the token' } as const

/** Close codes after which no session comes back (Discord API reference, "Gateway close codes"). */
const closeCodes: Readonly<Record<number, GatewayEnd>> = {
  [GatewayCloseCodes.AuthenticationFailed]: badToken,
  [GatewayCloseCodes.InvalidShard]: { code: 'sharding', detail: 'it refuses our shard; restart the bot' },
  [GatewayCloseCodes.ShardingRequired]: {
    code: 'sharding',
    detail: 'too many servers for one shard; restart the bot, which asks at each start how many shards it needs',
  },
  [GatewayCloseCodes.InvalidAPIVersion]: {
    code: 'intents',
    detail: 'Discord no longer speaks the version of its API that we use',
  },
  [GatewayCloseCodes.InvalidIntents]: { code: 'intents', detail: 'Discord does not know the intents that we ask for' },
  [GatewayCloseCodes.DisallowedIntents]: { code: 'intents', detail: 'Discord refuses the intents that we ask for' },
}

/** Calls `onSilence` when `signs` has not grown for `silenceMs`. What a client calls ready would stay so all the while. */
function watch(silenceMs: number, signs: () => number, onSilence: () => void): NodeJS.Timeout {
  let seen = -1
  let looks = 0
  return setInterval(() => {
    looks = signs() === seen ? looks + 1 : 0
    seen = signs()
    if (looks >= LOOKS) onSilence()
  }, silenceMs / LOOKS)
}
