// Tests permissions by Discord's order (owner, Administrator, everyone, roles together, member), and which roles can be given.
import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { APIOverwrite, APIRole } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { channelPermissions, mayReadHistory } from '../../src/discord/permissions.ts'
import { roleLack } from '../../src/discord/rights.ts'

const { ViewChannel, ReadMessageHistory, ManageRoles, Administrator } = PermissionFlagsBits
const both = ViewChannel | ReadMessageHistory
const role = (id: string, permissions: bigint): APIRole => ({ id, permissions: String(permissions) }) as APIRole // all that is read
const over = (id: string, type: OverwriteType, allow: bigint, deny: bigint): APIOverwrite => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
})
const everyone = (allow: bigint, deny: bigint): APIOverwrite => over('guild', OverwriteType.Role, allow, deny)
const member = (allow: bigint, deny: bigint): APIOverwrite => over('bot', OverwriteType.Member, allow, deny)
const ofRole = (id: string, allow: bigint, deny: bigint): APIOverwrite => over(id, OverwriteType.Role, allow, deny)

test.each<[string, bigint, string[], APIOverwrite[], boolean]>([
  ['everyone may', both, [], [], true],
  ['everyone may only see', ViewChannel, [], [], false],
  ['the channel takes it from everyone', both, [], [everyone(0n, ReadMessageHistory)], false],
  ['and gives it back to a role', both, ['a'], [everyone(0n, both), ofRole('a', both, 0n)], true],
  ['one role denies, another allows: allowed', both, ['a', 'b'], [ofRole('a', 0n, both), ofRole('b', both, 0n)], true],
  ['a role that the bot has not does not count', both, [], [everyone(0n, both), ofRole('a', both, 0n)], false],
  ['the member comes last', both, ['a'], [ofRole('a', both, 0n), member(0n, ViewChannel)], false],
  ['a user with the id of a role is no role', both, ['a'], [over('a', OverwriteType.Member, 0n, both)], true],
  ['Administrator', 0n, ['admin'], [everyone(0n, both), member(0n, both)], true],
])('%s', (_, base, roles, overwrites, may) => {
  const guild = {
    id: 'guild',
    owner_id: 'owner',
    roles: [role('guild', base), role('a', 0n), role('b', 0n), role('admin', Administrator)],
  }
  expect(mayReadHistory(channelPermissions(guild, { userId: 'bot', roles }, overwrites))).toBe(may)
})

test('the owner may everything', () => {
  const guild = { id: 'guild', owner_id: 'bot', roles: [role('guild', 0n)] }
  expect(mayReadHistory(channelPermissions(guild, { userId: 'bot', roles: [] }, [everyone(0n, both)]))).toBe(true)
})

test.each<[string, { readonly position?: number; readonly id?: string; readonly managed?: true }, bigint, string?]>([
  ['below the own role', {}, ManageRoles],
  ['without Manage Roles', {}, 0n, 'permission'],
  ['Administrator is enough', {}, Administrator],
  ['above', { position: 6 }, ManageRoles, 'too-high'],
  ['beside, made later', { position: 5, id: '12' }, ManageRoles],
  ['beside, made before', { position: 5, id: '10' }, ManageRoles, 'too-high'],
  ['of an integration', { managed: true }, ManageRoles, 'managed'],
  ['everyone', { id: '1' }, ManageRoles, 'unknown'],
])('a role that is %s', (_, { position = 2, id = '20', managed = false }, permissions, lack) => {
  const at = (roleId: string, place: number, bits: bigint): APIRole =>
    ({ id: roleId, position: place, managed: false, permissions: String(bits) }) as APIRole // all that is read
  const roles = [at('1', 0, 0n), at('11', 5, permissions), at('30', 7, 0n)]
  const guild = { id: '1', owner_id: 'owner', roles: [...roles, { ...at(id, position, 0n), managed }] }
  expect(roleLack(guild, { userId: 'bot', roles: ['11'] }, id)).toBe(lack)
})
