// Tests the posting procedure against a Discord that fails before or after the effect, or forbids.
import type { APIMessage } from 'discord-api-types/v10'
import { describe, expect, test } from 'vitest'
import { everyDay } from '../../src/domain/play/schedule.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts'
import { messageOf, said } from './played.ts'
import { seedQuiz } from './quiz.ts'
import { setStage } from './stage.ts'

const stage = setStage()
const { start, fault, advance } = stage
const posts = async (): Promise<APIMessage[]> =>
  (await stage.local.messages()).filter(each => JSON.stringify(each).includes('v1:answer:'))
const logged = (event: string): Promise<string> => {
  if (!stage.bot) throw new Error('no bot')
  return stage.bot.logged(event)
}

describe('a failure that passes', () => {
  test.each([
    ['500 before', { status: 500, before_effect: true }],
    ['502 after', { status: 502, before_effect: false }],
    ['429 before', { status: 429, before_effect: true, retry_after_s: 0.01 }],
    ['403 without a code before', { status: 403, before_effect: true }],
  ])('%s the effect: one message', async (_, answer) => {
    await fault({ kind: 'rest', method: 'POST', path_includes: '/messages', ...answer })
    await start()
    await logged('post.failed')
    await advance(31 * SECOND)
    await logged('post.done')
    expect(await posts()).toHaveLength(1)
  })
})

test('killed after the effect: minutes later the message is found, not posted again', async () => {
  await fault({ kind: 'hold', method: 'POST', path_includes: '/messages', times: 1 })
  await start()
  await stage.local.waitFor(event => event.kind === 'message_create')
  // The answer is held until the request times out: the bot does not know that its message is there.
  await advance(10 * MINUTE)
  await logged('post.failed')
  await fault({ kind: 'release' })
  await advance(2 * MINUTE)
  expect(await logged('post.reconciled')).toContain('"outcome":"found"')
  expect(await posts()).toHaveLength(1)
  const [drop] = await posts()
  const shown = await stage.local.act('component', {
    user_id: stage.local.ada.id,
    message_id: drop?.id,
    custom_id: /v1:answer:\d+/.exec(JSON.stringify(drop))?.[0],
  })
  expect(said(messageOf(shown))).toContain('Your question')
})

test('without Read Message History an empty list proves nothing: missed, and a manager is told', async () => {
  await fault({ kind: 'hold', method: 'POST', path_includes: '/messages', times: 1 })
  await start()
  await stage.local.waitFor(event => event.kind === 'message_create')
  await stage.local.control('POST', `/channels/${stage.local.channel.id}/permissions`, { deny: ['ReadMessageHistory'] })
  await advance(10 * MINUTE)
  await logged('post.failed')
  await fault({ kind: 'release' })
  await advance(2 * MINUTE)
  await logged('post.reconciled')
  expect(await posts()).toHaveLength(1)
  const settings = said(messageOf(await stage.local.command('settings')))
  expect(settings).toContain('could not be proven')
  expect(said(messageOf(await stage.local.command('settings')))).not.toContain('could not be proven')
})

test('a button that is pressed proves its message, also when it was given up', async () => {
  await fault({ kind: 'hold', method: 'POST', path_includes: '/messages', times: 1 })
  await start()
  await stage.local.waitFor(event => event.kind === 'message_create')
  const [drop] = await posts()
  const customId = /v1:answer:\d+/.exec(JSON.stringify(drop))?.[0]
  const press = () =>
    stage.local.act('component', { user_id: stage.local.ada.id, message_id: drop?.id, custom_id: customId })
  expect(said(messageOf(await press()))).toContain('Your question')
  await fault({ kind: 'release' })
  await advance(10 * MINUTE)
  expect(said(messageOf(await press()))).toContain('Your question')
  expect(await posts()).toHaveLength(1)
})

