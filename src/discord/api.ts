// Owns the calls to Discord's REST interface and what their failures mean to us.
import { DiscordAPIError, HTTPError, RateLimitError, REST } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import type {
  APIApplicationCommand,
  APIChannel,
  APIGuild,
  APIGuildMember,
  APIInteractionResponse,
  APIMessage,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPatchAPIInteractionOriginalResponseJSONBody,
  RESTPostAPIApplicationCommandsJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10'
import { SECOND } from '../domain/time.ts'

/** After this long a request counts as unanswered: whether it took effect is then unknown. */
const TIMEOUT_MS = 5 * SECOND

export type Api = ReturnType<typeof discordApi>

/**
 * The routes that the bot uses. Answers to interactions go through an instance of their own: Discord exempts them from
 * the global rate limit, the client's limiter does not. Posts are tried once and never wait in a queue: their caller knows when trying
 * is safe. `address` is another Discord's, without a slash at its end.
 */
export function discordApi(token: string, address: string | undefined) {
  const options = { version: '10', timeout: TIMEOUT_MS, ...(address === undefined ? {} : { api: address }) }
  const interactions = new REST({ ...options, retries: 0 })
  const channels = new REST({ ...options, retries: 0, rejectOnRateLimit: () => true }).setToken(token)
  const others = new REST({ ...options, retries: 2 }).setToken(token)
  /** Every caller below knows what its route answers. */
  const get = async <T>(route: `/${string}`, query?: Record<string, string>): Promise<T> =>
    (await others.get(route, query ? { query: new URLSearchParams(query) } : {})) as T
  return {
    /** The first response to an interaction. */
    respond: async (id: string, interactionToken: string, body: APIInteractionResponse): Promise<void> => {
      await interactions.post(Routes.interactionCallback(id, interactionToken), { body, auth: false })
    },
    /** Puts another message in the place of the first response. */
    editOriginal: async (
      applicationId: string,
      interactionToken: string,
      body: RESTPatchAPIInteractionOriginalResponseJSONBody,
    ): Promise<void> => {
      await interactions.patch(Routes.webhookMessage(applicationId, interactionToken), { body, auth: false })
    },
    postMessage: async (channelId: string, body: RESTPostAPIChannelMessageJSONBody): Promise<APIMessage> =>
      (await channels.post(Routes.channelMessages(channelId), { body })) as APIMessage,
    editMessage: async (
      channelId: string,
      messageId: string,
      body: RESTPatchAPIChannelMessageJSONBody,
    ): Promise<void> => {
      await channels.patch(Routes.channelMessage(channelId, messageId), { body })
    },
    /** At most 100 messages newer than an id, the oldest of them, in Discord's order: newest first. */
    messagesAfter: (channelId: string, after: string): Promise<APIMessage[]> =>
      get(Routes.channelMessages(channelId), { after, limit: '100' }),
    channel: (id: string): Promise<APIChannel> => get(Routes.channel(id)),
    guild: (id: string): Promise<APIGuild> => get(Routes.guild(id)),
    member: (guildId: string, userId: string): Promise<APIGuildMember> => get(Routes.guildMember(guildId, userId)),
    commands: (applicationId: string): Promise<APIApplicationCommand[]> =>
      get(Routes.applicationCommands(applicationId), { with_localizations: 'true' }),
    createCommand: async (applicationId: string, body: RESTPostAPIApplicationCommandsJSONBody): Promise<void> => {
      await others.post(Routes.applicationCommands(applicationId), { body })
    },
    editCommand: async (
      applicationId: string,
      id: string,
      body: RESTPostAPIApplicationCommandsJSONBody,
    ): Promise<void> => {
      await others.patch(Routes.applicationCommand(applicationId, id), { body })
    },
    deleteCommand: async (applicationId: string, id: string): Promise<void> => {
      await others.delete(Routes.applicationCommand(applicationId, id))
    },
  }
}

/** Discord's error codes that we tell apart (Discord API reference, "JSON error codes"). */
const known: Readonly<Record<number, Failure['kind']>> = {
  10_003: 'channel-gone',
  10_004: 'channel-gone',
  10_008: 'message-gone',
  10_062: 'too-late',
  40_060: 'already-answered',
  50_001: 'forbidden',
  50_013: 'forbidden',
}

/**
 * What a failed request means. passing: it may go through later, and it may have taken effect · refused: Discord will
 * never take it, which is a bug of ours · unauthorised: the token is no longer good.
 */
export interface Failure {
  readonly kind:
    | 'channel-gone'
    | 'message-gone'
    | 'too-late'
    | 'already-answered'
    | 'forbidden'
    | 'unauthorised'
    | 'passing'
    | 'refused'
  readonly detail: string
}

/** The meaning of what a call of `Api` threw; undefined: not a failed request at all. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof DiscordAPIError) {
    const detail = `${error.status} ${error.code}: ${error.message}`
    if (error.status === 401) return { kind: 'unauthorised', detail }
    // A 403 without a code of Discord's is Cloudflare's, and passes.
    if (error.status === 403 && !Number(error.code)) return { kind: 'passing', detail }
    return { kind: known[Number(error.code)] ?? 'refused', detail }
  }
  if (error instanceof RateLimitError) return { kind: 'passing', detail: `rate limit: ${error.timeToReset} ms` }
  if (error instanceof HTTPError) return { kind: 'passing', detail: `${error.status} ${error.message}` }
  return error instanceof Error && isNetwork(error) ? { kind: 'passing', detail: error.message } : undefined
}

/** A request that was cut off, timed out or never reached anybody; undici hides the reason in causes. */
function isNetwork(error: Error): boolean {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true
  const code = 'code' in error ? String(error.code) : ''
  if (/^(E(CONN|TIMEDOUT|PIPE|HOST|NET|NOTFOUND|AI_)|UND_ERR)/.test(code)) return true
  return error.cause instanceof Error && isNetwork(error.cause)
}
