// Proves the REST routes: channels, messages, permissions, nonces, members, commands, and Discord's error codes.
import { rm } from 'node:fs/promises'
import type { APIApplicationCommand, APIChannel, APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeFolder, request, startLocal, upload, type Local } from './local.ts'

let folder: string
let local: Local
let channelId: string
let messages: string

beforeAll(async () => {
  // On disk, where keeping a file takes a while in which another request can come.
  folder = await makeFolder()
  local = await startLocal(folder)
})

beforeEach(async () => {
  // A second of Discord's own for each test: 50 requests.
  await local.control('POST', '/clock', { advance_ms: 1_000 })
  channelId = (await local.control<APIChannel>('POST', `/guilds/${local.guild.id}/channels`, { name: 'test' })).id
  messages = `/channels/${channelId}/messages`
})

afterAll(async () => {
  await local.close()
  await rm(folder, { recursive: true })
})

const post = async (body: object): Promise<APIMessage> => (await local.rest<APIMessage>('POST', messages, body)).body
const code = async (method: string, path: string, body?: unknown) => {
  const answer = await local.rest<{ code?: number }>(method, path, body)
  return [answer.status, answer.body?.code ?? 0]
}

describe('codes', () => {
  test.for<[number, number, string, string, unknown?]>([
    [404, 10003, 'GET', '/channels/1'],
    [404, 10003, 'POST', '/channels/1/messages', { content: 'x' }],
    [404, 10004, 'GET', '/guilds/1'],
    [404, 10008, 'GET', '/channels/CHANNEL/messages/1'],
    [404, 10008, 'PATCH', '/channels/CHANNEL/messages/1', { content: 'x' }],
    [404, 10008, 'DELETE', '/channels/CHANNEL/messages/1'],
    [404, 10013, 'GET', '/users/1'],
    [404, 10013, 'GET', '/guilds/GUILD/members/1'],
    [404, 10062, 'POST', '/interactions/1/token/callback', { type: 5 }],
    [404, 10015, 'POST', '/webhooks/1/token', { content: 'x' }],
    [401, 50027, 'POST', '/webhooks/APP/token', { content: 'x' }],
    [404, 10063, 'GET', '/applications/APP/commands/1'],
    [403, 20012, 'GET', '/applications/1/commands'],
    [403, 50001, 'GET', '/applications/APP/guilds/1/commands'],
    [400, 50033, 'POST', '/users/@me/channels', { recipient_id: '1' }],
    [404, 0, 'GET', '/nowhere'],
    [404, 0, 'DELETE', '/users/@me'],
  ])('%i and %i for %s %s', async ([status, wanted, method, path, body]) => {
    const { application } = await local.control<{ application: { id: string } }>('GET', '/world')
    const real = path.replace('CHANNEL', channelId).replace('GUILD', local.guild.id).replace('APP', application.id)
    expect(await code(method, real, body)).toEqual([status, wanted])
  })

  test('a person who is no member is an unknown member, and after leaving too', async () => {
    const cy = await local.control<{ id: string }>('POST', '/users', { username: 'cy' })
    const path = `/guilds/${local.guild.id}/members/${cy.id}`
    expect(await code('GET', path)).toEqual([404, 10007])
    await local.control('POST', `/guilds/${local.guild.id}/members`, { user_id: cy.id })
    expect((await local.rest<{ user: { id: string } }>('GET', path)).body.user.id).toBe(cy.id)
    await local.control('DELETE', path)
    expect(await code('GET', path)).toEqual([404, 10007])
  })

  test.for([undefined, '', 'bad-token'])('401 with the token %j', async token => {
    expect((await request(local.url, 'GET', '/api/v10/users/@me', undefined, token)).status).toBe(401)
  })
})

const deny = (...names: string[]) => local.control('POST', `/channels/${channelId}/permissions`, { deny: names })

const allow = (...names: string[]) => local.control('POST', `/channels/${channelId}/permissions`, { allow: names })

