// Proves that the world outlives the process: what was there is there, ids and the clock only grow.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { APIMessage } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/main.ts'
import { startBot } from './bot.ts'
import { inFolder, request, startLocal } from './local.ts'

async function start(dataFolder: string, fresh = false): Promise<Sandbox> {
  const started = await startSandbox({ port: 0, dataFolder, fresh })
  if (!started.ok) throw new Error(started.error.detail)
  return started.value
}

interface World {
  guilds: { id: string; channels: { id: string }[] }[]
  users: { id: string; username: string }[]
  clock: { now: number; offset: number }
}

test('a second start goes on where the first one stopped; --fresh begins anew', () =>
  inFolder(async folder => {
    const first = await startLocal(folder)
    const bot = await startBot(first.url)
    const secret = await first.command('secret')
    const picture = await first.command('v2')
    const { message: panel } = await first.command('panel')
    await first.rest('POST', `/channels/${first.channel.id}/messages`, {
      content: 'x',
      nonce: 'n',
      enforce_nonce: true,
    })
    await first.control('POST', '/clock', { advance_ms: 86_400_000 })
    const before = await first.control<World>('GET', '/world')
    await bot.stop()
    await first.close()

    const second = await start(folder)
    const read = async <T>(path: string): Promise<T> => (await request<T>(second.url, 'GET', `/sandbox${path}`)).body
    const after = await read<World>('/world')
    expect({ ...after, clock: 0 }).toEqual({ ...before, clock: 0 })
    expect(after.clock.now).toBeGreaterThanOrEqual(before.clock.now)
    const messages = await read<APIMessage[]>(`/channels/${first.channel.id}/messages?user_id=${first.ada.id}`)
    expect(messages.map(({ id }) => id)).toContain(secret.message?.id)
    const others = await read<APIMessage[]>(`/channels/${first.channel.id}/messages?user_id=${first.bo.id}`)
    expect(others.map(({ id }) => id)).not.toContain(secret.message?.id)

    // Pictures are served from the new port.
    const shown = JSON.stringify(messages.find(({ id }) => id === picture.message?.id))
    expect(shown).not.toContain(first.url)
    const [url = ''] = /http:[^"]+dot\.png/.exec(shown) ?? []
    expect((await fetch(url)).headers.get('content-type')).toBe('image/png')

    // Old components work, new ids are later, commands are still registered.
    const again = await startBot(second.url)
    const body = { user_id: first.ada.id, message_id: panel?.id, custom_id: 'count' }
    const pressed = await request<{ outcome: string; interaction_id: string }>(
      second.url,
      'POST',
      '/sandbox/act/component',
      body,
    )
    expect(pressed.body.outcome).toBe('update')
    expect(BigInt(pressed.body.interaction_id)).toBeGreaterThan(BigInt(messages.at(-1)?.id ?? 0))
    await again.stop()
    await second.close()

    const third = await start(folder, true)
    expect((await request<World>(third.url, 'GET', '/sandbox/world')).body).toMatchObject({ guilds: [], users: [] })
    await third.close()
  }))

test('what happened is on disk a moment later, without an orderly end', () =>
  inFolder(async folder => {
    const sandbox = await start(folder)
    await request(sandbox.url, 'POST', '/sandbox/users', { username: 'early' })
    await request(sandbox.url, 'POST', '/sandbox/users', { username: 'late' })
    const kept = () => readFile(join(folder, 'world.json'), 'utf8').catch(() => '')
    await expect.poll(kept, { timeout: 10_000 }).toContain('"late"')
    expect(await kept()).toContain('"early"')
    await sandbox.close()
  }))

test.for([
  ['{', 'is not a world'],
  ['{"version":99,"origin":"x"}', 'has version 99; this sandbox reads version 1'],
])('a world file with %j is an error that names it, and stays as it is', ([text = '', words = '']) =>
  inFolder(async folder => {
    const path = join(folder, 'world.json')
    await writeFile(path, text)
    const started = await startSandbox({ port: 0, dataFolder: folder, fresh: false })
    expect(started).toMatchObject({ ok: false, error: { code: 'world.unreadable' } })
    const detail = started.ok ? '' : started.error.detail
    expect(detail).toContain(path)
    expect(detail).toContain(words)
    expect(await readFile(path, 'utf8')).toBe(text)
  }),
)

test('a data folder that cannot be made is an error', () =>
  inFolder(async folder => {
    await writeFile(join(folder, 'file'), '')
    const started = await startSandbox({ port: 0, dataFolder: join(folder, 'file', 'inside'), fresh: false })
    expect(started).toMatchObject({ ok: false, error: { code: 'world.unreadable' } })
  }))

test('a half-written file of a killed process is not read', () =>
  inFolder(async folder => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'world.json.part'), '{"half":')
    const sandbox = await start(folder)
    expect((await request<World>(sandbox.url, 'GET', '/sandbox/world')).body.users).toEqual([])
    await sandbox.close()
  }))

test('a port that is taken is an error that names it', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo // bound to TCP
  expect(await startSandbox({ port, dataFolder: undefined, fresh: false })).toEqual({
    ok: false,
    error: { code: 'port.taken', detail: `port ${port} is taken` },
  })
  await new Promise(resolve => other.close(resolve))
})
