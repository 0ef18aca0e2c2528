// Owns the first world: a server with a channel, three people, and a quiz whose time is now.
import { configureQuiz } from '../../app/configure-quiz.ts'
import { everyDay, wallClock } from '../../domain/play/schedule.ts'
import { newQuizSettings } from '../../domain/play/settings.ts'
import { instant } from '../../domain/time.ts'
import type { DeckSource } from '../../storage/deck/source.ts'
import type { PlayStore } from '../../storage/play/port.ts'

const people = [
  { username: 'ada', global_name: 'Ada', locale: 'en-US', permissions: ['ManageGuild'] },
  { username: 'bo', global_name: 'Bo', locale: 'en-US', permissions: [] },
  { username: 'chen', global_name: '陈晨', locale: 'zh-CN', permissions: [] },
]

interface World {
  readonly guilds: readonly { readonly id: string; readonly channels: readonly { readonly id: string }[] }[]
  readonly clock: { readonly now: number }
}

/**
 * Gives an empty world of the sandbox at `url` its server, and the server's channel its quiz, asked every day at this
 * minute in `zone` from the first deck that has cards; what is there already stays as it is. False: no deck has any.
 */
export async function seed(options: {
  readonly url: string
  readonly store: PlayStore
  readonly decks: DeckSource
  readonly zone: string
}): Promise<boolean> {
  const { url, store, decks, zone } = options
  let world = await ask<World>(url, 'world')
  if (world.guilds.length === 0) {
    await makeServer(url)
    world = await ask<World>(url, 'world')
  }
  const guild = world.guilds[0]
  const channel = guild?.channels[0]
  if (!guild || !channel || (await store.quizzesOfGuild(guild.id)).length > 0) return true
  const file = decks.current()
  const deck = file.ok ? file.value.decks().find(({ askableCount }) => askableCount > 0) : undefined
  if (!deck) return false
  const place = { kind: 'discord', guildId: guild.id, channelId: channel.id } as const
  const at = instant(world.clock.now)
  const settings = {
    ...newQuizSettings,
    deckId: deck.id,
    schedule: { weekdays: everyDay, time: wallClock(at, zone), zone },
    locale: 'en',
    // Everybody in a sandbox is new.
    ranked: { accountDays: 0, memberDays: 0 },
  }
  const made = await configureQuiz({ store, decks }, { place, settings, by: undefined, at })
  if (!made.ok) throw new Error(`the first quiz is refused: ${JSON.stringify(made.error)}`)
  return true
}

async function makeServer(url: string): Promise<void> {
  const guild = await ask<{ id: string }>(url, 'guilds', { name: 'prepdeck' })
  await ask(url, `guilds/${guild.id}/channels`, { name: 'daily' })
  for (const { permissions, ...person } of people) {
    const user = await ask<{ id: string }>(url, 'users', person)
    await ask(url, `guilds/${guild.id}/members`, { user_id: user.id, permissions })
  }
}

async function ask<T>(url: string, path: string, body?: object): Promise<T> {
  const posting = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const answer = await fetch(`${url}/sandbox/${path}`, body ? posting : {})
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${path}: ${await answer.text()}`)
  // The control interface's own shapes, see docs/sandbox.md.
  return (await answer.json()) as T
}
