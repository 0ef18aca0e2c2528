// Owns the screen of a channel that has no quiz, and the form that starts one.
import { ChannelType, ComponentType, SelectMenuDefaultValueType, TextInputStyle } from 'discord-api-types/v10'
import type { APIComponentInLabel, APILabelComponent } from 'discord-api-types/v10'
import type { Quiz } from '../../domain/play/quiz.ts'
import type { Catalog } from '../../i18n/en.ts'
import { encodeId } from '../custom-id.ts'
import type { Message, Modal } from '../define.ts'
import { channelList } from '../quizzes.ts'
import { button, container, lines, row, text } from './components.ts'
import { oneLine } from './markdown.ts'

/** The custom ids of the form's fields. */
export const setupFields = {
  channel: 'channel',
  time: 'time',
  zone: 'zone',
  deck: 'deck',
  language: 'language',
} as const

/** A select has at most 25 options of 100 characters (Discord API reference, "String Select"). */
const MOST_OPTIONS = 25
const MOST_CHARACTERS = 100

interface None {
  readonly channelId: string
  readonly others: readonly Quiz[]
  /** One of them whose channel is gone. */
  readonly stranded: Quiz | undefined
}

/** That this channel has no quiz, how to start one at once, and which others there are. */
export function setupMessage({ channelId, others, stranded }: None, texts: Catalog): Message {
  const words = texts.bot.setup
  return [
    container('question', [
      lines(
        `### ${words.title}`,
        words.none(`<#${channelId}>`),
        others.length === 0 ? undefined : words.others(channelList(others)),
        stranded && words.stranded(channelList([stranded])),
      ),
      row(button(words.start, 'start', {}, 'main'), button(words.choose, 'setup', {})),
    ]),
  ]
}

/** What a server reads that has just added the bot: anybody sees it, only who manages the server can press. */
export const welcomeMessage = ({ bot: { setup } }: Catalog): Message => [
  container('question', [
    text(setup.welcome),
    row(button(setup.start, 'start', {}, 'main'), button(setup.choose, 'setup', {})),
  ]),
]

/** What the form shows before anything is chosen. */
export interface Preset {
  readonly channelId: string
  readonly time: string
  readonly zone: string
  readonly zones: readonly string[]
  readonly decks: readonly { readonly id: string; readonly title: string }[]
  readonly locale: string
}

/** One screen: channel, time, zone, deck and language, all filled in already. */
export function setupForm(preset: Preset, texts: Catalog): Modal {
  const { fields, title } = texts.bot.setup
  const { languages } = texts.bot.setup
  return {
    custom_id: encodeId('planned', {}),
    title,
    components: [
      label(fields.channel, {
        type: ComponentType.ChannelSelect,
        custom_id: setupFields.channel,
        channel_types: [ChannelType.GuildText],
        default_values: [{ id: preset.channelId, type: SelectMenuDefaultValueType.Channel }],
        required: true,
      }),
      label(fields.time, {
        type: ComponentType.TextInput,
        custom_id: setupFields.time,
        style: TextInputStyle.Short,
        min_length: 4,
        max_length: 5,
        value: preset.time,
      }),
      label(
        fields.zone,
        select(
          setupFields.zone,
          preset.zones.map(zone => [zone, zone]),
          preset.zone,
        ),
      ),
      label(
        fields.deck,
        select(
          setupFields.deck,
          preset.decks.map(({ id, title: name }) => [id, name]),
          preset.decks[0]?.id,
        ),
      ),
      label(fields.language, select(setupFields.language, Object.entries(languages), preset.locale)),
    ],
  }
}

const label = (name: string, component: APIComponentInLabel): APILabelComponent => ({
  type: ComponentType.Label,
  label: name,
  component,
})

const select = (
  id: string,
  options: readonly (readonly [value: string, name: string])[],
  chosen: string | undefined,
): APIComponentInLabel => ({
  type: ComponentType.StringSelect,
  custom_id: id,
  required: true,
  options: options.slice(0, MOST_OPTIONS).map(([value, name]) => ({
    value,
    label: oneLine(name, MOST_CHARACTERS),
    ...(value === chosen ? { default: true } : {}),
  })),
})
