// Owns a hall for the suites that ask many cards at once: a channel and a quiz for each, their drops posted, people who come in.
import type { APIChannel, APIMessage, APIUser } from 'discord-api-types/v10'
import type { Card } from '../../src/domain/deck/card.ts'
import { startLocal, type Acted, type Happened, type Local } from '../sandbox/local.ts'
import { writeDecks } from './deck.ts'
import { firstWith, messageOf, press, startBot } from './played.ts'
import { seedQuiz } from './quiz.ts'

export interface Hall {
  readonly local: Local
  /** Somebody who was not here before: everybody has one attempt at a card. */
  newcomer(locale?: string): Promise<APIUser>
  /** The form that takes the answer to the card of this deck. */
  form(deckId: string, user: APIUser): Promise<Acted>
  /** Ends everything; what Discord would have refused, and what the bot logged as an error. */
  close(): Promise<{ readonly violations: readonly Happened[]; readonly errors: readonly string[] }>
}

/** Asks `cards`, each in a deck of its own, all at the same time. */
export async function openHall(folder: string, cards: readonly Card[]): Promise<Hall> {
  await writeDecks(folder, cards)
  const local = await startLocal()
  const channels = new Map<string, string>()
  for (const { deckId } of cards) {
    const { id } = await local.control<APIChannel>('POST', `/guilds/${local.guild.id}/channels`, { name: deckId })
    await seedQuiz(local, folder, deckId, id)
    channels.set(deckId, id)
  }
  const bot = await startBot(local.url, folder)
  for (let posted = 0, seen = 0; posted < channels.size; posted++)
    seen = (await local.waitFor(({ kind }) => kind === 'message_create', seen)).seq
  let people = 0
  return {
    local,
    async newcomer(locale = 'en-US') {
      const user = await local.control<APIUser>('POST', '/users', { username: `person${people++}`, locale })
      await local.control('POST', `/guilds/${local.guild.id}/members`, { user_id: user.id })
      return user
    },
    async form(deckId, user) {
      const path = `/channels/${channels.get(deckId)}/messages?user_id=${user.id}`
      const drop = firstWith(await local.control<APIMessage[]>('GET', path), 'v1:answer:')
      return press(local, messageOf(await press(local, drop, 'Answer', user)), 'Type answer', user)
    },
    async close() {
      const events = await local.events()
      await bot.stop()
      await local.close()
      return {
        violations: events.filter(({ kind }) => kind === 'violation'),
        errors: bot.log.filter(line => line.includes('"level":"error"')),
      }
    },
  }
}
