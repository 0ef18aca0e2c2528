// Owns the empty world and the users in it.
import type { APIUser, Locale } from 'discord-api-types/v10'
import type { Discord } from '../discord.ts'
import type { Person, World } from './model.ts'
import { nextId } from './snowflake.ts'

/** A user as Discord sends one. */
function buildUser(id: string, username: string, globalName: string | null, bot = false): APIUser {
  const user = {
    id,
    username,
    discriminator: bot ? '0001' : '0',
    global_name: globalName,
    avatar: null,
    public_flags: 0,
  }
  return bot ? { ...user, bot } : user
}

/** A world with an application, its bot and nobody else. The bot's user id is the application's id, as in Discord. */
export function emptyWorld(now: number): World {
  const id = (offsetMs: number) => String(BigInt(now - 1_420_070_400_000 + offsetMs) << 22n)
  const botId = id(1)
  return {
    application: { id: botId, name: 'prepdeck', owner: buildUser(id(0), 'server-owner', 'Server owner') },
    bot: buildUser(botId, 'prepdeck', null, true),
    lastId: BigInt(botId),
    offsetMs: 0,
    people: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: new Map(),
    interactions: new Map(),
    nonces: new Map(),
  }
}

export function addPerson(discord: Discord, username: string, globalName: string | null, locale: Locale): Person {
  const person = { user: buildUser(nextId(discord), username, globalName), locale, acceptsDirectMessages: true }
  discord.world.people.set(person.user.id, person)
  discord.changed()
  discord.journal.record({ kind: 'world' })
  return person
}

/** Any user of this world by id: people, the bot, the owner of its servers. */
export function findUser({ people, bot, application }: World, id: string): APIUser | undefined {
  return people.get(id)?.user ?? [bot, application.owner].find(user => user.id === id)
}
