// Tests what ends or pauses the bot: refused tokens and shards, silence, the door of Discord, servers that come and go.
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts'
import { awaitWith, labelsOf, messageOf, press, said, startBot, submit } from './played.ts'
import { setStage } from './stage.ts'

const stage = setStage()
const { start, fault, last, advance, requests, posted } = stage

describe('what ends the bot, each with its own reason', () => {
  test.each([
    [4004, 'credentials'],
    [4010, 'sharding'],
    [4011, 'sharding'],
    [4012, 'intents'],
    [4013, 'intents'],
    [4014, 'intents'],
  ])('close code %d: %s', async (code, reason) => {
    const { ended } = await start()
    await fault({ kind: 'close', code })
    expect(await ended).toMatchObject({ code: reason })
  })

  test('a token that Discord refuses at the start', async () => {
    const { ended } = await start({ token: 'bad' })
    expect(await ended).toMatchObject({ code: 'credentials' })
  })

  test('a token that Discord refuses later', async () => {
    const { ended } = await start()
    await posted()
    await fault({ kind: 'rest', method: 'POST', path_includes: '/messages', status: 401 })
    await advance(DAY)
    expect(await ended).toMatchObject({ code: 'credentials' })
  })

  test('an expired token of an interaction is no refused token', async () => {
    const { ended } = await start()
    await fault({ kind: 'rest', path_includes: '/callback', status: 401, code: 50_027 })
    expect((await stage.local.command('help')).outcome).toBe('failed')
    expect((await stage.local.command('help')).outcome).toBe('message')
    expect(await Promise.race([ended, Promise.resolve('still here')])).toBe('still here')
  })

  test('a login that nobody answers', async () => {
    await fault({ kind: 'rest', path_includes: '/gateway/bot', status: 500, times: 10_000 })
    const { ended } = await start({ patience: { loginMs: 200, retryMs: 20, silenceMs: MINUTE } })
    expect(await ended).toMatchObject({ code: 'unreachable', detail: expect.stringContaining('500') })
  })

  test('silence: Discord is gone, and nothing says so but the missing signs of life', async () => {
    const { ended } = await start({ patience: { loginMs: MINUTE, retryMs: SECOND, silenceMs: 1_000 } })
    await stage.local.close()
    expect(await ended).toMatchObject({ code: 'unreachable', detail: 'no sign of life for 1 s' })
  })

  test('while heartbeats are acknowledged, nothing is silent', async () => {
    await fault({ kind: 'heartbeat', interval_ms: 50 })
    const { ended } = await start({ patience: { loginMs: MINUTE, retryMs: SECOND, silenceMs: 300 } })
    const connected = await last()
    const silence = new Promise(resolve => setTimeout(resolve, 1_200, 'alive'))
    expect(await Promise.race([ended, silence])).toBe('alive')
    expect((await stage.local.events(connected)).filter(({ kind }) => kind === 'gateway')).toEqual([])
  })
})

test('heartbeats that are not acknowledged: the session is resumed, and nothing is double', async () => {
  await fault({ kind: 'heartbeat', interval_ms: 50 })
  await start()
  await posted()
  const before = await last()
  await fault({ kind: 'mute_acks' })
  await stage.local.waitFor(event => event.kind === 'gateway' && event['state'] === 'resumed', before)
  await fault({ kind: 'mute_acks', muted: false })
  expect(said(messageOf(await stage.local.command('streak', { show: {} })))).toContain('Streak: 0')
  expect((await stage.local.messages()).filter(each => JSON.stringify(each).includes('v1:answer:'))).toHaveLength(1)
})

describe('first responses', () => {
  test('10062 is not tried again; the age of the interaction is in the log', async () => {
    const running = await start()
    const before = await last()
    await fault({ kind: 'rest', path_includes: '/callback', status: 404, code: 10_062, times: 2 })
    const failed = running.logged('response.failed')
    expect((await stage.local.command('help')).outcome).toBe('failed')
    expect(JSON.parse(await failed)).toMatchObject({
      ageMs: expect.any(Number),
      cause: expect.stringContaining('10062'),
    })
    expect(await requests(before, '/callback')).toBe(1)
  })

  test('an answer that got lost on its way back is sent again, and 40060 is success', async () => {
    const running = await start()
    await fault({ kind: 'rest', path_includes: '/callback', status: 502, before_effect: false })
    const before = await last()
    expect((await stage.local.command('help')).outcome).toBe('message')
    await stage.local.waitFor(({ kind, status }) => kind === 'request' && status === 400, before)
    await running.stop()
    expect(running.log.filter(line => line.includes('response.failed'))).toEqual([])
    stage.bot = undefined
  })
})

