// Proves the gateway with a real discord.js client: nothing is lost or doubled over drops, and refusals have their codes.
import { once } from 'node:events'
import { Client, Events, GatewayIntentBits, Status } from 'discord.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { connect, identify, type Dispatch } from './bare-client.ts'
import { startBot, type Bot } from './bot.ts'
import { startLocal, type Local } from './local.ts'

let local: Local

beforeAll(async () => {
  local = await startLocal()
})

afterAll(() => local.close())

const lastSeq = async (): Promise<number> => (await local.events()).at(-1)?.seq ?? 0

const state = (wanted: string, after: number) =>
  local.waitFor(({ kind, state }) => kind === 'gateway' && state === wanted, after)

describe('a connected bot', () => {
  let bot: Bot

  beforeEach(async () => {
    bot = await startBot(local.url)
  })

  afterEach(async () => {
    await local.control('POST', '/faults', { kind: 'clear' })
    await bot.stop()
  })

  // A command that arrives while no connection is open: it waits for the RESUME.
  test.for([{ kind: 'drop_socket' }, { kind: 'op7' }, { kind: 'close', code: 4000 }])(
    'resumes after $kind, and loses and doubles nothing',
    async fault => {
      const after = await lastSeq()
      await local.control('POST', '/faults', fault)
      await state('closed', after)
      const { outcome, message } = await local.command('say', { text: `after ${after}` })
      expect(outcome).toBe('message')
      await state('resumed', after)
      const events = (await local.events(after)).filter(({ kind }) => kind === 'gateway').map(({ state }) => state)
      expect(events).toEqual(['closed', 'connected', 'resumed'])
      expect(bot.seen.map(({ id }) => id)).toEqual([message?.interaction_metadata?.id])
      expect((await local.messages()).filter(({ content }) => content === `after ${after}`)).toHaveLength(1)
    },
  )

  test('resumes on the same connection after an opcode 9 that lets it', async () => {
    const after = await lastSeq()
    await local.control('POST', '/faults', { kind: 'op9', resumable: true })
    await state('resumed', after)
    expect((await local.command('ping')).outcome).toBe('message')
    expect(bot.seen).toHaveLength(1)
  })

  test('identifies again after an opcode 9 that ends the session', async () => {
    const after = await lastSeq()
    await local.control('POST', '/faults', { kind: 'op9', resumable: false })
    await state('identified', after)
    expect((await local.command('ping')).outcome).toBe('message')
    expect(bot.seen).toHaveLength(1)
  })

  test('a heartbeat without its acknowledgement makes the client reconnect and resume', async () => {
    await local.control('POST', '/faults', { kind: 'heartbeat', interval_ms: 200 })
    const other = await startBot(local.url)
    const after = await lastSeq()
    await local.control('POST', '/faults', { kind: 'mute_acks' })
    await state('closed', after)
    await local.control('POST', '/faults', { kind: 'mute_acks', muted: false })
    await state('resumed', after)
    expect((await local.command('ping')).outcome).toBe('message')
    await local.control('POST', '/faults', { kind: 'heartbeat', interval_ms: 41_250 })
    await other.stop()
  })

  test('a guild that is made later is announced', async () => {
    const created = once(bot.client, Events.GuildCreate)
    const { id } = await local.control<{ id: string }>('POST', '/guilds', { name: 'Later' })
    const [guild] = (await created) as [{ id: string }]
    expect(guild.id).toBe(id)
  })
})

test('an interaction fails at once visibly when no bot is connected', async () => {
  const bot = await startBot(local.url)
  await bot.stop()
  const { outcome, reason } = await local.command('ping')
  expect({ outcome, reason }).toEqual({ outcome: 'failed', reason: 'the application is not connected to the gateway' })
})

test('two shards get the events of their own guilds', async () => {
  const guilds: string[] = []
  for (let count = 0; count < 6; count += 1) {
    // Guild ids of different milliseconds lie on both shards sooner or later.
    await local.control('POST', '/clock', { advance_ms: 1 })
    guilds.push((await local.control<{ id: string }>('POST', '/guilds', { name: `Guild ${count}` })).id)
  }
  const bot = await startBot(local.url, { shards: [0, 1], shardCount: 2 })
  for (const guild of bot.client.guilds.cache.values())
    expect(guild.shardId).toBe(Number((BigInt(guild.id) >> 22n) % 2n))
  expect(guilds.every(id => bot.client.guilds.cache.has(id))).toBe(true)
  expect((await local.command('ping')).outcome).toBe('message')
  expect(bot.seen).toHaveLength(1)
  await bot.stop()
})

