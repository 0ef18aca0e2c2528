// Proves with a bot that is not ours the discord.js guide's components: buttons, selects, collectors.
import type { APIMessage } from 'discord-api-types/v10'
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  ComponentType,
  MentionableSelectMenuBuilder,
  MessageFlags,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  UserSelectMenuBuilder,
  type AnySelectMenuInteraction,
} from 'discord.js'
import { expect, test } from 'vitest'
import { answerWith, local, useGuide } from './guide-bot.ts'
import type { Local } from './local.ts'

useGuide([{ name: 'go', description: 'Goes' }])

const use = (message: APIMessage | undefined, custom_id: string, values?: readonly string[], user = local.ada) =>
  local.act('component', { user_id: user.id, message_id: message?.id, custom_id, ...(values ? { values } : {}) })

const seen = async (id: string | undefined): Promise<APIMessage | undefined> =>
  (await local.messages()).find(message => message.id === id)

const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(...buttons)
const button = (id: string, style: Exclude<ButtonStyle, ButtonStyle.Link | ButtonStyle.Premium>) =>
  new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(style)

test('buttons of every style: four are pressed, a link is not, a disabled one neither', async () => {
  const styles = [ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger] as const
  const link = new ButtonBuilder().setURL('https://example.org/').setLabel('Read').setStyle(ButtonStyle.Link)
  const emoji = new ButtonBuilder().setCustomId('emoji').setEmoji('🧠').setStyle(ButtonStyle.Secondary)
  const off = button('off', ButtonStyle.Primary).setDisabled(true)
  answerWith(
    interaction =>
      interaction.reply({
        components: [row(...styles.map(style => button(`b${style}`, style)), link), row(emoji, off)],
      }),
    async interaction => {
      if (interaction.isButton())
        await interaction.reply(`${interaction.customId} ${interaction.component.type} ${interaction.message.id}`)
    },
  )
  const { message } = await local.command('go')
  for (const id of ['b1', 'b2', 'b3', 'b4', 'emoji'])
    expect((await use(message, id)).message?.content).toBe(`${id} ${ComponentType.Button} ${message?.id}`)
  expect((await use(message, 'off')).reason).toBe('The component "off" is disabled.')
  expect(message?.components?.[0]).toMatchObject({
    components: [{}, {}, {}, {}, { style: 5, url: 'https://example.org/' }],
  })
})

type Select =
  | ChannelSelectMenuBuilder
  | MentionableSelectMenuBuilder
  | RoleSelectMenuBuilder
  | StringSelectMenuBuilder
  | UserSelectMenuBuilder

interface Chosen {
  readonly title: string
  readonly select: (world: Local) => Select
  readonly values: (world: Local) => string[]
  readonly read: (interaction: AnySelectMenuInteraction) => unknown
  readonly wanted: (world: Local) => unknown
  /** What it does not offer. */
  readonly strange: (world: Local) => string
}

const selects: readonly Chosen[] = [
  {
    title: 'texts',
    select: () =>
      new StringSelectMenuBuilder()
        .setPlaceholder('Starter')
        .setMinValues(1)
        .setMaxValues(2)
        .addOptions(['a', 'b', 'c'].map(value => ({ label: value, value, description: value, emoji: '🔥' }))),
    values: () => ['c', 'a'],
    read: interaction => interaction.values,
    wanted: () => ['c', 'a'],
    strange: () => 'd',
  },
  {
    title: 'users',
    select: ({ bo }) => new UserSelectMenuBuilder().setMaxValues(2).setDefaultUsers(bo.id),
    values: ({ ada, bo }) => [ada.id, bo.id],
    read: interaction =>
      interaction.isUserSelectMenu() && [
        interaction.users.map(({ username }) => username),
        interaction.members.map(member => member.roles !== undefined),
      ],
    wanted: () => [
      ['ada', 'bo'],
      [true, true],
    ],
    strange: ({ guild }) => guild.id,
  },
  {
    title: 'roles',
    select: () => new RoleSelectMenuBuilder(),
    values: ({ guild }) => [guild.id],
    read: interaction => interaction.isRoleSelectMenu() && interaction.roles.map(({ name }) => name),
    wanted: () => ['@everyone'],
    strange: ({ ada }) => ada.id,
  },
  {
    title: 'channels',
    select: () => new ChannelSelectMenuBuilder().setChannelTypes(ChannelType.GuildText),
    values: ({ channel }) => [channel.id],
    read: interaction => interaction.isChannelSelectMenu() && interaction.channels.map(({ id }) => id),
    wanted: ({ channel }) => [channel.id],
    strange: ({ guild }) => guild.id,
  },
  {
    title: 'channels of another type',
    select: () => new ChannelSelectMenuBuilder().setChannelTypes(ChannelType.GuildVoice).setMinValues(0),
    values: () => [],
    read: interaction => interaction.values,
    wanted: () => [],
    strange: ({ channel }) => channel.id,
  },
  {
    title: 'users and roles',
    select: () => new MentionableSelectMenuBuilder().setMaxValues(2),
    values: ({ ada, guild }) => [ada.id, guild.id],
    read: interaction =>
      interaction.isMentionableSelectMenu() && [
        interaction.users.map(({ username }) => username),
        interaction.roles.map(({ name }) => name),
      ],
    wanted: () => [['ada'], ['@everyone']],
    strange: ({ channel }) => channel.id,
  },
]

