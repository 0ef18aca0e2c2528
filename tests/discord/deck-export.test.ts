// Tests /deck export: packages that Anki takes, without what is being asked, in parts where an upload is too large.
import { hash } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import type { APIMessage } from 'discord-api-types/v10'
import { expect, onTestFinished, test } from 'vitest'
import { deckExporter } from '../../src/app/deck-exporter.ts'
import { exportParts } from '../../src/app/export-parts.ts'
import { cardKey, type Card, type CardKey } from '../../src/domain/deck/card.ts'
import type { Note } from '../../src/domain/deck/deck.ts'
import { openDeck } from '../../src/storage/deck/reader.ts'
import { deckFile } from '../anki/decks.ts'
import { notesInCurrent } from '../anki/package-file.ts'
import { capital, product } from './deck.ts'
import { awaitWith, said, startPlayed, type Played } from './played.ts'

const second = { ...product, id: 'second', difficulty: 'hard', tags: ['other'] } as const

async function withPlayed(): Promise<Played> {
  // Only one of them fits the quiz, so it is known which is asked.
  const played = await startPlayed('sums', [product, second, capital], { tags: ['sums'] })
  onTestFinished(() => played.close())
  await awaitWith(played.local, 'v1:answer:1', 0)
  return played
}

/** Runs the command and waits for what takes the place of its first answer. */
async function exported({ local }: Played, options: object, user = local.ada): Promise<APIMessage> {
  const { message } = await local.command('deck', { export: options }, user)
  const before = said(message)
  if (!before.includes('being made') && !before.includes('正在生成')) throw new Error(before)
  await local.waitFor(event => event.kind === 'message_update' && JSON.stringify(event).includes(message?.id ?? ''))
  const now = (await local.messages(user)).find(({ id }) => id === message?.id)
  if (!now) throw new Error('the answer is gone')
  return now
}

/** The ids of the cards in the packages of a message. */
async function cardsIn(message: APIMessage): Promise<string[]> {
  const packed = message.attachments.filter(({ filename }) => filename.endsWith('.apkg'))
  const found = await Promise.all(
    packed.map(async ({ url }) => notesInCurrent(Buffer.from(await (await fetch(url)).arrayBuffer()))),
  )
  return found.flat().sort()
}

test('the deck comes as a package, without the card that is being asked, which is named', async () => {
  const played = await withPlayed()
  const message = await exported(played, {})
  expect(said(message)).toContain('2 notes in a package')
  expect(said(message)).toContain('Left out, because it is being asked just now: Product and one')
  expect(message.attachments.map(({ filename }) => filename)).toEqual(['deck.apkg', 'deck.changes.txt'])
  expect(await cardsIn(message)).toEqual(['choices/even', 'sums/second'])
})

test('a part, a language, and only what one got wrong', async () => {
  const played = await withPlayed()
  expect(await cardsIn(await exported(played, { part: 'Choices' }))).toEqual(['choices/even'])
  const unknown = await exported(played, { part: 'Nowhere' })
  expect(said(unknown)).toContain('There is no such part')
  const none = await played.local.command('deck', { export: { mistakes: true } })
  expect(said(none.message)).toContain('You got nothing wrong')
  const { local } = played
  const where = { user_id: local.ada.id, channel_id: local.channel.id, name: 'deck' }
  const parts = await local.act('autocomplete', { ...where, focused: 'part', options: { export: { part: 'cho' } } })
  expect(parts.choices).toEqual([{ name: 'Choices', value: 'Choices' }])
  const languages = await local.act('autocomplete', {
    ...where,
    focused: 'language',
    options: { export: { language: '' } },
  })
  expect(languages.choices?.map(({ value }) => value)).toEqual(['en', 'zh-CN', 'all'])
})

/** A deck of three subdecks, of which the second is large. */
async function largeDeck(): Promise<string> {
  const card = (id: string, body: string): Card => ({
    ...capital,
    deckId: 'large',
    id,
    texts: { en: { ...capital.texts['en'], title: id, body, hints: [] } },
  })
  const noise = Array.from({ length: 400 }, (_, index) => hash('sha256', String(index), 'base64')).join(' ')
  const note = (id: string, subdeck: string, ...cards: Card[]): Note => ({
    id,
    subdeck,
    texts: { en: { title: id, body: '' } },
    cards: cards.map(each => ({ card: each, aliases: [] })),
  })
  return deckFile({
    more: {
      id: 'large',
      title: 'Large',
      locales: ['en'],
      notes: [
        note('top', '', card('top', 'a')),
        note('one/a', 'One', card('one-a', 'b')),
        note('one/b/c', 'One::Deep', card('one-b', 'c')),
        note('two/a', 'Two', card('two', noise)),
      ],
    },
  })
}

test('above the limit the deck is split by subdeck; what is too large even then is named', async () => {
  const file = openDeck(await largeDeck(), { staysOnDisk: true })
  if (!file.ok) throw new Error(file.error.code)
  const parts = async (mostBytes: number) => {
    const done = await exportParts({ file: file.value, withheld: new Set([cardKey('large', 'top')]), mostBytes })
    if (!done.ok) throw new Error(done.error.code)
    const { files, ...others } = done.value
    const cards = files.map(({ name, bytes }) => [
      name,
      name.endsWith('.apkg') ? notesInCurrent(Buffer.from(bytes)) : [],
    ])
    return { ...others, files: Object.fromEntries(cards) as Record<string, string[]> }
  }
  expect(await parts(1_000_000)).toEqual({
    files: { 'deck.apkg': ['large/one-a', 'large/one-b', 'large/two'], 'deck.changes.txt': [] },
    notes: 3,
    withheld: ['large/top'],
    tooLarge: [],
  })
  const small = await parts(15_000)
  expect(small).toEqual({
    files: { 'large-one.apkg': ['large/one-a', 'large/one-b'], 'deck.changes.txt': [] },
    notes: 3,
    withheld: ['large/top'],
    tooLarge: ['Large::Two'],
  })
  expect((await parts(100)).tooLarge).toEqual(['Large::One', 'Large::Two'])
  file.value.close()
})

test('a wish that is the same is packed once; another deck file is another wish', async () => {
  const path = await largeDeck()
  const exporter = deckExporter(path)
  const wish = { withheld: new Set<CardKey>(), mostBytes: 1_000_000 }
  const [one, two] = await Promise.all([exporter.exportDeck(wish), exporter.exportDeck({ ...wish })])
  expect(two).toBe(one)
  expect(await exporter.exportDeck(wish)).toBe(one)
  copyFileSync(await largeDeck(), path)
  expect(await exporter.exportDeck(wish)).not.toBe(one)
  expect(await deckExporter('/nowhere.sqlite').exportDeck(wish)).toMatchObject({ error: { code: 'export.failed' } })
})

test.each<[string, Parameters<typeof deckExporter>[1], RegExp]>([
  ['memory', { memoryMb: 4, ms: 60_000 }, /memory/],
  ['time', { memoryMb: 128, ms: 1 }, /^not done within 1 ms$/],
])('an export that takes more %s than it may ends alone, and says so', async (_, allowed, detail) => {
  const exporter = deckExporter(await largeDeck(), allowed)
  const wish = { withheld: new Set<CardKey>(), mostBytes: 1_000_000 }
  const expected = { ok: false, error: { code: 'export.too-much', detail: expect.stringMatching(detail) as string } }
  // The next one gets its turn.
  expect(await Promise.all([exporter.exportDeck(wish), exporter.exportDeck({ ...wish, locale: 'en' })])).toEqual([
    expected,
    expected,
  ])
})
