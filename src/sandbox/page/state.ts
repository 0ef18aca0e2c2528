// What the page knows at this moment, and the one way to change it.
import type { Command, Guild, Message, SandboxEvent, User, World } from './wire.ts'

/** A command that was sent and has no answer yet, or with `problem` will have none. */
export type Sending = { key: number; userId: string; channelId: string; name: string; problem?: string }

export type State = {
  world: World
  guildId: string
  channelId: string
  userId: string
  commands: Command[]
  messages: Message[]
  sendings: Sending[]
  /** Words under a message whose button or select got no answer, by message id. */
  notices: ReadonlyMap<string, string>
  /** Ephemeral messages that somebody closed: the server keeps none of this, as Discord does. */
  dismissed: ReadonlySet<string>
  unread: ReadonlySet<string>
  events: SandboxEvent[]
}

export const state: Readonly<State> & State = {
  world: { bot: { id: '0', username: 'bot' }, guilds: [], users: [], clock: { now: 0, offset: 0 } },
  guildId: '',
  channelId: '',
  userId: '',
  commands: [],
  messages: [],
  sendings: [],
  notices: new Map(),
  dismissed: new Set(),
  unread: new Set(),
  events: [],
}

type Watcher = { fields: (keyof State)[]; show: () => void }

const watchers: Watcher[] = []

/** Calls `show` whenever one of the fields has been changed. */
export function watch(fields: (keyof State)[], show: () => void): void {
  watchers.push({ fields, show })
}

/** Replaces the fields given and tells each watcher once of those that are not what they were. */
export function change(fields: Partial<State>): void {
  const before = { ...state }
  Object.assign(state, fields)
  const isChanged = (field: keyof State) => !Object.is(before[field], state[field])
  for (const watcher of watchers) if (watcher.fields.some(isChanged)) watcher.show()
}

/** The guild being looked at; none before the world is known. */
export function currentGuild(): Guild | undefined {
  return state.world.guilds.find(guild => guild.id === state.guildId)
}

/** The person acted as; none before the world is known. */
export function currentUser(): User | undefined {
  return state.world.users.find(user => user.id === state.userId)
}

/** Locale of the person acted as: times and command names follow it. */
export function currentLocale(): string {
  return currentUser()?.locale ?? 'en-US'
}
