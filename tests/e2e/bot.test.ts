// Tests the bot as a process: how it ends, with which code and which one line.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDecks } from '../discord/deck.ts'
import { makeFolder, startLocal, type Local } from '../sandbox/local.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
let local: Local
let folder: string

beforeAll(async () => {
  folder = await makeFolder()
  await writeDecks(folder)
  local = await startLocal()
})
afterAll(async () => {
  await local.close()
  await rm(folder, { recursive: true, force: true })
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

function start(env: Record<string, string>, attached = false) {
  const given = { DISCORD_TOKEN: 'token', DISCORD_API: `${local.url}/api`, DATA_DIR: folder, ...env }
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'bot', ...(attached ? ['--attached'] : [])],
    {
      env: { PATH: process.env['PATH'] ?? '', ...given },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], out, errors]): Ended => ({ code: code as number | null, out, errors }), // what `exit` brings
  )
  return { child, ended }
}
const run = (env: Record<string, string>): Promise<Ended> => start(env).ended
const oneLine = /^[^\n]+\n$/

describe('one clear line and an exit code', () => {
  test('a token that Discord refuses: 4', async () => {
    const { code, errors } = await run({ DISCORD_TOKEN: 'bad-token' })
    expect(code).toBe(4)
    expect(errors).toMatch(oneLine)
    expect(errors).toContain('DISCORD_TOKEN')
    expect(errors).not.toContain('bad-token')
  })

  test('no token: 3', async () => {
    const { code, errors } = await run({ DISCORD_TOKEN: '' })
    expect([code, errors.match(oneLine)?.length]).toEqual([3, 1])
  })

  test('no deck: 3, and how to make one', async () => {
    const { code, errors } = await run({ DATA_DIR: `${folder}/nothing` })
    expect(code).toBe(3)
    expect(errors).toMatch(oneLine)
    expect(errors).toContain('prepdeck build')
  })

  test('nobody at the address: 5', async () => {
    // A port of this machine that was free a moment ago.
    const other = await startLocal()
    await other.close()
    const { code, errors } = await run({ DISCORD_API: `${other.url}/api` })
    expect(code).toBe(5)
    expect(errors).toMatch(oneLine)
  })
})

test.each([
  [4004, 4, 'DISCORD_TOKEN'],
  [4011, 5, 'sharding'],
  [4014, 70, 'bug'],
])('the gateway closing with %i ends it with %i', async (closeCode, exitCode, told) => {
  const { ended } = start({})
  const before = (await local.events()).at(-1)?.seq ?? 0
  await local.waitFor(event => event.kind === 'gateway' && event['state'] === 'identified', before)
  await local.control('POST', '/faults', { kind: 'close', code: closeCode })
  const { code, errors } = await ended
  expect(code).toBe(exitCode)
  expect(errors).toContain(told)
})

test.each([
  ['SIGTERM', false],
  ['SIGTERM', true],
  ['the end of the process that holds its input', true],
])('%s (attached: %s) ends it in order, and its log is JSON without the token', async (how, attached) => {
  const { child, ended } = start({ DISCORD_TOKEN: 'secret-token' }, attached)
  const before = (await local.events()).at(-1)?.seq ?? 0
  await local.waitFor(
    event => event.kind === 'request' && event['method'] === 'GET' && String(event['path']).includes('/commands'),
    before,
  )
  if (how === 'SIGTERM') child.kill('SIGTERM')
  else child.stdin.end()
  const { code, out, errors } = await ended
  expect([code, errors]).toEqual([0, ''])
  const events = out
    .trim()
    .split('\n')
    .map(line => (JSON.parse(line) as { event: string }).event) // as the log writes
  expect(events).toContain('bot.ready')
  expect(events.at(-1)).toBe('bot.ended')
  expect(out).not.toContain('secret-token')
})

test('told to end while Discord is away and the gateway reconnects, it ends', async () => {
  const other = await startLocal()
  const { child, ended } = start({ DISCORD_API: `${other.url}/api` })
  const reconnecting = new Promise<void>(resolve => {
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes('"gateway.reconnecting"')) resolve()
    })
  })
  await other.waitFor(event => event.kind === 'request' && String(event['path']).includes('/commands'))
  await other.close()
  await reconnecting
  child.kill('SIGTERM')
  const { code, out } = await ended
  expect(code).toBe(0)
  expect(out).toContain('"bot.ended"')
})
