// Proves with a real discord.js client that users can do through the sandbox what they do at Discord.
import type { APIMessage } from 'discord-api-types/v10'
import { MessageFlags } from 'discord.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pixel, startBot, type Bot } from './bot.ts'
import { startLocal, type Happened, type Local } from './local.ts'

let local: Local
let bot: Bot

beforeAll(async () => {
  local = await startLocal()
  bot = await startBot(local.url)
})

afterAll(async () => {
  await bot.stop()
  await local.close()
})

const find = async (id: string | undefined, user = local.ada): Promise<APIMessage | undefined> =>
  (await local.messages(user)).find(message => message.id === id)

/** Resolves when the message has been changed after `seq`. */
const edited = (id: string | undefined, after = 0): Promise<Happened> =>
  local.waitFor(({ kind, message_id }) => kind === 'message_update' && message_id === id, after)

test('the client is ready with its guild, its channel and its own permissions', () => {
  const guild = bot.client.guilds.cache.get(local.guild.id)
  expect(guild?.name).toBe('Study hall')
  expect(guild?.channels.cache.map(({ name }) => name)).toEqual(['daily'])
  const channel = guild?.channels.cache.get(local.channel.id)
  expect(channel?.permissionsFor(bot.client.user)?.has('SendMessages')).toBe(true)
  expect(bot.client.application.id).toBe(bot.client.user.id)
})

test('a slash command is answered in public, with who asked', async () => {
  const { outcome, message } = await local.command('ping')
  expect(outcome).toBe('message')
  expect(message).toMatchObject({
    content: 'pong',
    type: 20,
    interaction_metadata: { type: 2, user: { id: local.ada.id } },
  })
  expect(await find(message?.id, local.bo)).toBeDefined()
})

test('an ephemeral reply is seen by its user alone', async () => {
  const { message } = await local.command('secret')
  expect(message?.flags).toBe(MessageFlags.Ephemeral)
  expect(await find(message?.id, local.ada)).toBeDefined()
  expect(await find(message?.id, local.bo)).toBeUndefined()
  const { body } = await local.rest<APIMessage[]>('GET', `/channels/${local.channel.id}/messages`)
  expect(body.map(({ id }) => id)).not.toContain(message?.id)
})

test('a deferred reply is loading until it is edited', async () => {
  const { outcome, message } = await local.command('slow')
  expect(outcome).toBe('deferred')
  await edited(message?.id)
  expect(await find(message?.id)).toMatchObject({
    content: 'done',
    flags: MessageFlags.Ephemeral,
    edited_timestamp: null,
  })
})

test('replies are followed up, edited and deleted', async () => {
  const { message } = await local.command('more')
  await edited(message?.id)
  const deletion = await local.waitFor(({ kind }) => kind === 'message_delete')
  const texts = (await local.messages()).map(({ content }) => content)
  expect(texts).toContain('first, edited')
  expect(texts).toContain('third')
  expect(texts).not.toContain('second')
  expect(deletion['user_id']).toBe(local.ada.id)
})

test('a command that is not answered fails after three seconds, for its user alone', async () => {
  const { outcome, reason } = await local.command('silent')
  expect(outcome).toBe('failed')
  expect(reason).toContain('did not respond')
  expect((await local.messages()).at(-1)).toMatchObject({ failed: true, flags: 64 | 128 })
  expect((await local.messages(local.bo)).some(message => 'failed' in message)).toBe(false)
})

test('options arrive typed; Discord refuses what their declaration does not allow', async () => {
  const level = (options: object) => local.command('set', { level: options })
  expect((await level({ to: 3, unit: 'px', who: local.bo.id })).message?.content).toBe('level 3 px bo')
  const refusals = [
    [await level({}), 'required'],
    [await level({ to: 9 }), 'between 1 and 5'],
    [await level({ to: 1.5 }), 'whole number'],
    [await level({ to: 'x' }), 'whole number'],
    [await level({ to: 1, unit: 'em' }), 'one of px, pt'],
    [await level({ to: 1, who: '5' }), 'no user'],
    [await level({ to: 1, other: 1 }), 'no option "other"'],
    [await local.command('set', {}), 'Choose one of'],
    [await local.command('say', { text: 'x'.repeat(21) }), '0 to 20 characters'],
    [await local.command('nothing'), 'No command "nothing"'],
  ] as const
  for (const [{ outcome, interaction_id, reason }, words] of refusals) {
    expect({ outcome, interaction_id }).toEqual({ outcome: 'failed', interaction_id: null })
    expect(reason).toContain(words)
  }
})

test('choices are offered while typing', async () => {
  const { choices } = await local.act('autocomplete', {
    user_id: local.ada.id,
    channel_id: local.channel.id,
    name: 'zone',
    options: { zone: 'Euro' },
    focused: 'zone',
  })
  expect(choices?.map(({ value }) => value)).toEqual(['Europe/Berlin', 'Europe/London'])
})

