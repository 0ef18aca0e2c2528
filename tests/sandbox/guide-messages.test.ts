// Proves with a bot that is not ours the discord.js guide's messages: replies, embeds, files, components V2, refusals.
import type { APIMessage } from 'discord-api-types/v10'
import {
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  DiscordAPIError,
  EmbedBuilder,
  FileBuilder,
  GatewayIntentBits,
  MediaGalleryBuilder,
  MessageFlags,
  PermissionFlagsBits,
  SectionBuilder,
  SeparatorBuilder,
  SeparatorSpacingSize,
  TextDisplayBuilder,
  ThumbnailBuilder,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { expect, test } from 'vitest'
import { pixel } from './bot.ts'
import { guide, local, useGuide } from './guide-bot.ts'

useGuide([{ name: 'go', description: 'Goes' }])

/** Answers /go so; resolves when the bot is through with it. */
const going = (how: (interaction: ChatInputCommandInteraction) => Promise<unknown>): Promise<void> =>
  new Promise((resolve, reject) =>
    guide.answer(async interaction => {
      if (interaction.isChatInputCommand()) await how(interaction).then(() => resolve(), reject)
    }),
  )

async function channelOf(client: Client<true> = guide.client) {
  const channel = await client.channels.fetch(local.channel.id)
  if (!channel?.isSendable() || channel.isDMBased()) throw new Error('the channel takes messages')
  return channel
}

const dot = () => new AttachmentBuilder(pixel, { name: 'dot.png', description: 'A dot' })

test('deferReply, editReply, followUp, fetchReply, deleteReply', async () => {
  const done = going(async interaction => {
    await interaction.deferReply()
    await interaction.editReply('edited')
    const second = await interaction.followUp({ content: 'second', flags: MessageFlags.Ephemeral })
    await interaction.editReply({ message: second, content: 'second, edited' })
    const reply = await interaction.fetchReply()
    const third = await interaction.followUp(`read: ${reply.content}`)
    await interaction.deleteReply(third)
    await interaction.deleteReply()
  })
  const { outcome, message } = await local.command('go')
  expect(outcome).toBe('deferred')
  await done
  const left = await local.messages()
  expect(left.map(({ content }) => content)).toEqual(['second, edited'])
  expect(await local.messages(local.bo)).toEqual([])
  expect(left[0]?.id).not.toBe(message?.id)
})

test('an embed with every part comes back as it was built', async () => {
  const embed = new EmbedBuilder()
    .setColor(0x0099ff)
    .setTitle('Some title')
    .setURL('https://example.org/')
    .setAuthor({ name: 'Some name', iconURL: 'attachment://dot.png', url: 'https://example.org/' })
    .setDescription('Some description')
    .setThumbnail('attachment://dot.png')
    .addFields({ name: 'Regular', value: 'Some value' }, { name: 'Inline', value: 'Some value', inline: true })
    .setImage('attachment://dot.png')
    .setTimestamp(new Date(0))
    .setFooter({ text: 'Some footer' })
  const done = going(interaction => interaction.reply({ embeds: [embed], files: [dot()] }))
  const { message } = await local.command('go')
  await done
  expect(message?.attachments).toEqual([])
  const [shown] = message?.embeds ?? []
  expect(shown).toMatchObject({
    title: 'Some title',
    color: 0x0099ff,
    author: { name: 'Some name' },
    fields: [{ name: 'Regular' }, { name: 'Inline', inline: true }],
    image: { width: 1, height: 1 },
    timestamp: '1970-01-01T00:00:00.000Z',
    footer: { text: 'Some footer' },
  })
  for (const url of [shown?.image?.url, shown?.thumbnail?.url, shown?.author?.icon_url])
    expect(Buffer.from(await (await fetch(url ?? '')).arrayBuffer())).toEqual(pixel)
})

test('an edit keeps what it does not name, adds files and takes some away', async () => {
  const channel = await channelOf()
  const message = await channel.send({
    content: 'one',
    files: [dot(), new AttachmentBuilder(Buffer.from('x'), { name: 'x.txt' })],
  })
  const kept = await message.edit('two')
  expect([kept.content, kept.attachments.map(({ name }) => name)]).toEqual(['two', ['dot.png', 'x.txt']])
  const [first] = kept.attachments.values()
  if (!first) throw new Error('the message has files')
  const changed = await kept.edit({ attachments: [first], files: [{ attachment: Buffer.from('y'), name: 'y.txt' }] })
  expect(changed.attachments.map(({ name, description }) => [name, description])).toEqual([
    ['dot.png', 'A dot'],
    ['y.txt', null],
  ])
  expect((await channel.messages.fetch({ message: message.id, force: true })).editedTimestamp).not.toBeNull()
})

test('components V2: container, text, section with both accessories, gallery, file, separator', async () => {
  const container = new ContainerBuilder()
    .setAccentColor(0x0099ff)
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('# Title'))
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder().setContent('beside a button'))
        .setButtonAccessory(new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary)),
      new SectionBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder().setContent('beside a picture'))
        .setThumbnailAccessory(new ThumbnailBuilder({ media: { url: 'attachment://dot.png' } })),
    )
    .addSeparatorComponents(new SeparatorBuilder().setDivider(true).setSpacing(SeparatorSpacingSize.Large))
    .addMediaGalleryComponents(
      new MediaGalleryBuilder().addItems(item => item.setURL('attachment://dot.png').setDescription('A dot')),
    )
    .addFileComponents(new FileBuilder().setURL('attachment://guide.txt'))
    .setSpoiler(true)
  const done = going(interaction =>
    interaction.reply({
      components: [container, new TextDisplayBuilder().setContent('after it')],
      files: [dot(), { attachment: Buffer.from('hello'), name: 'guide.txt' }],
      flags: MessageFlags.IsComponentsV2,
    }),
  )
  const { message } = await local.command('go')
  await done
  expect(message?.components).toMatchObject([
    {
      type: 17,
      accent_color: 0x0099ff,
      spoiler: true,
      components: [
        { type: 10, content: '# Title' },
        { type: 9, accessory: { type: 2, custom_id: 'more' } },
        { type: 9, accessory: { type: 11, media: { width: 1 } } },
        { type: 14, divider: true, spacing: 2 },
        { type: 12, items: [{ description: 'A dot', media: { content_type: 'image/png' } }] },
        { type: 13, file: {}, name: 'guide.txt', size: 5 },
      ],
    },
    { type: 10, content: 'after it' },
  ])
  guide.answer(async interaction => {
    if (interaction.isButton()) await interaction.update({ components: [new TextDisplayBuilder().setContent('less')] })
  })
  const pressed = await local.act('component', { user_id: local.bo.id, message_id: message?.id, custom_id: 'more' })
  expect(pressed.message).toMatchObject({ components: [{ content: 'less' }] })
})

