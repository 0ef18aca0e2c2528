// Proves with a bot that is not ours the discord.js guide's commands: nesting, autocomplete, menus, permissions, registration.
import type { APIUser } from 'discord-api-types/v10'
import {
  ApplicationCommandType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { expect, test } from 'vitest'
import { guide, local, useGuide } from './guide-bot.ts'

const menu = (name: string, type: ApplicationCommandType.User | ApplicationCommandType.Message) =>
  new ContextMenuCommandBuilder().setName(name).setType(type)

const commands = [
  new SlashCommandBuilder()
    .setName('info')
    .setDescription('Has groups')
    .addSubcommand(sub => sub.setName('server').setDescription('About the server'))
    .addSubcommandGroup(group =>
      group
        .setName('about')
        .setDescription('About somebody')
        .addSubcommand(sub =>
          sub
            .setName('user')
            .setDescription('A user')
            .addUserOption(option => option.setName('target').setDescription('Who').setRequired(true)),
        )
        .addSubcommand(sub =>
          sub
            .setName('topic')
            .setDescription('A topic')
            .addStringOption(option =>
              option.setName('query').setDescription('What').setAutocomplete(true).setRequired(true),
            )
            .addStringOption(option => option.setName('version').setDescription('Which').setAutocomplete(true)),
        ),
    ),
  new SlashCommandBuilder()
    .setName('ban')
    .setDescription('For moderators')
    .setDefaultMemberPermissions(PermissionFlagsBits.BanMembers | PermissionFlagsBits.KickMembers)
    .setContexts(InteractionContextType.Guild),
  new SlashCommandBuilder().setName('nobody').setDescription('For administrators').setDefaultMemberPermissions(0n),
  new SlashCommandBuilder()
    .setName('hund')
    .setDescription('Has translations')
    .setNameLocalizations({ de: 'hund', 'en-US': 'dog' })
    .setDescriptionLocalizations({ de: 'Hat Übersetzungen' }),
  menu('User information', ApplicationCommandType.User),
  menu('Translate Message', ApplicationCommandType.Message),
]

useGuide(commands)

type Read = (options: ChatInputCommandInteraction['options']) => unknown

/** Answers the next command with what it reads of its options, as text. */
const readingBot = (read: Read): void =>
  guide.answer(async interaction => {
    if (interaction.isChatInputCommand()) await interaction.reply(JSON.stringify(read(interaction.options)))
  })

const used = async (name: string, options: object, user?: APIUser): Promise<unknown> => {
  const { message, reason } = await local.command(name, options, user)
  return message ? JSON.parse(message.content) : reason
}

test('subcommands and groups are told apart', async () => {
  const read: Read = options => [
    options.getSubcommandGroup(false),
    options.getSubcommand(),
    options.getUser('target')?.username ?? null,
  ]
  readingBot(read)
  expect(await used('info', { server: {} })).toEqual([null, 'server', null])
  expect(await used('info', { about: { user: { target: local.bo.id } } })).toEqual(['about', 'user', 'bo'])
  expect((await local.command('info', { about: { user: {} } })).reason).toContain('"target" is required')
  expect((await local.command('info')).reason).toContain('Choose one of server, about')
})

test('autocomplete knows the focused option inside a group, and what the others hold', async () => {
  const pages = ['Collectors', 'Components', 'Embeds']
  guide.answer(async interaction => {
    if (!interaction.isAutocomplete()) return
    const { name, value } = interaction.options.getFocused(true)
    const path = [interaction.options.getSubcommandGroup(), interaction.options.getSubcommand(), name]
    const offered =
      name === 'query' ? pages.filter(page => page.startsWith(value)) : [interaction.options.getString('query') ?? '']
    await interaction.respond(offered.map(each => ({ name: `${path.join(' ')} ${each}`, value: each })))
  })
  const ask = (focused: string, topic: object) =>
    local.act('autocomplete', {
      user_id: local.ada.id,
      channel_id: local.channel.id,
      name: 'info',
      options: { about: { topic } },
      focused,
    })
  expect((await ask('query', { query: 'Co' })).choices?.map(({ name }) => name)).toEqual([
    'about topic query Collectors',
    'about topic query Components',
  ])
  expect((await ask('version', { query: 'Embeds', version: '' })).choices?.map(({ value }) => value)).toEqual([
    'Embeds',
  ])
})

test('a command of a user’s menu says whom it was used on, a member or not', async () => {
  guide.answer(async interaction => {
    if (interaction.isUserContextMenuCommand())
      await interaction.reply(
        [interaction.targetUser.username, interaction.targetMember ? 'member' : 'guest'].join(' '),
      )
  })
  const guest = await local.control<APIUser>('POST', '/users', { username: 'guest' })
  const on = (target_id: string) =>
    local.act('command', {
      user_id: local.ada.id,
      channel_id: local.channel.id,
      name: 'User information',
      type: ApplicationCommandType.User,
      target_id,
    })
  expect((await on(local.bo.id)).message?.content).toBe('bo member')
  expect((await on(guest.id)).message?.content).toBe('guest guest')
  expect((await on('1')).reason).toContain('There is no user "1"')
})

test('a command of a message’s menu says on which message', async () => {
  const channel = await guide.client.channels.fetch(local.channel.id)
  if (!channel?.isSendable()) throw new Error('the channel takes messages')
  const { id } = await channel.send('Bonjour')
  guide.answer(async interaction => {
    if (interaction.isMessageContextMenuCommand())
      await interaction.reply(`${interaction.targetMessage.id} ${interaction.targetMessage.content}`)
  })
  const acted = await local.act('command', {
    user_id: local.bo.id,
    channel_id: local.channel.id,
    name: 'Translate Message',
    type: ApplicationCommandType.Message,
    target_id: id,
  })
  expect(acted.message?.content).toBe(`${id} Bonjour`)
})

test('default member permissions and contexts hide a command', async () => {
  readingBot(() => 'done')
  expect(await used('ban', {})).toContain('needs permissions')
  expect(await used('nobody', {})).toContain('needs permissions')
  const mod = await local.control<APIUser>('POST', '/users', { username: 'mod' })
  await local.control('POST', `/guilds/${local.guild.id}/members`, {
    user_id: mod.id,
    permissions: ['BanMembers', 'KickMembers'],
  })
  expect(await used('ban', {}, mod)).toBe('done')
  const { id } = await local.control<{ id: string }>('POST', `/users/${mod.id}/channel`)
  const inDm = await local.act('command', { user_id: mod.id, channel_id: id, name: 'ban' })
  expect(inDm.reason).toContain('not offered in direct messages')
})

test('commands of a guild are registered, changed and deleted; localizations come back', async () => {
  const { commands: registered } = guide.client.application
  const made = await registered.create({ name: 'local', description: 'For one server' }, local.guild.id)
  const changed = await made.edit({ description: 'Changed' })
  expect([changed.id, changed.description]).toEqual([made.id, 'Changed'])
  readingBot(() => 'here')
  expect(await used('local', {})).toBe('here')
  await changed.delete()
  expect((await local.command('local')).reason).toContain('No command "local"')
  const dog = (await registered.fetch({ withLocalizations: true })).find(({ name }) => name === 'hund')
  expect(dog?.nameLocalizations).toEqual({ de: 'hund', 'en-US': 'dog' })
})
