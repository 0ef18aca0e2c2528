// Export and import again: the cards are the same, of every kind, in every language, with the notes around them.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { compileFolder } from '../../src/app/compile-folder.ts'
import { importNotes } from '../../src/app/import-notes.ts'
import { containers } from '../../src/anki/container.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import type { Deck } from '../../src/domain/deck/deck.ts'
import { instant } from '../../src/domain/time.ts'
import { writeDeckFile } from '../../src/storage/deck/writer.ts'
import { ANKI_PATIENCE_MS, withAnkis } from './backend.ts'
import { cards, deckFile, exportFrom, freshFolder, january } from './decks.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

function compiled(folder: string): Deck {
  const done = compileFolder(folder, instant(0), 1)
  if (!done.ok) throw new Error(done.error)
  expect(done.value.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const [first] = done.value.decks
  if (!first) throw new Error('no deck')
  return first.deck
}

async function fileOf(deck: Deck): Promise<string> {
  const path = join(freshFolder(), 'deck.sqlite')
  const written = await writeDeckFile(path, [deck], () => january)
  if (!written.ok) throw new Error(written.error.code)
  return path
}

/** The deck that comes of a package, and what is told. */
function imported(path: string): { readonly deck: Deck; readonly told: string[] } {
  const out = join(freshFolder(), 'new')
  const done = importNotes({ files: [path], out, wants: 'recall' })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  const told = done.value.notes.map(({ line, code, args }) => `${line} ${code} ${args['reason'] ?? ''}`.trim())
  return { deck: done.value.isWritten ? compiled(out) : { ...nothing }, told }
}

const nothing: Deck = { id: '', title: '', language: 'en', locales: [], notes: [] }

const cardsIn = ({ notes }: Deck): Card[] => notes.flatMap(note => note.cards.map(({ card }) => card))

let shipped: Deck
beforeAll(() => {
  shipped = compiled(join(repository, 'decks', 'deep-learning'))
})

test.each(containers)('the shipped deck, all languages: the same deck comes back (%s)', async container => {
  const { path } = await exportFrom(await fileOf(shipped), { locale: 'all', container })
  const { deck, told } = imported(path)
  expect(told).toEqual([])
  expect(cardsIn(deck)).toEqual(cardsIn(shipped))
  const { notes, media, ...head } = deck
  expect(head).toEqual({ ...shipped, notes: undefined, media: undefined })
  expect(media?.map(({ name }) => name)).toEqual(shipped.media?.map(({ name }) => name))
  expect(notes.map(({ id, subdeck, texts }) => ({ id, subdeck, texts }))).toEqual(
    shipped.notes.filter(note => note.cards.length > 0).map(({ id, subdeck, texts }) => ({ id, subdeck, texts })),
  )
})

test('a package in one language gives the cards in that language and their own', async () => {
  const file = await fileOf(shipped)
  const chinese = imported((await exportFrom(file, { locale: 'zh-CN' })).path).deck
  expect(cardsIn(chinese)).toEqual(cardsIn(shipped))
  const { deck } = imported((await exportFrom(file, { locale: 'en' })).path)
  expect(cardsIn(deck)).toEqual(cardsIn(shipped).map(card => ({ ...card, texts: { en: card.texts['en'] } })))
  expect([deck.locales, deck.translations]).toEqual([['en'], undefined])
})

const golden = join(repository, 'tests', 'fixtures', 'notes')

test('every golden folder that makes a deck', async () => {
  let count = 0
  for (const name of readdirSync(golden)) {
    const done = compileFolder(join(golden, name), instant(0), 1)
    const decks = done.ok ? done.value.decks.map(({ deck }) => deck) : []
    const [before] = decks
    if (!before || decks.length > 1 || cardsIn(before).length === 0) continue
    count++
    const { deck, told } = imported((await exportFrom(await fileOf(before), { locale: 'all' })).path)
    expect.soft([name, told, cardsIn(deck)]).toEqual([name, [], cardsIn(before)])
  }
  expect(count).toBeGreaterThan(40)
}, 120_000)

test('former ids come back in their order', async () => {
  const held = [{ card: cards[0] as Card, aliases: ['old', 'a.older'] }]
  const notes = [{ id: 'note', subdeck: '', texts: { en: { title: 'Note', body: '' } }, cards: held }]
  const { deck } = imported((await exportFrom(await deckFile({ more: { notes } }), { locale: 'all' })).path)
  expect(deck.notes[0]?.cards[0]?.aliases).toEqual(['old', 'a.older'])
})

test('a card of each kind', async () => {
  const { deck } = imported((await exportFrom(await deckFile(), { locale: 'all' })).path)
  expect(cardsIn(deck)).toEqual(cards.map(card => ({ ...card, noteId: 'note' })))
})

withAnkis(anki => {
  test(
    'through Anki and out again; what was changed there is told',
    async () => {
      const { path } = await exportFrom(await deckFile(), { locale: 'all' })
      await anki.ask('import', { path })
      const notes = await anki.ask('notes')
      const recall = notes.find(({ type }) => type === 'prepdeck recall')
      await anki.ask('edit', { guid: recall?.guid, fields: { Extra: 'mine' } })
      const back = join(freshFolder(), 'back.apkg')
      await anki.ask('export', { path: back, legacy: false })
      const { deck, told } = imported(back)
      expect(cardsIn(deck)).toEqual(cards.map(card => ({ ...card, noteId: 'note' })))
      expect(told).toEqual([`${cards.length} anki.edited`])
    },
    ANKI_PATIENCE_MS,
  )
})
