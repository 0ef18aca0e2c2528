// Owns a bare gateway client: it answers late, twice, or as no library would, and shows what was sent.
import type { APIMessage } from 'discord-api-types/v10'
import { WebSocket } from 'ws'
import { request, type Acted, type Answered, type Local } from './local.ts'

export interface Dispatch {
  readonly op: number
  readonly t: string | null
  readonly s: number | null
  readonly d: unknown
}

export interface Connection {
  readonly socket: WebSocket
  /** What has come, in order. */
  readonly got: readonly Dispatch[]
  send(payload: object): void
  /** The first payload that fits, come already or still to come. */
  until(fits: (payload: Dispatch) => boolean): Promise<Dispatch>
}

/** Opens a connection and leaves it to the caller to identify or resume. */
export function connect(url: string): Connection {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/gateway?v=10&encoding=json`)
  const got: Dispatch[] = []
  const waiting: { fits: (payload: Dispatch) => boolean; resolve: (payload: Dispatch) => void }[] = []
  socket.on('message', (raw: Buffer) => {
    const payload = JSON.parse(raw.toString()) as Dispatch
    got.push(payload)
    for (const { fits, resolve } of waiting) if (fits(payload)) resolve(payload)
  })
  return {
    socket,
    got,
    send: payload => socket.send(JSON.stringify(payload)),
    until: fits =>
      new Promise(resolve => {
        const early = got.find(fits)
        if (early) resolve(early)
        else waiting.push({ fits, resolve })
      }),
  }
}

/** IDENTIFY with the fields that a test changes. */
export const identify = (changed: object = {}) => ({
  op: 2,
  d: { token: 'test-token', intents: 1, properties: {}, ...changed },
})

interface Payload {
  readonly id: string
  readonly token: string
  readonly type: number
  readonly data: object
  readonly message?: APIMessage
}

export interface BareClient {
  /** The next interaction that no one has taken yet. */
  next(): Promise<Payload>
  /** A slash command of ada's: what arrives, and what she gets to know in the end. */
  go(): Promise<{ payload: Payload; acted: Promise<Acted> }>
  respond(payload: Payload, body: object, query?: string): Promise<Answered<{ code?: number }>>
  /** A request with the interaction's token. */
  own(payload: Payload, method: string, path?: string, body?: object): Promise<Answered<APIMessage & { code?: number }>>
  close(): void
}

/** Logs in, and registers the one command `/go`. */
export async function startBareClient(local: Local): Promise<BareClient> {
  const { application } = await local.control<{ application: { id: string } }>('GET', '/world')
  await local.rest('PUT', `/applications/${application.id}/commands`, [{ name: 'go', description: 'Go' }])
  const connection = connect(local.url)
  await connection.until(({ op }) => op === 10)
  connection.send(identify())
  await connection.until(({ t }) => t === 'READY')
  const taken = new Set<string>()
  const next = async (): Promise<Payload> => {
    const isNew = ({ t, d }: Dispatch): boolean => t === 'INTERACTION_CREATE' && !taken.has((d as Payload).id)
    const payload = (await connection.until(isNew)).d as Payload
    taken.add(payload.id)
    return payload
  }
  return {
    next,
    async go() {
      const acted = local.command('go')
      return { payload: await next(), acted }
    },
    respond: ({ id, token }, body, query = '') =>
      request(local.url, 'POST', `/api/v10/interactions/${id}/${token}/callback${query}`, body),
    own: ({ token }, method, path = '', body) =>
      request(local.url, method, `/api/v10/webhooks/${application.id}/${token}${path}`, body),
    close: () => connection.socket.terminate(),
  }
}

/** Status and Discord's code of an answer. */
export const short = ({ status, body }: Answered<{ code?: number } | undefined>): number[] => [status, body?.code ?? 0]