test('a refused token ends the login', async () => {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: `${local.url}/api` } })
  await expect(client.login('bad-token')).rejects.toMatchObject({ code: 'TokenInvalid' })
  expect(client.ws.status).toBe(Status.Idle)
  await client.destroy()
})

/** What the gateway closes with after these payloads. */
async function closeCode(payloads: readonly unknown[], query = '?v=10&encoding=json'): Promise<number> {
  const socket = new WebSocket(`${local.url.replace('http', 'ws')}/gateway/${query}`)
  socket.on('open', () =>
    payloads.forEach(payload => socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload))),
  )
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

test.for<[string, number, unknown[], string?]>([
  ['no JSON', 4002, ['{']],
  ['no opcode', 4002, [{ d: 1 }]],
  ['an unknown opcode', 4001, [identify({}), { op: 99, d: null }]],
  ['a presence before identifying', 4003, [{ op: 3, d: null }]],
  ['a bad token', 4004, [identify({ token: 'bad' })]],
  ['an empty token', 4004, [identify({ token: '' })]],
  ['a second IDENTIFY', 4005, [identify({}), identify({})]],
  ['a shard beyond the count', 4010, [identify({ shard: [2, 2] })]],
  ['another version', 4012, [], '?v=9&encoding=json'],
  ['compression', 4012, [], '?v=10&encoding=json&compress=zlib-stream'],
  ['unknown intents', 4013, [identify({ intents: 2 ** 40 })]],
  ['the message content intent', 4014, [identify({ intents: 1 | 32_768 })]],
])('%s closes the connection with %i', async ([, code, payloads, query]) => {
  expect(await closeCode(payloads, query)).toBe(code)
})

const sessionOf = ({ d }: Dispatch): string => (d as { session_id: string }).session_id

test('a RESUME replays exactly what came after its sequence number', async () => {
  const first = connect(local.url)
  await first.until(({ op }) => op === 10)
  first.send(identify({}))
  const ready = await first.until(({ t }) => t === 'READY')
  const guild = await first.until(({ t }) => t === 'GUILD_CREATE')
  first.socket.terminate()
  for (const name of ['one', 'two']) await local.control('POST', `/guilds/${local.guild.id}/channels`, { name })
  const second = connect(local.url)
  await second.until(({ op }) => op === 10)
  second.send({ op: 6, d: { token: 'test-token', session_id: sessionOf(ready), seq: guild.s } })
  await second.until(({ t }) => t === 'RESUMED')
  // In order and without a gap, and nothing of what the first connection has seen.
  const lastSeen = first.got.at(-1)?.s ?? 0
  const replayed = second.got.filter(({ op }) => op === 0).map(({ t, s }) => [t, s])
  const expected = first.got.filter(({ s }) => s !== null && s > (guild.s ?? 0)).map(({ t, s }) => [t, s])
  expect(replayed).toEqual([
    ...expected,
    ['CHANNEL_CREATE', lastSeen + 1],
    ['CHANNEL_CREATE', lastSeen + 2],
    ['RESUMED', lastSeen + 3],
  ])
  second.socket.close(1000)
})

test.for([
  ['an unknown session', { session_id: 'none', seq: 1 }],
  ['a sequence number that was never sent', { seq: 1_000 }],
  ['another token', { token: 'other', seq: 1 }],
] as const)('a RESUME of %s is answered with opcode 9', async ([, changed]) => {
  const first = connect(local.url)
  await first.until(({ op }) => op === 10)
  first.send(identify({}))
  const ready = await first.until(({ t }) => t === 'READY')
  first.socket.terminate()
  const second = connect(local.url)
  await second.until(({ op }) => op === 10)
  second.send({ op: 6, d: { token: 'test-token', session_id: sessionOf(ready), ...changed } })
  expect(await second.until(({ op }) => op === 9)).toMatchObject({ d: false })
  second.socket.close(1000)
})

test('message events reach a bot that asks for them, without what only one user sees', async () => {
  const bot = await startBot(local.url, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] })
  const seen: string[] = []
  bot.client.on('messageCreate', message => seen.push(message.content))
  await local.command('secret')
  await local.command('ping')
  const { interaction_id } = await local.command('say', { text: 'last' })
  await local.waitFor(({ kind, path }) => kind === 'request' && String(path).includes(String(interaction_id)))
  expect(seen).toEqual(['pong', 'last'])
  await bot.stop()
})
