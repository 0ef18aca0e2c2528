// Tests /remind: asked for, once for each open question, never after an answer, and off when Discord does not deliver.
import type { APIChannel, APIMessage, APIUser } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts'
import { messageOf, press, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
beforeEach(async () => {
  played = await startPlayed()
  await played.dropMessage()
})
afterEach(() => endSound(played))
const remind = async (options: object, user = played.local.bo): Promise<string> =>
  said(messageOf(await played.local.command('remind', options, user)))
/** `HH:MM` in UTC, so many hours from now. */
async function inHours(hours: number): Promise<string> {
  const { now } = await played.local.control<{ now: number }>('GET', '/clock')
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(now + hours * HOUR))
    .toString()
    .slice(11, 16)
}
async function directMessages(user: APIUser): Promise<APIMessage[]> {
  const { id } = await played.local.control<APIChannel>('POST', `/users/${user.id}/channel`, {})
  return played.local.control('GET', `/channels/${id}/messages?user_id=${user.id}`)
}
const posted = (kind: string, from: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const line = played.bot.log.slice(from).find(each => each.includes('"post.done"') && each.includes(`"${kind}"`))
      if (line === undefined) void played.bot.logged('post.done', played.bot.log.length).then(look, reject)
      else resolve(line)
    }
    look()
  })

test('whoever has not answered gets one direct message for each question, and can stop them there', async () => {
  const { local } = played
  expect(await remind({})).toContain('You get no reminders')
  expect(await remind({ time: '25:00' })).toContain('"25:00" is no time')
  const time = await inHours(2)
  expect(await remind({ time, zone: 'UTC' })).toContain(`When you have not answered by ${time} (UTC)`)
  await remind({ time, zone: 'UTC' }, local.ada)
  await played.answer('5', local.ada)
  const before = played.bot.log.length
  const sent = posted('reminder', before)
  await played.advance(2 * HOUR + 31 * MINUTE)
  await sent
  const [message, ...more] = await directMessages(local.bo)
  expect(more).toEqual([])
  expect(said(message)).toContain(`Today's question in <#${local.channel.id}> waits for you`)
  expect(await directMessages(local.ada)).toEqual([])
  if (!message) throw new Error('no reminder')
  expect(said(messageOf(await press(local, message, 'Stop reminders', local.bo)))).toContain('no reminders')
  expect(await remind({})).toContain('You get no reminders')
  const next = posted('drop', played.bot.log.length)
  await played.advance(DAY)
  await next
  expect((await directMessages(local.bo)).filter(each => said(each).includes('waits for you'))).toHaveLength(1)
})

const membership = (): string => `/guilds/${played.local.guild.id}/members`
const nothing = async (): Promise<void> => undefined

/** Why nothing can be delivered: how it comes so, and how the person is back at their next command. */
const unreachable: readonly [
  code: string,
  title: string,
  away: () => Promise<unknown>,
  back: () => Promise<unknown>,
][] = [
  [
    '50007',
    'takes no direct messages',
    () => played.local.control('POST', `/users/${played.local.bo.id}`, { accepts_direct_messages: false }),
    nothing,
  ],
  [
    '50278',
    'has left the server',
    () => played.local.control('DELETE', `${membership()}/${played.local.bo.id}`),
    () => played.local.control('POST', membership(), { user_id: played.local.bo.id }),
  ],
]

test.each(unreachable)(
  '%s: who %s is told with the next reply, once, and reminded no more',
  async (code, _, away, back) => {
    const { local } = played
    await remind({ time: await inHours(1), zone: 'UTC' })
    await away()
    const failed = played.bot.logged('post.failed', played.bot.log.length)
    await played.advance(2 * HOUR)
    expect(await failed).toContain(code)
    await back()
    // The next round has written it down.
    await played.advance(MINUTE)
    await local.command('calc', { expression: '1' }, local.ada)
    const told = said(messageOf(await local.command('help', {}, local.bo)))
    expect(told).toContain('A reminder could not be delivered')
    expect(said(messageOf(await local.command('help', {}, local.bo)))).not.toContain('could not be delivered')
    // It is nobody's fault but the person's: no manager hears of it.
    expect(said(messageOf(await local.command('settings', {}, local.ada)))).not.toContain('could not be posted')
  },
)
