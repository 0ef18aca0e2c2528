// Tests what Discord lets happen only so often: the bot waits as told, asks no more than it must, and does it all.
import type { APIChannel, APIMessage, APIUser } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts'
import { messageOf, said } from './played.ts'
import { seedQuiz } from './quiz.ts'
import { setStage } from './stage.ts'

const stage = setStage()
const { start, advance } = stage

const refusedAt = async (after: number, path: string): Promise<number> =>
  (await stage.local.events(after)).filter(
    each =>
      each.kind === 'request' && String(each['path']).includes(path) && [403, 429].includes(Number(each['status'])),
  ).length

test('30046: old messages of a channel are written anew as Discord allows, those of others meanwhile', async () => {
  const { local, folder } = stage
  const other = await local.control<APIChannel>('POST', `/guilds/${local.guild.id}/channels`, { name: 'other' })
  await seedQuiz(local, folder, 'sums', other.id)
  await start()
  const results = async (channelId: string): Promise<APIMessage[]> =>
    (await local.control<APIMessage[]>('GET', `/channels/${channelId}/messages?user_id=${local.ada.id}`)).filter(
      message => JSON.stringify(message.components).includes('v1:board:'),
    )
  // Ada is named in the results of five days here, and of one there.
  for (let day = 1; day <= 5; day++) {
    const channels = day === 5 ? [local.channel.id, other.id] : [local.channel.id]
    for (const channel_id of channels) {
      const act = (name: string, options: object) =>
        local.act('command', { user_id: local.ada.id, channel_id, name, options })
      await expect.poll(async () => said((await act('daily', {})).message)).toContain('Type answer')
      const question = said(messageOf(await act('daily', {})))
      const [, a, b] = /(\d+) × (\d+) \+ 1/.exec(question) ?? []
      expect(said(messageOf(await act('answer', { answer: String(Number(a) * Number(b) + 1) })))).toContain('Right')
    }
    await advance(DAY)
    await advance(3 * MINUTE)
    await expect.poll(async () => (await results(local.channel.id)).length, { timeout: 20_000 }).toBe(day)
  }
  await expect.poll(async () => (await results(other.id)).length, { timeout: 20_000 }).toBe(5)
  await advance(2 * HOUR)
  const before = await advance(0)
  await local.command('privacy', { leave: {} })
  const naming = async (channelId: string): Promise<number> =>
    (await results(channelId)).filter(message => said(message).includes('ada')).length
  await expect.poll(() => naming(other.id), { timeout: 20_000 }).toBe(0)
  await expect.poll(() => naming(local.channel.id), { timeout: 20_000 }).toBe(2)
  const refused = (): Promise<number> => refusedAt(before, `/channels/${local.channel.id}/messages/`)
  // Three rounds later, with 17 s still to wait, nobody has asked again; those that were on their way together have.
  await advance(3 * SECOND)
  await local.command('help')
  expect(await refused()).toBeLessThanOrEqual(2)
  await advance(20 * SECOND)
  await expect.poll(() => naming(local.channel.id), { timeout: 20_000 }).toBe(0)
  expect(await refused()).toBeLessThanOrEqual(2)
})

test('40003: who is to be reminded waits until direct messages open again', async () => {
  const { local } = stage
  const running = await start()
  await stage.posted()
  const people: APIUser[] = []
  for (let number = 0; number < 25; number++) {
    const person = await local.control<APIUser>('POST', '/users', { username: `person-${number}` })
    await local.control('POST', `/guilds/${local.guild.id}/members`, { user_id: person.id })
    people.push(person)
  }
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  const time = Temporal.Instant.fromEpochMilliseconds(Math.trunc(now + HOUR))
    .toString()
    .slice(11, 16)
  for (const person of people) await local.command('remind', { time, zone: 'UTC' }, person)
  const reminded = (): number =>
    running.log.filter(line => line.includes('post.done') && line.includes('reminder')).length
  const before = await advance(HOUR + 31 * MINUTE)
  await expect.poll(reminded, { timeout: 20_000 }).toBe(10)
  const putOff = (): number => running.log.filter(line => line.includes('post.failed')).length
  await expect.poll(putOff, { timeout: 20_000 }).toBe(15)
  // One was refused, and the others know of it.
  const refused = (): Promise<number> => refusedAt(before, '/users/@me/channels')
  const first = await refused()
  expect(first).toBe(1)
  await advance(9 * MINUTE)
  await local.command('help')
  expect([reminded(), await refused()]).toEqual([10, first])
  await advance(2 * MINUTE)
  await expect.poll(reminded, { timeout: 20_000 }).toBe(20)
})
