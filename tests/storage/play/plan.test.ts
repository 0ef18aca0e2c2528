// Checks that what runs every second or with every look at a deck reads what is open, not the whole past.
import SqliteClient from 'better-sqlite3'
import { expect, test } from 'vitest'
import { instant } from '../../../src/domain/time.ts'
import type { SyncPlayStore } from '../../../src/storage/play/database.ts'
import { drizzle } from '../../../src/storage/play/drizzle.ts'
import { ledgerMethods } from '../../../src/storage/play/ledger.ts'
import { migrate } from '../../../src/storage/play/migrate.ts'
import { serviceMethods } from '../../../src/storage/play/service.ts'

test.each<[string, (store: Pick<SyncPlayStore, 'judgeOutages' | 'withheldCards' | 'dropsToClose'>) => unknown, RegExp]>(
  [
    ['judgeOutages', store => store.judgeOutages(instant(5)), /^SCAN message USING INDEX message_buttons$/],
    ['dropsToClose', store => store.dropsToClose(instant(5), 9), /^SCAN message USING INDEX message_buttons$/],
    [
      'withheldCards',
      store => store.withheldCards(instant(5)),
      /^SEARCH drop USING INDEX drop_close \(closes_at>\?\)$/,
    ],
  ],
)('%s begins with what is open', (_, call, wanted) => {
  const client = new SqliteClient(':memory:')
  migrate(client)
  const asked: [sql: string, params: unknown[]][] = []
  const logger = { logQuery: (text: string, params: unknown[]) => void asked.push([text, params]) }
  const db = drizzle(client, { casing: 'snake_case', logger })
  call({ ...ledgerMethods(db), ...serviceMethods(db) })
  const [text, params] = asked[0] ?? ['', []]
  const plan = client.prepare(`explain query plan ${text}`).all(...params) as { readonly detail: string }[]
  expect(plan[0]?.detail).toMatch(wanted)
  expect(plan.filter(({ detail }) => /^SCAN (?!message USING INDEX)/.test(detail))).toEqual([])
  client.close()
})
