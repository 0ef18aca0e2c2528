// Proves with a bot that is not ours the discord.js guide's modals: every input that a label can hold.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  FileUploadBuilder,
  LabelBuilder,
  MentionableSelectMenuBuilder,
  ModalBuilder,
  RadioGroupBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
  type ModalSubmitFields,
} from 'discord.js'
import { expect, test } from 'vitest'
import { answerWith, local, useGuide } from './guide-bot.ts'
import type { Acted, Local } from './local.ts'

useGuide([{ name: 'go', description: 'Goes' }])

interface Field {
  readonly title: string
  readonly label: (label: LabelBuilder, world: Local) => LabelBuilder
  readonly value: (world: Local) => unknown
  readonly read: (fields: ModalSubmitFields<'cached'>) => unknown
  readonly wanted: (world: Local) => unknown
  /** What the client refuses, and in which words. */
  readonly refused?: readonly [value: unknown, reason: string]
}

const option = (value: string) => ({ label: value, value })

const fields: readonly Field[] = [
  {
    title: 'a short text',
    label: label =>
      label.setTextInputComponent(
        new TextInputBuilder().setCustomId('it').setStyle(TextInputStyle.Short).setMinLength(2).setPlaceholder('Why?'),
      ),
    value: () => 'because',
    read: values => values.getTextInputValue('it'),
    wanted: () => 'because',
    refused: ['x', 'takes 2 to 4000 characters'],
  },
  {
    title: 'a paragraph that is filled in and not required',
    label: label =>
      label.setTextInputComponent(
        new TextInputBuilder()
          .setCustomId('it')
          .setStyle(TextInputStyle.Paragraph)
          .setValue('before')
          .setRequired(false),
      ),
    value: () => undefined,
    read: values => values.getTextInputValue('it'),
    wanted: () => 'before',
  },
  {
    title: 'a select of texts',
    label: label =>
      label.setStringSelectMenuComponent(
        new StringSelectMenuBuilder().setCustomId('it').setMaxValues(2).addOptions(option('a'), option('b')),
      ),
    value: () => ['b', 'a'],
    read: values => values.getStringSelectValues('it'),
    wanted: () => ['b', 'a'],
    refused: [[], 'takes 1 to 2 values'],
  },
  {
    title: 'a select of users',
    label: label => label.setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('it').setMaxValues(2)),
    value: ({ ada, bo }) => [ada.id, bo.id],
    read: values => [
      values.getSelectedUsers('it')?.map(({ username }) => username),
      values.getSelectedMembers('it')?.map(member => member.user.username),
    ],
    wanted: () => [
      ['ada', 'bo'],
      ['ada', 'bo'],
    ],
    refused: [['1'], 'does not offer "1"'],
  },
  {
    title: 'a select of roles',
    label: label => label.setRoleSelectMenuComponent(new RoleSelectMenuBuilder().setCustomId('it')),
    value: ({ guild }) => [guild.id],
    read: values => values.getSelectedRoles('it')?.map(role => role?.name),
    wanted: () => ['@everyone'],
    refused: [['1'], 'does not offer "1"'],
  },
  {
    title: 'a select of channels with one chosen before',
    label: (label, { channel }) =>
      label.setChannelSelectMenuComponent(
        new ChannelSelectMenuBuilder().setCustomId('it').setDefaultChannels(channel.id),
      ),
    value: () => undefined,
    read: values => values.getSelectedChannels('it')?.map(({ id }) => id),
    wanted: ({ channel }) => [channel.id],
    refused: [['1'], 'does not offer "1"'],
  },
  {
    title: 'a select of users and roles',
    label: label =>
      label.setMentionableSelectMenuComponent(new MentionableSelectMenuBuilder().setCustomId('it').setMaxValues(2)),
    value: ({ ada, guild }) => [ada.id, guild.id],
    read: values => {
      const chosen = values.getSelectedMentionables('it')
      return [chosen?.users.map(({ username }) => username), chosen?.roles.map(role => role?.name)]
    },
    wanted: () => [['ada'], ['@everyone']],
    refused: [['1'], 'does not offer "1"'],
  },
  {
    title: 'a radio group',
    label: label =>
      label.setRadioGroupComponent(new RadioGroupBuilder().setCustomId('it').addOptions(option('a'), option('b'))),
    value: () => 'b',
    read: values => values.getRadioGroup('it'),
    wanted: () => 'b',
    refused: ['c', 'does not offer "c"'],
  },
  {
    title: 'a checkbox group',
    label: label =>
      label.setCheckboxGroupComponent(
        new CheckboxGroupBuilder().setCustomId('it').addOptions(option('a'), option('b')),
      ),
    value: () => ['a', 'b'],
    read: values => values.getCheckboxGroup('it'),
    wanted: () => ['a', 'b'],
    refused: [['a', 'a'], 'takes each value once'],
  },
  {
    title: 'a checkbox',
    label: label => label.setCheckboxComponent(new CheckboxBuilder().setCustomId('it')),
    value: () => true,
    read: values => values.getCheckbox('it'),
    wanted: () => true,
  },
  {
    title: 'files',
    label: label =>
      label.setFileUploadComponent(
        new FileUploadBuilder().setCustomId('it').setMinValues(1).setMaxValues(2).setFileTypes('.csv', 'image'),
      ),
    value: () => [
      { name: 'a.csv', text: 'a,b' },
      { name: 'dot', base64: 'AAAA', type: 'image/png' },
    ],
    read: values => values.getUploadedFiles('it')?.map(({ name, size, contentType }) => [name, size, contentType]),
    wanted: () => [
      ['a.csv', 3, 'text/plain; charset=utf-8'],
      ['dot', 3, 'image/png'],
    ],
    refused: [[{ name: 'a.txt', text: 'a' }], 'is a file of .csv, image, not "a.txt"'],
  },
  {
    title: 'no file where none is needed',
    label: label => label.setFileUploadComponent(new FileUploadBuilder().setCustomId('it').setRequired(false)),
    value: () => undefined,
    read: values => values.getUploadedFiles('it')?.size ?? 0,
    wanted: () => 0,
    refused: [
      [
        { name: 'a', text: '' },
        { name: 'b', text: '' },
      ],
      'takes 0 to 1 files, not 2',
    ],
  },
]

