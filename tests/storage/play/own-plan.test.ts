// Checks that what people see of themselves is read from their own rows, and a season's drops from its own.
import SqliteClient from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { PersonId, QuizId } from '../../../src/domain/play/quiz.ts'
import type { SeasonId } from '../../../src/domain/play/season.ts'
import type { SyncPlayStore } from '../../../src/storage/play/database.ts'
import { drizzle } from '../../../src/storage/play/drizzle.ts'
import { dropMethods } from '../../../src/storage/play/drops.ts'
import { migrate } from '../../../src/storage/play/migrate.ts'
import { ownMethods } from '../../../src/storage/play/own.ts'

type Own = Pick<SyncPlayStore, 'ownAnswers' | 'quizzesOf' | 'lastQuiz' | 'seasonDrops'>

test.each<[string, (store: Own) => unknown, RegExp]>([
  [
    'ownAnswers',
    store => store.ownAnswers(1 as QuizId, 2 as PersonId),
    /^SEARCH score USING INDEX score_person \(quiz_id=\? AND person_id=\?\)$/,
  ],
  [
    'quizzesOf',
    store => store.quizzesOf(2 as PersonId),
    /^SEARCH attempt USING COVERING INDEX attempt_person \(person_id=\?\)$/,
  ],
  [
    'seasonDrops',
    store => store.seasonDrops(3 as SeasonId),
    /^SEARCH drop_board USING (COVERING )?INDEX drop_board_drops \(board=\?\)$/,
  ],
  ['lastQuiz', store => store.lastQuiz(2 as PersonId), /^SEARCH person USING INTEGER PRIMARY KEY/],
])('%s begins with what is asked', (_, call, wanted) => {
  const client = new SqliteClient(':memory:')
  migrate(client)
  const asked: [sql: string, params: unknown[]][] = []
  const logger = { logQuery: (text: string, params: unknown[]) => void asked.push([text, params]) }
  const db = drizzle(client, { casing: 'snake_case', logger })
  call({ ...ownMethods(db), ...dropMethods(db) })
  const [text, params] = asked[0] ?? ['', []]
  const plan = client.prepare(`explain query plan ${text}`).all(...params) as { readonly detail: string }[]
  expect(plan[0]?.detail).toMatch(wanted)
  expect(plan.filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([])
  client.close()
})
