// Owns how requests are sent to Discord: one REST instance for each of its limits, the breaker and the time in its answers.
import { DefaultRestOptions, REST, type RequestData, type RESTOptions, type RouteLike } from '@discordjs/rest'
import { instant, SECOND, type Clock } from '../domain/time.ts'
import { createBreaker } from './breaker.ts'
import type { DiscordTime } from './discord-time.ts'
import { NotDiscord, refusalOf } from './failure.ts'
import { createPace, type Errand } from './pace.ts'

/** After this long a request counts as unanswered: whether it took effect is then unknown. */
const TIMEOUT_MS = 5 * SECOND

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
/** Sends a request; gives its body, throws what `failureOf` reads. */
type Sender = Readonly<Record<Method, (route: RouteLike, options?: RequestData) => Promise<unknown>>>

export interface Senders {
  /** Answers to interactions: Discord exempts them from its global limit. A lost answer is sent once more. */
  readonly interactions: Sender
  /** Messages in channels: tried once and never left in a queue, for their caller knows when trying is safe. */
  readonly channels: Sender
  readonly others: Sender
  /** What only adds to a text, and can wait until everything else is sent. */
  readonly lookups: Sender
}

/** What every instance has in common. `address` is another Discord's, without a slash at its end; `host` is this machine's clock. */
export const restOptions = (
  address: string | undefined,
  host: Clock,
  time: DiscordTime,
  onStatus: (status: number) => void,
): Partial<RESTOptions> => ({
  version: '10',
  timeout: TIMEOUT_MS,
  ...(address === undefined ? {} : { api: address }),
  async makeRequest(url, init) {
    const sentAt = host()
    const response = await DefaultRestOptions.makeRequest(url, await withWholeForm(init))
    const date = response.headers.get('date')
    if (date !== null) time.heard(instant(Date.parse(date)), sentAt, host())
    onStatus(response.status)
    return response
  },
})

type Init = Parameters<RESTOptions['makeRequest']>[1]

/**
 * With a form as its bytes. As a form it would be a stream, and Node ends the process when the connection of one breaks:
 * it goes on writing into what is closed, where nobody can catch it.
 */
async function withWholeForm(init: Init): Promise<Init> {
  if (!(init.body instanceof FormData)) return init
  const form = new Response(init.body)
  const headers = {
    ...(init.headers as Record<string, string>),
    'content-type': form.headers.get('content-type') ?? '',
  } // the library's own are a record
  return { ...init, headers, body: new Uint8Array(await form.arrayBuffer()) }
}

/** Opens the instances; while the breaker is open, none of them sends. */
export function openSenders(token: string, common: Partial<RESTOptions>, host: Clock): Senders {
  const breaker = createBreaker(host)
  const pace = createPace(() => performance.now())
  const { makeRequest = DefaultRestOptions.makeRequest } = common
  /** Each attempt waits for its turn; the library's own count of the global limit is one for each instance. */
  const paced = (errand: Errand): Partial<RESTOptions> => ({
    ...common,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    async makeRequest(url, init) {
      await pace.turn(errand, init.signal ?? undefined)
      return makeRequest(url, init)
    },
  })
  const guarded = (rest: REST): Sender => {
    const send = (method: Method) => async (route: RouteLike, request?: RequestData) => {
      breaker.check()
      try {
        const body = await rest[method](route, request)
        // Discord answers in JSON or not at all; a proxy's or a provider's page comes as bytes.
        if (body instanceof ArrayBuffer && body.byteLength > 0) throw new NotDiscord()
        breaker.passed()
        return body
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal) breaker.refused(refusal.retryAfterMs)
        throw error
      }
    }
    return { get: send('get'), post: send('post'), put: send('put'), patch: send('patch'), delete: send('delete') }
  }
  return {
    interactions: guarded(new REST({ ...common, retries: 1, globalRequestsPerSecond: Number.POSITIVE_INFINITY })),
    channels: guarded(new REST({ ...paced('posts'), retries: 0, rejectOnRateLimit: () => true }).setToken(token)),
    others: guarded(new REST({ ...paced('asks'), retries: 2 }).setToken(token)),
    lookups: guarded(new REST({ ...paced('looks'), retries: 0 }).setToken(token)),
  }
}
