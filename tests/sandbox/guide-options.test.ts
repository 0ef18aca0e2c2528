// Proves with a bot that is not ours the options of commands: what a user gives arrives, and what a client refuses.
import { ChannelType, GuildMember, SlashCommandBuilder, type ChatInputCommandInteraction, Role } from 'discord.js'
import { expect, test } from 'vitest'
import { guide, local, useGuide } from './guide-bot.ts'
import type { Local } from './local.ts'

const command = new SlashCommandBuilder()
  .setName('options')
  .setDescription('Has every type of option')
  .addStringOption(option => option.setName('string').setDescription('Text').setMinLength(2).setMaxLength(5))
  .addStringOption(option =>
    option
      .setName('choice')
      .setDescription('One of two')
      .addChoices({ name: 'Red', value: 'r' }, { name: 'Blue', value: 'b' }),
  )
  .addIntegerOption(option => option.setName('integer').setDescription('Whole').setMinValue(1).setMaxValue(9))
  .addNumberOption(option => option.setName('number').setDescription('Any'))
  .addBooleanOption(option => option.setName('boolean').setDescription('Yes or no'))
  .addUserOption(option => option.setName('user').setDescription('Somebody'))
  .addChannelOption(option => option.setName('channel').setDescription('Where').addChannelTypes(ChannelType.GuildText))
  .addChannelOption(option => option.setName('voice').setDescription('Where').addChannelTypes(ChannelType.GuildVoice))
  .addRoleOption(option => option.setName('role').setDescription('Which'))
  .addMentionableOption(option => option.setName('mentionable').setDescription('Whom'))
  .addAttachmentOption(option => option.setName('attachment').setDescription('A file'))

useGuide([command])

type Read = (options: ChatInputCommandInteraction['options']) => unknown

/** Answers the next command with what it reads of its options, as text. */
const readingBot = (read: Read): void =>
  guide.answer(async interaction => {
    if (interaction.isChatInputCommand()) await interaction.reply(JSON.stringify(read(interaction.options)))
  })

const used = async (options: object): Promise<unknown> => {
  const { message, reason } = await local.command('options', options)
  return message ? JSON.parse(message.content) : reason
}

/** Who or what was chosen of users and roles. */
const mentioned = (chosen: unknown): string | undefined =>
  chosen instanceof Role ? chosen.name : chosen instanceof GuildMember ? chosen.user.username : undefined

/** What a user gives, how the bot reads it, and what it reads; ids are those of the world. */
const given: readonly {
  option: string
  value: (world: Local) => unknown
  read: Read
  wanted: (world: Local) => unknown
}[] = [
  { option: 'string', value: () => 'héé', read: options => options.getString('string'), wanted: () => 'héé' },
  { option: 'choice', value: () => 'b', read: options => options.getString('choice', true), wanted: () => 'b' },
  { option: 'integer', value: () => 9, read: options => options.getInteger('integer'), wanted: () => 9 },
  { option: 'number', value: () => -0.5, read: options => options.getNumber('number'), wanted: () => -0.5 },
  { option: 'boolean', value: () => false, read: options => options.getBoolean('boolean', true), wanted: () => false },
  {
    option: 'user',
    value: ({ bo }) => bo.id,
    read: options => [options.getUser('user')?.username, options.getMember('user') instanceof GuildMember],
    wanted: () => ['bo', true],
  },
  {
    option: 'channel',
    value: ({ channel }) => channel.id,
    read: options => options.getChannel('channel', true, [ChannelType.GuildText]).name,
    wanted: () => 'daily',
  },
  {
    option: 'role',
    value: ({ guild }) => guild.id,
    read: options => options.getRole('role')?.name,
    wanted: () => '@everyone',
  },
  {
    option: 'mentionable',
    value: ({ guild }) => guild.id,
    read: options => mentioned(options.getMentionable('mentionable')),
    wanted: () => '@everyone',
  },
  {
    option: 'mentionable',
    value: ({ ada }) => ada.id,
    read: options => mentioned(options.getMentionable('mentionable')),
    wanted: () => 'ada',
  },
  {
    option: 'attachment',
    value: () => ({ name: 'cards.csv', text: 'a,b\n', type: 'text/csv' }),
    read: options => {
      const { name, size, contentType } = options.getAttachment('attachment', true)
      return [name, size, contentType]
    },
    wanted: () => ['cards.csv', 4, 'text/csv'],
  },
]

test.each(given)('an option of type $option is read ($#)', async ({ option, value, read, wanted }) => {
  readingBot(read)
  expect(await used({ [option]: value(local) })).toEqual(wanted(local))
})

/** What Discord's client does not let its user send, and the words for it. */
const refused: readonly [option: string, value: unknown, reason: string][] = [
  ['string', 'x', 'has 2 to 5 characters'],
  ['choice', 'green', 'is one of r, b'],
  ['integer', 10, 'is between 1 and 9'],
  ['integer', 1.5, 'is a whole number'],
  ['user', '1', 'names no user: "1"'],
  ['role', '1', 'names no role: "1"'],
  ['mentionable', '1', 'names no user'],
  ['attachment', 'a.txt', 'is a file: {"name", "text" or "base64", "type"?}'],
  ['attachment', { name: 'x', base64: '***' }, 'is a file'],
  ['surprise', 1, 'There is no option "surprise"'],
]

test.each(refused)('the option %s does not take %j', async (option, value, reason) => {
  expect((await local.command('options', { [option]: value })).reason).toContain(reason)
})

test('a channel option takes only channels of its types', async () => {
  expect((await local.command('options', { voice: local.channel.id })).reason).toContain(
    'takes channels of the types 2',
  )
})

test('the file of an attachment option is downloaded from its address', async () => {
  guide.answer(async interaction => {
    if (!interaction.isChatInputCommand()) return
    const { url } = interaction.options.getAttachment('attachment', true)
    await interaction.reply(await (await fetch(url)).text())
  })
  const bytes = Buffer.from('à la carte').toString('base64')
  const { message } = await local.command('options', { attachment: { name: 'menu.txt', base64: bytes } })
  expect(message?.content).toBe('à la carte')
})