test('a button opens a modal, whose submission is answered in private', async () => {
  const panel = await local.command('panel')
  const pressed = await local.act('component', {
    user_id: local.bo.id,
    message_id: panel.message?.id,
    custom_id: 'open',
  })
  expect(pressed).toMatchObject({ outcome: 'modal', modal: { custom_id: 'form', title: 'Your answer' } })
  const submit = (values: object, user_id = local.bo.id) =>
    local.act('modal', { user_id, interaction_id: pressed.interaction_id, values })
  expect((await submit({})).reason).toContain('required')
  expect((await submit({ answer: 'x'.repeat(11) })).reason).toContain('0 to 10 characters')
  expect((await submit({ other: '1' })).reason).toContain('no "other"')
  await expect(submit({ answer: '42' }, local.ada.id)).rejects.toThrow('404')
  const { message } = await submit({ answer: '42' })
  expect(message).toMatchObject({
    content: 'bo answered 42',
    flags: 64,
    interaction_metadata: { type: 5, triggering_interaction_metadata: { type: 3 } },
  })
  expect(await find(message?.id, local.bo)).toBeDefined()
  expect(await find(message?.id, local.ada)).toBeUndefined()
})

test('buttons and selects change their message; a disabled one cannot be pressed', async () => {
  const { message } = await local.command('panel')
  const use = (custom_id: string, values?: string[]) =>
    local.act('component', { user_id: local.ada.id, message_id: message?.id, custom_id, ...(values ? { values } : {}) })
  expect(await use('count')).toMatchObject({ outcome: 'update', message: { id: message?.id, content: 'pressed 1' } })
  expect(await use('pick', ['b'])).toMatchObject({ outcome: 'update', message: { content: 'chose b' } })
  expect((await use('pick', ['z'])).reason).toContain('does not offer "z"')
  expect((await use('pick', ['a', 'b'])).reason).toContain('1 to 1 values')
  expect((await use('off')).reason).toContain('disabled')
  expect((await use('none')).reason).toContain('no component')
})

test('a picture in components V2 is served with its measures and alternative text', async () => {
  const { message } = await local.command('v2')
  expect(message?.flags).toBe(MessageFlags.IsComponentsV2)
  const gallery = JSON.parse(JSON.stringify(message?.components)) as { components: { items: Media[] }[] }[]
  const item = gallery[0]?.components[1]?.items[0]
  expect(item).toMatchObject({ description: 'A dot', media: { width: 1, height: 1, content_type: 'image/png' } })
  const response = await fetch(item?.media.url ?? '')
  expect(Buffer.from(await response.arrayBuffer())).toEqual(pixel)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

interface Media {
  description: string
  media: { url: string }
}

test('a message command gets its message', async () => {
  const { message } = await local.command('ping')
  const reported = await local.act('command', {
    user_id: local.bo.id,
    channel_id: local.channel.id,
    name: 'Report',
    type: 3,
    target_id: message?.id,
  })
  expect(reported.message?.content).toBe(`reported ${message?.id}`)
})

test('a command is hidden from those without its permission', async () => {
  expect((await local.command('manage', {}, local.ada)).outcome).toBe('message')
  expect((await local.command('manage', {}, local.bo)).reason).toContain('Discord hides it')
})

test('an interaction carries member, permissions, languages and context', async () => {
  await local.control('POST', `/users/${local.bo.id}`, { locale: 'zh-CN' })
  await local.command('ping', {}, local.bo)
  const interaction = bot.seen.at(-1)
  expect(interaction).toMatchObject({
    locale: 'zh-CN',
    guildLocale: 'en-US',
    context: 0,
    attachmentSizeLimit: 10_485_760,
  })
  expect(interaction?.memberPermissions?.has('ManageGuild')).toBe(false)
  expect(interaction?.appPermissions.has('SendMessages')).toBe(true)
  expect(interaction?.authorizingIntegrationOwners).toMatchObject({ guildId: local.guild.id, userId: null })
})

test('a person uses a command in a direct message', async () => {
  const { id } = await local.control<{ id: string }>('POST', `/users/${local.bo.id}/channel`)
  const { message } = await local.act('command', { user_id: local.bo.id, channel_id: id, name: 'ping' })
  expect(message?.content).toBe('pong')
  expect(bot.seen.at(-1)).toMatchObject({ guildId: null, context: 1, user: { id: local.bo.id } })
  expect((await local.act('command', { user_id: local.ada.id, channel_id: id, name: 'ping' })).reason).toContain(
    'does not see',
  )
})

test('the same interaction delivered twice arrives twice and is answered once', async () => {
  const before = bot.seen.length
  await local.control('POST', '/faults', { kind: 'duplicate_interaction' })
  const { interaction_id, outcome } = await local.command('say', { text: 'once' })
  expect(outcome).toBe('message')
  const answers = await local.waitFor(
    ({ kind, path, status }) => kind === 'request' && String(path).includes(`/${interaction_id}/`) && status === 400,
  )
  expect(answers['status']).toBe(400)
  expect(bot.seen.slice(before).map(({ id }) => id)).toEqual([interaction_id, interaction_id])
  expect((await local.messages()).filter(({ content }) => content === 'once')).toHaveLength(1)
  // The bot's own second attempt was refused with 40060, as it should be.
  expect(bot.errors.splice(0)).toMatchObject([{ code: 40060 }])
})

test('nothing that the bot sent broke a rule', async () => {
  expect(bot.errors).toEqual([])
  expect((await local.events()).filter(({ kind }) => kind === 'violation')).toEqual([])
})
