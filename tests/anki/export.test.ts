import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { containers } from '../../src/anki/container.ts'
import { guidOf } from '../../src/anki/note.ts'
import { exportAnki } from '../../src/app/export-anki.ts'
import { cardKey, type Card } from '../../src/domain/deck/card.ts'
import { openDeck } from '../../src/storage/deck/reader.ts'
import {
  cards,
  corrected,
  deckFile,
  exportFrom,
  february,
  freshFolder,
  january,
  packageOf,
  type DeckShape,
} from './decks.ts'
import { collectionIn, notesIn } from './package-file.ts'

test.each(containers)('same deck file, options and withheld cards, same bytes: %s', async container => {
  const deck = await deckFile()
  const withheld = new Set([cardKey('all', 'text')])
  const [one, two] = [await exportFrom(deck, { container, withheld }), await exportFrom(deck, { container, withheld })]
  expect(readFileSync(two.path)).toEqual(readFileSync(one.path))
  expect(readFileSync(two.changesPath, 'utf8')).toBe(readFileSync(one.changesPath, 'utf8'))
  const more = await exportFrom(deck, { container })
  expect(readFileSync(more.path)).not.toEqual(readFileSync(one.path))
})

test('the guid hangs on deck and id alone and is this one for ever', async () => {
  expect(guidOf(cardKey('all', 'recall'))).toBe(hash('sha256', 'all/recall', 'base64url').slice(0, 15))
  const before = notesIn(await packageOf())
  const after = notesIn(await packageOf({ cards: corrected('recall'), subdeck: 'Vision' }, { locale: 'zh-CN' }))
  expect(Object.values(after).map(({ guid }) => guid)).toEqual(Object.values(before).map(({ guid }) => guid))
})

test('a renamed card keeps its note: the guid is that of its first id', async () => {
  const renamed = (id: string, aliases: readonly string[]): Promise<string> => {
    const card = { ...cards[0], id } as Card
    const note = { id: 'note', subdeck: '', texts: { en: { title: 'Note', body: '' } }, cards: [{ card, aliases }] }
    return packageOf({ more: { notes: [note] } })
  }
  const guids = [
    notesIn(await renamed('numeric', []))['numeric'],
    notesIn(await renamed('sizes', ['numeric']))['sizes'],
    notesIn(await renamed('megabytes', ['numeric', 'sizes']))['megabytes'],
    // Sorted otherwise than written.
    notesIn(await renamed('z', ['numeric', 'a']))['z'],
  ].map(note => note?.guid)
  expect(new Set(guids)).toEqual(new Set([guidOf(cardKey('all', 'numeric'))]))
})

test('a note is as young as the youngest of the languages in it', async () => {
  const shape: DeckShape = { changedAt: (_, locale) => (locale === 'zh-CN' ? february : january) }
  const modOf = async (locale?: string): Promise<number | undefined> =>
    notesIn(await packageOf(shape, locale === undefined ? {} : { locale }))['numeric']?.mod
  expect(await modOf()).toBe(january / 1_000)
  expect(await modOf('en')).toBe(january / 1_000)
  // A second for each language: docs/decisions/0014.
  expect(await modOf('zh-CN')).toBe(february / 1_000 + 1)
  expect(await modOf('all')).toBe(february / 1_000 + 2)
})

test('cards that somebody may not see yet stay out and are named', async () => {
  const withheld = new Set([cardKey('all', 'text'), cardKey('other', 'text')])
  const done = await exportFrom(await deckFile(), { withheld })
  expect(done.withheld).toEqual(['all/text'])
  expect(Object.keys(notesIn(done.path))).not.toContain('text')
  expect(done.notes).toBe(cards.length - 1)
})

test.each<[string, Parameters<typeof exportFrom>[1], string[]]>([
  ['--tag takes those below it', { tags: ['cnn'] }, ['choice']],
  ['several tags are any of them', { tags: ['cnn', 'rnn'] }, ['choice', 'recall']],
  ['only what is listed', { only: new Set([cardKey('all', 'multi')]) }, ['multi']],
])('%s', async (_, options, taken) => {
  const tagged = cards.map((card): Card => {
    const tags = card.kind === 'choice' ? ['cnn::shapes'] : card.kind === 'recall' ? ['rnn'] : ['cnns']
    return { ...card, tags }
  })
  const { path } = await exportFrom(await deckFile({ cards: tagged }), options)
  expect(Object.keys(notesIn(path))).toEqual(taken)
})

