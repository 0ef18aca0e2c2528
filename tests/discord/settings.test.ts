// Tests what /settings takes beside the rhythm of a quiz: rules of points and seasons, roles, the channel of reports, and
// that it tells what stands in their way in Discord.
import type { APIGuildMember, APIMessage, APIUser } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time.ts'
import { awaitWith, messageOf, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
let zoe: APIUser
beforeAll(async () => {
  played = await startPlayed()
  zoe = await played.local.control<APIUser>('POST', '/users', { username: 'zoe' })
  await roleOf(['ManageGuild', 'ManageRoles'], zoe)
})
afterAll(() => endSound(played))

/** A new role with these permissions, which `user` has. */
async function roleOf(permissions: string[], user: APIUser): Promise<string> {
  const { local } = played
  const body = { user_id: user.id, permissions }
  const member = await local.control<APIGuildMember>('POST', `/guilds/${local.guild.id}/members`, body)
  return member.roles.at(-1) ?? ''
}
const settings = async (options: object, user = zoe): Promise<APIMessage> =>
  messageOf(await played.local.command('settings', options, user))
/** What the message says once Discord has been asked. */
async function checked(options: object): Promise<string> {
  const since = (await played.local.events()).at(-1)?.seq ?? 0
  const { id } = await settings(options)
  await played.local.waitFor(event => event.kind === 'message_update' && event['message_id'] === id, since)
  return said((await played.local.messages(zoe)).find(message => message.id === id))
}

test('rules of points, seasons and ranking are kept, shown and taken back', async () => {
  const wanted = { mix: '3 2 1', season: '2026-12-01 2027-01-31', speed: true, account: 3, membership: 0 }
  const changed = said(await settings(wanted))
  expect(changed).toContain('Weights of the difficulties: easy 3, medium 2, hard 1')
  expect(changed).toContain('Season from 2026-12-01 to 2027-01-31')
  expect(changed).toContain('accounts of 3 days or more, 0 or more of them in this server')
  expect(changed).toContain('Quick answers get up to a tenth more points')
  const back = said(await settings({ mix: '1,1,1', season: 'month', speed: false }))
  expect(back).not.toMatch(/Weights|Quick/)
  expect(back).toContain('Seasons: calendar months')
})

test('what cannot be read is named, all of it, and nothing changes', async () => {
  const before = said(await settings({}))
  const refused = said(await settings({ mix: '10 1 1', season: '2027-02-01 2027-01-31', time: '7' }))
  expect(refused).toContain('"10, 1, 1" is no mix')
  expect(refused).toContain('"2027-02-01 – 2027-01-31" is no season')
  expect(refused).toContain('"7" is no time')
  expect(said(await settings({ mix: '1 1' }))).toContain('is no mix')
  expect(said(await settings({ season: 'spring' }))).toContain('is no season')
  expect(said(await settings({}))).toBe(before)
})

test('mixes and seasons are offered', async () => {
  const { local } = played
  const offers = async (focused: string, typed: string): Promise<string[]> => {
    const body = { user_id: local.ada.id, channel_id: local.channel.id, name: 'settings', focused }
    const acted = await local.act('autocomplete', { ...body, options: { [focused]: typed } })
    return (acted.choices ?? []).map(({ value }) => value)
  }
  expect(await offers('mix', 'no hard')).toEqual(['1 1 0'])
  const [first, second = ''] = await offers('season', '')
  expect(first).toBe('month')
  expect(second).toMatch(/^\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/)
  expect(said(await settings({ season: second }))).toContain(`Season from ${second.replace(' ', ' to ')}`)
})

describe('roles', () => {
  test('a role that cannot be pinged is told; the question pings it once, practice does not', async () => {
    const { local } = played
    const role = await roleOf(['AddReactions'], local.bo)
    expect(await checked({ ping: role })).toContain(`I cannot ping <@&${role}>`)
    await local.control('POST', `/channels/${local.channel.id}/permissions`, { allow: ['MentionEveryone'] })
    await played.advance(DAY)
    const posted = await awaitWith(local, 'v1:answer:2', 0)
    expect(posted.mention_roles).toEqual([role])
    expect(said(posted)).toContain(`<@&${role}>`)
    expect(said(await settings({ clear: 'ping' }))).not.toContain('<@&')

    const { id } = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'second' })
    await local.control('POST', `/channels/${id}/permissions`, { allow: ['MentionEveryone'] })
    const there = (name: string, options: object) =>
      local.act('command', { user_id: zoe.id, channel_id: id, name, options })
    await there('settings', { deck: 'choices', time: '00:00', zone: 'Pacific/Kiritimati', ping: role })
    const isPosted = played.bot.logged('post.done', played.bot.log.length)
    await there('drop', { now: {} })
    await isPosted
    const [practice] = await local.control<APIMessage[]>('GET', `/channels/${id}/messages?user_id=${local.bo.id}`)
    expect(said(practice)).toMatch(/practice/i)
    expect(practice?.mention_roles).toEqual([])
  })

  test('a reward is no power, nothing that everybody has, and only for who may give roles', async () => {
    const { guild, ada, bo } = played.local
    expect(said(await settings({ reward: guild.id }))).toContain('The role of everybody cannot be used here.')
    const power = await roleOf(['BanMembers'], bo)
    expect(said(await settings({ reward: power }))).toContain('moderators’ permissions')
    const medal = await roleOf(['AddReactions'], bo)
    expect(said(await settings({ reward: medal }, ada))).toContain('Only who may manage roles')
    expect(await checked({ reward: medal })).toContain(`I cannot give <@&${medal}>: please allow me Manage Roles`)
    expect(said(await settings({ clear: 'reward', manager: medal }))).toContain(`managers may: <@&${medal}>`)
  })
})

test('a channel that the bot may not write in is told', async () => {
  const { local } = played
  const { id } = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'reports' })
  await local.control('POST', `/channels/${id}/permissions`, { deny: ['SendMessages'] })
  const told = await checked({ reports: id })
  expect(told).toContain(`Reports of questions go to <#${id}>`)
  expect(told).toContain(`I may not do this in <#${id}>: Send Messages`)
})
