// Owns a small discord.js bot that shows what the sandbox can do; its commands say what they prove.
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  GatewayIntentBits,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  type ApplicationCommandDataResolvable,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type ClientOptions,
  type Interaction,
} from 'discord.js'

const say = { name: 'text', description: 'What to say', type: ApplicationCommandOptionType.String } as const

const commands: ApplicationCommandDataResolvable[] = [
  { name: 'ping', description: 'Replies at once' },
  { name: 'secret', description: 'Replies to its user alone' },
  { name: 'slow', description: 'Defers, then edits' },
  { name: 'silent', description: 'Never answers' },
  { name: 'form', description: 'Opens a modal' },
  { name: 'panel', description: 'Shows a button and a select' },
  { name: 'v2', description: 'Shows components V2 with a picture' },
  { name: 'more', description: 'Replies, follows up, edits and deletes' },
  { name: 'say', description: 'Repeats', options: [{ ...say, required: true, maxLength: 20 }] },
  {
    name: 'zone',
    description: 'Offers choices while typing',
    options: [
      { name: 'zone', description: 'Time zone', type: ApplicationCommandOptionType.String, autocomplete: true },
    ],
  },
  {
    name: 'set',
    description: 'Has subcommands',
    options: [
      {
        name: 'level',
        description: 'Sets the level',
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            name: 'to',
            description: 'One to five',
            type: ApplicationCommandOptionType.Integer,
            required: true,
            minValue: 1,
            maxValue: 5,
          },
          {
            name: 'unit',
            description: 'Unit',
            type: ApplicationCommandOptionType.String,
            choices: [
              { name: 'Pixel', value: 'px' },
              { name: 'Point', value: 'pt' },
            ],
          },
          { name: 'who', description: 'Whose', type: ApplicationCommandOptionType.User },
        ],
      },
    ],
  },
  { name: 'manage', description: 'For managers', defaultMemberPermissions: 'ManageGuild' },
  { name: 'Report', type: ApplicationCommandType.Message },
]

/** A one-pixel PNG. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export interface Bot {
  readonly client: Client<true>
  /** Interactions that arrived, in order, twice when delivered twice. */
  readonly seen: Interaction[]
  /** What its handlers threw. */
  readonly errors: unknown[]
  stop(): Promise<void>
}

/** Logs in at a sandbox, registers the commands and waits until it is ready. */
export async function startBot(url: string, options: Partial<ClientOptions> = {}): Promise<Bot> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: `${url}/api` }, ...options })
  const seen: Interaction[] = []
  const errors: unknown[] = []
  client.on('error', error => errors.push(error))
  client.on('interactionCreate', interaction => {
    seen.push(interaction)
    answer(interaction).catch((error: unknown) => errors.push(error))
  })
  const ready = new Promise<Client<true>>(resolve => client.once('clientReady', resolve))
  await client.login('test-token')
  const readyClient = await ready
  await readyClient.application.commands.set(commands)
  return { client: readyClient, seen, errors, stop: () => client.destroy() }
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused()
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Europe/London'].filter(zone => zone.includes(typed))
    await interaction.respond(zones.map(zone => ({ name: zone, value: zone })))
  } else if (interaction.isChatInputCommand()) await handlers[interaction.commandName]?.(interaction)
  else if (interaction.isMessageContextMenuCommand())
    await interaction.reply({ content: `reported ${interaction.targetMessage.id}`, flags: MessageFlags.Ephemeral })
  else if (interaction.isButton()) await press(interaction)
  else if (interaction.isStringSelectMenu()) await interaction.update({ content: `chose ${interaction.values.join()}` })
  else if (interaction.isModalSubmit()) {
    const text = interaction.fields.getTextInputValue('answer')
    await interaction.reply({ content: `${interaction.user.username} answered ${text}`, flags: MessageFlags.Ephemeral })
  }
}

const form = () =>
  new ModalBuilder()
    .setCustomId('form')
    .setTitle('Your answer')
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('How many parameters?'))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Answer')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('answer').setStyle(TextInputStyle.Short).setMaxLength(10),
        ),
    )

const handlers: Record<string, (interaction: ChatInputCommandInteraction) => Promise<unknown>> = {
  ping: interaction => interaction.reply({ content: 'pong', withResponse: true }),
  secret: interaction => interaction.reply({ content: 'only you', flags: MessageFlags.Ephemeral }),
  async slow(interaction) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    await interaction.editReply('done')
  },
  silent: async () => undefined,
  form: interaction => interaction.showModal(form()),
  panel: interaction =>
    interaction.reply({
      content: 'panel',
      components: [
        new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setCustomId('open').setLabel('Type answer').setStyle(ButtonStyle.Primary),
          new ButtonBuilder().setCustomId('count').setLabel('Count').setStyle(ButtonStyle.Secondary),
          new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Danger).setDisabled(true),
        ),
        new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
          new StringSelectMenuBuilder()
            .setCustomId('pick')
            .addOptions({ label: 'A', value: 'a' }, { label: 'B', value: 'b' }),
        ),
      ],
    }),
  v2: interaction =>
    interaction.reply({
      flags: MessageFlags.IsComponentsV2,
      files: [new AttachmentBuilder(pixel, { name: 'dot.png', description: 'A dot' })],
      components: [
        {
          type: 17,
          accentColor: 0x5865f2,
          components: [
            { type: 10, content: '# Question' },
            { type: 12, items: [{ media: { url: 'attachment://dot.png' }, description: 'A dot' }] },
            { type: 1, components: [{ type: 2, style: ButtonStyle.Primary, label: 'Answer', customId: 'open' }] },
          ],
        },
      ] as never, // the builders' types do not know plain objects with camel-case keys at this depth
    }),
  async more(interaction) {
    await interaction.reply('first')
    const second = await interaction.followUp({ content: 'second', flags: MessageFlags.Ephemeral })
    await interaction.followUp('third')
    await interaction.editReply('first, edited')
    await interaction.deleteReply(second)
  },
  say: interaction =>
    interaction.reply({ content: interaction.options.getString('text', true), allowedMentions: { parse: [] } }),
  zone: interaction => interaction.reply(interaction.options.getString('zone') ?? 'none'),
  set: interaction =>
    interaction.reply(
      [
        interaction.options.getSubcommand(),
        interaction.options.getInteger('to', true),
        interaction.options.getString('unit'),
        interaction.options.getUser('who')?.username,
      ].join(' '),
    ),
  manage: interaction => interaction.reply({ content: 'managed', flags: MessageFlags.Ephemeral }),
}

let presses = 0

async function press(interaction: ButtonInteraction): Promise<void> {
  if (interaction.customId === 'open') await interaction.showModal(form())
  else await interaction.update({ content: `pressed ${(presses += 1)}` })
}