/** What reading the list, one message, sending and editing answer. */
const matrix = async (id: string) => [
  await code('GET', messages),
  await code('GET', `${messages}/${id}`),
  await code('POST', messages, { content: 'x' }),
  await code('PATCH', `${messages}/${id}`, { content: 'y' }),
]

describe('permissions', () => {
  const fine = [200, 0]

  test.for<[string[], number[][]]>([
    [[], [fine, fine, fine, fine]],
    [['SendMessages'], [fine, fine, [403, 50013], fine]],
    [['ReadMessageHistory'], [fine, [403, 50013], fine, fine]],
    [
      ['ViewChannel'],
      [
        [403, 50001],
        [403, 50001],
        [403, 50001],
        [403, 50001],
      ],
    ],
  ])('without %j', async ([names, wanted]) => {
    const { id } = await post({ content: 'before' })
    if (names.length > 0) await deny(...names)
    expect(await matrix(id)).toEqual(wanted)
    if (names.length > 0) await allow(...names)
    expect(await matrix(id)).toEqual([fine, fine, fine, fine])
  })

  test('without Read Message History the list is empty, though messages are there', async () => {
    await post({ content: 'here' })
    await deny('ReadMessageHistory')
    expect((await local.rest('GET', messages)).body).toEqual([])
    await allow('ReadMessageHistory')
    expect((await local.rest<APIMessage[]>('GET', messages)).body.map(({ content }) => content)).toEqual(['here'])
  })

  test('files need Attach Files', async () => {
    await deny('AttachFiles')
    const { status, body } = await upload(local.url, messages, {}, ['x.txt'])
    expect([status, body.code]).toEqual([403, 50013])
  })
})

describe('reading', () => {
  test('pages by before, after and around, newest first', async () => {
    const ids: string[] = []
    for (let count = 0; count < 7; count += 1) ids.push((await post({ content: String(count) })).id)
    const page = async (query: string) =>
      (await local.rest<APIMessage[]>('GET', `${messages}?${query}`)).body.map(({ content }) => Number(content))
    expect(await page('')).toEqual([6, 5, 4, 3, 2, 1, 0])
    expect(await page('limit=2')).toEqual([6, 5])
    expect(await page(`limit=2&before=${ids[5]}`)).toEqual([4, 3])
    expect(await page(`limit=2&after=${ids[1]}`)).toEqual([3, 2])
    expect(await page(`limit=3&around=${ids[3]}`)).toEqual([4, 3, 2])
    expect(await page('after=0')).toEqual([6, 5, 4, 3, 2, 1, 0])
    expect(await code('GET', `${messages}?limit=101`)).toEqual([400, 50035])
    expect(await code('GET', `${messages}?before=x`)).toEqual([400, 50035])
  })
})

const send = (nonce: string | number, enforce_nonce = true) => post({ content: 'x', nonce, enforce_nonce })

