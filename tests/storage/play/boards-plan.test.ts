// Checks that every part of a board is read by its index alone: no scan of a table, no sorting of a whole board.
import SqliteClient from 'better-sqlite3'
import { expect, test } from 'vitest'
import { allTime } from '../../../src/domain/play/board.ts'
import type { PersonId, QuizId } from '../../../src/domain/play/quiz.ts'
import { drizzle } from '../../../src/storage/play/drizzle.ts'
import { migrate } from '../../../src/storage/play/migrate.ts'
import type { BoardPart } from '../../../src/storage/play/port.ts'
import { boardQuery } from '../../../src/storage/play/standings.ts'
import { sql } from '../../../src/storage/play/drizzle.ts'

const person = 7 as PersonId
const parts: readonly BoardPart[] = [
  { kind: 'top' },
  { kind: 'after', person },
  { kind: 'before', person },
  { kind: 'around', person },
]

test.each(parts)('$kind', part => {
  const client = new SqliteClient(':memory:')
  migrate(client)
  const db = drizzle(client, { casing: 'snake_case' })
  const plan = db
    .all<{ detail: string }>(sql`explain query plan ${boardQuery(1 as QuizId, allTime, part, 15)}`)
    .map(({ detail }) => detail)
  const readings = plan.filter(line => /\bstanding\b/.test(line))
  expect(readings.length).toBeGreaterThan(2)
  for (const line of readings)
    expect(line).toMatch(
      /^SEARCH standing USING (COVERING INDEX standing_order|INDEX sqlite_autoindex_standing_1) \(quiz_id=\? AND board=\?/,
    )
  // Only the rows of the page are put in order.
  expect(plan.filter(line => /^SCAN (?!page|\(subquery)/.test(line))).toEqual([])
  expect(plan.join('\n')).not.toContain('OFFSET')
  client.close()
})
