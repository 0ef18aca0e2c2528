// Owns the world of the use cases' suites: a real deck file, a real play file, a quiz, and moments in it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configureQuiz } from '../../src/app/configure-quiz.ts'
import { openDueDrops } from '../../src/app/open-drops.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
import type { PersonId, Place, Quiz, QuizSettings } from '../../src/domain/play/quiz.ts'
import { instant, MINUTE, type Instant } from '../../src/domain/time.ts'
import { deckSource, type DeckSource } from '../../src/storage/deck/source.ts'
import { writeDeckFile } from '../../src/storage/deck/writer.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import type { PlayStore } from '../../src/storage/play/port.ts'
import { channel, MONDAY, settings } from '../contracts/play-store/world.ts'
import { capital, product } from '../discord/deck.ts'

export { at, channel, day, MONDAY } from '../contracts/play-store/world.ts'
export { capital, product } from '../discord/deck.ts'

export const sums: QuizSettings = { ...settings, deckId: 'sums' }
export const local: Place = { kind: 'local', profile: 'local' }

export interface World {
  readonly store: PlayStore
  readonly decks: DeckSource
  /** Replaces the deck file. */
  readonly build: (cards?: readonly Card[], aliases?: Aliases) => Promise<void>
  /** Takes the deck file away. */
  readonly unbuild: () => void
  /** Closes everything and opens it again, as after a restart. */
  readonly restart: () => Promise<World>
  readonly end: () => Promise<void>
}

export async function makeWorld(folder = mkdtempSync(join(tmpdir(), 'prepdeck-app-'))): Promise<World> {
  const opened = await openPlayStore(join(folder, 'play.sqlite'))
  if (!opened.ok) throw new Error(opened.error.code)
  const store = opened.value
  const deckPath = join(folder, 'deck.sqlite')
  const decks = deckSource(deckPath)
  const close = async (): Promise<void> => {
    decks.close()
    await store.close()
  }
  return {
    store,
    decks,
    build: (cards, aliases) => writeCards(deckPath, cards ?? [product, capital], aliases),
    unbuild: () => rmSync(deckPath),
    restart: async () => {
      await close()
      return makeWorld(folder)
    },
    end: async () => {
      await close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Former ids by card id. */
type Aliases = Readonly<Record<string, readonly string[]>>

/** Writes a deck file with these cards, in a deck each by their `deckId`. */
async function writeCards(path: string, cards: readonly Card[], aliases: Aliases = {}): Promise<void> {
  const decks = [...Map.groupBy(cards, card => card.deckId)].map(([id, its]) => ({
    id,
    title: id,
    language: 'en',
    locales: ['en', 'zh-CN'],
    notes: [
      {
        id: 'note',
        subdeck: '',
        texts: { en: { title: 'Note', body: '' } },
        cards: its.map(card => ({ card, aliases: aliases[card.id] ?? [] })),
      },
    ],
  }))
  const inOrder = decks.sort((a, b) => (a.id < b.id ? -1 : 1))
  const written = await writeDeckFile(path, inOrder, () => instant(0))
  if (!written.ok) throw new Error(JSON.stringify(written.error))
}

/** A quiz, made a minute before Monday's opening. */
export async function makeQuiz(world: World, change: Partial<QuizSettings> = {}, place = channel): Promise<Quiz> {
  const before = instant(MONDAY - MINUTE)
  const made = await configureQuiz(world, { place, settings: { ...sums, ...change }, by: undefined, at: before })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

/** A built deck, a quiz and its first drop, opened in time. */
export async function openedDrop(world: World, card: Card = product): Promise<Drop> {
  await world.build([card])
  const quiz = await makeQuiz(world, { deckId: card.deckId })
  await openDueDrops({ ...world, now: MONDAY, kind: 'discord' })
  const drop = await world.store.openDropOf(quiz.id, MONDAY)
  if (!drop) throw new Error('no drop')
  return drop
}

export const personNamed = async ({ store }: World, name: string): Promise<PersonId> =>
  (await store.person({ kind: 'discord', userId: name }, name, MONDAY)).id

export const minutes = (count: number, from: Instant = MONDAY): Instant => instant(from + count * MINUTE)
