// A deck file that is written again: only what differs, and never into what somebody else has put there.
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  const { write } = deckWriter()
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

/** The copy that is made ahead. */
const copyOf = (path: string): string => join(dirname(path), `.deck.sqlite.${process.pid}.tmp`)

const fates: readonly (readonly [string, (path: string) => void])[] = [
  ['left alone', () => {}],
  ['removed', path => rmSync(copyOf(path))],
  ['written to', path => writeFileSync(copyOf(path), 'something else')],
  ['of a file that somebody wrote to since', path => appendFileSync(path, 'x')],
]

test.each(fates)(
  'a copy made ahead that is %s: the same content, and nothing is left of it',
  async (_fate, happens) => {
    const path = join(freshFolder(), 'deck.sqlite')
    const { write, copyAhead, close } = deckWriter()
    expect((await write(path, [deckOf([sum])], changedAt)).ok).toBe(true)
    await copyAhead()
    expect(readFileSync(copyOf(path)).equals(readFileSync(path))).toBe(true)
    happens(path)
    expect((await write(path, [deckOf([sum, capital])], changedAt)).ok).toBe(true)
    expect(contentOf(path)).toEqual(contentOf(await deckFile([deckOf([sum, capital])])))
    await copyAhead()
    close()
    expect(readdirSync(dirname(path))).toEqual(['deck.sqlite'])
  },
)

test('what a writer was told of a file counts as written by it, as long as the file stays', async () => {
  const path = await deckFile([deckOf([sum])])
  const { write, learn, knows } = deckWriter()
  expect(knows(path)).toBe(false)
  learn(path, [deckOf([sum])], changedAt)
  expect(knows(path)).toBe(true)
  expect((await write(path, [deckOf([sum, capital])], changedAt)).ok).toBe(true)
  const whole = await deckFile([deckOf([sum, capital])])
  expect(timesWritten(path)).toBeGreaterThan(timesWritten(whole))
  expect(contentOf(path)).toEqual(contentOf(whole))
  appendFileSync(path, 'x')
  expect(knows(path)).toBe(false)
})

test('a file that somebody replaced is written whole, and so is one after a failure', async () => {
  const path = join(freshFolder(), 'deck.sqlite')
  const { write } = deckWriter()
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
