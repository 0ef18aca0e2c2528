// Proves the refusals that come with time and acquaintance: old edits, new direct messages, follow-ups, the User-Agent.
import type { APIChannel, APIMessage, APIUser } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { short, startBareClient } from './bare-client.ts'
import { startLocal, type Answered, type Local } from './local.ts'

let local: Local
beforeEach(async () => (local = await startLocal()))
afterEach(() => local.close())

type Coded = Answered<APIMessage & { code?: number; retry_after?: number }>
const advance = (ms: number) => local.control('POST', '/clock', { advance_ms: ms })
const post = async (channelId: string): Promise<string> =>
  (await local.rest<APIMessage>('POST', `/channels/${channelId}/messages`, { content: 'old' })).body.id
const edit = (channelId: string, id: string): Promise<Coded> =>
  local.rest('PATCH', `/channels/${channelId}/messages/${id}`, { content: 'new' })

test('30046: a fourth edit of messages older than an hour waits; in another channel, or of a young one, none does', async () => {
  const there = await local.control<APIChannel>('POST', `/guilds/${local.guild.id}/channels`, { name: 'there' })
  const here = local.channel.id
  const [first, second, other] = [await post(here), await post(here), await post(there.id)]
  for (let times = 0; times < 4; times++) expect(short(await edit(here, first))).toEqual([200, 0])
  await advance(60 * 60_000)
  for (const id of [first, second, first]) expect(short(await edit(here, id))).toEqual([200, 0])
  const refused = await edit(here, second)
  expect(short(refused)).toEqual([429, 30046])
  expect(refused.body.retry_after).toBeGreaterThan(10)
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(20)
  expect(short(await edit(there.id, other))).toEqual([200, 0])
  expect(short(await edit(here, await post(here)))).toEqual([200, 0])
  await advance(20_000)
  expect(short(await edit(here, second))).toEqual([200, 0])
})

test('40003: after ten new direct messages in ten minutes only the old ones open', async () => {
  const people: APIUser[] = []
  for (let number = 0; number < 11; number++)
    people.push(await local.control('POST', '/users', { username: `person-${number}` }))
  const open = ({ id }: APIUser | { id: string } = { id: '' }) =>
    local.rest<{ code?: number }>('POST', '/users/@me/channels', { recipient_id: id })
  for (const person of people.slice(0, 10)) expect(short(await open(person))).toEqual([200, 0])
  expect(short(await open(people[10]))).toEqual([403, 40003])
  expect(short(await open(people[0]))).toEqual([200, 0])
  await advance(10 * 60_000)
  expect(short(await open(people[10]))).toEqual([200, 0])
})

test('50278: who shares no server with the bot gets no direct message', async () => {
  const { id } = (await local.rest<APIChannel>('POST', '/users/@me/channels', { recipient_id: local.bo.id })).body
  const send = async () => short(await local.rest('POST', `/channels/${id}/messages`, { content: 'psst' }))
  expect(await send()).toEqual([200, 0])
  await local.control('DELETE', `/guilds/${local.guild.id}/members/${local.bo.id}`)
  expect(await send()).toEqual([403, 50278])
})

test('40333: a client that does not say who it is', async () => {
  for (const agent of ['curl/8.0', 'discordbot', 'DiscordBot (https://example.org)']) {
    const response = await fetch(`${local.url}/api/v10/gateway`, { headers: { 'user-agent': agent } })
    expect([response.status, ((await response.json()) as { code: number }).code]).toEqual([403, 40333])
  }
})

test('40094: five follow-ups where only the person has installed the app, and what the interaction says of it', async () => {
  const client = await startBareClient(local)
  const { application } = await local.control<{ application: { id: string } }>('GET', '/world')
  const followUps = async (): Promise<number[][]> => {
    const { payload } = await client.go()
    await client.respond(payload, { type: 5 })
    const codes = []
    for (let number = 0; number < 8; number++) {
      codes.push(short(await client.own(payload, 'POST', '', { content: 'x' })))
      // Past the window of the route's own limit.
      await advance(2_000)
    }
    return codes
  }
  // The first one completes the deferred reply.
  expect(await followUps()).toEqual(Array.from({ length: 8 }, () => [200, 0]))
  const path = `/guilds/${local.guild.id}/members/${application.id}`
  await local.control('DELETE', path)
  expect((await local.command('go')).reason).toContain('not installed to users')
  const command = { name: 'go', description: 'Go', integration_types: [0, 1], contexts: [0, 1] }
  await local.rest('PUT', `/applications/${application.id}/commands`, [command])
  expect(await followUps()).toEqual([...Array.from({ length: 6 }, () => [200, 0]), [400, 40094], [400, 40094]])
  const { payload } = await client.go()
  expect(payload).toMatchObject({ authorizing_integration_owners: { 1: local.ada.id }, guild_id: local.guild.id })
  await client.respond(payload, { type: 4, data: { content: 'here' } })
  client.close()
})
