// Checks that a running bot never uses a deck file that somebody forged: it says why, and goes on with the one before.
import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time.ts'
import { canonicalJson, sha256 } from '../../src/storage/deck/hash.ts'
import { FORMAT_VERSION } from '../../src/storage/deck/schema.ts'
import { product } from './deck.ts'
import { messageOf, said, startPlayed, type Played } from './played.ts'

let played: Played
beforeEach(async () => {
  played = await startPlayed()
})
afterEach(() => played.close())

/** Puts a forged file in the place of the bot's deck, whole at once as a build does. */
function forge(folder: string, change: (database: Database.Database) => void): void {
  const [path, copy] = [join(folder, 'deck.sqlite'), join(folder, 'forged.sqlite')]
  copyFileSync(path, copy)
  const database = new Database(copy)
  database.pragma('foreign_keys = OFF')
  change(database)
  database.close()
  renameSync(copy, path)
}

const replaced = (card: object) => (database: Database.Database) => {
  const body = canonicalJson(card)
  database.prepare("UPDATE cards SET body = ?, hash = ? WHERE key = 'sums/product'").run(body, sha256(body))
}

test.each<[string, RegExp, (database: Database.Database) => void]>([
  [
    'a trigger that would empty it',
    /deck-file\.foreign-schema/,
    db => void db.exec('CREATE TRIGGER t AFTER UPDATE ON cards BEGIN DELETE FROM cards; END'),
  ],
  [
    'a view in the place of a table',
    /deck-file\.foreign-schema/,
    db => void db.exec('ALTER TABLE notes RENAME TO real; CREATE VIEW notes AS SELECT * FROM real'),
  ],
  ['a newer format', /deck-file\.newer/, db => void db.pragma(`user_version = ${FORMAT_VERSION + 1}`)],
  [
    'a formula deeper than allowed',
    /deck-file\.damaged.*sums\/product/,
    replaced({ ...product, answer: `${'('.repeat(2_000)}a${')'.repeat(2_000)}` }),
  ],
  [
    'a formula longer than allowed',
    /deck-file\.damaged.*sums\/product/,
    replaced({ ...product, answer: `a${'+a'.repeat(20_000)}` }),
  ],
  [
    'a range without end',
    /deck-file\.damaged.*sums\/product/,
    replaced({ ...product, params: [{ kind: 'range', name: 'a', from: '1', to: '1e300', step: '1' }] }),
  ],
])('%s: refused in one line, and the deck before is asked from', async (_name, reason, change) => {
  const { folder, bot, local } = played
  forge(folder, change)
  const line = await bot.logged('deck.refused')
  expect(line).toMatch(reason)
  expect(line.trimEnd()).not.toContain('\n')
  const before = bot.log.length
  await played.advance(DAY)
  await bot.logged('drop.opened', before)
  expect(said(messageOf(await local.command('daily')))).toMatch(/What is \d+ × \d+ \+ 1\?/)
  expect(bot.log.filter(each => each.includes('"level":"error"') && !each.includes('deck.refused'))).toEqual([])
})
