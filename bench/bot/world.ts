// Owns the world of the bench: very many servers, each with a quiz at the same minute and with players.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { APIChannel, APIGuild, APIUser } from 'discord-api-types/v10'
import { configureQuiz } from '../../src/app/configure-quiz.ts'
import type { Place } from '../../src/domain/play/quiz.ts'
import { everyDay } from '../../src/domain/play/schedule.ts'
import { newQuizSettings } from '../../src/domain/play/settings.ts'
import { instant } from '../../src/domain/time.ts'
import { deckSource } from '../../src/storage/deck/source.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
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

/** Sets up a quiz in each place, all at `time` UTC; when they are due first. */
export async function makeQuizzes(
  control: Control,
  folder: string,
  places: readonly Place[],
  time: string,
): Promise<number> {
  const { now } = await control<{ now: number }>('GET', '/clock')
  const decks = deckSource(join(folder, 'deck.sqlite'))
  const opened = await openPlayStore(join(folder, 'play.sqlite'))
  const file = decks.current()
  if (!opened.ok || !file.ok) throw new Error('the files of the bench cannot be opened')
  const deckId = file.value.decks()[0]?.id ?? ''
  let due = 0
  for (const place of places) {
    const made = await configureQuiz(
      { store: opened.value, decks },
      {
        place,
        settings: {
          ...newQuizSettings,
          deckId,
          schedule: { weekdays: everyDay, time, zone: 'UTC' },
          locale: 'en',
          ranked: { accountDays: 0, memberDays: 0 },
        },
        by: undefined,
        at: instant(Math.trunc(now)),
      },
    )
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    due = made.value.nextOpensAt
  }
  await opened.value.close()
  decks.close()
  return due
}
