// Proves modals on the wire: every kind of input comes through, and a submission answers where it was opened.
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { short, startBareClient, type BareClient } from './bare-client.ts'
import { startLocal, type Local } from './local.ts'

let local: Local
let client: BareClient

beforeAll(async () => {
  local = await startLocal()
  client = await startBareClient(local)
})

afterAll(async () => {
  client.close()
  await local.close()
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
  const { payload, acted } = await client.go()
  expect(short(await client.respond(payload, { type: 9, data: modal }))).toEqual([204, 0])
  const { interaction_id, modal: shown } = await acted
  expect(shown).toMatchObject({ custom_id: 'all', title: 'All kinds' })
  const submit = (values: object) => local.act('modal', { user_id: local.ada.id, interaction_id, values })
  expect((await submit({ radio: 'c' })).reason).toContain('"select" takes 1 to 1 values')
  expect((await submit({ radio: 'x', select: ['a'] })).reason).toContain('does not offer "x"')
  const sent = submit({ radio: 'd', select: ['b'] })
  const submission = await client.next()
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
  expect(short(await client.respond(submission, { type: 9, data: modal }))).toEqual([400, 50035])
  await client.respond(submission, { type: 4, data: { content: 'thanks' } })
  expect((await sent).message?.content).toBe('thanks')
})

test('a modal opened by a button updates the button’s message', async () => {
  const { payload } = await client.go()
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Open', custom_id: 'open' }] }
  await client.respond(payload, { type: 4, data: { content: 'press', components: [row] } })
  const { id } = (await client.own(payload, 'GET', '/messages/@original')).body
  const pressed = local.act('component', { user_id: local.bo.id, message_id: id, custom_id: 'open' })
  const press = await client.next()
  expect(press.message?.id).toBe(id)
  await client.respond(press, { type: 9, data: { ...modal, components: modal.components.slice(0, 2) } })
  const { interaction_id } = await pressed
  const submitted = local.act('modal', { user_id: local.bo.id, interaction_id, values: { text: 'x' } })
  const submission = await client.next()
  expect(submission.message?.id).toBe(id)
  await client.respond(submission, { type: 7, data: { content: 'pressed', components: [] } })
  expect(await submitted).toMatchObject({ outcome: 'update', message: { id, content: 'pressed', components: [] } })
})
