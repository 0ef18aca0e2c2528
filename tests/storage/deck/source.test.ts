// Following the deck file: a new build is picked up, a broken one is not, and the reason is told.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { deckSource } from '../../../src/storage/deck/source.ts'
import { writeDeckFile } from '../../../src/storage/deck/writer.ts'
import { capital, changedAt, deckFile, deckOf, sum } from './decks.ts'

test('a new build is picked up, a broken or missing file is refused and the old one stays', async () => {
  const path = await deckFile([deckOf([sum])])
  const source = deckSource(path)
  const cards = (): number | string => {
    const deck = source.current()
    return deck.ok ? deck.value.cards('sums').length : deck.error.code
  }
  expect([cards(), source.refused()]).toEqual([1, undefined])

  await writeDeckFile(path, [deckOf([sum, capital])], changedAt)
  expect([cards(), source.refused()]).toEqual([2, undefined])

  renameSync(path, `${path}.away`)
  writeFileSync(path, 'half a copy')
  expect([cards(), source.refused()?.code]).toEqual([2, 'deck-file.not-a-deck'])

  rmSync(path)
  expect([cards(), source.refused()?.code]).toEqual([2, 'deck-file.missing'])

  renameSync(`${path}.away`, path)
  expect([cards(), source.refused()]).toEqual([2, undefined])
  source.close()
})

test('where there never was a deck, that is the error, until there is one', async () => {
  const path = await deckFile([deckOf([sum])])
  renameSync(path, `${path}.later`)
  const source = deckSource(path)
  const first = source.current()
  expect(!first.ok && first.error.code).toBe('deck-file.missing')
  renameSync(`${path}.later`, path)
  expect(source.current().ok).toBe(true)
  source.close()
})

test('an unchanged file is not opened again', async () => {
  const source = deckSource(await deckFile())
  const [first, second] = [source.current(), source.current()]
  expect(first.ok && second.ok && first.value === second.value).toBe(true)
  source.close()
})
