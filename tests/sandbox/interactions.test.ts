// Proves the life of an interaction on the wire: three seconds, one acknowledgement, fifteen minutes, and its messages.
import type { APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { request, startLocal, type Acted, type Answered, type Local } from './local.ts'

let local: Local
let socket: WebSocket
let applicationId: string

interface Payload {
  id: string
  token: string
  type: number
  data: { custom_id?: string; components?: unknown }
  message?: APIMessage
}

const arrived: Payload[] = []
const waiting: ((payload: Payload) => void)[] = []

beforeAll(async () => {
  local = await startLocal()
  applicationId = (await local.control<{ application: { id: string } }>('GET', '/world')).application.id
  await local.rest('PUT', `/applications/${applicationId}/commands`, [{ name: 'go', description: 'Go' }])
  // A bare gateway client: these tests answer late, twice, or not as any library would.
  socket = new WebSocket(`${local.url.replace('http', 'ws')}/gateway?v=10&encoding=json`)
  const ready = new Promise<void>(resolve => {
    socket.on('message', (raw: Buffer) => {
      const { op, t, d } = JSON.parse(raw.toString()) as { op: number; t: string; d: Payload }
      if (op === 10) socket.send(JSON.stringify({ op: 2, d: { token: 'test-token', intents: 1, properties: {} } }))
      if (t === 'READY') resolve()
      if (t !== 'INTERACTION_CREATE') return
      const next = waiting.shift()
      if (next) next(d)
      else arrived.push(d)
    })
  })
  await ready
})

afterAll(async () => {
  socket.terminate()
  await local.close()
})

const nextInteraction = (): Promise<Payload> =>
  new Promise(resolve => {
    const early = arrived.shift()
    if (early) resolve(early)
    else waiting.push(resolve)
  })

/** A slash command of ada's: what arrives, and what she gets to know in the end. */
async function go(): Promise<{ payload: Payload; acted: Promise<Acted> }> {
  const acted = local.command('go')
  return { payload: await nextInteraction(), acted }
}

const respond = (
  payload: Payload,
  body: object,
  query = '',
): Promise<Answered<{ code?: number; resource?: unknown }>> =>
  request(local.url, 'POST', `/api/v10/interactions/${payload.id}/${payload.token}/callback${query}`, body)

const own = (
  payload: Payload,
  method: string,
  path = '',
  body?: object,
): Promise<Answered<APIMessage & { code?: number }>> =>
  request(local.url, method, `/api/v10/webhooks/${applicationId}/${payload.token}${path}`, body)

const short = ({ status, body }: Answered<{ code?: number } | undefined>) => [status, body?.code ?? 0]

test('needs no Authorization; answers 204, or 200 with the resource when asked', async () => {
  const first = await go()
  expect(await respond(first.payload, { type: 4, data: { content: 'a' } })).toMatchObject({
    status: 204,
    body: undefined,
  })
  const second = await go()
  expect(
    await respond(second.payload, { type: 4, data: { content: 'b', flags: 64 } }, '?with_response=true'),
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
  const { payload, acted } = await go()
  const answers = await Promise.all([1, 2, 3].map(() => respond(payload, { type: 4, data: { content: 'once' } })))
  expect(answers.map(short).toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
    [204, 0],
    [400, 40060],
    [400, 40060],
  ])
  expect((await acted).outcome).toBe('message')
  expect(short(await respond(payload, { type: 5 }))).toEqual([400, 40060])
  expect((await local.messages()).filter(({ content }) => content === 'once')).toHaveLength(1)
})

test('after three seconds the interaction is unknown, and its token is of no use', async () => {
  const { payload, acted } = await go()
  expect((await acted).outcome).toBe('failed')
  expect(short(await respond(payload, { type: 5 }))).toEqual([404, 10062])
  expect(short(await own(payload, 'POST', '', { content: 'late' }))).toEqual([404, 10015])
})

test('the sandbox clock does not hurry an answer', async () => {
  const { payload, acted } = await go()
  await local.control('POST', '/clock', { advance_ms: 60_000 })
  expect(short(await respond(payload, { type: 4, data: { content: 'in time' } }))).toEqual([204, 0])
  expect((await acted).outcome).toBe('message')
})

test('a wrong token is an unknown interaction', async () => {
  const { payload, acted } = await go()
  expect(short(await respond({ ...payload, token: 'x' }, { type: 5 }))).toEqual([404, 10062])
  await respond(payload, { type: 5 })
  expect((await acted).outcome).toBe('deferred')
})

test('a follow-up before the first answer is refused', async () => {
  const { payload } = await go()
  expect(short(await own(payload, 'POST', '', { content: 'early' }))).toEqual([404, 10015])
  await respond(payload, { type: 5 })
})

test('the original is read, edited and deleted as @original, percent-encoded too, and by its id', async () => {
  const { payload } = await go()
  await respond(payload, { type: 4, data: { content: 'first' } })
  const { id } = (await own(payload, 'GET', '/messages/@original')).body
  expect((await own(payload, 'PATCH', '/messages/%40original', { content: 'second' })).body).toMatchObject({
    id,
    content: 'second',
  })
  expect((await own(payload, 'GET', `/messages/${id}`)).body.content).toBe('second')
  expect((await own(payload, 'DELETE', '/messages/%40original')).status).toBe(204)
  expect(short(await own(payload, 'GET', '/messages/@original'))).toEqual([404, 10008])
})

test('a token reaches its own messages only', async () => {
  const first = await go()
  await respond(first.payload, { type: 4, data: { content: 'mine' } })
  const second = await go()
  await respond(second.payload, { type: 4, data: { content: 'theirs' } })
  const { id } = (await own(second.payload, 'GET', '/messages/@original')).body
  expect(short(await own(first.payload, 'PATCH', `/messages/${id}`, { content: 'x' }))).toEqual([404, 10008])
})

test('the first follow-up after a deferred reply becomes it and keeps who sees it', async () => {
  const { payload, acted } = await go()
  await respond(payload, { type: 5, data: { flags: 64 } })
  const { message } = await acted
  expect(message?.flags).toBe(64 | 128)
  expect((await own(payload, 'POST', '', { content: 'now' })).body).toMatchObject({
    id: message?.id,
    content: 'now',
    flags: 64,
  })
  const next = (await own(payload, 'POST', '', { content: 'more' })).body
  expect(next).toMatchObject({ content: 'more', flags: 0, message_reference: { message_id: message?.id } })
})

test('a token ends after fifteen minutes of the sandbox clock', async () => {
  const { payload } = await go()
  await respond(payload, { type: 4, data: { content: 'first' } })
  await local.control('POST', '/clock', { advance_ms: 15 * 60_000 - 5_000 })
  expect((await own(payload, 'POST', '', { content: 'still' })).status).toBe(200)
  await local.control('POST', '/clock', { advance_ms: 10_000 })
  expect(short(await own(payload, 'POST', '', { content: 'late' }))).toEqual([401, 50027])
  expect(short(await own(payload, 'PATCH', '/messages/@original', { content: 'late' }))).toEqual([401, 50027])
})

test('a refused answer leaves the interaction open', async () => {
  const { payload, acted } = await go()
  expect(short(await respond(payload, { type: 4, data: { content: 'x'.repeat(2_001) } }))).toEqual([400, 50035])
  expect(short(await respond(payload, { type: 4, data: {} }))).toEqual([400, 50006])
  expect(short(await respond(payload, { type: 7, data: { content: 'no message to change' } }))).toEqual([400, 50035])
  expect(short(await respond(payload, { type: 8, data: { choices: [] } }))).toEqual([400, 50035])
  expect(short(await respond(payload, { type: 4, data: { content: 'good' } }))).toEqual([204, 0])
  expect((await acted).message?.content).toBe('good')
})

const modal: APIModalInteractionResponseCallbackData = {
  custom_id: 'all',
  title: 'All kinds',
  components: [
    { type: 10, content: 'Say **what** you know' },
    { type: 18, label: 'Text', component: { type: 4, custom_id: 'text', style: 1, value: 'preset' } },
    {
      type: 18,
      label: 'Select',
      component: {
        type: 3,
        custom_id: 'select',
        options: [
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ],
      },
    },
    {
      type: 18,
      label: 'Radio',
      component: {
        type: 21,
        custom_id: 'radio',
        options: [
          { label: 'C', value: 'c' },
          { label: 'D', value: 'd' },
        ],
      },
    },
    {
      type: 18,
      label: 'Boxes',
      component: {
        type: 22,
        custom_id: 'boxes',
        min_values: 0,
        options: [
          { label: 'E', value: 'e', default: true },
          { label: 'F', value: 'f' },
        ],
      },
    },
  ],
}

test('a modal of labels comes through with every kind of input', async () => {
  const { payload, acted } = await go()
  expect(short(await respond(payload, { type: 9, data: modal }))).toEqual([204, 0])
  const { interaction_id, modal: shown } = await acted
  expect(shown).toMatchObject({ custom_id: 'all', title: 'All kinds' })
  const submit = (values: object) => local.act('modal', { user_id: local.ada.id, interaction_id, values })
  expect((await submit({ radio: 'c' })).reason).toContain('"select" takes 1 to 1 values')
  expect((await submit({ radio: 'x', select: ['a'] })).reason).toContain('does not offer "x"')
  const sent = submit({ radio: 'd', select: ['b'] })
  const submission = await nextInteraction()
  expect(submission).toMatchObject({
    type: 5,
    data: {
      custom_id: 'all',
      components: [
        { type: 10, id: 1 },
        { type: 18, component: { type: 4, custom_id: 'text', value: 'preset' } },
        { type: 18, component: { type: 3, custom_id: 'select', values: ['b'] } },
        { type: 18, component: { type: 21, custom_id: 'radio', value: 'd' } },
        { type: 18, component: { type: 22, custom_id: 'boxes', values: ['e'] } },
      ],
    },
  })
  // A modal is never answered by a modal.
  expect(short(await respond(submission, { type: 9, data: modal }))).toEqual([400, 50035])
  await respond(submission, { type: 4, data: { content: 'thanks' } })
  expect((await sent).message?.content).toBe('thanks')
})

test('a modal opened by a button updates the button’s message', async () => {
  const { payload } = await go()
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Open', custom_id: 'open' }] }
  await respond(payload, { type: 4, data: { content: 'press', components: [row] } })
  const { id } = (await own(payload, 'GET', '/messages/@original')).body
  const pressed = local.act('component', { user_id: local.bo.id, message_id: id, custom_id: 'open' })
  const press = await nextInteraction()
  expect(press.message?.id).toBe(id)
  await respond(press, { type: 9, data: { ...modal, components: modal.components.slice(0, 2) } })
  const { interaction_id } = await pressed
  const submitted = local.act('modal', { user_id: local.bo.id, interaction_id, values: { text: 'x' } })
  const submission = await nextInteraction()
  expect(submission.message?.id).toBe(id)
  await respond(submission, { type: 7, data: { content: 'pressed', components: [] } })
  expect(await submitted).toMatchObject({ outcome: 'update', message: { id, content: 'pressed', components: [] } })
})
