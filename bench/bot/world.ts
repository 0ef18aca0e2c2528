// Owns the world of the bench: very many servers, each with a quiz at the same minute and with players.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { APIChannel, APIGuild, APIUser } from 'discord-api-types/v10'
import type { Place } from '../../src/domain/play/quiz.ts'
import { everyDay } from '../../src/domain/play/schedule.ts'
import { instant } from '../../src/domain/time.ts'
import { writeQuizzes } from '../../tests/discord/quiz.ts'
import { forEach, type Control } from './control.ts'

/** A person in a server, where they play. */
export interface Player {
  readonly userId: string
  readonly channelId: string
}

export interface Size {
  readonly servers: number
  readonly channels: number
  readonly roles: number
}

const prepdeck = fileURLToPath(new URL('../../bin/prepdeck.js', import.meta.url))
const shipped = fileURLToPath(new URL('../../decks', import.meta.url))
/** People, each of whom is in every so many-th server. */
const people = 100
const apart = 25

/** Makes the servers in the sandbox; the players come so that every server has one before any has two. */
export async function makeServers(
  control: Control,
  { servers, channels, roles }: Size,
): Promise<{ readonly players: readonly Player[]; readonly quizzes: readonly Place[] }> {
  const quizzes: Place[] = []
  const users: APIUser[] = []
  for (let person = 0; person < people; person++)
    users.push(await control<APIUser>('POST', '/users', { username: `player-${person}` }))
  const made: Player[][] = []
  await forEach(Array.from({ length: servers }), async (_, server) => {
    const guild = await control<APIGuild>('POST', '/guilds', { name: `Server ${server}` })
    const { id: channelId } = await control<APIChannel>('POST', `/guilds/${guild.id}/channels`, { name: 'daily' })
    for (let channel = 1; channel < channels; channel++)
      await control('POST', `/guilds/${guild.id}/channels`, { name: `channel-${channel}` })
    const members = users.filter((_user, person) => person % apart === server % apart)
    for (const { id } of members) await control('POST', `/guilds/${guild.id}/members`, { user_id: id })
    // Each time permissions are given the sandbox makes a role; @everyone and the bot's own are there already.
    for (let role = 2; role < roles; role++)
      await control('POST', `/guilds/${guild.id}/members`, {
        user_id: members[0]?.id ?? '',
        permissions: ['SendMessages'],
      })
    made[server] = members.map(({ id: userId }) => ({ userId, channelId }))
    quizzes.push({ kind: 'discord', guildId: guild.id, channelId })
  })
  const rounds = Math.max(...made.map(({ length }) => length))
  const players = Array.from({ length: rounds }).flatMap((_, round) => made.flatMap(each => each[round] ?? []))
  return { players, quizzes }
}

/** Builds the shipped deck into a data folder. */
export function buildDeck(folder: string): void {
  execFileSync(process.execPath, [prepdeck, 'build', shipped, '--out', join(folder, 'deck.sqlite'), '--frozen'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Sets up a quiz of the shipped deck in each place, all at `time` UTC; when they are due first. */
export async function makeQuizzes(
  control: Control,
  folder: string,
  places: readonly Place[],
  time: string,
): Promise<number> {
  const { now } = await control<{ now: number }>('GET', '/clock')
  const schedule = { weekdays: everyDay, time, zone: 'UTC' }
  return writeQuizzes(folder, 'deep-learning', places, instant(Math.trunc(now)), { schedule })
}
