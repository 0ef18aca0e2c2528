// Hostile requests to the preview's port: strangers, unknown cards and languages, paths, bodies; none is a bug of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { running, type Running } from '../cli/running.ts'

const folder = mkdtempSync(join(tmpdir(), 'preview-'))
let preview: Running
let port = 0

beforeAll(async () => {
  writeFileSync(join(folder, 'deck.md'), '---\nid: tiny\nlocales: [en, zh-CN]\n---\n')
  writeFileSync(
    join(folder, 'twice.md'),
    '---\nid: twice\nparams: { n: 2..60 }\nanswer: 2*n\n---\nWhat is twice {{n}}?\n',
  )
  preview = running(['preview', folder, '--port', '0', '--attached'])
  port = Number(/:(\d+)\//.exec(await preview.printed(/^Preview: (http:\S+)$/m))?.[1])
})
afterAll(async () => {
  await preview.end()
  rmSync(folder, { recursive: true, force: true })
})

interface Answered {
  readonly status: number
  readonly text: string
}

/** Sent as it is: `fetch` would mend paths and refuse headers. */
const send = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, response => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

const act = async (what: string, body: object): Promise<Record<string, unknown>> =>
  JSON.parse((await send('POST', `/sandbox/act/${what}`, {}, JSON.stringify(body))).text) as Record<string, unknown>

const messages = '/sandbox/channels/1/messages?user_id='

test.each<[string, string, string, Record<string, string>, string, number]>([
  ['a foreign name for this machine', 'GET', '/sandbox/world', { host: 'evil.example' }, '', 403],
  ["another page's command", 'POST', '/sandbox/act/draw', { origin: 'http://evil.example' }, '{}', 403],
  ['a page without a name', 'POST', '/sandbox/act/draw', { origin: 'null' }, '{}', 403],
  ['a card that is not there', 'GET', '/sandbox/channels/9/messages?user_id=en', {}, '', 404],
  ['a card with a broken name', 'GET', '/sandbox/channels/%E0%A4%A/messages?user_id=en', {}, '', 404],
  ['no language', 'GET', messages, {}, '', 404],
  ['a language that no deck has', 'GET', `${messages}fr`, {}, '', 404],
  ['a language named as a prototype', 'GET', `${messages}__proto__`, {}, '', 404],
  ['a route named as a prototype', 'GET', '/sandbox/constructor', {}, '', 404],
  ['a file outside the page', 'GET', '/preview/page/..%2f..%2f..%2fpackage.json', {}, '', 404],
  ['a file with NUL in its name', 'GET', '/preview/page/%00', {}, '', 404],
  ['a side of no card', 'GET', '/preview/anki/front', {}, '', 404],
  ['a side of a card that is not there', 'GET', '/preview/anki/back?card=9&locale=en', {}, '', 404],
  ['a third side', 'GET', '/preview/anki/edge?card=1&locale=en', {}, '', 404],
  ['a file outside the media', 'GET', '/preview/anki/..%2f..%2fpackage.json', {}, '', 404],
  ['a side, to a foreign name', 'GET', '/preview/anki/front?card=1', { host: 'evil.example' }, '', 403],
  ['a side in a language that no deck has', 'GET', '/preview/anki/front?card=1&locale=fr', {}, '', 200],
  ['a path without a host', 'GET', '//', {}, '', 400],
  ['no JSON', 'POST', '/sandbox/act/draw', {}, '{', 400],
  ['no object', 'POST', '/sandbox/act/draw', {}, '[]', 400],
])('%s', async (_name, method, path, headers, body, status) => {
  expect((await send(method, path, headers, body)).status).toBe(status)
})

test('unknown cards, languages, messages and forms are refused with a reason', async () => {
  const refused = { outcome: 'failed', reason: expect.any(String) as unknown }
  expect(await act('draw', { card: '9', user_id: 'en' })).toMatchObject(refused)
  expect(await act('draw', { card: '1', user_id: 'fr' })).toMatchObject(refused)
  expect(await act('reveal', { card: '1', user_id: '\0' })).toMatchObject(refused)
  expect(await act('component', { message_id: 1, custom_id: {} })).toMatchObject(refused)
  expect(await act('modal', { interaction_id: '1', values: null })).toMatchObject(refused)
})

test('a form belongs to the numbers that it was opened for', async () => {
  const said = JSON.parse((await send('GET', `${messages}zh-CN`)).text) as { id: string }[]
  const button = /"custom_id":"([^"]+)"/.exec(JSON.stringify(said))?.[1]
  const opened = await act('component', { message_id: said[0]?.id, custom_id: button })
  expect(opened.outcome).toBe('modal')
  await act('draw', { card: '1', user_id: 'zh-CN' })
  expect(await act('modal', { interaction_id: opened.interaction_id, values: {} })).toMatchObject({ outcome: 'failed' })
})