test.each(['vision', 'Vision', 'all kinds::VISION'])('--subdeck %s', async subdeck => {
  const { notes } = await exportFrom(await deckFile({ subdeck: 'Vision::Detection' }), { subdeck })
  expect(notes).toBe(cards.length)
})

test.each<[string, Parameters<typeof exportFrom>[1], object]>([
  [
    'a subdeck',
    { subdeck: 'Visio' },
    { code: 'export.no-subdeck', args: { subdeck: 'Visio', allowed: 'All kinds::Vision' } },
  ],
  ['a language', { locale: 'de' }, { code: 'export.no-locale', args: { locale: 'de', allowed: 'en, zh-CN, all' } }],
  ['a tag', { tags: ['x'] }, { code: 'export.nothing', args: {} }],
])('%s that is not there is a problem, and nothing is written', async (_, options, error) => {
  const file = openDeck(await deckFile({ subdeck: 'Vision' }))
  if (!file.ok) throw new Error(file.error.code)
  const folder = freshFolder()
  const done = await exportAnki({ out: join(folder, 'a.apkg'), container: 'legacy', ...options, file: file.value })
  file.value.close()
  expect(done).toEqual({ ok: false, error })
  expect(readdirSync(folder)).toEqual([])
})

test('where it cannot be written, what lies there stays and nothing is left behind', async () => {
  const folder = freshFolder()
  const out = join(folder, 'a.apkg')
  mkdirSync(out)
  writeFileSync(join(out, 'mine'), '')
  const file = openDeck(await deckFile())
  if (!file.ok) throw new Error(file.error.code)
  const done = await exportAnki({ out, container: 'current', file: file.value })
  file.value.close()
  expect(done.ok ? '' : done.error.code).toBe('export.unwritable')
  expect(readdirSync(folder)).toEqual(['a.apkg'])
  expect(existsSync(join(out, 'mine'))).toBe(true)
})

test('tags: ours, then the card’s own; what Anki cannot hold becomes _', async () => {
  const [choice] = cards.filter(({ kind }) => kind === 'choice')
  if (!choice) throw new Error('no choice card')
  const { path } = await exportFrom(
    await deckFile({ cards: [{ ...choice, tags: ['a b', '卷积\u3000层', 'say "x"', 'cnn::deep'] }] }),
  )
  expect(notesIn(path)['choice']?.tags).toBe(
    ' a_b cnn::deep prepdeck::deck::all prepdeck::difficulty::hard prepdeck::kind::choice say_x_ 卷积_层 ',
  )
})

test('the collection names decks with those above them, and no more than its own preset', async () => {
  const shape: DeckShape = {
    subdeck: 'Vision::Detection',
    more: { license: 'CC0-1.0', attribution: 'A & B', description: 'All <b>.' },
  }
  const { decks, dconf, models, conf } = collectionIn(await packageOf(shape))
    .prepare('SELECT * FROM col')
    .get() as Record<string, string>
  const rows = Object.values(JSON.parse(decks ?? '') as Record<string, { name: string; desc: string }>)
  expect(rows.map(({ name }) => name).sort()).toEqual([
    'All kinds',
    'All kinds::Vision',
    'All kinds::Vision::Detection',
    'Default',
  ])
  const { desc } = rows.find(({ name }) => name === 'All kinds') ?? { desc: '' }
  expect(desc).toContain('<p>All &lt;b&gt;.</p><p>By A &amp; B · Licence: CC0-1.0</p>')
  expect(desc).toMatch(/desired retention 0\.90.*replaces the fields and tags/)
  expect(Object.keys(JSON.parse(dconf ?? '') as object)).toEqual(['1'])
  expect(Object.keys(JSON.parse(models ?? '') as object)).toHaveLength(8)
  expect(JSON.parse(conf ?? '')).toMatchObject({ schedVer: 2, nextPos: cards.length + 5 + 1 })
})

