// Tests servers that cannot be reached, remove the bot, and invite it again.
import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time.ts'
import { makeFolder, startLocal, type Local } from '../sandbox/local.ts'
import { writeDecks } from './deck.ts'
import { messageOf, said, seedQuiz, startBot, type RunningBot } from './played.ts'

let local: Local
let folder: string
let bot: RunningBot | undefined

beforeEach(async () => {
  folder = await makeFolder()
  await writeDecks(folder)
  local = await startLocal()
  await seedQuiz(local, folder, 'sums')
})
afterEach(async () => {
  await bot?.stop()
  bot = undefined
  await local.close()
  await rm(folder, { recursive: true, force: true })
})

const start = async (): Promise<RunningBot> => {
  bot = await startBot(local.url, folder)
  return bot
}
const fault = (body: object): Promise<unknown> => local.control('POST', '/faults', body)
const last = async (): Promise<number> => (await local.events()).at(-1)?.seq ?? 0
const advance = async (ms: number): Promise<number> => {
  const before = await last()
  await local.control('POST', '/clock', { advance_ms: ms })
  return before
}
const requests = async (after: number, path: string): Promise<number> =>
  (await local.events(after)).filter(({ kind, path: at }) => kind === 'request' && String(at).includes(path)).length
const posted = (after = 0) => local.waitFor(({ kind }) => kind === 'message_create', after)

describe('servers', () => {
  const server = (path: string) => `/guilds/${local.guild.id}${path}`
  const botId = async (): Promise<string> => (await local.control<{ bot: { id: string } }>('GET', '/world')).bot.id
  const leave = async () => local.control('DELETE', server(`/members/${await botId()}`))
  const invite = async () => local.control('POST', server('/members'), { user_id: await botId() })

  test('an outage changes nothing', async () => {
    const running = await start()
    await posted()
    await fault({ kind: 'outage', guild_id: local.guild.id })
    const before = await advance(DAY)
    await posted(before)
    await fault({ kind: 'outage', guild_id: local.guild.id, over: true })
    expect((await local.command('help')).outcome).toBe('message')
    expect(running.log.filter(line => line.includes('"server.'))).toEqual([])
  })

  test('a server that removes the bot is asked nothing, and goes on when it invites it again', async () => {
    const running = await start()
    await posted()
    await leave()
    await running.logged('server.left')
    const before = await advance(2 * DAY)
    await invite()
    await running.logged('server.back')
    expect(await requests(before, '/messages')).toBe(0)
    await posted(await advance(DAY))
    expect(said(messageOf(await local.command('streak', { show: {} })))).toContain('Streak: 0')
  })

  test('thirty days later everything of the server is erased', async () => {
    const running = await start()
    await posted()
    await leave()
    await running.logged('server.left')
    await advance(29 * DAY)
    await advance(2 * DAY)
    await running.logged('quizzes.erased')
    await invite()
    expect(said(messageOf(await local.command('daily')))).toContain('There is no quiz in this server yet')
  })

  test('also when the bot was away for the one or the other', async () => {
    await start()
    await posted()
    await bot?.stop()
    await leave()
    await (await start()).logged('server.left')
    await bot?.stop()
    await invite()
    expect(await (await start()).logged('server.back')).toContain(local.guild.id)
  })
})