test.each(selects)('a select of $title', async ({ select, values, read, wanted, strange }) => {
  answerWith(
    interaction =>
      interaction.reply({
        content: 'Choose',
        components: [new ActionRowBuilder<Select>().addComponents(select(local).setCustomId('select'))],
      }),
    async interaction => {
      if (interaction.isAnySelectMenu())
        await interaction.update({ content: JSON.stringify(read(interaction)), components: [] })
    },
  )
  const { message } = await local.command('go')
  expect((await use(message, 'select', [strange(local)])).reason).toContain(`does not offer "${strange(local)}"`)
  const acted = await use(message, 'select', values(local))
  expect(acted.outcome).toBe('update')
  expect(JSON.parse(acted.message?.content ?? '')).toEqual(wanted(local))
  expect(acted.message?.components).toEqual([])
})

test('deferUpdate, then the message is edited; deferReply, then a reply of its own', async () => {
  answerWith(
    interaction => interaction.reply({ content: 'first', components: [row(button('defer', 1), button('reply', 1))] }),
    async interaction => {
      if (!interaction.isButton()) return
      if (interaction.customId === 'defer') {
        await interaction.deferUpdate()
        await interaction.editReply({ content: 'second', components: [] })
      } else {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral })
        await interaction.followUp('for you')
      }
    },
  )
  const { message } = await local.command('go')
  expect(await use(message, 'reply')).toMatchObject({ outcome: 'deferred', message: { flags: 192 } })
  await expect
    .poll(async () =>
      (await local.messages()).some(({ content, flags }) => content === 'for you' && flags === MessageFlags.Ephemeral),
    )
    .toBe(true)
  expect((await use(message, 'defer')).outcome).toBe('update')
  await expect.poll(async () => (await seen(message?.id))?.content).toBe('second')
})

test('awaitMessageComponent takes the press of its user only', async () => {
  answerWith(async interaction => {
    const response = await interaction.reply({
      content: 'Sure?',
      components: [row(button('confirm', ButtonStyle.Danger), button('cancel', ButtonStyle.Secondary))],
      withResponse: true,
    })
    const press = await response.resource?.message?.awaitMessageComponent({
      filter: ({ user }) => user.id === interaction.user.id,
      time: 10_000,
    })
    await press?.update({ content: press.customId, components: [] })
  })
  const { message } = await local.command('go')
  const bo = use(message, 'cancel', undefined, local.bo)
  expect((await use(message, 'confirm')).message).toMatchObject({ content: 'confirm', components: [] })
  expect((await bo).outcome).toBe('failed')
})

test('a collector collects what several people choose, until its end', async () => {
  const ended = new Promise<string[]>(resolve =>
    answerWith(async interaction => {
      const { resource } = await interaction.reply({
        content: 'Vote',
        components: [row(button('yes', 1), button('no', 1))],
        withResponse: true,
      })
      const collector = resource?.message?.createMessageComponentCollector({
        componentType: ComponentType.Button,
        maxUsers: 2,
      })
      collector?.on('collect', press => void press.reply({ content: press.customId, flags: MessageFlags.Ephemeral }))
      collector?.on('end', presses => resolve(presses.map(press => `${press.user.username} ${press.customId}`)))
    }),
  )
  const { message } = await local.command('go')
  expect((await use(message, 'yes')).message?.flags).toBe(MessageFlags.Ephemeral)
  expect((await use(message, 'no', undefined, local.bo)).message?.content).toBe('no')
  expect(await ended).toEqual(['ada yes', 'bo no'])
})