test("the description is that of the language, the name is the deck's own", async () => {
  const shape: DeckShape = {
    more: { description: 'All.', translations: { 'zh-CN': { title: '各种', description: '全部。' } } },
  }
  const rowsOf = async (locale: string): Promise<{ name: string; desc: string }[]> => {
    const { decks } = collectionIn(await packageOf(shape, { locale }))
      .prepare('SELECT decks FROM col')
      .get() as { decks: string }
    return Object.values(JSON.parse(decks) as Record<string, { name: string; desc: string }>)
  }
  for (const [locale, text] of [
    ['en', 'All.'],
    ['zh-CN', '全部。'],
    ['all', 'All.'],
  ] as const)
    expect((await rowsOf(locale)).find(({ name }) => name === 'All kinds')?.desc, locale).toContain(`<p>${text}</p>`)
})

test('new cards are due in the order of the source', async () => {
  const database = collectionIn(await packageOf())
  const rows = database
    .prepare(`SELECT flds, ord, due FROM cards JOIN notes ON nid = notes.id ORDER BY cards.id`)
    .all() as {
    flds: string
    ord: number
    due: number
  }[]
  expect(rows.map(({ due, ord }) => [due, ord])).toEqual([
    ...[1, 2, 3, 4, 5].map(due => [due, 0]),
    ...[0, 1, 2, 3, 4, 5].map(ord => [6, ord]),
    [7, 0],
    [8, 0],
  ])
})

test('all ids are moments that are past, each once, also of several decks', async () => {
  const ids = async (id: string): Promise<readonly number[]> => {
    const database = collectionIn(
      await packageOf({ cards: cards.map(card => ({ ...card, deckId: id })), more: { id }, subdeck: id }),
    )
    const row = database.prepare('SELECT decks FROM col').pluck().get()
    const decks = Object.keys(JSON.parse(String(row)) as object).map(Number)
    const rows = ['notes', 'cards'].flatMap(
      table => database.prepare(`SELECT id FROM ${table}`).pluck().all() as number[],
    )
    const notes = database.prepare('SELECT count(*) FROM notes').pluck().get()
    expect([new Set(rows.slice(0, Number(notes))).size, new Set(rows.slice(Number(notes))).size]).toEqual([8, 13])
    return [...rows, ...decks.filter(deck => deck !== 1)]
  }
  const [one, two] = [await ids('one'), await ids('two')]
  const moments = [Date.UTC(2001, 0, 1), Date.UTC(2018, 0, 1)] as const
  for (const id of [...one, ...two]) expect([id > moments[0], id < moments[1]]).toEqual([true, true])
  expect(two.filter(id => one.includes(id))).toHaveLength(1)
})

test('beside the package lies what changed since the release, and what no package can carry', async () => {
  const past = {
    releasedAt: january,
    marks: [
      { cardId: 'old_one', locale: 'en', kind: 'retired', at: february },
      { cardId: 'old_one', locale: 'zh-CN', kind: 'retired', at: february },
      { cardId: 'text', locale: 'en', kind: 'moved', at: february, from: 'Words' },
      { cardId: 'gone', locale: 'en', kind: 'moved', at: february, from: 'Words' },
    ],
  } as const
  const changedAt: DeckShape['changedAt'] = id => (id === 'choice' ? february : january)
  const { changesPath } = await exportFrom(await deckFile({ past, changedAt }))
  const text = readFileSync(changesPath, 'utf8')
  expect(text).toContain('since the release of 2026-01-01: 1\n')
  expect(text).toContain('choose "Update notes: Always"')
  expect(text).toContain('\n"Key:all/choice"\n')
  expect(text).toContain('no more: 1\n')
  expect(text).toContain('\n"Key:all/old\\_one"\n')
  expect(text).toContain('subdeck now: 1\n')
  expect(text).toContain('all/text: from All kinds::Words to All kinds')
  expect(text).not.toContain('all/gone')
  expect(text).toContain('If you renamed the deck in Anki')
})
