// Tests the way from the invitation to the first question: welcome, one command or none, the form, and who may press.
import { rm } from 'node:fs/promises'
import type { APIChannel, APIGuild, APIMessage, APIUser } from 'discord-api-types/v10'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolder, startLocal, type Acted, type Local } from '../sandbox/local.ts'
import { writeDecks } from './deck.ts'
import { firstWith, labelsOf, messageOf, press, said, startBot, type RunningBot } from './played.ts'

let local: Local
let folder: string
let bot: RunningBot
beforeAll(async () => {
  folder = await makeFolder()
  await writeDecks(folder)
  local = await startLocal()
  bot = await startBot(local.url, folder)
})
afterAll(async () => {
  const events = await local.events()
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
  expect(bot.log.filter(line => line.includes('"level":"error"'))).toEqual([])
  await bot.stop()
  await local.close()
  await rm(folder, { recursive: true, force: true })
})

interface Server {
  readonly guild: APIGuild
  readonly channel: APIChannel
}
/** A server that the running bot joins, with a channel; ada manages it, bo does not. */
async function newServer(): Promise<Server> {
  const guild = await local.control<APIGuild>('POST', '/guilds', { name: 'New' })
  const channel = await local.control<APIChannel>('POST', `/guilds/${guild.id}/channels`, { name: 'general' })
  await local.control('POST', `/guilds/${guild.id}/members`, { user_id: local.ada.id, permissions: ['ManageGuild'] })
  await local.control('POST', `/guilds/${guild.id}/members`, { user_id: local.bo.id })
  return { guild, channel }
}
const messagesIn = ({ channel }: Server, user: APIUser = local.bo): Promise<APIMessage[]> =>
  local.control('GET', `/channels/${channel.id}/messages?user_id=${user.id}`)
const command = (server: Server, name: string, options: object = {}, user = local.ada): Promise<Acted> =>
  local.act('command', { user_id: user.id, channel_id: server.channel.id, name, options })
const lines = (): number => bot.log.length

test('from the invitation to the first question it takes one command and one press', async () => {
  const server = await newServer()
  const screen = messageOf(await command(server, 'settings'))
  expect(said(screen)).toContain(`There is no quiz in <#${server.channel.id}> yet`)
  const posted = bot.logged('post.done', lines())
  const made = said(messageOf(await press(local, screen, 'Ask the first question', local.ada)))
  expect(made).toContain(`✅ The quiz in <#${server.channel.id}> is set up.`)
  await posted
  const question = firstWith(await messagesIn(server), 'v1:answer:')
  expect(labelsOf(question)).toEqual(['Answer'])
  // Pressed again it shows the quiz that is there.
  expect(said(messageOf(await press(local, screen, 'Ask the first question', local.ada)))).not.toContain('set up')
})

test('a server that adds the bot is welcomed once, and can start from there; only managers can', async () => {
  const server = await newServer()
  const { bot: user } = await local.control<{ bot: APIUser }>('GET', '/world')
  await local.control('DELETE', `/guilds/${server.guild.id}/members/${user.id}`)
  const welcomed = bot.logged('server.welcomed', lines())
  await local.control('POST', `/guilds/${server.guild.id}/members`, { user_id: user.id })
  await welcomed
  const [hello, ...more] = await messagesIn(server)
  expect(more).toEqual([])
  if (!hello) throw new Error('no welcome')
  expect(said(hello)).toContain('I ask one question a day')
  const refused = await press(local, hello, 'Ask the first question', local.bo)
  expect(said(messageOf(refused))).toContain('Only people who may manage this server')
  expect(said(messageOf(await press(local, hello, 'Choose', local.bo)))).toContain('Only people who may manage')
  const posted = bot.logged('post.done', lines())
  await press(local, hello, 'Ask the first question', local.ada)
  await posted
  firstWith(await messagesIn(server), 'v1:answer:')
})

test('no welcome where the bot may not write', async () => {
  const server = await newServer()
  const { bot: user } = await local.control<{ bot: APIUser }>('GET', '/world')
  await local.control('POST', `/channels/${server.channel.id}/permissions`, { deny: ['SendMessages'] })
  await local.control('DELETE', `/guilds/${server.guild.id}/members/${user.id}`)
  const before = lines()
  await local.control('POST', `/guilds/${server.guild.id}/members`, { user_id: user.id })
  await command(server, 'help', {}, local.bo)
  expect(bot.log.slice(before).filter(line => /server.welcomed|welcome.failed/.test(line))).toEqual([])
})

test('the form is filled in already; what cannot be read is named and nothing is made', async () => {
  const server = await newServer()
  const screen = messageOf(await command(server, 'settings'))
  const opened = await press(local, screen, 'Choose', local.ada)
  const values = { deck: 'choices', time: '8:15', zone: 'Europe/Berlin', language: 'zh-CN' }
  const submit = (changed: object): Promise<Acted> =>
    local.act('modal', { user_id: local.ada.id, interaction_id: opened.interaction_id, values: changed })
  expect(said(messageOf(await submit({ ...values, time: '25:00' })))).toContain('"25:00" is no time')
  expect(said(messageOf(await command(server, 'settings')))).toContain('There is no quiz')
  const made = said(messageOf(await submit(values)))
  expect(made).toContain('Every day at 08:15, Europe/Berlin')
  expect(made).toContain('Deck: Choices')
  expect(made).toContain('Language: Chinese')
})

test('a deck is called as in the language of whoever looks, else as in its own', async () => {
  const server = await newServer()
  const chen = await local.control<APIUser>('POST', '/users', { username: 'chen', locale: 'zh-CN' })
  await local.control('POST', `/guilds/${server.guild.id}/members`, { user_id: chen.id, permissions: ['ManageGuild'] })
  const screen = messageOf(await command(server, 'settings', {}, chen))
  const opened = JSON.stringify(await press(local, screen, '先选好再开始', chen))
  expect(['求和', 'Choices', 'Sums'].filter(name => opened.includes(`"${name}"`))).toEqual(['求和', 'Choices'])
  await command(server, 'settings', { deck: 'sums' })
  expect(said(messageOf(await command(server, 'settings', {}, chen)))).toContain('题库：求和')
  expect(said(messageOf(await command(server, 'settings')))).toContain('Deck: Sums')
})

test('a practice question is one press away', async () => {
  const server = await newServer()
  const shown = messageOf(
    await command(server, 'settings', { deck: 'sums', time: '00:00', zone: 'Pacific/Kiritimati' }),
  )
  const posted = bot.logged('post.done', lines())
  const asked = await press(local, shown, 'Ask a practice question now', local.ada)
  expect(said(messageOf(asked))).toContain('practice question is being posted')
  await posted
  expect(said(firstWith(await messagesIn(server), 'v1:answer:'))).toMatch(/practice/i)
})