describe('the door of Discord', () => {
  test.each([0, 40_333])('after a 403 with code %d nothing is sent for half a minute', async code => {
    const running = await start()
    await posted()
    await fault({ kind: 'rest', method: 'POST', path_includes: '/messages', status: 403, code, times: 10_000 })
    await advance(DAY)
    await running.logged('post.failed')
    const before = await advance(20 * SECOND)
    // Every round that wants to post is told so without asking Discord.
    expect((await stage.local.command('help')).outcome).toBe('failed')
    expect(await requests(before, '/messages')).toBe(0)
    await fault({ kind: 'clear' })
    const later = await advance(11 * SECOND)
    await posted(later)
    expect((await stage.local.command('help')).outcome).toBe('message')
  })

  test('a 429 is waited for as long as Discord says', async () => {
    await fault({ kind: 'rest', method: 'POST', path_includes: '/messages', status: 429, retry_after_s: 300 })
    const running = await start()
    expect(await running.logged('post.failed')).toContain('rate limit')
    const before = await advance(4 * MINUTE)
    await running.logged('post.failed')
    expect((await stage.local.command('help')).outcome).toBe('message')
    expect(await requests(before, '/messages')).toBe(0)
  })
})

describe('Discord refuses for good', () => {
  test.each([
    ['50001', 403, 50_001],
    ['50013', 403, 50_013],
    ['10003', 404, 10_003],
    ['10004', 404, 10_004],
  ])(
    '%s three times: posting pauses, a manager is told at their next command and can go on',
    async (_, status, code) => {
      await fault({ kind: 'rest', method: 'POST', path_includes: '/messages', status, code, times: 3 })
      const running = await start()
      let seen = 0
      for (let day = 0; day < 3; day++) {
        if (day > 0) await advance(DAY)
        await running.logged('post.failed', seen)
        seen = running.log.length
      }
      const before = await advance(2 * DAY)
      expect(said(messageOf(await stage.local.command('help')))).toContain('Posting has paused in')
      expect(said(messageOf(await stage.local.command('help', {}, stage.local.bo)))).not.toContain('paused')
      expect(await requests(before, '/messages')).toBe(0)
      expect(said(messageOf(await stage.local.command('settings', { deck: 'sums' })))).not.toContain('paused')
      await advance(DAY)
      await posted(before)
    },
  )

  test('10008: a deleted question loses nothing; its results are a message of their own', async () => {
    const running = await start()
    const { message_id } = await posted()
    await stage.local.rest('DELETE', `/channels/${stage.local.channel.id}/messages/${String(message_id)}`)
    await advance(DAY)
    expect(await running.logged('rewrite.failed')).toContain('10008')
    const before = await advance(3 * MINUTE)
    expect(said(await awaitWith(stage.local, 'v1:board:1', before))).toContain('Results')
  })
})

test('4,000 characters of every kind', async () => {
  await start()
  await posted()
  const question = messageOf(
    await press(stage.local, await awaitWith(stage.local, 'v1:answer:', 0), 'Answer', stage.local.ada),
  )
  for (const piece of ['9', '(', '@everyone ', '\u202e\u200b', '**`|~_', '<@1><#2>', '😀', '٣', '\u0000\n']) {
    const opened = await press(stage.local, question, 'Type answer', stage.local.ada)
    const most = Number(/"max_length":(\d+)/.exec(JSON.stringify(opened.modal))?.[1] ?? 4_000)
    const typed = piece.repeat(4_000).slice(0, most)
    const reply = messageOf(await submit(stage.local, opened, typed, stage.local.ada))
    expect(said(reply).length).toBeLessThanOrEqual(4_000)
    expect(reply.mention_everyone).toBe(false)
    if (!said(reply).includes('does not count as an attempt')) break
  }
  expect((await stage.local.events()).filter(({ kind }) => kind === 'violation')).toEqual([])
})

test('too few sessions left for today: the bot waits and does not identify', async () => {
  await fault({ kind: 'sessions', remaining: 0 })
  const starting = startBot(stage.local.url, stage.folder)
  await stage.local.waitFor(({ kind, path }) => kind === 'request' && path === '/gateway/bot')
  await fault({ kind: 'sessions', remaining: 1_000 })
  expect((await stage.local.events()).filter(({ kind }) => kind === 'gateway')).toEqual([])
  stage.bot = undefined
  void starting.then(running => running.stop())
})

test.each([
  ['ahead', 5 * MINUTE],
  ['behind', -5 * MINUTE],
])('a host whose clock is five minutes %s shows results when Discord says so', async (_, aheadMs) => {
  const running = await start({ aheadMs })
  const question = await awaitWith(stage.local, 'v1:answer:', 0)
  const closes = Number(/<t:(\d+):/.exec(said(question))?.[1]) * SECOND
  await stage.local.control('POST', '/clock', { now: closes - 10 * SECOND })
  // By its own clock the one ahead would have shown the results now, the one behind still have a button in a minute.
  const shown = messageOf(await press(stage.local, question, 'Answer', stage.local.ada))
  expect(labelsOf(shown)).toContain('Type answer')
  await stage.local.control('POST', '/clock', { now: closes + 100 * SECOND })
  expect((await stage.local.command('help')).outcome).toBe('message')
  await stage.local.waitFor(event => event.kind === 'message_update' && event['message_id'] === question.id)
  expect(JSON.stringify(await stage.local.messages())).not.toContain('v1:board:1')
  const before = await last()
  await stage.local.control('POST', '/clock', { now: closes + 155 * SECOND })
  await awaitWith(stage.local, 'v1:board:1', before)
  expect(await running.logged('clock.differs')).toContain('offsetMs')
  expect(HOUR).toBeGreaterThan(aheadMs)
})