test('messages of a channel: send, reply, fetch, edit, delete, and the events of them', async () => {
  const channel = await channelOf()
  const events: string[] = []
  const { client } = guide
  client.on('messageCreate', ({ content }) => events.push(`create ${content}`))
  client.on('messageUpdate', (_, { content }) => events.push(`update ${content}`))
  client.on('messageDelete', () => events.push('delete'))
  await channel.sendTyping()
  const first = await channel.send({
    content: `<@${local.ada.id}> hello @everyone`,
    allowedMentions: { users: [local.ada.id] },
  })
  expect([[...first.mentions.users.keys()], first.mentions.everyone]).toEqual([[local.ada.id], false])
  const second = await first.reply({ content: 'answer', allowedMentions: { repliedUser: false } })
  expect((await second.fetchReference()).id).toBe(first.id)
  await second.edit('better answer')
  expect((await channel.messages.fetch({ limit: 1 })).first()?.content).toBe('better answer')
  expect((await channel.messages.fetch({ before: second.id, limit: 1 })).first()?.id).toBe(first.id)
  await second.delete()
  await expect
    .poll(() => events)
    .toEqual([`create ${first.content}`, 'create answer', 'update better answer', 'delete'])
  client.removeAllListeners('messageCreate').removeAllListeners('messageUpdate').removeAllListeners('messageDelete')
})

