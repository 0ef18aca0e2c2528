// The names shown for people and channels, and the initials on their avatars.
import { currentGuild, state } from './state.ts'
import type { User } from './wire.ts'

/** A person's name as others see it: nickname in this guild, display name, account name. */
export function nameOf(user: User): string {
  const member = currentGuild()?.members.find(other => other.user.id === user.id)
  return member?.nick || user.global_name || user.username
}

/** The same by id; an unknown person keeps the words Discord uses. */
export function nameOfUser(id: string): string {
  const user = id === state.world.bot.id ? state.world.bot : state.world.users.find(other => other.id === id)
  return user ? nameOf(user) : 'unknown-user'
}

/** A channel's name by id, from any guild. */
export function nameOfChannel(id: string): string {
  for (const guild of state.world.guilds) {
    const channel = guild.channels.find(other => other.id === id)
    if (channel) return channel.name
  }
  return 'unknown'
}

/** One or two letters for a round picture. */
export function initials(name: string): string {
  const words = name.split(/[\s_-]+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words[1]].map(word => [...(word ?? '')][0]) : [[...name][0]]
  return letters.join('').toLocaleUpperCase()
}

/** A colour of the palette (0–5), always the same for an id. */
export function hueOf(id: string): number {
  return Number(BigInt.asUintN(32, BigInt(/^\d+$/.test(id) ? id : 0) >> 22n) % 6n)
}
