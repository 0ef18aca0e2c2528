// The deck file: what is written is read, the same content gives the same bytes, a stranger's file is refused.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { cardKey, type Card } from '../../../src/domain/deck/card.ts'
import { deckTextOf } from '../../../src/domain/deck/deck.ts'
import { canonicalJson, cardHash, exportHash, sha256 } from '../../../src/storage/deck/hash.ts'
import { openDeck, type DeckFile } from '../../../src/storage/deck/reader.ts'
import { FORMAT_VERSION } from '../../../src/storage/deck/schema.ts'
import { writeDeckFile } from '../../../src/storage/deck/writer.ts'
import { capital, changedAt, deckFile, deckOf, freshFolder, sum } from './decks.ts'

function opened(path: string): DeckFile {
  const deck = openDeck(path)
  if (!deck.ok) throw new Error(JSON.stringify(deck.error))
  return deck.value
}

test('what was written is read', async () => {
  const deck = opened(await deckFile([deckOf([sum, capital]), deckOf([capital], 'zzz')]))
  expect(deck.decks()).toEqual([
    { id: 'sums', title: 'Sums', language: 'en', locales: ['en', 'zh-CN'], askableCount: 2 },
    { id: 'zzz', title: 'Sums', language: 'en', locales: ['en', 'zh-CN'], askableCount: 1 },
  ])
  expect(deck.card(cardKey('sums', 'sum'))).toEqual({ card: sum, hash: cardHash(sum) })
  expect(deck.card(cardKey('sums', 'nobody'))).toBeUndefined()
  expect(deck.cards('sums')).toEqual([
    { key: 'sums/capital', hash: cardHash(capital), tags: ['shared'], difficulty: 'hard', kind: 'choice' },
    { key: 'sums/sum', hash: cardHash(sum), tags: ['easy sums', 'shared'], difficulty: 'easy', kind: 'numeric' },
  ])
  expect(deck.cards('sums', ['easy sums', 'nothing']).map(({ key }) => key)).toEqual(['sums/sum'])
  expect(deck.cards('sums', ['shared']).map(({ key }) => key)).toEqual(['sums/capital', 'sums/sum'])
  expect(deck.formerKeys('sums')).toEqual(new Map([['sums/old-sum', 'sums/sum']]))
  expect(deck.formerKeys('zzz')).toEqual(new Map())
  expect([deck.cards('sums', ['nothing']), deck.cards('nobody')]).toEqual([[], []])
  deck.close()
})

test('what a deck is called in other languages is read too, and is content like any other', async () => {
  const translations = { de: { title: 'Summen' }, 'zh-CN': { title: '求和', description: '两数之和。' } }
  const own = { ...deckOf([sum]), description: 'Of two numbers.' }
  const deck = opened(await deckFile([{ ...own, translations }, deckOf([capital], 'zzz')]))
  expect(deck.decks().map(each => each.translations)).toEqual([translations, undefined])
  const [first] = deck.contents()
  if (!first) throw new Error('no deck')
  expect(first.translations).toEqual(translations)
  expect(['en', 'de-AT', 'zh-CN', 'zh', 'fr'].map(locale => deckTextOf(first, locale))).toMatchObject([
    { title: 'Sums', description: 'Of two numbers.' },
    { title: 'Summen' },
    { title: '求和' },
    { title: '求和' },
    { title: 'Sums' },
  ])
  const [plain, translated] = [await deckFile([own]), await deckFile([{ ...own, translations }])]
  expect(readFileSync(plain).equals(readFileSync(translated))).toBe(false)
  deck.close()
})

test('equal content, equal bytes; the order of members plays no part', async () => {
  const turned = Object.fromEntries(Object.entries(sum).toReversed()) as unknown as typeof sum
  const [one, other] = [await deckFile([deckOf([turned, capital])]), await deckFile([deckOf([sum, capital])])]
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true)
  expect(cardHash({ ...sum, answer: 'a' })).not.toBe(cardHash(sum))
})

