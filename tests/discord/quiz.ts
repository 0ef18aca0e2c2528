// Owns the quizzes of the bot's suites: written into the play file before the bot starts, with their time this minute.
import { join } from 'node:path'
import { configureQuiz } from '../../src/app/configure-quiz.ts'
import type { Place, QuizSettings } from '../../src/domain/play/quiz.ts'
import { everyDay } from '../../src/domain/play/schedule.ts'
import { newQuizSettings } from '../../src/domain/play/settings.ts'
import { instant, type Instant } from '../../src/domain/time.ts'
import { deckSource } from '../../src/storage/deck/source.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import type { Local } from '../sandbox/local.ts'

/** A quiz in a channel (the sandbox's first) whose time is this minute. */
export async function seedQuiz(
  local: Local,
  folder: string,
  deckId: string,
  channelId = local.channel.id,
  change: Partial<QuizSettings> = {},
): Promise<void> {
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  await writeQuiz(
    folder,
    deckId,
    { kind: 'discord', guildId: local.guild.id, channelId },
    instant(Math.trunc(now)),
    change,
  )
}

/** The same at any place and moment. */
export async function writeQuiz(
  folder: string,
  deckId: string,
  place: Place,
  now: Instant,
  change: Partial<QuizSettings> = {},
): Promise<void> {
  const time = Temporal.Instant.fromEpochMilliseconds(Math.trunc(now)).toString().slice(11, 16)
  await writeQuizzes(folder, deckId, [place], now, { schedule: { weekdays: everyDay, time, zone: 'UTC' }, ...change })
}

/** Quizzes of one deck at many places; when they are due first. */
export async function writeQuizzes(
  folder: string,
  deckId: string,
  places: readonly Place[],
  at: Instant,
  change: Pick<QuizSettings, 'schedule'> & Partial<QuizSettings>,
): Promise<Instant> {
  const opened = await openPlayStore(join(folder, 'play.sqlite'))
  if (!opened.ok) throw new Error(opened.error.code)
  const decks = deckSource(join(folder, 'deck.sqlite'))
  // Everybody in a sandbox is new.
  const settings = { ...newQuizSettings, deckId, locale: 'en', ranked: { accountDays: 0, memberDays: 0 }, ...change }
  let due = at
  for (const place of places) {
    const made = await configureQuiz({ store: opened.value, decks }, { place, settings, by: undefined, at })
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    due = made.value.nextOpensAt
  }
  decks.close()
  await opened.value.close()
  return due
}
