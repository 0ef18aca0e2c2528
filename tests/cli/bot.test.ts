// Tests how the bot's process ends: its exit codes with one line each, and an orderly end in the middle of an answer.
import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startProcess } from '../discord/bot-process.ts'
import { writeDecks } from '../discord/deck.ts'
import { makeFolder, startLocal, type Local } from '../sandbox/local.ts'
import { prepdeck } from './process.ts'

let local: Local
let folder: string
beforeEach(async () => {
  folder = await makeFolder()
  await writeDecks(folder)
  local = await startLocal()
})
afterEach(async () => {
  await local.close()
  await rm(folder, { recursive: true, force: true })
})

test.each([
  [4004, 4, 'DISCORD_TOKEN: Discord does not accept the token; copy it anew'],
  [4011, 5, 'Discord asks for sharding: too many servers for one shard; restart the bot'],
  [4014, 70, 'This is a bug in prepdeck: Discord refuses the intents that we ask for'],
])('close code %d ends with %d and one line', async (code, exit, line) => {
  const bot = await startProcess(local.url, folder)
  await local.control('POST', '/faults', { kind: 'close', code })
  expect(await bot.ended).toBe(exit)
  expect(bot.said().trim().split('\n')).toEqual([expect.stringContaining(line)])
})

test('a token that Discord refuses at the start ends with 4 and one line', async () => {
  const env = { DISCORD_TOKEN: 'bad', DISCORD_API: `${local.url}/api`, DATA_DIR: folder, HEALTH_PORT: '0' }
  const { code, stderr } = await prepdeck(['bot'], { env })
  expect([code, stderr.trim().split('\n').length]).toEqual([4, 1])
})

test('SIGTERM: what was begun is finished', async () => {
  const bot = await startProcess(local.url, folder)
  await local.control('POST', '/faults', { kind: 'hold', method: 'POST', path_includes: '/callback' })
  expect((await local.command('help')).outcome).toBe('message')
  // The reply is there, but the bot does not know it yet.
  bot.child.kill('SIGTERM')
  await local.waitFor(event => event.kind === 'gateway' && event['state'] === 'closed')
  expect(bot.child.exitCode).toBeNull()
  await local.control('POST', '/faults', { kind: 'release' })
  expect(await bot.ended).toBe(0)
  expect(bot.said()).toBe('')
})
