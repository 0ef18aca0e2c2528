// Owns the sandbox that the suites talk to: a guild with a channel and two people, and calls to its control interface.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIChannel, APIGuild, APIMessage, APIUser } from 'discord-api-types/v10'
import { startSandbox, type Sandbox } from '../../src/sandbox/main.ts'

export interface Acted {
  readonly interaction_id: string | null
  readonly outcome: string
  readonly message?: APIMessage
  readonly modal?: { custom_id: string; title: string; components: unknown[] }
  readonly choices?: { name: string; value: string }[]
  readonly reason?: string
}

export interface Happened {
  readonly seq: number
  readonly at: number
  readonly kind: string
  readonly [field: string]: unknown
}

export interface Answered<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** What Discord asks every client to say. */
export const userAgent = 'DiscordBot (https://example.org/tests, 1.0)'

/** One request with a JSON body; `token` is the bot's. */
export async function request<T = unknown>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Answered<T>> {
  const response = await fetch(url + path, {
    method,
    headers: {
      'user-agent': userAgent,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bot ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as T, // each caller knows what its route answers
  }
}

export interface Local {
  readonly sandbox: Sandbox
  readonly url: string
  readonly ada: APIUser
  readonly bo: APIUser
  readonly guild: APIGuild
  readonly channel: APIChannel
  /** A control request that must succeed. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>
  /** A REST request as the bot; one too many is sent again when Discord's clock allows it. */
  rest<T = unknown>(method: string, path: string, body?: unknown): Promise<Answered<T>>
  command(name: string, options?: object, user?: APIUser): Promise<Acted>
  act(kind: string, body: object): Promise<Acted>
  /** What a user sees in the channel. */
  messages(user?: APIUser): Promise<APIMessage[]>
  events(after?: number): Promise<Happened[]>
  /** The first event after `after` that fits; waits for it. */
  waitFor(fits: (event: Happened) => boolean, after?: number): Promise<Happened>
  close(): Promise<void>
}

export async function startLocal(dataFolder?: string): Promise<Local> {
  const started = await startSandbox({ port: 0, dataFolder, fresh: false })
  if (!started.ok) throw new Error(started.error.detail)
  const { url } = started.value
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await request<T>(url, method, `/sandbox${path}`, body)
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const guild = await control<APIGuild>('POST', '/guilds', { name: 'Study hall' })
  const channel = await control<APIChannel>('POST', `/guilds/${guild.id}/channels`, { name: 'daily' })
  const join = async (username: string, permissions: string[]): Promise<APIUser> => {
    const user = await control<APIUser>('POST', '/users', { username, global_name: username })
    await control('POST', `/guilds/${guild.id}/members`, { user_id: user.id, permissions })
    return user
  }
  const ada = await join('ada', ['ManageGuild'])
  const bo = await join('bo', [])
  const act = (kind: string, body: object): Promise<Acted> => control('POST', `/act/${kind}`, body)
  const local: Local = {
    sandbox: started.value,
    url,
    ada,
    bo,
    guild,
    channel,
    control,
    async rest<T>(method: string, path: string, body?: unknown) {
      for (;;) {
        const answer = await request<T>(url, method, `/api/v10${path}`, body, 'test-token')
        if (!['user', 'global'].includes(answer.headers.get('x-ratelimit-scope') ?? '')) return answer
        await control('POST', '/clock', { advance_ms: Math.ceil(Number(answer.headers.get('retry-after')) * 1_000) })
      }
    },
    act,
    command: (name, options = {}, user = ada) =>
      act('command', { user_id: user.id, channel_id: channel.id, name, options }),
    messages: (user = ada) => control('GET', `/channels/${channel.id}/messages?user_id=${user.id}`),
    events: async (after = 0) => (await control<{ events: Happened[] }>('GET', `/events?after=${after}`)).events,
    async waitFor(fits, after = 0) {
      for (let last = after; ;) {
        const answer = await control<{ events: Happened[]; last: number }>('GET', `/events?after=${last}&wait_ms=10000`)
        const event = answer.events.find(fits)
        if (event) return event
        if (answer.events.length === 0) throw new Error('nothing that fits happened within 10 s')
        last = answer.last
      }
    },
    close: () => started.value.close(),
  }
  return local
}

/** A new folder for the time of a suite; whoever makes it removes it. */
export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'prepdeck-sandbox-'))

/** Files as the bot sends them: multipart, with `payload_json`. */
export async function upload(
  url: string,
  path: string,
  body: object,
  names: readonly string[],
): Promise<Answered<APIMessage & { code?: number }>> {
  const form = new FormData()
  form.set('payload_json', JSON.stringify(body))
  for (const [index, name] of names.entries())
    form.set(`files[${index}]`, new Blob([name], { type: 'text/plain' }), name)
  const headers = { authorization: 'Bot test-token', 'user-agent': userAgent }
  const response = await fetch(`${url}/api/v10${path}`, { method: 'POST', body: form, headers })
  const text = await response.text()
  const answer = text === '' ? {} : JSON.parse(text)
  return { status: response.status, headers: response.headers, body: answer as APIMessage & { code?: number } } // as above
}

/** A folder that is removed after `use`. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeFolder()
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
