// Owns whom a message mentions: what its text names, as far as its `allowed_mentions` lets it ping.
import { AllowedMentionsTypes } from 'discord-api-types/v10'
import type { APIAllowedMentions, APIUser } from 'discord-api-types/v10'
import type { World } from './model.ts'
import { findUser } from './seed.ts'

export interface Mentions {
  mentions: APIUser[]
  mention_roles: string[]
  mention_everyone: boolean
}

const namedIds = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap(match => match[1] ?? [])),
]

export function findMentions(world: World, text: string, allowed: APIAllowedMentions | null | undefined): Mentions {
  const mayPing = (kind: AllowedMentionsTypes, listed: readonly string[] | undefined, id?: string): boolean =>
    !allowed || (allowed.parse?.includes(kind) ?? false) || (id !== undefined && (listed?.includes(id) ?? false))
  const users = namedIds(text, /<@!?(\d+)>/g).filter(id => mayPing(AllowedMentionsTypes.User, allowed?.users, id))
  const roles = namedIds(text, /<@&(\d+)>/g).filter(id => mayPing(AllowedMentionsTypes.Role, allowed?.roles, id))
  return {
    mentions: users.flatMap(id => findUser(world, id) ?? []),
    mention_roles: roles.filter(id => [...world.guilds.values()].some(guild => guild.roles.has(id))),
    mention_everyone: /@(everyone|here)\b/.test(text) && mayPing(AllowedMentionsTypes.Everyone, undefined),
  }
}
