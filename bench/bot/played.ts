// Owns a play file with a quiz, its drops and its players: what boards and answers are measured on.
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import type { Card } from '../../src/domain/deck/card.ts'
import { cardKey } from '../../src/domain/deck/card.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
import type { PersonId, Quiz } from '../../src/domain/play/quiz.ts'
import { everyDay, windowFrom } from '../../src/domain/play/schedule.ts'
import { newQuizSettings } from '../../src/domain/play/settings.ts'
import { after, instant, MINUTE } from '../../src/domain/time.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import type { Attempt, PlayStore } from '../../src/storage/play/port.ts'

const begin = instant(Temporal.Instant.from('2026-01-05T09:00:00Z').epochMilliseconds)
const card: Card = {
  kind: 'numeric',
  deckId: 'deck',
  id: 'one',
  noteId: 'note',
  tags: ['sums'],
  difficulty: 'medium',
  language: 'en',
  texts: { en: { title: 'One', body: 'What is {{a}} + 1?', hints: [] } },
  params: [{ name: 'a', kind: 'range', from: '1', to: '99', step: '1' }],
  lets: [],
  answer: 'a + 1',
  tolerance: { kind: 'exact' },
  mistakes: [],
}
const cardHash = 'hash of one'

export interface PlayFile {
  readonly path: string
  readonly store: PlayStore
  readonly quiz: Quiz
}

export async function newPlayFile(folder: string): Promise<PlayFile> {
  const path = join(folder, 'play.sqlite')
  const opened = await openPlayStore(path)
  if (!opened.ok) throw new Error(opened.error.code)
  const store = opened.value
  const settings = {
    ...newQuizSettings,
    deckId: 'deck',
    schedule: { weekdays: everyDay, time: '09:00', zone: 'UTC' },
    locale: 'en',
  }
  const place = { kind: 'discord', guildId: 'guild', channelId: 'channel' } as const
  return { path, store, quiz: await store.configureQuiz(place, settings, undefined, after(begin, -MINUTE)) }
}

/** Opens the quiz's next drop and has it posted. */
export async function nextDrop({ store, quiz }: Pick<PlayFile, 'store' | 'quiz'>): Promise<Drop> {
  const now = (await store.quiz(quiz.id)) ?? quiz
  const drop = await store.openDrop({
    ...windowFrom(now.nextOpensAt, now.settings),
    quizId: quiz.id,
    settings: now.settings,
    pool: [{ key: cardKey('deck', card.id), hash: cardHash, card }],
    secretId: (await store.currentSecret()).id,
    skip: false,
  })
  if (!drop) throw new Error('no drop was opened')
  await store.recordPosted({ quizId: quiz.id, kind: 'drop', key: String(drop.id) }, `message ${drop.id}`, drop.opensAt)
  return drop
}

/** Gives a person their numbers of a drop. */
export async function reveal(store: PlayStore, drop: Drop, personId: PersonId): Promise<void> {
  const variant = { kind: 'numeric', drawVersion: 1, values: { a: '3' } } as const
  await store.assignOnce({ dropId: drop.id, personId, cardHash, variant, revealedAt: drop.opensAt })
}

export const attemptAt = (drop: Drop, personId: PersonId): Attempt => ({
  dropId: drop.id,
  personId,
  sourceId: `answer of ${personId} to ${drop.id}`,
  answeredAt: after(drop.opensAt, MINUTE),
  typed: '4',
  readAs: '4',
  verdict: 'right',
  mistakes: [],
  credit: '1',
  engineVersion: 1,
  locale: 'en',
  isEligible: true,
})

/**
 * `people` players who have all answered every one of `drops` drops, so many at a time as no bot could take: rows of the
 * log, of the scores and of the boards, as the store writes them one by one.
 */
export async function fill(file: PlayFile, people: number, drops: number): Promise<void> {
  for (let drop = 0; drop < drops; drop++) await nextDrop(file)
  const client = new SqliteClient(file.path)
  try {
    client.exec(`
      begin;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${people})
        insert into person (id, kind, account, name, first_seen_at)
        select i, 'discord', 'user ' || i, 'Player ' || i, ${begin} from n;
      create temp table answer as
        select "drop".id as drop_id, opens_at, person.id as person_id, (person.id * 7919 + "drop".id * 104729) % 1000 as luck
        from "drop" cross join person;
      insert into assignment (drop_id, person_id, card_hash, variant, revealed_at)
        select drop_id, person_id, '${cardHash}', '{"kind":"numeric","drawVersion":1,"values":{"a":"3"}}', opens_at from answer;
      insert into attempt (drop_id, person_id, source_id, answered_at, typed, read_as, verdict, mistakes, credit, engine_version, locale)
        select drop_id, person_id, drop_id || '.' || person_id, opens_at + ${MINUTE}, '4', '4',
          iif(luck < 600, 'right', 'wrong'), '[]', iif(luck < 600, '1', '0'), 1, 'en' from answer;
      insert into score (drop_id, person_id, quiz_id, opens_at, points, streak, is_right, is_hard_right)
        select drop_id, person_id, ${file.quiz.id}, opens_at, iif(luck < 600, 100 + luck % 50, 0), 1, luck < 600, 0 from answer;
      insert into standing (quiz_id, board, person_id, points, right, hard_right, answered)
        select ${file.quiz.id}, board, person_id, sum(points), sum(is_right), sum(is_hard_right), count(*)
        from score join drop_board using (drop_id) group by board, person_id;
      commit`)
  } finally {
    client.close()
  }
}

export const asPerson = (id: number): PersonId => id as PersonId // as `fill` numbers them
