// A deck file that is written again: only what differs, and never into what somebody else has put there.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Card } from '../../../src/domain/deck/card.ts'
import { instant, type Instant } from '../../../src/domain/time.ts'
import type { Past } from '../../../src/storage/deck/rows.ts'
import { deckWriter, writeDeckFile } from '../../../src/storage/deck/writer.ts'
import { capital, changedAt, contentOf, deckFile, deckOf, freshFolder, sum } from './decks.ts'

/** How often the file was written to since it was made: SQLite counts it in the header (bytes 24 to 27). */
const timesWritten = (path: string): number => readFileSync(path).readUInt32BE(24)

test('written again, what is held is brought to the same content: cards, dates, pictures, marks, whole decks', async () => {
  const path = join(freshFolder(), 'deck.sqlite')
  const write = deckWriter()
  const medium = { name: `${'0'.repeat(64)}.png`, type: 'image/png', bytes: Buffer.from('x') }
  const later = (card: Pick<Card, 'id'>): Instant => instant(card.id === 'sum' ? 5_000 : 1_000)
  const past = (): Past => ({
    releasedAt: instant(1),
    marks: [{ cardId: 'x', locale: 'en', kind: 'retired', at: instant(2) }],
  })
  const states: Parameters<typeof writeDeckFile>[1][] = [
    [deckOf([sum, capital])],
    [deckOf([sum])],
    [{ ...deckOf([{ ...sum, answer: 'b' }]), media: [medium] }, deckOf([capital], 'zzz')],
    [{ ...deckOf([capital], 'zzz'), translations: { de: { title: 'Summen' } } }, deckOf([sum])],
    [deckOf([capital], 'zzz'), deckOf([sum])],
    [],
  ]
  const counts: number[] = []
  for (const [index, decks] of states.entries())
    for (const [dates, marks] of [
      [changedAt, undefined],
      [later, past],
    ] as const) {
      expect((await write(path, decks, dates, marks)).ok).toBe(true)
      const whole = join(dirname(path), 'whole.sqlite')
      expect((await writeDeckFile(whole, decks, dates, marks)).ok).toBe(true)
      expect([index, contentOf(path)]).toEqual([index, contentOf(whole)])
      counts.push(timesWritten(path) - timesWritten(whole))
    }
  // The first one is whole, and no other.
  expect(counts.map(count => count > 0)).toEqual(counts.map((_, index) => index > 0))
})

test('a file that somebody replaced is written whole, and so is one after a failure', async () => {
  const path = join(freshFolder(), 'deck.sqlite')
  const write = deckWriter()
  expect((await write(path, [deckOf([sum])], changedAt)).ok).toBe(true)
  expect((await writeDeckFile(path, [deckOf([capital])], changedAt)).ok).toBe(true)
  expect((await write(path, [deckOf([sum])], changedAt)).ok).toBe(true)
  const fresh = readFileSync(await deckFile([deckOf([sum])]))
  expect(readFileSync(path).equals(fresh)).toBe(true)
  expect((await write(path, [deckOf([sum, sum])], changedAt)).ok).toBe(false)
  expect((await write(path, [deckOf([sum])], changedAt)).ok).toBe(true)
  expect(readFileSync(path).equals(fresh)).toBe(true)
  const other = join(dirname(path), 'other.sqlite')
  expect((await write(other, [deckOf([sum])], changedAt)).ok).toBe(true)
  expect(readFileSync(other).equals(fresh)).toBe(true)
})