test.each([
  ['SendMessages', 'may not post there'],
  ['ViewChannel', 'may not post there'],
])('without %s the drop is skipped and a manager is told', async (permission, told) => {
  await stage.local.control('POST', `/channels/${stage.local.channel.id}/permissions`, { deny: [permission] })
  await start()
  await logged('post.failed')
  await stage.local.control('POST', `/channels/${stage.local.channel.id}/permissions`, { allow: [permission] })
  expect(said(messageOf(await stage.local.command('settings')))).toContain(told)
  expect(said(messageOf(await stage.local.command('daily')))).toContain('no question here yet')
})

test('a quiz whose channel is gone goes on in another one, with what was played', async () => {
  await seedQuiz(stage.local, stage.folder, 'choices', '1234567890123')
  await start()
  expect(await logged('post.failed')).toContain('Unknown Channel')
  const other = await stage.local.control<{ id: string }>('POST', `/guilds/${stage.local.guild.id}/channels`, {
    name: 'other',
  })
  const settings = async (options: object): Promise<string> =>
    said(
      messageOf(
        await stage.local.act('command', {
          user_id: stage.local.ada.id,
          channel_id: other.id,
          name: 'settings',
          options,
        }),
      ),
    )
  expect(await settings({})).toContain('The channel of a quiz is gone (<#1234567890123>)')
  const moved = await settings({ zone: 'Europe/Berlin' })
  expect(moved).toContain(`goes on in <#${other.id}>`)
  expect(moved).toContain('Deck: Choices')
  expect(moved).toContain('the channel is gone')
  expect(await settings({})).toContain(`Quiz in <#${other.id}>`)
})

test('a result that Discord refuses for a day is given up, and a manager is told', async () => {
  await start()
  await logged('post.done')
  await fault({ kind: 'rest', method: 'PATCH', path_includes: '/messages', status: 400, times: 1_000 })
  await advance(DAY + 3 * MINUTE)
  await stage.bot?.logged('post.failed')
  await advance(DAY)
  // What Discord refuses is tried once a minute; a clock that went on faster than the bot works would end each of its leases.
  const settings = async (): Promise<string> => {
    await advance(MINUTE)
    return said(messageOf(await stage.local.command('settings')))
  }
  await expect
    .poll(settings, { timeout: 20_000, interval: 1_000 })
    .toContain('result, Discord does not take the message')
}, 30_000)

test('sixty quizzes with the same minute: every question before the buttons of the day before, never too fast', async () => {
  const { local } = stage
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  const time = Temporal.Instant.fromEpochMilliseconds(Math.trunc(now) + HOUR)
    .toString()
    .slice(11, 16)
  const channels = new Set<string>()
  for (let count = 0; count < 60; count++) {
    const { id } = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'more' })
    channels.add(id)
    await seedQuiz(local, stage.folder, 'sums', id, { schedule: { weekdays: everyDay, time, zone: 'UTC' } })
  }
  await advance(HOUR)
  await start()
  const ofThem = async (kind: string, from: number) =>
    (await local.events(from)).filter(event => event.kind === kind && channels.has(String(event['channel_id'])))
  const count = (kind: string, from: number) => async () => (await ofThem(kind, from)).length
  await expect.poll(count('message_create', 0), { timeout: 20_000 }).toBe(60)
  const next = await advance(DAY)
  await expect.poll(count('message_update', next), { timeout: 20_000 }).toBe(60)
  const [lastPost = 0] = (await ofThem('message_create', next)).map(({ seq }) => seq).sort((a, b) => b - a)
  const [firstEdit] = (await ofThem('message_update', next)).map(({ seq }) => seq)
  expect(await count('message_create', next)()).toBe(60)
  expect(firstEdit).toBeGreaterThan(lastPost)
  expect((await local.events()).filter(({ status }) => status === 429)).toEqual([])
})

test('a bot that was away for most of the window does not post late', async () => {
  await advance(20 * 60 * MINUTE)
  await start()
  await logged('drop.skipped')
  expect(await posts()).toEqual([])
})
