// Proves the life of an interaction on the wire: three seconds, one acknowledgement, fifteen minutes, and its messages.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { short, startBareClient, type BareClient } from './bare-client.ts'
import { makeFolder, startLocal, upload, type Local } from './local.ts'

let folder: string
let local: Local
let client: BareClient

beforeAll(async () => {
  // On disk, where keeping a file takes a while in which another answer can come.
  folder = await makeFolder()
  local = await startLocal(folder)
  client = await startBareClient(local)
})

afterAll(async () => {
  client.close()
  await local.close()
  await rm(folder, { recursive: true })
})

test('needs no Authorization; answers 204, or 200 with the resource when asked', async () => {
  const first = await client.go()
  expect(await client.respond(first.payload, { type: 4, data: { content: 'a' } })).toMatchObject({
    status: 204,
    body: undefined,
  })
  const second = await client.go()
  expect(
    await client.respond(second.payload, { type: 4, data: { content: 'b', flags: 64 } }, '?with_response=true'),
  ).toMatchObject({
    status: 200,
    body: {
      interaction: {
        id: second.payload.id,
        type: 2,
        response_message_ephemeral: true,
        response_message_loading: false,
      },
      resource: { type: 4, message: { content: 'b', flags: 64 } },
    },
  })
})

test('a second acknowledgement is 40060, also of two at once', async () => {
  const { payload, acted } = await client.go()
  const answers = await Promise.all(
    [1, 2, 3].map(() => client.respond(payload, { type: 4, data: { content: 'once' } })),
  )
  expect(answers.map(short).toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
    [204, 0],
    [400, 40060],
    [400, 40060],
  ])
  expect((await acted).outcome).toBe('message')
  expect(short(await client.respond(payload, { type: 5 }))).toEqual([400, 40060])
  expect((await local.messages()).filter(({ content }) => content === 'once')).toHaveLength(1)
})

test('of answers with files at once the first wins, and the others leave no file', async () => {
  const { payload, acted } = await client.go()
  const path = `/interactions/${payload.id}/${payload.token}/callback`
  const body = { type: 4, data: { content: 'with a file' } }
  const before = (await readdir(join(folder, 'attachments'))).length
  const answers = await Promise.all([1, 2, 3].map(() => upload(local.url, path, body, ['a.txt'])))
  expect(answers.map(short).toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
    [204, 0],
    [400, 40060],
    [400, 40060],
  ])
  expect((await acted).message?.attachments).toHaveLength(1)
  expect((await local.messages()).filter(({ content }) => content === 'with a file')).toHaveLength(1)
  await expect.poll(async () => (await readdir(join(folder, 'attachments'))).length).toBe(before + 1)
})

test('after three seconds the interaction is unknown, and its token is of no use', async () => {
  const { payload, acted } = await client.go()
  expect((await acted).outcome).toBe('failed')
  expect(short(await client.respond(payload, { type: 5 }))).toEqual([404, 10062])
  expect(short(await client.own(payload, 'POST', '', { content: 'late' }))).toEqual([404, 10015])
})

test('the sandbox clock does not hurry an answer', async () => {
  const { payload, acted } = await client.go()
  await local.control('POST', '/clock', { advance_ms: 60_000 })
  expect(short(await client.respond(payload, { type: 4, data: { content: 'in time' } }))).toEqual([204, 0])
  expect((await acted).outcome).toBe('message')
})

test('a wrong token is an unknown interaction', async () => {
  const { payload, acted } = await client.go()
  expect(short(await client.respond({ ...payload, token: 'x' }, { type: 5 }))).toEqual([404, 10062])
  await client.respond(payload, { type: 5 })
  expect((await acted).outcome).toBe('deferred')
})

test('a follow-up before the first answer is refused', async () => {
  const { payload } = await client.go()
  expect(short(await client.own(payload, 'POST', '', { content: 'early' }))).toEqual([404, 10015])
  await client.respond(payload, { type: 5 })
})

test('the original is read, edited and deleted as @original, percent-encoded too, and by its id', async () => {
  const { payload } = await client.go()
  await client.respond(payload, { type: 4, data: { content: 'first' } })
  const { id } = (await client.own(payload, 'GET', '/messages/@original')).body
  expect((await client.own(payload, 'PATCH', '/messages/%40original', { content: 'second' })).body).toMatchObject({
    id,
    content: 'second',
  })
  expect((await client.own(payload, 'GET', `/messages/${id}`)).body.content).toBe('second')
  expect((await client.own(payload, 'DELETE', '/messages/%40original')).status).toBe(204)
  expect(short(await client.own(payload, 'GET', '/messages/@original'))).toEqual([404, 10008])
})

test('a token reaches its own messages only', async () => {
  const first = await client.go()
  await client.respond(first.payload, { type: 4, data: { content: 'mine' } })
  const second = await client.go()
  await client.respond(second.payload, { type: 4, data: { content: 'theirs' } })
  const { id } = (await client.own(second.payload, 'GET', '/messages/@original')).body
  expect(short(await client.own(first.payload, 'PATCH', `/messages/${id}`, { content: 'x' }))).toEqual([404, 10008])
})

test('the first follow-up after a deferred reply becomes it and keeps who sees it', async () => {
  const { payload, acted } = await client.go()
  await client.respond(payload, { type: 5, data: { flags: 64 } })
  const { message } = await acted
  expect(message?.flags).toBe(64 | 128)
  expect((await client.own(payload, 'POST', '', { content: 'now' })).body).toMatchObject({
    id: message?.id,
    content: 'now',
    flags: 64,
  })
  const next = (await client.own(payload, 'POST', '', { content: 'more' })).body
  expect(next).toMatchObject({ content: 'more', flags: 0, message_reference: { message_id: message?.id } })
})

test('a token ends after fifteen minutes of the sandbox clock', async () => {
  const { payload } = await client.go()
  await client.respond(payload, { type: 4, data: { content: 'first' } })
  await local.control('POST', '/clock', { advance_ms: 15 * 60_000 - 5_000 })
  expect((await client.own(payload, 'POST', '', { content: 'still' })).status).toBe(200)
  await local.control('POST', '/clock', { advance_ms: 10_000 })
  expect(short(await client.own(payload, 'POST', '', { content: 'late' }))).toEqual([401, 50027])
  expect(short(await client.own(payload, 'PATCH', '/messages/@original', { content: 'late' }))).toEqual([401, 50027])
})

test('a refused answer leaves the interaction open', async () => {
  const { payload, acted } = await client.go()
  expect(short(await client.respond(payload, { type: 4, data: { content: 'x'.repeat(2_001) } }))).toEqual([400, 50035])
  expect(short(await client.respond(payload, { type: 4, data: {} }))).toEqual([400, 50006])
  expect(short(await client.respond(payload, { type: 7, data: { content: 'no message to change' } }))).toEqual([
    400, 50035,
  ])
  expect(short(await client.respond(payload, { type: 8, data: { choices: [] } }))).toEqual([400, 50035])
  expect(short(await client.respond(payload, { type: 4, data: { content: 'good' } }))).toEqual([204, 0])
  expect((await acted).message?.content).toBe('good')
})