test('the hash that dates a change looks at what is exported and graded, in one language', () => {
  const same: Card[] = [
    { ...sum, difficulty: 'hard' },
    { ...sum, par: 45 },
    { ...sum, noteId: 'moved' },
    { ...sum, deckId: 'renamed' },
  ]
  expect(same.map(card => exportHash(card, 'en'))).toEqual(same.map(() => exportHash(sum, 'en')))
  const { en } = sum.texts
  if (!en) throw new Error('the card has English')
  expect(exportHash({ ...sum, texts: { ...sum.texts, en: { ...en, title: 'B' } } }, 'zh-CN')).toBe(
    exportHash(sum, 'zh-CN'),
  )
  const other: Card[] = [
    { ...sum, answer: 'a' },
    { ...sum, tags: [] },
    { ...sum, license: 'MIT' },
    { ...sum, mistakes: [{ formula: 'a', credit: '0' }] },
    { ...sum, texts: { ...sum.texts, en: { ...en, hints: [] } } },
  ]
  expect(other.filter(card => exportHash(card, 'en') === exportHash(sum, 'en'))).toEqual([])
})

test('a failed write leaves the old file and nothing beside it', async () => {
  const path = await deckFile()
  const before = readFileSync(path)
  const twice = [deckOf([sum, sum])]
  await expect(writeDeckFile(path, twice, changedAt)).resolves.toMatchObject({
    ok: false,
    error: { code: 'deck-file.unwritable' },
  })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(dirname(path))).toEqual(['deck.sqlite'])
})

test.runIf(process.platform === 'linux')('a full disk is said to be full', async () => {
  const path = join(freshFolder(), 'deck.sqlite')
  // The device that is always full fails after the file was opened, as a full disk does.
  symlinkSync('/dev/full', join(dirname(path), `.deck.sqlite.${process.pid}.tmp`))
  const written = await writeDeckFile(path, [deckOf([sum])], changedAt)
  expect(!written.ok && written.error.args.detail).toContain('disk is full')
  expect(readdirSync(dirname(path))).toEqual([])
})

test('what is no deck file is never replaced', async () => {
  const folder = freshFolder()
  const play = join(folder, 'play.sqlite')
  const database = new Database(play)
  database.exec('CREATE TABLE attempts (id)')
  database.close()
  const text = join(folder, 'note.md')
  writeFileSync(text, 'my only copy')
  mkdirSync(join(folder, 'sub'))
  for (const path of [play, text, join(folder, 'sub')]) {
    const written = await writeDeckFile(path, [deckOf([sum])], changedAt)
    expect(!written.ok && written.error.code).toBe('deck-file.in-the-way')
  }
  expect(readFileSync(text, 'utf8')).toBe('my only copy')
})

test.skipIf(process.platform === 'win32')('a pipe is refused at once, not waited for or replaced', async () => {
  const pipe = join(freshFolder(), 'pipe')
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe])
  const written = await writeDeckFile(pipe, [deckOf([sum])], changedAt)
  expect([!written.ok && written.error.code, statSync(pipe).isFIFO()]).toEqual(['deck-file.in-the-way', true])
})

test('an empty file may be replaced, and folders on the way are made', async () => {
  const path = join(freshFolder(), 'deep', 'er', 'deck.sqlite')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '')
  expect((await writeDeckFile(path, [deckOf([sum])], changedAt)).ok).toBe(true)
})

/** The deck file after `change` was run on it as a stranger would. */
async function tampered(change: (database: Database.Database) => void): Promise<string> {
  const path = await deckFile()
  const database = new Database(path)
  database.pragma('foreign_keys = OFF')
  change(database)
  database.close()
  return path
}

const body = (card: unknown): { body: string; hash: string } => ({
  body: canonicalJson(card),
  hash: sha256(canonicalJson(card)),
})
const replaceSum = (card: unknown) => (database: Database.Database) =>
  void database.prepare("UPDATE cards SET body = @body, hash = @hash WHERE key = 'sums/sum'").run(body(card))

