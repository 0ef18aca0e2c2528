// Owns the small world of the contract suite: one deck's cards, quizzes, drops, people and answers, made through the port.
import { cardKey, type Card, type Difficulty } from '../../../src/domain/deck/card.ts'
import type { Drop } from '../../../src/domain/play/drop.ts'
import type { DropId, PersonId, Place, Quiz, QuizSettings } from '../../../src/domain/play/quiz.ts'
import { everyDay, windowFrom } from '../../../src/domain/play/schedule.ts'
import { newQuizSettings } from '../../../src/domain/play/settings.ts'
import { after, DAY, HOUR, instant, MINUTE, type Instant } from '../../../src/domain/time.ts'
import type { Attempt, DropOpening, PlayStore } from '../../../src/storage/play/port.ts'

export const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds)
export const MONDAY = at('2026-01-05T09:00:00Z')
export const channel: Place = { kind: 'discord', guildId: 'guild', channelId: 'channel' }
export const settings: QuizSettings = {
  ...newQuizSettings,
  deckId: 'deck',
  schedule: { weekdays: everyDay, time: '09:00', zone: 'UTC' },
  locale: 'en',
}

export const card = (id: string, difficulty: Difficulty = 'medium'): Card => ({
  kind: 'numeric',
  deckId: 'deck',
  id,
  noteId: 'note',
  tags: ['sums'],
  difficulty,
  language: 'en',
  texts: { en: { title: id, body: 'What is {{a}} + 1?', hints: [] } },
  params: [{ name: 'a', kind: 'range', from: '1', to: '99', step: '1' }],
  lets: [],
  answer: 'a + 1',
  tolerance: { kind: 'exact' },
  mistakes: [{ formula: 'a', credit: '0.5' }],
})

export const pooled = (id: string, difficulty?: Difficulty): DropOpening['pool'][number] => ({
  key: cardKey('deck', id),
  hash: `hash of ${id}`,
  card: card(id, difficulty),
})

/** A quiz of `place`, made just before Monday's opening. */
export const makeQuiz = (store: PlayStore, place: Place = channel, given = settings): Promise<Quiz> =>
  store.configureQuiz(place, given, undefined, instant(MONDAY - MINUTE))

export const ada = (store: PlayStore): Promise<PersonId> => personNamed(store, 'Ada')

export async function personNamed(store: PlayStore, name: string): Promise<PersonId> {
  return (await store.person({ kind: 'discord', userId: `user ${name}` }, name, MONDAY)).id
}

/** Opens the quiz's next slot with a card of the given difficulty; `skip` records it as missed. */
export async function openNext(
  store: PlayStore,
  quiz: Quiz,
  change: {
    readonly cardId?: string
    readonly difficulty?: Difficulty
    readonly skip?: boolean
    readonly isPractice?: boolean
  } = {},
): Promise<Drop> {
  const now = await store.quiz(quiz.id)
  if (!now) throw new Error('no quiz')
  const skip = change.skip ?? false
  const drop = await store.openDrop({
    ...windowFrom(now.nextOpensAt, now.settings),
    quizId: quiz.id,
    settings: now.settings,
    pool: skip ? [] : [pooled(change.cardId ?? 'one', change.difficulty)],
    secretId: (await store.currentSecret()).id,
    skip,
    ...(change.isPractice === true ? { isPractice: true, opensAt: after(now.nextOpensAt, -HOUR) } : {}),
  })
  if (!drop) throw new Error('not opened')
  return drop
}

export const messageOf = (drop: Drop, kind: 'drop' | 'result' = 'drop') => ({
  quizId: drop.quizId,
  kind,
  key: String(drop.id),
})

/** Opens the next slot and has its message posted. */
export async function postNext(...args: Parameters<typeof openNext>): Promise<Drop> {
  const drop = await openNext(...args)
  await args[0].recordPosted(messageOf(drop), `message ${drop.id}`, drop.opensAt)
  return drop
}

/** Shows a drop to a person and records their answer a minute after it opened. */
export async function answer(
  store: PlayStore,
  drop: Drop,
  personId: PersonId,
  change: Partial<Attempt> = {},
): ReturnType<PlayStore['recordAttemptOnce']> {
  await assign(store, drop, personId)
  return store.recordAttemptOnce({ ...attemptAt(drop.id, personId, after(drop.opensAt, MINUTE)), ...change })
}

export const assign = (store: PlayStore, drop: Drop, personId: PersonId): ReturnType<PlayStore['assignOnce']> =>
  store.assignOnce({
    dropId: drop.id,
    personId,
    cardHash: drop.pool[0]?.hash ?? '',
    variant: { kind: 'numeric', drawVersion: 1, values: { a: '3' } },
    revealedAt: drop.opensAt,
  })

/** A right answer, as the log has it. */
export const attemptAt = (dropId: DropId, personId: PersonId, answeredAt: Instant): Attempt => ({
  dropId,
  personId,
  sourceId: `answer of ${personId} to ${dropId}`,
  answeredAt,
  typed: '4',
  readAs: '4',
  verdict: 'right',
  mistakes: [],
  credit: '1',
  engineVersion: 1,
  locale: 'en',
  isEligible: true,
})

export const day = (count: number): Instant => after(MONDAY, count * DAY)
