// Fetches world, commands and messages, and puts them in the state; the last asked-for place wins.
import { getClock, getCommands, getMessages, getWorld } from './api.ts'
import { setClock } from './clock.ts'
import { change, state } from './state.ts'

/** The world, and with it a person, a guild and a channel to begin with: the ones of this tab's last visit, else the first. */
export async function loadWorld(): Promise<void> {
  const answer = await getWorld()
  if (!answer.ok) return
  const world = answer.value
  const people = world.users.filter(user => !user.bot)
  const guild = world.guilds.find(({ id }) => id === (state.guildId || remembered('guild'))) ?? world.guilds[0]
  const channels = guild?.channels.filter(({ type }) => type === 0) ?? []
  const channel = channels.find(({ id }) => id === (state.channelId || remembered('channel'))) ?? channels[0]
  const user = people.find(({ id }) => id === (state.userId || remembered('user'))) ?? people[0]
  setClock(world.clock)
  change({ world: { ...world, users: people }, guildId: guild?.id ?? '' })
  await openPlace({ userId: user?.id ?? '', guildId: guild?.id ?? '', channelId: channel?.id ?? '' })
}

/** Goes to a channel or becomes somebody else: what was seen there before is not shown while the new is fetched. */
export async function openPlace(to: { userId?: string; guildId?: string; channelId?: string }): Promise<void> {
  const { userId = state.userId, guildId = state.guildId, channelId = state.channelId } = to
  const isNew = userId !== state.userId || channelId !== state.channelId
  remember({ user: userId, guild: guildId, channel: channelId })
  const unread = new Set([...state.unread].filter(id => id !== channelId))
  change({ userId, guildId, channelId, unread, ...(isNew ? { messages: [], sendings: [], notices: new Map() } : {}) })
  await Promise.all([loadMessages(), loadCommands()])
}

/** The messages of the open channel as the chosen person sees them. */
export async function loadMessages(): Promise<void> {
  const { channelId, userId } = state
  if (!channelId || !userId) return
  const answer = await getMessages(channelId, userId)
  // The answer may be for a place that was left meanwhile.
  if (answer.ok && channelId === state.channelId && userId === state.userId) change({ messages: answer.value })
}

/** The sandbox's time, after somebody moved it. */
export async function loadClock(): Promise<void> {
  const answer = await getClock()
  if (answer.ok) setClock(answer.value)
}

/** The commands registered for the open guild. */
export async function loadCommands(): Promise<void> {
  const { guildId } = state
  if (!guildId) return
  const answer = await getCommands(guildId)
  if (answer.ok && guildId === state.guildId) change({ commands: answer.value })
}

function remember(place: Record<string, string>): void {
  for (const [key, value] of Object.entries(place)) sessionStorage.setItem(key, value)
}

function remembered(key: string): string | null {
  return sessionStorage.getItem(key)
}
