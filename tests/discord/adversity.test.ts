// Tests timelines in which part of Discord fails: what fails for one channel or person holds up nothing else.
import type { APIChannel, APIRole } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts'
import { awaitWith, messageOf, press, said, submit } from './played.ts'
import { seedQuiz } from './quiz.ts'
import { setStage } from './stage.ts'

const stage = setStage()
const { start, fault, advance, last } = stage
const slow = { timeout: 30_000 }

/** Quizzes in more channels, all with the same minute; the ids of all channels. */
async function openChannels(count: number): Promise<string[]> {
  const { local, folder } = stage
  const ids = [local.channel.id]
  while (ids.length < count) {
    const path = `/guilds/${local.guild.id}/channels`
    const { id } = await local.control<APIChannel>('POST', path, { name: `more-${ids.length}` })
    await seedQuiz(local, folder, 'sums', id)
    ids.push(id)
  }
  return ids
}
const posted = async (): Promise<number> =>
  (await stage.local.events()).filter(({ kind }) => kind === 'message_create').length

test('edits that hang in two channels do not hold up a third', async () => {
  const [first, second, third] = await openChannels(3)
  const running = await start()
  await expect.poll(posted, slow).toBe(3)
  for (const id of [first, second])
    await fault({ kind: 'hold', method: 'PATCH', path_includes: `/channels/${id}/messages/`, times: 100 })
  const before = await advance(DAY)
  await stage.local.waitFor(({ kind, channel_id }) => kind === 'message_update' && channel_id === third, before)
  expect(running.log.filter(line => line.includes('rewrite.failed'))).toEqual([])
  await fault({ kind: 'release' })
})

test('ten channels in which every edit fails do not keep the button on the eleventh', async () => {
  const ids = await openChannels(11)
  await start()
  await expect.poll(posted, slow).toBe(11)
  for (const id of ids.slice(0, 10))
    await fault({
      kind: 'rest',
      method: 'PATCH',
      path_includes: `/channels/${id}/messages/`,
      status: 500,
      times: 10_000,
    })
  const before = await advance(DAY)
  const last = ids.at(-1)
  await stage.local.waitFor(({ kind, channel_id }) => kind === 'message_update' && channel_id === last, before)
  // When Discord is well again, so is everything else.
  await fault({ kind: 'clear' })
  const after = await advance(2 * MINUTE)
  for (const id of ids.slice(0, 10))
    await stage.local.waitFor(({ kind, channel_id }) => kind === 'message_update' && channel_id === id, after)
})

test('a reward that hangs does not hold up the next question', async () => {
  const { local } = stage
  const { bot } = await local.control<{ bot: { id: string } }>('GET', '/world')
  const path = `/guilds/${local.guild.id}/members`
  for (const user_id of [bot.id, local.ada.id])
    await local.control('POST', path, { user_id, permissions: ['ManageRoles'] })
  const role = await local.control<APIRole>('POST', `/guilds/${local.guild.id}/roles`, { name: 'Winner' })
  const running = await start()
  await local.command('settings', { reward: role.id })
  const question = messageOf(await press(local, await awaitWith(local, 'v1:answer:', 0), 'Answer', local.ada))
  await submit(local, await press(local, question, 'Type answer', local.ada), '5', local.ada)
  await fault({ kind: 'hold', method: 'PUT', path_includes: '/roles/', times: 100 })
  const before = await last()
  await advance(40 * DAY)
  await local.waitFor(({ kind, path: at }) => kind === 'request' && String(at).includes('/roles/'), before)
  const seen = await last()
  await advance(DAY)
  await local.waitFor(({ kind }) => kind === 'message_create', seen)
  expect(running.log.filter(line => line.includes('reward.'))).toEqual([])
  await fault({ kind: 'release' })
})

test.each([
  ['50033', 400],
  ['10013', 404],
])('%s: somebody whose account is gone is reminded no more', async (code, status) => {
  const { local } = stage
  const running = await start()
  await stage.posted()
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  const time = Temporal.Instant.fromEpochMilliseconds(Math.trunc(now + HOUR))
    .toString()
    .slice(11, 16)
  await local.command('remind', { time, zone: 'UTC' }, local.bo)
  const path_includes = '/users/@me/channels'
  await fault({ kind: 'rest', method: 'POST', path_includes, status, code: Number(code), times: 10_000 })
  const before = await advance(2 * HOUR)
  await running.logged('post.failed')
  for (let times = 0; times < 3; times++) {
    await advance(MINUTE)
    await local.command('help')
  }
  expect(await stage.requests(before, path_includes)).toBe(1)
})

test('commands that could not be registered at the start are registered when Discord takes them', async () => {
  await fault({ kind: 'rest', path_includes: '/commands', status: 503, times: 10_000 })
  const running = await start()
  await running.logged('commands.failed')
  expect((await stage.local.command('help')).reason).toContain('No command')
  await fault({ kind: 'clear' })
  await advance(MINUTE)
  await running.logged('commands.registered')
  expect(said(messageOf(await stage.local.command('help')))).not.toBe('')
})

test.each([
  ['before', true],
  ['after', false],
])(
  'a page of somebody between, instead of an answer %s the effect, is no answer: one question, and its results',
  async (_, before_effect) => {
    await fault({ kind: 'rest', method: 'POST', path_includes: '/messages', status: 200, before_effect })
    const running = await start()
    expect(await running.logged('post.failed')).toContain('no answer of Discord')
    const question = await awaitWith(stage.local, 'v1:answer:', 0)
    await running.logged('post.done')
    await fault({ kind: 'rest', method: 'PATCH', path_includes: '/messages', status: 200, before_effect })
    const before = await advance(DAY)
    expect(await running.logged('rewrite.failed')).toContain('no answer of Discord')
    await advance(10 * SECOND)
    await stage.local.waitFor(({ kind, message_id }) => kind === 'message_update' && message_id === question.id, before)
    await advance(3 * MINUTE)
    const result = await awaitWith(stage.local, 'v1:board:', before)
    expect(result.id).toBe(question.id)
    expect(running.log.filter(line => line.includes('"level":"error"'))).toEqual([])
  },
)
