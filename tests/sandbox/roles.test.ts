// Proves who gets a role from the bot: with Manage Roles, below its own highest, and none that Discord manages.
import type { APIGuild, APIGuildMember, APIRole } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { short } from './bare-client.ts'
import { startLocal, type Local } from './local.ts'

let local: Local
let botId: string
beforeEach(async () => {
  local = await startLocal()
  botId = (await local.control<{ bot: { id: string } }>('GET', '/world')).bot.id
})
afterEach(() => local.close())

const role = (name: string, on_top = false) =>
  local.control<APIRole>('POST', `/guilds/${local.guild.id}/roles`, { name, on_top })
const grant = (permissions: string[]) =>
  local.control('POST', `/guilds/${local.guild.id}/members`, { user_id: botId, permissions })
const change = async (method: 'PUT' | 'DELETE', roleId: string, userId = local.bo.id) =>
  short(await local.rest(method, `/guilds/${local.guild.id}/members/${userId}/roles/${roleId}`))
const rolesOfBo = async () =>
  (await local.rest<APIGuildMember>('GET', `/guilds/${local.guild.id}/members/${local.bo.id}`)).body.roles

test('a role below the bot’s is given once and taken back', async () => {
  await grant(['ManageRoles'])
  const { id } = await role('Winner')
  expect(await change('PUT', id)).toEqual([204, 0])
  expect(await change('PUT', id)).toEqual([204, 0])
  expect(await rolesOfBo()).toEqual([id])
  expect(await change('DELETE', id)).toEqual([204, 0])
  expect(await rolesOfBo()).toEqual([])
})

test.each([
  ['without Manage Roles', [] as string[], false, [403, 50013]],
  ['above the bot’s', ['ManageRoles'], true, [403, 50013]],
  ['above the bot’s, for an administrator too', ['Administrator'], true, [403, 50013]],
  ['below the bot’s, for an administrator', ['Administrator'], false, [204, 0]],
])('a role %s', async (_, permissions, onTop, wanted) => {
  await grant(permissions)
  const { id } = await role('Winner', onTop)
  expect(await change('PUT', id)).toEqual(wanted)
})

test('nobody’s role: of another server, @everyone, that of an app; nobody: not here', async () => {
  await grant(['ManageRoles'])
  const { roles } = (await local.rest<APIGuild>('GET', `/guilds/${local.guild.id}`)).body
  const managed = roles.find(each => each.managed)?.id ?? ''
  const { id } = await role('Winner')
  expect(await change('PUT', '1')).toEqual([404, 10011])
  expect(await change('PUT', local.guild.id)).toEqual([404, 10011])
  expect(await change('PUT', managed)).toEqual([403, 50013])
  expect(await change('PUT', id, '1')).toEqual([404, 10007])
  expect(roles.map(({ name }) => name)).toContain('@everyone')
})
