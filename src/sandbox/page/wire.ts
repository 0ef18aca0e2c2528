// The shapes that the sandbox server sends, cut down to the fields this page reads (Discord API v10 names).

/** Component types, https://discord.com/developers/docs/components/reference */
export const kinds = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const

/** Message flags, https://discord.com/developers/docs/resources/message#message-object-message-flags */
export const messageFlags = { ephemeral: 1 << 6, loading: 1 << 7, componentsV2: 1 << 15 } as const

export type User = { id: string; username: string; global_name?: string | null; bot?: boolean; locale?: string }
export type Channel = { id: string; name: string; type: number }
type Role = { id: string; name: string }
type Member = { user: User; nick?: string | null; permissions: string; roles: string[] }
export type Guild = { id: string; name: string; channels: Channel[]; roles: Role[]; members: Member[] }
export type ClockState = { now: number; offset: number }
export type World = { bot: User; guilds: Guild[]; users: User[]; clock: ClockState }

export type Emoji = { id?: string | null; name?: string | null }
export type Media = { url: string; width?: number | null; height?: number | null }

export type Button = {
  type: typeof kinds.button
  style: number
  label?: string
  emoji?: Emoji
  custom_id?: string
  url?: string
  disabled?: boolean
}
export type Choice = { label: string; value: string; description?: string; emoji?: Emoji; default?: boolean }
export type Select = {
  type:
    | typeof kinds.stringSelect
    | typeof kinds.userSelect
    | typeof kinds.roleSelect
    | typeof kinds.mentionableSelect
    | typeof kinds.channelSelect
  custom_id: string
  options?: Choice[]
  /** What is chosen from the start, of users, roles and channels. */
  default_values?: { id: string }[]
  placeholder?: string
  min_values?: number
  max_values?: number
  disabled?: boolean
  required?: boolean
}
type TextDisplay = { type: typeof kinds.textDisplay; content: string }
type Thumbnail = {
  type: typeof kinds.thumbnail
  media: Media
  description?: string | null
  spoiler?: boolean
}
export type GalleryItem = { media: Media; description?: string | null; spoiler?: boolean }
export type MessageComponent =
  | { type: typeof kinds.actionRow; components: (Button | Select)[] }
  | { type: typeof kinds.section; components: TextDisplay[]; accessory: Button | Thumbnail }
  | { type: typeof kinds.mediaGallery; items: GalleryItem[] }
  | { type: typeof kinds.file; file: Media; name?: string; size?: number; spoiler?: boolean }
  | { type: typeof kinds.separator; divider?: boolean; spacing?: number }
  | { type: typeof kinds.container; accent_color?: number | null; spoiler?: boolean; components: MessageComponent[] }
  | TextDisplay

export type TextInput = {
  type: typeof kinds.textInput
  custom_id: string
  style: number
  label?: string
  placeholder?: string
  value?: string
  min_length?: number
  max_length?: number
  required?: boolean
}
export type ChoiceGroup = {
  type: typeof kinds.radioGroup | typeof kinds.checkboxGroup
  custom_id: string
  options: Choice[]
  min_values?: number
  max_values?: number
  required?: boolean
}
export type Checkbox = { type: typeof kinds.checkbox; custom_id: string; default?: boolean }
export type FileUpload = {
  type: typeof kinds.fileUpload
  custom_id: string
  min_values?: number
  max_values?: number
  required?: boolean
  file_types?: string[]
}
export type ModalField = TextInput | Select | ChoiceGroup | Checkbox | FileUpload
export type ModalComponent =
  | { type: typeof kinds.label; label: string; description?: string; component: ModalField }
  | { type: typeof kinds.actionRow; components: TextInput[] }
  | TextDisplay
export type Modal = { custom_id: string; title: string; components: ModalComponent[] }

export type Attachment = {
  id: string
  filename: string
  url: string
  size: number
  description?: string | null
  content_type?: string | null
  width?: number | null
  height?: number | null
}
export type Embed = {
  title?: string
  description?: string
  url?: string
  color?: number
  timestamp?: string
  author?: { name: string; url?: string }
  footer?: { text: string }
  fields?: { name: string; value: string; inline?: boolean }[]
  image?: Media
  thumbnail?: Media
}
export type Message = {
  id: string
  channel_id: string
  author: User
  content: string
  timestamp: string
  edited_timestamp?: string | null
  flags?: number
  attachments?: Attachment[]
  embeds?: Embed[]
  components?: MessageComponent[]
  /** The command that this answers. */
  interaction?: { id: string; name: string; user: User }
  interaction_metadata?: { id: string; type: number; user: User }
  message_reference?: { message_id?: string }
  failed?: boolean
}

/** Option types of a command, https://discord.com/developers/docs/interactions/application-commands */
export const optionTypes = {
  subcommand: 1,
  subcommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const

type Localised = {
  name: string
  name_localizations?: Record<string, string | null> | null
  description?: string
  description_localizations?: Record<string, string | null> | null
}
export type CommandOption = Localised & {
  type: number
  required?: boolean
  choices?: { name: string; value: string | number; name_localizations?: Record<string, string | null> | null }[]
  options?: CommandOption[]
  autocomplete?: boolean
  file_types?: string[]
  min_value?: number
  max_value?: number
  min_length?: number
  max_length?: number
}
export type Command = Localised & {
  id: string
  type?: number
  options?: CommandOption[]
  default_member_permissions?: string | null
}

/** What an act of a user led to; `failed` when the bot gave no answer in three seconds or the act was refused. */
export type Outcome = {
  interaction_id: string
  outcome: 'message' | 'deferred' | 'update' | 'modal' | 'autocomplete' | 'failed'
  message?: Message
  modal?: Modal
  reason?: string
}

/** Whether a message carries this flag. */
export function hasFlag(message: Message, flag: keyof typeof messageFlags): boolean {
  return ((message.flags ?? 0) & messageFlags[flag]) !== 0
}

export type SandboxEvent = { seq: number; at: number; kind: string } & Record<string, unknown>
