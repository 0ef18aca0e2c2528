// Checks that it is decided for every table of the play file what becomes of a person's rows when they erase themselves.
import SqliteClient from 'better-sqlite3'
import { expect, test } from 'vitest'
import { tablesWith } from '../../../src/storage/play/columns.ts'
import { drizzle } from '../../../src/storage/play/drizzle.ts'
import { personalTables } from '../../../src/storage/play/erasure.ts'
import { migrate } from '../../../src/storage/play/migrate.ts'

test('every table with a person_id says whether its rows are kept', () => {
  const client = new SqliteClient(':memory:')
  migrate(client)
  expect(tablesWith(drizzle(client), 'person_id')).toEqual(Object.keys(personalTables).sort())
  client.close()
})