test.each<[string, string, (database: Database.Database) => void]>([
  [
    'a trigger',
    'foreign-schema',
    db => void db.exec('CREATE TRIGGER t AFTER INSERT ON decks BEGIN DELETE FROM cards; END'),
  ],
  ['a view', 'foreign-schema', db => void db.exec('CREATE VIEW v AS SELECT * FROM cards')],
  ['one more table', 'foreign-schema', db => void db.exec('CREATE TABLE more (x)')],
  ['one table less', 'foreign-schema', db => void db.exec('DROP TABLE proofs')],
  ['a newer format', 'newer', db => void db.pragma(`user_version = ${FORMAT_VERSION + 1}`)],
  ['another mark', 'not-a-deck', db => void db.pragma('application_id = 7')],
  [
    'a body that does not match its hash',
    'damaged',
    db => void db.exec("UPDATE cards SET body = replace(body, 'a + b', 'a - b')"),
  ],
  ['a formula that is none', 'damaged', replaceSum({ ...sum, answer: 'a +' })],
  ['a formula beyond the limits', 'damaged', replaceSum({ ...sum, answer: '('.repeat(100) + 'a' + ')'.repeat(100) })],
  ['an undeclared name', 'damaged', replaceSum({ ...sum, answer: 'process' })],
  [
    'a template that is none',
    'damaged',
    replaceSum({ ...sum, texts: { en: { title: '', body: '{{', hints: [], says: ['x'] } } }),
  ],
  ['an unknown member', 'damaged', replaceSum({ ...sum, __proto: 1 })],
  ['a missing member', 'damaged', replaceSum({ ...sum, tags: undefined })],
  ['another kind', 'damaged', replaceSum({ ...sum, kind: 'script' })],
  ['texts that do not run parallel', 'damaged', replaceSum({ ...sum, mistakes: [] })],
  [
    'a tolerance that no grade can use',
    'damaged',
    replaceSum({ ...sum, tolerance: { kind: 'relative', of: '1e9999' } }),
  ],
  ['a negative tolerance', 'damaged', replaceSum({ ...sum, tolerance: { kind: 'absolute', of: '-1' } })],
  [
    'a credit above 1',
    'damaged',
    replaceSum({ ...sum, mistakes: sum.mistakes.map(each => ({ ...each, credit: '2' })) }),
  ],
  ['a card that no numbers fit', 'damaged', replaceSum({ ...sum, where: 'a > 99' })],
  ['no text in its own language', 'damaged', replaceSum({ ...sum, language: 'fr' })],
  ['another key than the card says', 'damaged', replaceSum({ ...sum, id: 'other' })],
  [
    'a body that is no JSON',
    'damaged',
    db => void db.prepare('UPDATE cards SET body = ?, hash = ?').run('{', sha256('{')),
  ],
  ['locales that are none', 'damaged', db => void db.exec("UPDATE decks SET locales = '{}'")],
  ['a card without its note', 'damaged', db => void db.exec('DELETE FROM notes')],
])('a file with %s is refused', async (_name, code, change) => {
  const deck = openDeck(await tampered(change))
  expect(!deck.ok && deck.error.code).toBe(`deck-file.${code}`)
})

test.each([
  ['text', Buffer.from('hello')],
  ['nothing', Buffer.alloc(0)],
  ['a hundred zeros', Buffer.alloc(100)],
])('%s is no deck file', (_name, bytes) => {
  const path = join(freshFolder(), 'deck.sqlite')
  writeFileSync(path, bytes)
  const deck = openDeck(path)
  expect(!deck.ok && deck.error.code).toBe('deck-file.not-a-deck')
})

test('no cut and no flipped byte of a deck file throws, and no cut one opens', async () => {
  const bytes = readFileSync(await deckFile())
  const path = join(freshFolder(), 'deck.sqlite')
  const opens = (each: Buffer): boolean => {
    writeFileSync(path, each)
    const deck = openDeck(path)
    if (deck.ok) deck.value.close()
    return deck.ok
  }
  for (let at = 0; at < bytes.length; at += 997) {
    const flipped = Buffer.from(bytes)
    flipped[at] = (flipped[at] ?? 0) ^ 0xff
    expect(typeof opens(flipped)).toBe('boolean')
    expect(opens(bytes.subarray(0, at))).toBe(false)
  }
})

test('a missing file and a folder say so', () => {
  const folder = freshFolder()
  const codes = [join(folder, 'nowhere'), folder].map(path => {
    const deck = openDeck(path)
    return !deck.ok && deck.error.code
  })
  expect(codes).toEqual(['deck-file.missing', 'deck-file.unreadable'])
})
