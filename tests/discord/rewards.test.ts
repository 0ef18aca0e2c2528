// Tests the reward role of a podium at Discord: given, taken back with the next one, and waiting while the bot may not.
import type { APIGuildMember, APIRole, APIUser } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time.ts'
import { messageOf, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
let botId: string
beforeEach(async () => {
  played = await startPlayed()
  botId = (await played.local.control<{ bot: { id: string } }>('GET', '/world')).bot.id
})
afterEach(() => endSound(played))

const grant = (user_id: string, permissions: readonly string[]) =>
  played.local.control('POST', `/guilds/${played.local.guild.id}/members`, { user_id, permissions })
const rolesOf = async ({ id }: APIUser): Promise<string[]> =>
  (await played.local.rest<APIGuildMember>('GET', `/guilds/${played.local.guild.id}/members/${id}`)).body.roles
/** The first line with this event from now on, after the clock has moved. */
async function logged(event: string, ms: number): Promise<string> {
  const line = played.bot.logged(event, played.bot.log.length)
  await played.advance(ms)
  return line
}

/** A role that the podium of the season gets, chosen by Ada, who may give roles. */
async function reward(onTop = false): Promise<string> {
  const { local } = played
  await grant(local.ada.id, ['ManageRoles'])
  const path = `/guilds/${local.guild.id}/roles`
  const { id } = await local.control<APIRole>('POST', path, { name: 'Winner', on_top: onTop })
  expect(said(messageOf(await local.command('settings', { reward: id })))).toContain(`<@&${id}>`)
  return id
}

test('the podium gets the role, the next podium takes it over', async () => {
  const { local } = played
  await grant(botId, ['ManageRoles'])
  const role = await reward()
  await played.answer('5')
  expect(await logged('reward.given', 40 * DAY)).toContain(role)
  expect(await rolesOf(local.ada)).toContain(role)
  expect(await rolesOf(local.bo)).not.toContain(role)
  // Each month has its season; Bo alone answers in the one that runs now.
  await played.advance(DAY)
  await expect
    .poll(async () => said(messageOf(await local.command('daily', {}, local.bo))), { timeout: 20_000 })
    .toContain('Type answer')
  expect(said(messageOf(await local.command('answer', { answer: '5' }, local.bo)))).toContain('Read as')
  await logged('reward.taken', 40 * DAY)
  await expect.poll(() => rolesOf(local.bo)).toContain(role)
  expect(await rolesOf(local.ada)).not.toContain(role)
})

test.each([
  ['Manage Roles is missing', false],
  ['the role is above its own', true],
])('while %s it waits, asks Discord for nothing, and gives the role when it may', async (_, isOnTop) => {
  const { local } = played
  if (isOnTop) await grant(botId, ['ManageRoles'])
  const role = await reward(isOnTop)
  await played.answer('5')
  expect(await logged('reward.lacking', 40 * DAY)).toContain(isOnTop ? 'too-high' : 'permission')
  const asked = (await local.events()).filter(
    ({ kind, path }) => kind === 'request' && String(path).includes('/roles/'),
  )
  expect(asked).toEqual([])
  // A new role with the right, on top of all.
  await grant(botId, ['ManageRoles'])
  await logged('reward.given', 2 * DAY)
  expect(await rolesOf(local.ada)).toContain(role)
})

test('a right that is taken away between asking and giving fails once, and is no error of the bot', async () => {
  const { local } = played
  await grant(botId, ['ManageRoles'])
  await reward()
  await played.answer('5')
  await local.control('POST', '/faults', {
    kind: 'rest',
    method: 'PUT',
    path_includes: '/roles/',
    status: 403,
    code: 50_013,
  })
  expect(await logged('reward.failed', 40 * DAY)).toContain('50013')
})