describe('nonces', () => {
  const threeMinutesMs = 3 * 60_000
  test('the same nonce within three minutes gives the same message', async () => {
    const first = await send('key-1')
    await local.control('POST', '/clock', { advance_ms: threeMinutesMs - 10_000 })
    const second = await send('key-1')
    expect(second.id).toBe(first.id)
    expect(second.nonce).toBe('key-1')
    expect((await local.rest<APIMessage[]>('GET', messages)).body).toHaveLength(1)
  })

  test('after three minutes a duplicate is made', async () => {
    const first = await send('key-2')
    await local.control('POST', '/clock', { advance_ms: threeMinutesMs })
    expect((await send('key-2')).id).not.toBe(first.id)
  })

  test('without enforce_nonce, or with another nonce, every message is new', async () => {
    const ids = [await send('key-3'), await send('key-3', false), await send('key-4')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })

  test('two requests at once make one message', async () => {
    const sent = await Promise.all(Array.from({ length: 5 }, () => send('key-5')))
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
    const body = { content: 'x', nonce: 'key-7', enforce_nonce: true }
    const files = await Promise.all([1, 2, 3].map(() => upload(local.url, messages, body, ['a.txt'])))
    expect(new Set(files.map(answer => answer.body.id)).size).toBe(1)
  })

  test('a nonce is at most 25 characters and is not shown to readers', async () => {
    expect(await code('POST', messages, { content: 'x', nonce: 'n'.repeat(26) })).toEqual([400, 50035])
    await send('key-6')
    expect((await local.rest<APIMessage[]>('GET', messages)).body[0]).not.toHaveProperty('nonce')
  })
})

describe('messages', () => {
  test('an edit changes what it names and leaves the rest', async () => {
    const { id } = await post({ content: 'text', embeds: [{ title: 'title' }] })
    const edited = await local.rest<APIMessage>('PATCH', `${messages}/${id}`, { content: 'other' })
    expect(edited.body).toMatchObject({ content: 'other', embeds: [{ title: 'title' }] })
    expect(edited.body.edited_timestamp).not.toBeNull()
    expect(await code('PATCH', `${messages}/${id}`, { content: '', embeds: [] })).toEqual([400, 50006])
    expect((await local.rest('DELETE', `${messages}/${id}`)).status).toBe(204)
    expect(await code('GET', `${messages}/${id}`)).toEqual([404, 10008])
  })

  test('files are kept, described, served, and dropped by an edit that does not list them', async () => {
    const described = { attachments: [{ id: 0, description: 'two words' }] }
    const message = (await upload(local.url, messages, described, ['../a b.txt'])).body
    const [file] = message.attachments
    expect(file).toMatchObject({ filename: '_a_b.txt', size: 10, description: 'two words' })
    expect(await (await fetch(file?.url ?? '')).text()).toBe('../a b.txt')
    const edit = (attachments: object[]) =>
      local.rest<APIMessage>('PATCH', `${messages}/${message.id}`, { content: 'x', attachments })
    expect((await edit([{ id: file?.id }])).body.attachments).toHaveLength(1)
    expect((await edit([])).body.attachments).toHaveLength(0)
    expect((await fetch(file?.url ?? '')).status).toBe(404)
  })

  test('mentions are those that the message may make', async () => {
    const content = `<@${local.ada.id}> <@${local.bo.id}> @everyone`
    expect((await post({ content })).mentions.map(({ username }) => username)).toEqual(['ada', 'bo'])
    expect(await post({ content, allowed_mentions: { parse: [] } })).toMatchObject({
      mentions: [],
      mention_everyone: false,
    })
    const one = await post({ content, allowed_mentions: { parse: ['everyone'], users: [local.bo.id] } })
    expect(one).toMatchObject({ mentions: [{ username: 'bo' }], mention_everyone: true })
  })

  test('a direct message is sent, read and refused by who closed theirs', async () => {
    const open = () => local.rest<APIChannel>('POST', '/users/@me/channels', { recipient_id: local.bo.id })
    const { id } = (await open()).body
    expect((await open()).body.id).toBe(id)
    expect(await code('POST', `/channels/${id}/messages`, { content: 'psst' })).toEqual([200, 0])
    const seen = await local.control<APIMessage[]>('GET', `/channels/${id}/messages?user_id=${local.bo.id}`)
    expect(seen.map(({ content }) => content)).toEqual(['psst'])
    await local.control('POST', `/users/${local.bo.id}`, { accepts_direct_messages: false })
    expect(await code('POST', `/channels/${id}/messages`, { content: 'psst' })).toEqual([403, 50007])
    await local.control('POST', `/users/${local.bo.id}`, { accepts_direct_messages: true })
  })
})

describe('commands', () => {
  test('are put, added, changed and deleted, globally and in a guild', async () => {
    const { application } = await local.control<{ application: { id: string } }>('GET', '/world')
    type Command = APIApplicationCommand
    for (const scope of [
      `/applications/${application.id}/commands`,
      `/applications/${application.id}/guilds/${local.guild.id}/commands`,
    ]) {
      const one = { name: 'one', description: 'One', description_localizations: { 'zh-CN': '一' } }
      const [first] = (await local.rest<Command[]>('PUT', scope, [one, { name: 'two', description: 'Two' }])).body
      expect(first).toMatchObject({ name: 'one', type: 1, options: [], default_member_permissions: null })
      const kept = (await local.rest<Command[]>('PUT', scope, [{ ...one, description: 'Changed' }])).body
      expect(kept).toMatchObject([{ id: first?.id, description: 'Changed' }])
      expect((await local.rest('POST', scope, { name: 'three', description: 'Three' })).status).toBe(201)
      expect((await local.rest('POST', scope, { name: 'three', description: 'Drei' })).status).toBe(200)
      const patched = await local.rest<Command>('PATCH', `${scope}/${first?.id}`, { description: 'Again' })
      expect(patched.body).toMatchObject({ id: first?.id, name: 'one', description: 'Again' })
      const listed = (await local.rest<Command[]>('GET', `${scope}?with_localizations=true`)).body
      expect(listed.map(({ name }) => name).toSorted()).toEqual(['one', 'three'])
      expect(listed.find(({ name }) => name === 'one')?.description_localizations).toEqual({ 'zh-CN': '一' })
      expect((await local.rest('DELETE', `${scope}/${first?.id}`)).status).toBe(204)
      expect((await local.rest<Command[]>('GET', scope)).body.map(({ name }) => name)).toEqual(['three'])
    }
    const shown = await local.control<Command[]>('GET', `/commands?guild_id=${local.guild.id}`)
    expect(shown.map(({ guild_id }) => guild_id)).toEqual([undefined, local.guild.id])
  })
})

const fault = (body: object) => local.control('POST', '/faults', body)

const count = async () => (await local.rest<APIMessage[]>('GET', messages)).body.length

describe('faults', () => {
  test('a status before the effect leaves nothing; after it, only the answer is lost', async () => {
    const about = { kind: 'rest', method: 'POST', path_includes: channelId, status: 503 }
    await fault({ ...about, before_effect: true })
    expect(await code('POST', messages, { content: 'x' })).toEqual([503, 0])
    expect(await count()).toBe(0)
    await fault({ ...about, before_effect: false })
    expect(await code('POST', messages, { content: 'x' })).toEqual([503, 0])
    expect(await count()).toBe(1)
    expect(await code('POST', messages, { content: 'x' })).toEqual([200, 0])
  })

  test('a 429 says how long to wait', async () => {
    await fault({ kind: 'rest', status: 429, retry_after_s: 2.5, path_includes: channelId })
    const { status, headers, body } = await local.rest('POST', messages, { content: 'x' })
    expect(status).toBe(429)
    expect(body).toEqual({ message: 'You are being rate limited.', retry_after: 2.5, global: false })
    expect(headers.get('retry-after')).toBe('3')
    expect((await local.rest('POST', messages, { content: 'x' })).status).toBe(200)
    await fault({ kind: 'rest', status: 429, scope: 'global' })
    const all = await request(local.url, 'POST', `/api/v10${messages}`, { content: 'x' }, 'test-token')
    expect(all.body).toMatchObject({ retry_after: 1, global: true })
    expect(all.headers.get('x-ratelimit-global')).toBe('true')
  })

  test('a held request has had its effect and is answered when it is released', async () => {
    await fault({ kind: 'hold', method: 'POST', path_includes: channelId })
    const answer = local.rest<APIMessage>('POST', messages, { content: 'held' })
    await local.waitFor(({ kind, channel_id }) => kind === 'message_create' && channel_id === channelId)
    expect(await count()).toBe(1)
    await local.waitFor(({ kind, path }) => kind === 'request' && path === messages)
    expect(await fault({ kind: 'release' })).toEqual({ released: 1 })
    expect((await answer).body.content).toBe('held')
  })
})