/** Opens a modal with this field for Ada; what submits it. */
async function open({ label, read }: Field): Promise<(it: unknown) => Promise<Acted>> {
  const modal = new ModalBuilder()
    .setCustomId('modal')
    .setTitle('Tell us')
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('Some words before'))
    .addLabelComponents(label(new LabelBuilder().setLabel('It').setDescription('What it is'), local))
  answerWith(
    interaction => interaction.showModal(modal),
    async interaction => {
      if (interaction.isModalSubmit() && interaction.inCachedGuild())
        await interaction.reply(JSON.stringify(read(interaction.fields)))
    },
  )
  const { interaction_id } = await local.command('go')
  return it => local.act('modal', { user_id: local.ada.id, interaction_id, values: it === undefined ? {} : { it } })
}

test.each(fields)('a modal with $title', async field => {
  const submit = await open(field)
  const { message, reason } = await submit(field.value(local))
  expect(reason).toBeUndefined()
  expect(JSON.parse(message?.content ?? '')).toEqual(field.wanted(local))
})

test.each(fields.flatMap(field => (field.refused ? [{ ...field, refused: field.refused }] : [])))(
  'a modal with $title does not take $refused.0',
  async field => {
    const submit = await open(field)
    const [value, words] = field.refused
    expect((await submit(value)).reason).toContain(words)
  },
)

test('awaitModalSubmit gets the modal of its button, and updates the message', async () => {
  const button = new ButtonBuilder().setCustomId('rename').setLabel('Rename').setStyle(ButtonStyle.Primary)
  const input = new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short)
  const modal = new ModalBuilder()
    .setCustomId('rename')
    .setTitle('Rename')
    .addLabelComponents(new LabelBuilder().setLabel('Name').setTextInputComponent(input))
  answerWith(
    interaction =>
      interaction.reply({ content: 'old', components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)] }),
    async interaction => {
      if (!interaction.isButton()) return
      await interaction.showModal(modal)
      const submission = await interaction.awaitModalSubmit({ time: 10_000 })
      if (submission.isFromMessage()) await submission.update(submission.fields.getTextInputValue('name'))
    },
  )
  const { message } = await local.command('go')
  const { interaction_id } = await local.act('component', {
    user_id: local.ada.id,
    message_id: message?.id,
    custom_id: 'rename',
  })
  const submitted = await local.act('modal', { user_id: local.ada.id, interaction_id, values: { name: 'new' } })
  expect(submitted).toMatchObject({ outcome: 'update', message: { id: message?.id, content: 'new' } })
})
