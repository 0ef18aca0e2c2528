// Proves that the port refuses what does not belong here: foreign pages, huge or broken bodies, paths that lead out.
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startLocal, userAgent, type Local } from './local.ts'

let local: Local

beforeAll(async () => {
  local = await startLocal()
})

afterAll(() => local.close())

/** A request that `fetch` would tidy up: its path and headers go out as they are. */
async function raw(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string | Buffer,
): Promise<{ status: number; text: string; headers: IncomingMessage['headers'] }> {
  const sent = httpRequest({ port: local.sandbox.port, host: '127.0.0.1', path, method, headers, agent: false })
  sent.on('error', () => undefined) // the server may hang up on a body that it does not read to its end
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>
  sent.end(body)
  const [response] = await answered
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(response, 'end')
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: response.headers }
}

test.for<[string, Record<string, string>, string, number]>([
  ['/sandbox/world', { host: 'evil.example' }, 'GET', 403],
  ['/', { host: 'evil.example:4777' }, 'GET', 403],
  ['/api/v10/gateway', { host: 'evil.example' }, 'GET', 403],
  ['/sandbox/world', { host: 'localhost:1' }, 'GET', 200],
  ['/sandbox/world', { host: '[::1]:1' }, 'GET', 200],
  ['/sandbox/world', { origin: 'https://evil.example' }, 'GET', 403],
  ['/sandbox/world', { origin: 'http://127.0.0.1:1' }, 'GET', 403],
  ['/sandbox/world', { origin: 'null' }, 'GET', 403],
  ['/sandbox/users', { origin: 'https://evil.example' }, 'POST', 403],
  [
    '/api/v10/users/@me/channels',
    { origin: 'https://evil.example', authorization: 'Bot x', 'user-agent': userAgent },
    'POST',
    403,
  ],
])('%s with %j by %s is %i', async ([path, headers, method, status]) => {
  expect((await raw(path, headers, method, method === 'POST' ? '{"username":"mallory"}' : undefined)).status).toBe(
    status,
  )
})

test('the page’s own Origin is let in', async () => {
  const host = `localhost:${local.sandbox.port}`
  expect((await raw('/sandbox/clock', { host, origin: `http://${host}` })).status).toBe(200)
})

test.for([{ host: 'evil.example' }, { origin: 'https://evil.example' }])('no gateway for %j', async headers => {
  const socket = new WebSocket(`${local.url.replace('http', 'ws')}/gateway?v=10&encoding=json`, { headers })
  const [error] = (await once(socket, 'error')) as [Error]
  expect(error.message).toContain('403')
})

test.for([
  '/page/../main.ts',
  '/page/..%2fmain.ts',
  '/page/%2e%2e/main.ts',
  '/page/....//main.ts',
  '/page//etc/passwd',
  '/page/.%00/main.ts',
  '/page/tsconfig.json',
  '/../package.json',
  '/attachments/../world.json',
  '/attachments/1/2/..%2f..%2fworld.json',
  '/attachments/__proto__/constructor/x',
  '/constructor',
])('%s leads nowhere', async path => {
  expect((await raw(path)).status).toBe(404)
})

test.for<[string, string, string, number, number]>([
  ['/api/v10/channels/1/messages', '{', 'application/json', 400, 50109],
  ['/api/v10/channels/1/messages', 'x', 'multipart/form-data; boundary=b', 400, 50109],
  ['/api/v10/channels/1/messages', '[]', 'application/json', 400, 50035],
  ['/api/v10/channels/1/messages', '"text"', 'application/json', 400, 50035],
  ['/api/v10/channels/1/messages', JSON.stringify('x'.repeat(1_100_000)), 'application/json', 413, 40005],
])('POST %s with a broken body', async ([path, body, type, status, code]) => {
  const answer = await raw(
    path,
    { 'content-type': type, authorization: 'Bot x', 'user-agent': userAgent },
    'POST',
    body,
  )
  expect([answer.status, (JSON.parse(answer.text) as { code: number }).code]).toEqual([status, code])
})

