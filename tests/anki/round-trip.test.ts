// Export and import again: the cards are the same, of every kind, in every language, with the notes around them.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
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

function allIn(folder: string): Deck[] {
  const done = compileFolder(folder, instant(0), 1)
  if (!done.ok) throw new Error(done.error)
  expect(done.value.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return done.value.decks.map(({ deck }) => deck)
}

function compiled(folder: string): Deck {
  const [first] = allIn(folder)
  if (!first) throw new Error('no deck')
  return first
}

async function fileOf(...decks: Deck[]): Promise<string> {
  const path = join(freshFolder(), 'deck.sqlite')
  const written = await writeDeckFile(path, decks, () => january)
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

test('two decks of different languages come back as two, each with its own language, translations and pictures', async () => {
  const folder = join(freshFolder(), 'second')
  const [card] = cardsIn(shipped)
  const [picture] = readdirSync(join(repository, 'decks/deep-learning/media'))
  const block = `\`\`\`card\nid: ${card?.id}\nkind: recall\n\`\`\``
  const texts: Readonly<Record<string, string>> = {
    'deck.md': '---\nid: second\ntitle: 第二\ndescription: 说明\nlanguage: zh-CN\nlocales: [zh-CN, en]\n---\n',
    'deck.en.md': '---\ntitle: Second\ndescription: Words\n---\n',
    'a/b.md': `---\ntitle: 笔记\n---\n\n## 问题\n\n${block}\n\n为什么？ ![图](../media/p.svg)\n\n### 答案\n\n因为。\n`,
    'a/b.en.md': `---\ntitle: Note\n---\n\n## Question\n\n\`\`\`card\nid: ${card?.id}\n\`\`\`\n\nWhy?\n\n### Answer\n\nBecause.\n`,
  }
  mkdirSync(join(folder, 'a'), { recursive: true })
  mkdirSync(join(folder, 'media'))
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(folder, path), text)
  copyFileSync(join(repository, 'decks/deep-learning/media', picture ?? ''), join(folder, 'media/p.svg'))
  const second = compiled(folder)
  expect(Object.keys(cardsIn(second)[0]?.texts ?? {}).sort()).toEqual(['en', 'zh-CN'])
  const { path } = await exportFrom(await fileOf(shipped, second), { locale: 'all' })
  const out = join(freshFolder(), 'new')
  const done = importNotes({ files: [path], out, wants: 'recall' })
  expect(done).toMatchObject({ ok: true, value: { notes: [] } })
  const decks = allIn(out)
  expect(readdirSync(out)).toEqual(['deep-learning', 'second'])
  for (const [at, before] of [shipped, second].entries()) {
    const { notes: _notes, media, ...head } = decks[at] ?? nothing
    expect(cardsIn(decks[at] ?? nothing)).toEqual(cardsIn(before))
    expect(head).toEqual({ ...before, notes: undefined, media: undefined })
    expect(media?.map(({ name }) => name)).toEqual(before.media?.map(({ name }) => name))
  }
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

test('a note whose path is none on every system stands beside, with the cards as they were; each note for itself', async () => {
  const paths = ['x::y/What is it*', 'x::y/What is it?', '../../out', 'CON/a', '...', 'Ok/note']
  const notes = paths.map((id, at) => {
    const card = { ...cards[0], id: `card-${at}`, noteId: id } as Card
    return { id, subdeck: '', texts: { en: { title: `Note ${at}`, body: '' } }, cards: [{ card, aliases: [] }] }
  })
  const { deck, told } = imported((await exportFrom(await deckFile({ more: { notes } }), { locale: 'all' })).path)
  expect(
    deck.notes.map(({ id, texts, cards: held }) => [id, texts['en']?.title, held[0]?.card.id].join(' · ')).sort(),
  ).toEqual([
    'Ok/note · Note 5 · card-5',
    'note CON/a · Note 3 · card-3',
    'note · Note 4 · card-4',
    'out · Note 2 · card-2',
    'x-y/What is it · Note 0 · card-0',
    'x-y/What is it-2 · Note 1 · card-1',
  ])
  expect(cardsIn(deck).map(({ kind }) => kind)).toEqual(paths.map(() => 'numeric'))
  expect(told.sort()).toEqual([1, 2, 3, 5, 6].map(line => `${line} anki.note-path`))
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
