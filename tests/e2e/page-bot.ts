// A small discord.js bot whose commands show what the sandbox's page has to draw.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonStyle,
  Client,
  ComponentType,
  Events,
  MessageFlags,
  TextInputStyle,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  type ChatInputCommandInteraction,
  type Interaction,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js'

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Europe/London', 'America/New_York']

/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const commands = [
  { name: 'ask', description: 'A question of your own', name_localizations: { 'zh-CN': '提问' } },
  { name: 'card', description: 'Everything a message can hold' },
  { name: 'pick', description: 'Choose a topic' },
  { name: 'silent', description: 'Never answers' },
  { name: 'slow', description: 'Thinks until it is released' },
  {
    name: 'say',
    description: 'Repeats what you write',
    options: [{ name: 'text', description: 'Words', type: ApplicationCommandOptionType.String, required: true }],
  },
  {
    name: 'zone',
    description: 'Sets a zone',
    options: [
      {
        name: 'name',
        description: 'A zone',
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
      },
      {
        name: 'hour',
        description: 'Hour of the day',
        type: ApplicationCommandOptionType.Integer,
        min_value: 0,
        max_value: 23,
      },
    ],
  },
  {
    name: 'streak',
    description: 'Streaks',
    options: [{ name: 'show', description: 'Shows yours', type: ApplicationCommandOptionType.Subcommand }],
  },
  { name: 'Report this', type: ApplicationCommandType.Message },
] satisfies RESTPostAPIApplicationCommandsJSONBody[]

const button = (label: string, custom_id: string, style: ButtonStyle.Primary | ButtonStyle.Danger) =>
  ({ type: ComponentType.Button, style, label, custom_id }) as const

const card: APIMessageTopLevelComponent[] = [
  {
    type: ComponentType.Container,
    accent_color: 0x5865f2,
    components: [
      { type: ComponentType.TextDisplay, content: '## Question of the day\n**Receptive field**' },
      { type: ComponentType.Separator, divider: true },
      {
        type: ComponentType.Section,
        components: [{ type: ComponentType.TextDisplay, content: 'Three days in a row' }],
        accessory: {
          type: ComponentType.Thumbnail,
          media: { url: 'attachment://pixel.png' },
          description: 'A small square',
        },
      },
      {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: 'attachment://pixel.png' }, description: 'Histogram of the answers' }],
      },
      {
        type: ComponentType.ActionRow,
        components: [
          button('Type answer', 'type', ButtonStyle.Primary),
          button('Break', 'break', ButtonStyle.Danger),
          { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Source', url: 'https://example.com/paper' },
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: 'Closed',
            custom_id: 'closed',
            disabled: true,
          },
        ],
      },
    ],
  },
]

const picker: APIMessageTopLevelComponent[] = [
  {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: 'topic',
        placeholder: 'Pick a topic',
        options: [
          { label: 'Convolution', value: 'convolution', description: 'Kernels and strides' },
          { label: 'Attention', value: 'attention' },
        ],
      },
    ],
  },
]

const modal: APIModalInteractionResponseCallbackData = {
  custom_id: 'answer',
  title: 'Your answer',
  components: [
    { type: ComponentType.TextDisplay, content: 'Effective kernel of a 3×3 convolution' },
    {
      type: ComponentType.Label,
      label: 'Answer',
      description: 'A number or an expression',
      component: { type: ComponentType.TextInput, custom_id: 'text', style: TextInputStyle.Short, min_length: 2 },
    },
    {
      type: ComponentType.Label,
      label: 'How sure are you?',
      component: {
        type: ComponentType.RadioGroup,
        custom_id: 'sure',
        options: [
          { label: 'Sure', value: 'sure' },
          { label: 'Guessing', value: 'guessing' },
        ],
      },
    },
  ],
}

/** A bot on the sandbox at `url`, ready and with its commands registered. */
export async function startBot(url: string): Promise<{ release: () => void; close: () => Promise<void> }> {
  const held: (() => void)[] = []
  const client = new Client({ intents: [], rest: { api: `${url}/api` } })
  client.on(Events.InteractionCreate, interaction => void answer(interaction, held))
  client.on(Events.Error, error => process.stderr.write(`page-bot: ${String(error)}\n`))
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve))
  await client.login('page-bot')
  const { application } = await ready
  await application.commands.set(commands)
  return { release: () => held.splice(0).forEach(go => go()), close: () => client.destroy() }
}

async function answer(interaction: Interaction, held: (() => void)[]): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused().toLowerCase()
    const fitting = zones.filter(zone => zone.toLowerCase().includes(typed))
    await interaction.respond(fitting.map(zone => ({ name: zone, value: zone.toUpperCase() })))
  } else if (interaction.isChatInputCommand()) await runCommand(interaction, held)
  else if (interaction.isMessageContextMenuCommand())
    await interaction.reply({ content: `Reported ${interaction.targetId}`, flags: MessageFlags.Ephemeral })
  else if (interaction.isButton() && interaction.customId === 'type') await interaction.showModal(modal)
  else if (interaction.isStringSelectMenu())
    await interaction.update({ content: `Chosen: ${interaction.values.join()}`, components: picker })
  else if (interaction.isModalSubmit()) {
    const text = interaction.fields.getTextInputValue('text')
    await interaction.reply({ content: `You said ${text}`, flags: MessageFlags.Ephemeral })
  }
}

async function runCommand(interaction: ChatInputCommandInteraction, held: (() => void)[]): Promise<void> {
  const { options } = interaction
  switch (interaction.commandName) {
    case 'ask':
      await interaction.reply({
        content: 'Only yours',
        flags: MessageFlags.Ephemeral,
        components: [
          { type: ComponentType.ActionRow, components: [button('Type answer', 'type', ButtonStyle.Primary)] },
        ],
      })
      break
    case 'card':
      await interaction.reply({
        flags: MessageFlags.IsComponentsV2,
        components: card,
        files: [{ attachment: pixel, name: 'pixel.png' }],
      })
      break
    case 'pick':
      await interaction.reply({ content: 'Choose', components: picker })
      break
    case 'slow':
      await interaction.deferReply()
      await new Promise<void>(resolve => held.push(resolve))
      await interaction.editReply('Done thinking')
      break
    case 'say':
      await interaction.reply({ content: options.getString('text', true), allowedMentions: { parse: [] } })
      break
    case 'zone':
      await interaction.reply(`Zone ${options.getString('name', true)} at ${options.getInteger('hour') ?? 'no hour'}`)
      break
    case 'streak':
      await interaction.reply(`Streak ${options.getSubcommand()}`)
      break
    default: // 'silent': three seconds pass
  }
}
