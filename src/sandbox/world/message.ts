// Owns messages: creating, editing and deleting them, and telling the journal and the gateway.
import { MessageFlags, MessageType } from 'discord-api-types/v10'
import type {
  APIAttachment,
  APIMessage,
  APIMessageInteraction,
  APIMessageInteractionMetadata,
  APIMessageTopLevelComponent,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import { resolveReferences } from './attachment.ts'
import { numberComponents, shownTexts, type AnyComponent } from './component.ts'
import { findMentions } from './mention.ts'
import type { Channel, StoredMessage } from './model.ts'
import { nextId } from './snowflake.ts'

/** What channel messages, replies, follow-ups and edits have in common. */
export type MessageBody = RESTPatchAPIChannelMessageJSONBody &
  Pick<RESTPostAPIChannelMessageJSONBody, 'message_reference'>

/** More are forgotten, oldest first. */
const keptPerChannel = 1_000

/** The flags a bot may set on a message (Ephemeral is set by whoever creates an ephemeral one). */
const settableFlags = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2

export interface NewMessage {
  readonly channel: Channel
  readonly body: MessageBody
  /** Kept already, so that a message appears in one step. */
  readonly files: APIAttachment[]
  readonly type?: MessageType
  readonly flags?: MessageFlags
  readonly visibleTo?: string
  readonly failed?: true
  readonly interaction?: APIMessageInteractionMetadata
  /** The command of which this is the first answer. */
  readonly usedCommand?: APIMessageInteraction
  readonly replyTo?: string
}

/** What an embed shows is no attachment of its own. */
function besidesEmbeds(files: readonly APIAttachment[], embeds: unknown): APIAttachment[] {
  const text = JSON.stringify(embeds ?? [])
  return files.filter(file => !text.includes(JSON.stringify(`attachment://${file.filename}`)))
}

/** Text, embeds and components as Discord shows them after sending. */
function showParts(discord: Discord, body: MessageBody, files: readonly APIAttachment[]) {
  const content = body.content ?? ''
  const components: APIMessageTopLevelComponent[] = body.components ?? []
  const text = [content, ...shownTexts(components as unknown as AnyComponent[])].join('\n')
  return {
    content,
    embeds: resolveReferences(body.embeds ?? [], files).map(embed => ({ type: 'rich' as never, ...embed })),
    components: numberComponents(resolveReferences(components, files)),
    attachments: besidesEmbeds(files, body.embeds),
    ...findMentions(discord.world, text, body.allowed_mentions),
  }
}

export function createMessage(discord: Discord, about: NewMessage): StoredMessage {
  const { world, clock } = discord
  const { channel, body, files } = about
  const replyTo = about.replyTo ?? body.message_reference?.message_id
  const message: APIMessage = {
    id: nextId(discord),
    type: about.type ?? (replyTo === undefined ? MessageType.Default : MessageType.Reply),
    channel_id: channel.id,
    author: world.bot,
    timestamp: new Date(clock.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    flags: (about.flags ?? 0) | ((body.flags ?? 0) & settableFlags),
    ...showParts(discord, body, files),
    ...(replyTo === undefined
      ? {}
      : { message_reference: { message_id: replyTo, channel_id: channel.id, ...guildOf(channel) } }),
    ...(about.usedCommand === undefined ? {} : { interaction: about.usedCommand }),
    ...(about.interaction === undefined
      ? {}
      : {
          interaction_metadata: about.interaction,
          application_id: world.application.id,
          webhook_id: world.application.id,
        }),
  }
  const stored: StoredMessage = {
    message,
    files,
    ...(about.visibleTo === undefined ? {} : { visibleTo: about.visibleTo }),
    ...(about.failed ? { failed: true as const } : {}),
  }
  world.messages.set(message.id, stored)
  channel.messageIds.push(message.id)
  if (channel.messageIds.length > keptPerChannel) forget(discord, channel, channel.messageIds[0] ?? '')
  announce(discord, 'create', channel, stored)
  return stored
}

export interface Edit {
  readonly body: MessageBody
  /** New files, kept already. */
  readonly files: readonly APIAttachment[]
  /** Flags that this edit ends: a deferred reply stops loading. */
  readonly clearFlags?: MessageFlags
}

/** Changes what the body names and leaves the rest; `attachments` lists what stays beside the new files. */
export function editMessage(discord: Discord, channel: Channel, stored: StoredMessage, edit: Edit): void {
  const { body, clearFlags = 0 } = edit
  const before = stored.message
  const listed = body.attachments?.map(each => String(each.id))
  const stays = stored.files.filter(file => !listed || listed.includes(file.id))
  for (const file of stored.files) if (!stays.includes(file)) discord.files.drop(file.id)
  const files = [...stays, ...edit.files]
  const parts = showParts(discord, { ...(before as MessageBody), ...body }, files)
  stored.files = files
  stored.message = {
    ...before,
    ...parts,
    attachments:
      body.embeds === undefined && before.embeds.length > 0
        ? keepHidden(before, stays, parts.attachments)
        : parts.attachments,
    flags: ((before.flags ?? 0) & ~clearFlags) | ((body.flags ?? 0) & settableFlags),
    // Ending "thinking…" is the message's first content, not an edit of it.
    edited_timestamp: clearFlags ? before.edited_timestamp : new Date(discord.clock.now()).toISOString(),
  }
  announce(discord, 'update', channel, stored)
}

/** Files that an untouched embed shows stay out of the attachments. */
const keepHidden = (before: APIMessage, stays: readonly APIAttachment[], shown: APIAttachment[]): APIAttachment[] =>
  shown.filter(file => !stays.includes(file) || before.attachments.some(each => each.id === file.id))

export function deleteMessage(discord: Discord, channel: Channel, stored: StoredMessage): void {
  forget(discord, channel, stored.message.id)
  announce(discord, 'delete', channel, stored)
}

function forget({ world, files }: Discord, channel: Channel, messageId: string): void {
  for (const file of world.messages.get(messageId)?.files ?? []) files.drop(file.id)
  world.messages.delete(messageId)
  const index = channel.messageIds.indexOf(messageId)
  if (index >= 0) channel.messageIds.splice(index, 1)
}

const guildOf = ({ guildId }: Channel) => (guildId === undefined ? {} : { guild_id: guildId })

function announce(
  discord: Discord,
  change: 'create' | 'update' | 'delete',
  channel: Channel,
  stored: StoredMessage,
): void {
  const { id } = stored.message
  discord.changed()
  discord.journal.record({
    kind: `message_${change}`,
    channel_id: channel.id,
    message_id: id,
    ...(stored.visibleTo === undefined ? {} : { user_id: stored.visibleTo }),
  })
  if (stored.visibleTo !== undefined) return // the gateway never shows an ephemeral message to anyone
  const data = change === 'delete' ? { id, channel_id: channel.id } : stored.message
  discord.gateway.dispatch(`MESSAGE_${change.toUpperCase()}`, { ...data, ...guildOf(channel) }, channel.guildId)
}
