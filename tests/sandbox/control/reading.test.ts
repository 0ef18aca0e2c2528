// Proves the reading side of the control interface: long poll, streams, the request log and the clock.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLocal, type Happened, type Local } from '../local.ts'

let local: Local

beforeAll(async () => {
  local = await startLocal()
})

afterAll(() => local.close())

/** The data of each server-sent event, in order. */
async function* readStream<T>(path: string): AsyncGenerator<T> {
  const response = await fetch(`${local.url}/sandbox${path}`)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) if (block.startsWith('data: ')) yield JSON.parse(block.slice(6)) as T
  }
}

test('events are numbered, and a poll waits for the next one', async () => {
  const before = await local.events()
  expect(before.map(({ seq }) => seq)).toEqual(before.map((_, index) => index + 1))
  const last = before.length
  const poll = local.control<{ events: Happened[]; last: number }>('GET', `/events?after=${last}&wait_ms=60000`)
  await local.control('POST', '/users', { username: 'cy' })
  expect(await poll).toMatchObject({ events: [{ seq: last + 1, kind: 'world' }], last: last + 1 })
})

test('a poll ends without events when its time is over', async () => {
  const last = (await local.events()).length
  expect(await local.control('GET', `/events?after=${last}&wait_ms=1`)).toEqual({ events: [], last })
})

test('a number from before a restart reads from the start', async () => {
  expect((await local.events(1_000_000))[0]?.seq).toBe(1)
})

test('the event stream tells what was and what comes', async () => {
  const last = (await local.events()).length
  const stream = readStream<Happened>(`/events/stream?after=${last - 1}`)
  expect((await stream.next()).value).toMatchObject({ seq: last })
  const next = stream.next()
  await local.control('POST', '/users', { username: 'dee' })
  expect((await next).value).toMatchObject({ seq: last + 1, kind: 'world' })
  await stream.return(undefined)
})

test('the clock stream tells the present state and each change', async () => {
  const stream = readStream<{ now: number; offset: number }>('/clock/stream')
  const first = (await stream.next()).value as { now: number; offset: number }
  const next = stream.next()
  const moved = await local.control<{ now: number; offset: number }>('POST', '/clock', { advance_ms: 3_600_000 })
  const second = (await next).value as { now: number; offset: number }
  expect(second.offset).toBe(first.offset + 3_600_000)
  expect(second.now).toBeGreaterThanOrEqual(first.now + 3_600_000)
  expect(moved.offset).toBe(second.offset)
  await stream.return(undefined)
})

test('the clock is set to a later moment, from which ids are made', async () => {
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  await local.control('POST', '/clock', { now: now + 86_400_000 })
  const { id } = await local.control<{ id: string }>('POST', '/users', { username: 'eve' })
  expect(Number((BigInt(id) >> 22n) + 1_420_070_400_000n)).toBeGreaterThanOrEqual(now + 86_400_000)
  await expect(local.control('POST', '/clock', { now })).rejects.toThrow('forward')
})

test('the log holds the bot’s requests with body, status and problems', async () => {
  const path = `/channels/${local.channel.id}/messages`
  await local.rest('POST', path, { content: 'fine' })
  await local.rest('POST', path, { content: 5 })
  const log = await local.control<{ seq: number }[]>('GET', '/requests')
  expect(log.slice(-2)).toMatchObject([
    { method: 'POST', path, status: 200, body: { content: 'fine' } },
    { method: 'POST', path, status: 400, body: { content: 5 }, problems: [{ path: ['content'] }] },
  ])
})
