// The sandbox's page with a bot that asks for files, people and roles, in options and in a modal.
import {
  Client,
  FileUploadBuilder,
  LabelBuilder,
  MentionableSelectMenuBuilder,
  ModalBuilder,
  RoleSelectMenuBuilder,
  SlashCommandBuilder,
  type Interaction,
} from 'discord.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isBrowserMissing } from './browser.ts'
import { startPageWorld, type PageWorld } from './page-world.ts'

const commands = [
  new SlashCommandBuilder()
    .setName('send')
    .setDescription('Takes a file, somebody and a role')
    .addAttachmentOption(option => option.setName('file').setDescription('A file').setRequired(true))
    .addMentionableOption(option => option.setName('whom').setDescription('Whom').setRequired(true))
    .addRoleOption(option => option.setName('role').setDescription('Which').setRequired(true)),
  new SlashCommandBuilder().setName('form').setDescription('Opens a form'),
]

const form = new ModalBuilder()
  .setCustomId('form')
  .setTitle('Upload')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Cards')
      .setFileUploadComponent(new FileUploadBuilder().setCustomId('files').setMaxValues(2).setFileTypes('.csv')),
    new LabelBuilder()
      .setLabel('Whose')
      .setMentionableSelectMenuComponent(new MentionableSelectMenuBuilder().setCustomId('whose').setMaxValues(2)),
    new LabelBuilder().setLabel('Role').setRoleSelectMenuComponent(new RoleSelectMenuBuilder().setCustomId('role')),
  )

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand() && interaction.commandName === 'form') await interaction.showModal(form)
  else if (interaction.isChatInputCommand()) {
    const { options } = interaction
    const { url, name } = options.getAttachment('file', true)
    const text = await (await fetch(url)).text()
    await interaction.reply(
      [name, text, options.get('whom')?.user?.username, options.getRole('role', true).name.slice(1)].join(' | '),
    )
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction
    const files = fields.getUploadedFiles('files', true).map(({ name, size }) => `${name} ${size}`)
    const whose = fields.getSelectedMentionables('whose', true).users.map(({ username }) => username)
    const roles = fields.getSelectedRoles('role', true).map(role => role?.name.slice(1))
    await interaction.reply([...files, ...whose, ...roles].join(' | '))
  }
}

describe.skipIf(isBrowserMissing)('files, people and roles', () => {
  let world: PageWorld
  let client: Client

  beforeAll(async () => {
    world = await startPageWorld()
    await world.bot.close()
    client = new Client({ intents: [], rest: { api: `${world.url}/api` } })
    client.on('interactionCreate', interaction => void answer(interaction))
    const ready = new Promise<Client<true>>(resolve => client.once('clientReady', resolve))
    await client.login('page-bot')
    await (await ready).application.commands.set(commands)
  })
  afterAll(async () => {
    await client.destroy()
    await world.close()
  })

  const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  /** Picks the suggestion with this text. */
  const pick = (page: Page, text: string) => page.getByTestId('picker-option').filter({ hasText: text }).first().click()

  test('options: a file is chosen and arrives, a person and a role are offered', async () => {
    const { page, finish } = await world.open()
    await page.getByTestId('composer').fill('/send')
    const chosen = page.waitForEvent('filechooser')
    await pick(page, '/send')
    await pick(page, 'Choose a file')
    await (await chosen).setFiles(csv('cards.csv', 'a,b'))
    await page.getByRole('combobox', { name: /^whom/ }).click()
    await pick(page, '@Bo')
    await pick(page, '@everyone')
    await page.keyboard.press('Enter')
    await page.getByText('cards.csv | a,b | Bo | everyone').waitFor()
    expect(await finish()).toEqual([])
  })

  test('a modal: it says what is missing, then files, people and a role arrive', async () => {
    const { page, run, finish } = await world.open()
    await run('form')
    const modal = page.getByTestId('modal')
    await page.getByTestId('modal-submit').click()
    await modal.getByText('Choose a file.').waitFor()
    await modal.getByLabel('Cards').setInputFiles([csv('one.csv', '1'), csv('two.csv', '22')])
    const choose = async (label: string, option: string): Promise<void> => {
      const field = modal.locator('.field').filter({ hasText: label })
      await field.getByRole('combobox').click()
      await field.getByRole('option', { name: option }).click()
    }
    await choose('Whose', 'Ada')
    // Several may be chosen: leaving the list keeps them.
    await page.keyboard.press('Tab')
    await choose('Role', '@everyone')
    await page.getByTestId('modal-submit').click()
    await page.getByText('one.csv 1 | two.csv 2 | Ada | everyone').waitFor()
    expect(await finish()).toEqual([])
  })
})