test.for<[string, string, number, string]>([
  ['/sandbox/users', '{', 400, 'not JSON'],
  ['/sandbox/users', '{"username":5}', 400, 'username'],
  ['/sandbox/users', '{"username":"x","locale":"xx"}', 400, 'en-US'],
  ['/sandbox/guilds', '{"name":"x","owner_id":"1"}', 404, 'user "1"'],
  ['/sandbox/channels/1/permissions', '{}', 404, 'channel "1"'],
  ['/sandbox/channels/CHANNEL/permissions', '{"deny":["Fly"]}', 400, '"Fly"'],
  ['/sandbox/act/command', '{"user_id":"1","channel_id":"1","name":"x"}', 404, 'user "1"'],
  ['/sandbox/act/component', '{"user_id":"1","message_id":"1","custom_id":"x"}', 404, 'message "1"'],
  ['/sandbox/clock', '{"advance_ms":-1}', 400, 'forward'],
  ['/sandbox/clock', '{"now":0}', 400, 'forward'],
  ['/sandbox/clock', '{}', 400, 'either'],
  ['/sandbox/faults', '{"kind":"earthquake"}', 400, 'kind'],
  ['/sandbox/nothing', '{}', 404, 'control route'],
  ['/sandbox/users', JSON.stringify({ username: 'x'.repeat(1_100_000) }), 413, 'longer than'],
])('POST %s with %s is an error of one sentence', async ([path, body, status, words]) => {
  const answer = await raw(path.replace('CHANNEL', local.channel.id), {}, 'POST', body)
  expect(answer.status).toBe(status)
  expect((JSON.parse(answer.text) as { error: string }).error).toContain(words)
})

test('a file beyond 10 MiB is too large', async () => {
  const form = new FormData()
  form.set('payload_json', '{}')
  form.set('files[0]', new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), 'big.bin')
  const headers = { authorization: 'Bot x', 'user-agent': userAgent }
  const response = await fetch(`${local.url}/api/v10/channels/${local.channel.id}/messages`, {
    method: 'POST',
    body: form,
    headers,
  })
  expect([response.status, ((await response.json()) as { code: number }).code]).toEqual([413, 40005])
})

test('a request that ends in the middle, as of a process that is killed, has no effect and is nobody’s violation', async () => {
  const path = '/channels/1/messages'
  const before = (await local.events()).at(-1)?.seq ?? 0
  const socket = connect(local.sandbox.port, '127.0.0.1')
  const head = [`POST /api/v10${path} HTTP/1.1`, `Host: 127.0.0.1`, `User-Agent: ${userAgent}`, 'Authorization: Bot x']
  await once(socket, 'connect')
  socket.write(
    [...head, 'Content-Type: application/json', 'Content-Length: 1000', '', '{"content":"half'].join('\r\n'),
    () => socket.destroy(),
  )
  await local.waitFor(event => event.kind === 'request' && event['path'] === path, before)
  const kinds = (await local.events(before)).map(({ kind }) => kind)
  expect(kinds).toEqual(['request'])
})

test('names that every object has are only names', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect((await local.rest('GET', `/channels/${name}`)).status).toBe(404)
    expect((await local.command(name)).reason).toContain('No command')
    const nested = `{"components":[{"type":1,"${name}":{"a":1}}]}`
    const answer = await raw(
      `/api/v10/channels/${local.channel.id}/messages`,
      { authorization: 'Bot x', 'user-agent': userAgent },
      'POST',
      nested,
    )
    expect(answer.status).toBe(400)
  }
  expect(({} as Record<string, unknown>)['a']).toBeUndefined()
})

test('an uploaded page cannot run', async () => {
  const form = new FormData()
  form.set('files[0]', new Blob(['<script>alert(1)</script>'], { type: 'text/html' }), 'x.html')
  const headers = { authorization: 'Bot x', 'user-agent': userAgent }
  const response = await fetch(`${local.url}/api/v10/channels/${local.channel.id}/messages`, {
    method: 'POST',
    body: form,
    headers,
  })
  const { attachments } = (await response.json()) as { attachments: { url: string }[] }
  const served = await fetch(attachments[0]?.url ?? '')
  expect(served.headers.get('content-security-policy')).toContain('sandbox')
  expect(served.headers.get('x-content-type-options')).toBe('nosniff')
})

test('the page is served with types stripped and a policy that lets nothing outside in', async () => {
  const index = await raw('/')
  expect(index.status).toBe(200)
  expect(index.headers['content-security-policy']).toContain("default-src 'self'")
  const script = await raw('/page/main.ts')
  expect(script.headers['content-type']).toContain('text/javascript')
  expect(() => stripTypeScriptTypes(script.text)).not.toThrow()
  expect(stripTypeScriptTypes(script.text)).toBe(script.text)
})

test('whatever came in, it still works', async () => {
  expect((await local.rest('GET', '/users/@me')).status).toBe(200)
})
