// Tests servers that cannot be reached, remove the bot, and invite it again.
import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time.ts'
import { messageOf, said } from './played.ts'
import { setStage } from './stage.ts'

const stage = setStage()
const { start, fault, advance, requests, posted } = stage

describe('servers', () => {
  const server = (path: string) => `/guilds/${stage.local.guild.id}${path}`
  const botId = async (): Promise<string> =>
    (await stage.local.control<{ bot: { id: string } }>('GET', '/world')).bot.id
  const leave = async () => stage.local.control('DELETE', server(`/members/${await botId()}`))
  const invite = async () => stage.local.control('POST', server('/members'), { user_id: await botId() })

  test('an outage changes nothing', async () => {
    const running = await start()
    await posted()
    await fault({ kind: 'outage', guild_id: stage.local.guild.id })
    const before = await advance(DAY)
    await posted(before)
    await fault({ kind: 'outage', guild_id: stage.local.guild.id, over: true })
    expect((await stage.local.command('help')).outcome).toBe('message')
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
    expect(said(messageOf(await stage.local.command('streak', { show: {} })))).toContain('Streak: 0')
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
    expect(said(messageOf(await stage.local.command('daily')))).toContain('There is no quiz in this server yet')
  })

  test('also when the bot was away for the one or the other', async () => {
    await start()
    await posted()
    await stage.bot?.stop()
    await leave()
    await (await start()).logged('server.left')
    await stage.bot?.stop()
    await invite()
    expect(await (await start()).logged('server.back')).toContain(stage.local.guild.id)
  })
})
