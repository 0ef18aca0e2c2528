// Proves the rate limits: buckets by kind of request and channel, the global limit, what is exempt, and the answers' headers.
import type { APIChannel, APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLimits, type Limits } from '../../src/sandbox/rest/limits.ts'
import { request, startLocal, type Answered, type Local } from './local.ts'

type Counted = Parameters<Limits['count']>[0]

describe('counting', () => {
  let now = 0
  let limits: Limits
  beforeEach(() => {
    now = 1_000_000
    limits = createLimits({ now: () => now } as Parameters<typeof createLimits>[0])
  })

  const counted = (method: string, route: string, params: Record<string, string>): Counted => ({
    method,
    route,
    params,
    isGlobal: !route.startsWith('/webhooks') && !route.startsWith('/interactions'),
  })
  const taken = (request: Counted, times: number): number =>
    Array.from({ length: times }, () => limits.count(request).refusal).filter(refusal => refusal === undefined).length

  test.each([
    ['POST', '/channels/:channel/messages', { channel: '1' }, { channel: '2' }, 5, 5_000],
    ['PATCH', '/channels/:channel/messages/:message', { channel: '1', message: '7' }, { channel: '2' }, 5, 5_000],
    ['DELETE', '/channels/:channel/messages/:message', { channel: '1' }, { channel: '2' }, 5, 1_000],
    ['PUT', '/guilds/:guild/members/:user/roles/:role', { guild: '1' }, { guild: '2' }, 10, 10_000],
    ['PATCH', '/webhooks/:application/:token/messages/:message', { token: 'a' }, { token: 'b' }, 5, 2_000],
  ])('%s %s', (method, route, its, other, requests, windowMs) => {
    expect(taken(counted(method, route, its), requests + 5)).toBe(requests)
    expect(limits.count(counted(method, route, its)).headers).toMatchObject({
      'x-ratelimit-limit': String(requests),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': ((now + windowMs) / 1_000).toFixed(3),
    })
    expect(taken(counted(method, route, other), 1)).toBe(1)
    now += windowMs - 1
    expect(taken(counted(method, route, its), 1)).toBe(0)
    now += 1
    expect(taken(counted(method, route, its), requests + 5)).toBe(requests)
  })

  test('messages of a channel count together, whichever is edited; edits and posts apart', () => {
    const edit = (message: string): Counted =>
      counted('PATCH', '/channels/:channel/messages/:message', { channel: '1', message })
    for (let message = 0; message < 5; message++) expect(taken(edit(String(message)), 1)).toBe(1)
    expect(taken(edit('6'), 1)).toBe(0)
    expect(taken(counted('POST', '/channels/:channel/messages', { channel: '1' }), 1)).toBe(1)
  })

  test('50 requests a second in all; what is refused is not counted, and answers to interactions never are', () => {
    const look = (channel: number): Counted =>
      counted('GET', '/channels/:channel/messages', { channel: String(channel) })
    const callback = counted('POST', '/interactions/:interaction/:token/callback', { token: 't' })
    for (let channel = 0; channel < 50; channel++) expect(taken(look(channel), 1)).toBe(1)
    expect(limits.count(look(50)).refusal).toMatchObject({
      status: 429,
      body: { retry_after: 1, global: true },
      headers: { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
    })
    expect(taken(callback, 30)).toBe(30)
    now += 1_000
    expect(taken(look(50), 60)).toBe(50)
  })
})

describe('over HTTP', () => {
  let local: Local
  let channels: readonly string[] = []
  beforeAll(async () => {
    local = await startLocal()
  })
  afterAll(() => local.close())
  beforeEach(async () => {
    await local.control('POST', '/clock', { advance_ms: 10_000 })
    const made = ['one', 'two'].map(name =>
      local.control<APIChannel>('POST', `/guilds/${local.guild.id}/channels`, { name }),
    )
    channels = (await Promise.all(made)).map(({ id }) => id)
  })

  const asBot = <T>(method: string, path: string, body?: object): Promise<Answered<T>> =>
    request<T>(local.url, method, `/api/v10${path}`, body, 'test-token')
  const post = (channel = 0) => asBot<APIMessage>('POST', `/channels/${channels[channel]}/messages`, { content: 'x' })

  test('every answer says what is left, the 429 how long to wait; it has no effect', async () => {
    const first = await post()
    expect(first.headers.get('x-ratelimit-limit')).toBe('5')
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4')
    expect(Number(first.headers.get('x-ratelimit-reset-after'))).toBeCloseTo(5, 1)
    for (let more = 0; more < 4; more++) expect((await post()).status).toBe(200)
    const late = await post()
    expect(late.status).toBe(429)
    expect(late.body).toMatchObject({ message: 'You are being rate limited.', global: false })
    expect(late.headers.get('x-ratelimit-scope')).toBe('user')
    expect(late.headers.get('x-ratelimit-remaining')).toBe('0')
    const elsewhere = await post(1)
    expect(elsewhere.status).toBe(200)
    expect(elsewhere.headers.get('x-ratelimit-bucket')).toBe(first.headers.get('x-ratelimit-bucket'))
    expect((await local.rest<APIMessage[]>('GET', `/channels/${channels[0]}/messages`)).body).toHaveLength(5)
    const { retry_after: seconds } = late.body as unknown as { retry_after: number } // a refusal, not a message
    await local.control('POST', '/clock', { advance_ms: Math.ceil(seconds * 1_000) })
    expect((await post()).status).toBe(200)
  })

  test('too many in a second are refused, whatever they ask for; interactions are not', async () => {
    const asked = await Promise.all(
      Array.from({ length: 400 }, (_, n) => asBot('GET', n % 2 === 0 ? `/channels/${channels[0]}` : '/users/@me')),
    )
    const refused = asked.find(({ headers }) => headers.get('x-ratelimit-scope') === 'global')
    expect(refused?.status).toBe(429)
    expect(refused?.body).toMatchObject({ global: true })
    expect(refused?.headers.get('x-ratelimit-global')).toBe('true')
    expect((await asBot('POST', '/interactions/1/token/callback', { type: 5 })).status).toBe(404)
    await local.control('POST', '/clock', { advance_ms: 1_000 })
    expect((await post()).status).toBe(200)
  })
})