test('a direct message is sent, answered in its channel, and refused where they are closed', async () => {
  const user = await guide.client.users.fetch(local.bo.id)
  const message = await user.send('psst')
  const seen = await local.control<APIMessage[]>(
    'GET',
    `/channels/${message.channelId}/messages?user_id=${local.bo.id}`,
  )
  expect(seen.map(({ content }) => content)).toEqual(['psst'])
  const done = going(interaction => interaction.reply(`${interaction.inGuild()} ${interaction.channel?.isDMBased()}`))
  const acted = await local.act('command', { user_id: local.bo.id, channel_id: message.channelId, name: 'go' })
  await done
  expect(acted.message?.content).toBe('false true')
  await local.control('POST', `/users/${local.bo.id}`, { accepts_direct_messages: false })
  await expect(user.send('psst')).rejects.toMatchObject({ code: 50007 })
})

test('permissions: what the bot reads of them, and the error where one lacks', async () => {
  const done = going(async interaction => {
    const may = interaction.appPermissions.has(PermissionFlagsBits.SendMessages)
    const manages = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild)
    await interaction.reply(`${may} ${manages}`)
  })
  expect((await local.command('go')).message?.content).toBe('true true')
  await done
  const channel = await channelOf()
  await local.control('POST', `/channels/${channel.id}/permissions`, { deny: ['SendMessages'] })
  const error = await channel.send('no').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DiscordAPIError)
  expect(error).toMatchObject({ code: 50013, status: 403, method: 'POST' })
  await expect.poll(() => channel.permissionsFor(guide.client.user)?.has('SendMessages')).toBe(false)
  await local.control('POST', `/channels/${channel.id}/permissions`, { allow: ['SendMessages'] })
  expect((await channel.send('yes')).content).toBe('yes')
})

test('members are fetched one by one, several at once and by name; roles and channels are listed', async () => {
  const server = await guide.client.guilds.fetch({ guild: local.guild.id, force: true })
  const bo = await server.members.fetch({ user: local.bo.id, force: true })
  expect([bo.displayName, bo.roles.cache.size]).toEqual(['bo', 1])
  await expect(server.members.fetch({ user: '1', force: true })).rejects.toMatchObject({ code: 10013 })
  const several = await server.members.fetch({ user: [local.ada.id, local.bo.id] })
  expect(several.map(({ displayName }) => displayName).toSorted()).toEqual(['ada', 'bo'])
  expect((await server.members.fetch({ query: 'ad', limit: 5 })).map(({ id }) => id)).toEqual([local.ada.id])
  expect((await server.roles.fetch()).map(({ name }) => name)).toContain('@everyone')
  expect((await server.channels.fetch()).map(channel => channel?.name)).toContain('daily')
})

/** What the guide also shows and this Discord does not have: an error that says so, never a silence. */
const missing: Record<string, (channel: Awaited<ReturnType<typeof channelOf>>) => Promise<unknown>> = {
  reactions: async channel => (await channel.send('react')).react('🧠'),
  threads: async channel => (await channel.send('thread')).startThread({ name: 'thread' }),
  webhooks: async channel => 'createWebhook' in channel && channel.createWebhook({ name: 'hook' }),
  'bulk deletion': async channel => 'bulkDelete' in channel && channel.bulkDelete(['1', '2']),
  pins: async channel => (await channel.send('pin')).pin(),
  kicks: channel => channel.guild.members.kick(local.bo.id),
}

test.each(Object.entries(missing))('%s are not here: 404', async (_, use) => {
  await expect(use(await channelOf())).rejects.toMatchObject({ status: 404, code: 0 })
})

test('privileged intents are refused as for an app that has none', async () => {
  const client = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: `${local.url}/api` } })
  await expect(client.login('test-token')).rejects.toThrow('Used disallowed intents')
  await client.destroy()
})
