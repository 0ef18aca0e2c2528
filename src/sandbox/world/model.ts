// Owns the shape of the world: everything the sandbox remembers across a restart.
import type {
  APIApplicationCommand,
  APIAttachment,
  APIInteraction,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIOverwrite,
  APIRole,
  APIUser,
  Locale,
} from 'discord-api-types/v10'

export interface World {
  readonly application: { readonly id: string; readonly name: string; readonly owner: APIUser }
  readonly bot: APIUser
  /** The latest snowflake given out; the next one is greater. */
  lastId: bigint
  /** How far sandbox time runs ahead of real time, in milliseconds. */
  offsetMs: number
  readonly people: Map<string, Person>
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  readonly messages: Map<string, StoredMessage>
  readonly commands: Map<string, APIApplicationCommand>
  readonly interactions: Map<string, StoredInteraction>
  /** What `enforce_nonce` remembers: nonce → message, in order of use. */
  readonly nonces: Map<string, UsedNonce>
  /** When the bot opened direct messages with somebody new, lately; sandbox time in epoch milliseconds. */
  openings?: number[]
}

export interface Person {
  user: APIUser
  locale: Locale
  acceptsDirectMessages: boolean
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly locale: Locale
  /** ISO time at which the bot joined. */
  readonly joinedAt: string
  /** By role id; the role with the guild's own id is @everyone. */
  readonly roles: Map<string, APIRole>
  readonly members: Map<string, Member>
  readonly channelIds: string[]
}

export interface Member {
  readonly userId: string
  readonly nick: string | null
  readonly roleIds: string[]
  readonly joinedAt: string
}

export interface Channel {
  readonly id: string
  readonly name: string
  /** Absent in a direct message. */
  readonly guildId?: string
  /** The person of a direct message. */
  readonly recipientId?: string
  readonly overwrites: APIOverwrite[]
  /** Oldest first. */
  readonly messageIds: string[]
  /** When the bot edited messages older than an hour here, lately; sandbox time in epoch milliseconds. */
  oldEdits?: number[]
}

export interface StoredMessage {
  message: APIMessage
  /** Every uploaded file, also those that only an embed shows and `message.attachments` leaves out. */
  files: APIAttachment[]
  /** An ephemeral message is seen by this user alone. */
  readonly visibleTo?: string
  /** Not a message to Discord: the client's own mark that a command got no answer. */
  readonly failed?: true
}

type InteractionState = 'waiting' | 'answered' | 'failed'
export type Outcome = 'message' | 'deferred' | 'update' | 'modal' | 'autocomplete' | 'failed'

export interface StoredInteraction {
  readonly payload: APIInteraction
  readonly userId: string
  readonly channelId: string
  /** Sandbox time in epoch milliseconds; its token works for 15 minutes from here. */
  readonly createdAt: number
  state: InteractionState
  /** The interaction that opened the modal which this one submits. */
  readonly openerId?: string
  /** Its reply and follow-ups. */
  readonly messageIds: string[]
  /** What its user sent with it. */
  readonly files?: readonly APIAttachment[]
  outcome?: Outcome
  /** What `@original` is: the reply, or for an update the message that carries the component. */
  originalId?: string
  modal?: APIModalInteractionResponseCallbackData
  choices?: readonly { name: string; value: string | number }[]
}

interface UsedNonce {
  readonly messageId: string
  readonly usedAt: number
}
