// Owns what a command, a button and a form are: declarations that registration, the router and the types all read.
import type {
  APIComponentInContainer,
  APIContainerComponent,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  APIRole,
} from 'discord-api-types/v10'
import type { ErasureJournal } from '../app/erase-person.ts'
import type { DeckExporter } from '../app/deck-exporter.ts'
import type { DeckSource } from '../app/deck-source.ts'
import type { Person, PlayStore } from '../app/play-store.ts'
import type { Clock, Instant } from '../domain/time.ts'
import type { Catalog } from '../i18n/en.ts'
import type { PictureSource } from '../render/picture.ts'
import type { Fields, Route } from './custom-id.ts'
import type { Log } from './log.ts'
import type { Members } from './members.ts'
import type { Rights } from './rights.ts'

/** What every handler works with. */
export interface World {
  readonly store: PlayStore
  readonly decks: DeckSource
  readonly clock: Clock
  readonly log: Log
  readonly erasures: ErasureJournal
  readonly members: Members
  readonly rights: Rights
  /** Absent where the decks are in no file. */
  readonly exporter?: DeckExporter
}

/** A role as Discord describes it. */
export type NamedRole = Pick<APIRole, 'id' | 'managed' | 'permissions'>

/** One interaction, as a handler sees it: ids and what the interaction itself carries, never a cache. */
export interface Call {
  readonly id: string
  /** The interaction's own moment, by Discord's clock. */
  readonly at: Instant
  readonly userId: string
  /** Their name as the server shows it, unescaped. */
  readonly userName: string
  readonly guildId: string | undefined
  readonly channelId: string | undefined
  readonly canManage: boolean
  /** They may give roles to others here. */
  readonly canGiveRoles: boolean
  /** What the bot may do in this channel: Discord's permission bits. */
  readonly botMay: bigint
  /** The person's locale, and their texts. */
  readonly locale: string
  readonly texts: Catalog
  /** How many bytes a file may have here. */
  readonly uploadLimit: number
  /** The language of the server, for what all can see. */
  readonly guildLocale: string | undefined
  /** The roles that the person has here. */
  readonly roleIds: readonly string[]
  /** The roles that the options of the command, or the fields of the form, name. */
  readonly namedRoles: readonly NamedRole[]
  /** When they joined this server. */
  readonly joinedAt: Instant | undefined
  /** The message whose button was pressed, or whose menu was used. */
  readonly message:
    | {
        readonly id: string
        readonly authorId: string
        readonly components: unknown
        /** Only this person sees it. */ readonly isPrivate: boolean
      }
    | undefined
  /** The person behind the account, made at the first sight. */
  readonly person: () => Promise<Person>
}

/** A picture of a message, with what it shows in words. */
export interface Picture {
  /** Drawn, or a picture of a deck by its name there. */
  readonly source: PictureSource | { readonly kind: 'medium'; readonly deckId: string; readonly name: string }
  readonly alt: string
}
/** Pictures in a message: they are there as soon as they are drawn, and the text never waits for them. */
export interface Gallery {
  readonly type: 'pictures'
  readonly pictures: readonly Picture[]
}
export type Inside = APIComponentInContainer | Gallery
export type Frame = Omit<APIContainerComponent, 'components'> & { readonly components: readonly Inside[] }

/** A message in Components V2. */
export type Message = readonly (Exclude<APIMessageTopLevelComponent, APIContainerComponent> | Frame)[]
export type Modal = APIModalInteractionResponseCallbackData
export interface Choice {
  readonly name: string
  readonly value: string
}

/**
 * How the first response is given; it is fixed before the handler runs. private: only they see it · public · update: in
 * place of the message with the button · own: the same in a private message, else a private one beside it · modal: a
 * form, or a private message where there is nothing to fill in.
 */
export type Policy = 'private' | 'public' | 'update' | 'own' | 'modal'
type ReplyOf<P extends Policy> = P extends 'modal' ? Message | Modal : Message | Reply

/** One option of a command. Its name and description are texts of the catalog. */
export interface Option {
  readonly type: 'string' | 'integer' | 'boolean' | 'channel' | 'role' | 'user'
  readonly required?: true
  /** string: the most characters. */
  readonly maxLength?: number
  /** integer: the least and the most. */
  readonly least?: number
  readonly most?: number
  readonly choices?: readonly string[]
  /** string: at most 25 offers for what was typed so far; Discord waits three seconds for them. */
  readonly suggest?: (typed: string, call: Call, world: World) => readonly Choice[] | Promise<readonly Choice[]>
}
export type Options = Readonly<Record<string, Option>>

/** The values of options: derived from their declaration. Channels, roles and users are their ids. */
export type ArgumentsOf<O extends Options> = {
  readonly [Name in keyof O]: ValueOf<O[Name]> | (O[Name] extends { required: true } ? never : undefined)
}
type ValueOf<O extends Option | undefined> = O extends { choices: readonly (infer Value)[] }
  ? Value
  : O extends { type: 'integer' }
    ? number
    : O extends { type: 'boolean' }
      ? boolean
      : string

/** A file with the name under which it is shown. */
export interface Attached {
  readonly name: string
  readonly data: Buffer
}

/** A message at once, and one that takes its place when more is known, with files of its own; undefined: it stays as it is. */
export interface Reply {
  readonly message: Message
  readonly later?: () => Promise<Message | Reply | undefined>
  /** Attached to the message. */
  readonly files?: readonly Attached[]
}

/** What a command, or one of its subcommands, takes and does. */
export interface Action<O extends Options = Options> {
  readonly options: O
  readonly policy: 'private' | 'public'
  readonly run: (call: Call, args: ArgumentsOf<O>, world: World) => Promise<Message | Reply>
}

interface Common {
  readonly name: keyof Catalog['bot']['commands']
  /** Only for who may manage the server, unless the server decides otherwise. */
  readonly managers?: true
  /** Also in direct messages and in servers that have not added the bot. */
  readonly anywhere?: true
}

/** A command in the menu of a message. */
export interface MenuCommand extends Pick<Common, 'anywhere'> {
  readonly name: keyof Catalog['bot']['menu']
  readonly policy: 'private' | 'modal'
  readonly run: (call: Call, world: World) => Promise<Message | Modal>
}

/** A slash command, by itself or by its subcommands. */
export type Command = Common & (Action | { readonly subcommands: Readonly<Record<string, Action>> })

/** A button or form: what happens at a route. */
export interface Component<R extends Route = Route, P extends Policy = Policy> {
  readonly policy: P
  readonly run: (call: Call, fields: Fields<R>, world: World, values: FormValues) => Promise<ReplyOf<P>>
}
/** What was filled in, by custom id of the field; empty for a button. A field of several choices has several values. */
export type FormValues = ReadonlyMap<string, readonly string[]>

/** Ties a command's options to the arguments that its `run` gets. */
export const command = <const O extends Options>(declared: Common & Action<O>): Command =>
  // The router gives `run` only arguments that Discord has checked against the same options.
  declared as unknown as Command

/** The same for one subcommand. */
export const action = <const O extends Options>(declared: Action<O>): Action => declared as unknown as Action // as above

/** Ties a component's policy to what its `run` may return. */
export const component = <R extends Route, P extends Policy>(declared: Component<R, P>): Component<R> => declared
