// Checks what a failure to reach Discord means: it may pass, and it is never taken for a bug of ours.
import { lookup } from 'node:dns/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { REST } from '@discordjs/rest'
import { expect, test } from 'vitest'
import { failureOf } from '../../src/discord/failure.ts'
import { apiAt } from './played.ts'

const failureAt = (api: string) =>
  new REST({ api, retries: 0, timeout: 5_000 }).get('/gateway', { auth: false }).then(
    () => undefined,
    (error: unknown) => failureOf(error),
  )

test('a name that nobody knows', async () => {
  // RFC 6761: there is never a host below .invalid.
  await expect(lookup('discord.invalid')).rejects.toMatchObject({ syscall: 'getaddrinfo' })
  expect(await failureAt('http://discord.invalid/api')).toMatchObject({ kind: 'passing' })
})

test('a port where nobody listens', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  expect(await failureAt(`http://127.0.0.1:${port}/api`)).toMatchObject({ kind: 'passing' })
})

test('a connection that breaks while files are on their way', async () => {
  const server = createHttpServer(({ socket }) => socket.destroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const api = apiAt(`http://127.0.0.1:${port}`)
  const files = Array.from({ length: 8 }, (_, n) => ({ name: `${n}.png`, data: Buffer.alloc(3_000_000) }))
  // Several times: what is written into a connection that is gone must end in the failure, not in the process.
  for (let tries = 0; tries < 4; tries++) {
    const failure: unknown = await api.postMessage('1', { content: 'x' }, files).catch(failureOf)
    expect(failure).toMatchObject({ kind: 'passing' })
  }
  server.close()
})

test.each(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNRESET', 'ETIMEDOUT', 'UND_ERR_SOCKET'])(
  'the system says %s',
  code => expect(failureOf(Object.assign(new Error('fetch failed'), { code }))).toMatchObject({ kind: 'passing' }),
)

test('what is no failed request is a bug', () =>
  expect(failureOf(new TypeError('x is not a function'))).toBeUndefined())
