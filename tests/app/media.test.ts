// Pictures on their way into the deck file: found inside the deck only, stored once by their content, checked when read.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { buildDecks } from '../../src/app/build-decks.ts'
import { openDueDrops } from '../../src/app/open-drops.ts'
import { cardKey } from '../../src/domain/deck/card.ts'
import { mediaOf } from '../../src/domain/deck/media.ts'
import { instant } from '../../src/domain/time.ts'
import { sha256 } from '../../src/storage/deck/hash.ts'
import { openDeck } from '../../src/storage/deck/reader.ts'
import { MOST_MEDIA_BYTES } from '../../src/storage/notes/media.ts'
import { makeQuiz, makeWorld, MONDAY } from './world.ts'
import { gif } from '../pictures.ts'
import { freshFolder } from '../storage/deck/decks.ts'

interface Place {
  readonly folder: string
  readonly out: string
}

function place(picture: string, files: Readonly<Record<string, string | Buffer>> = {}): Place {
  const root = freshFolder()
  const folder = join(root, 'notes')
  const note = `---\nid: a\ntitle: W\nkind: choice\n---\n![It](${picture})\n\n- [ ] one\n- [x] two\n`
  for (const [path, content] of Object.entries({ 'deck.md': '---\nid: d\n---\n', 'a.md': note, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return { folder, out: join(root, 'deck.sqlite') }
}

async function build({ folder, out }: Place, second = 0) {
  const built = await buildDecks({ folder, out, now: instant(Date.UTC(2026, 0, 1, 0, 0, second)) })
  if (!built.ok) throw new Error(JSON.stringify(built.error))
  return built.value.problems.map(({ code }) => code)
}

function read({ out }: Place) {
  const deck = openDeck(out)
  if (!deck.ok) throw new Error(JSON.stringify(deck.error))
  return deck.value
}

test('a picture is named by its bytes in the text, and its bytes stand in the file under that name', async () => {
  const here = place('media/x.gif', { 'media/x.gif': gif('1') })
  expect(await build(here)).toEqual([])
  const deck = read(here)
  const name = `${sha256(gif('1'))}.gif`
  expect(deck.card(cardKey('d', 'a'))?.card.texts.en?.body).toBe(`![It](${name})`)
  expect(deck.medium('d', name)).toEqual({ name, type: 'image/gif', bytes: gif('1') })
  expect([deck.medium('d', 'other'), deck.medium('other', name)]).toEqual([undefined, undefined])
  deck.close()
})

test('another picture under the old name makes the card a changed one', async () => {
  const here = place('x.gif', { 'x.gif': gif('1') })
  await build(here)
  const before = read(here).card(cardKey('d', 'a'))?.hash
  writeFileSync(join(here.folder, 'x.gif'), gif('22'))
  expect(await build(here, 5)).toEqual([])
  expect(read(here).card(cardKey('d', 'a'))?.hash).not.toBe(before)
  rmSync(join(here.folder, 'x.gif'))
  expect(await build(here, 9)).toEqual(['media.missing'])
})

test('links are followed inside the deck, and never out of it', async () => {
  const here = place('link.gif', { 'real.gif': gif('1') })
  symlinkSync('real.gif', join(here.folder, 'link.gif'))
  expect(await build(here)).toEqual([])
  rmSync(join(here.folder, 'link.gif'))
  writeFileSync(join(dirname(here.folder), 'secret.gif'), gif('2'))
  symlinkSync('../secret.gif', join(here.folder, 'link.gif'))
  expect(await build(here, 1)).toEqual(['media.outside'])
})

test.each([
  ['above the deck', '../../secret.gif', 'media.missing'],
  ['a folder', 'media', 'media.missing'],
  ['too large a file', 'large.gif', 'media.too-large'],
  ['a page that calls itself a picture', 'page.png', 'media.type'],
])('%s is no picture', async (_name, picture, code) => {
  const large = Buffer.concat([gif(''), Buffer.alloc(MOST_MEDIA_BYTES)])
  expect(await build(place(picture, { 'media/x.gif': gif('1'), 'large.gif': large, 'page.png': '<p>' }))).toEqual([
    code,
  ])
})

test.each([
  ['other bytes', `UPDATE media SET bytes = x'${gif('2').toString('hex')}'`],
  ['another type', "UPDATE media SET type = 'text/html'"],
])('a deck file with %s under a picture’s name is refused', async (_name, change) => {
  const here = place('x.gif', { 'x.gif': gif('1') })
  await build(here)
  const database = new Database(here.out)
  database.exec(change)
  database.close()
  expect(openDeck(here.out)).toMatchObject({ ok: false, error: { code: 'deck-file.damaged' } })
})

test('a deck file with an SVG that a build would have cleaned is refused', async () => {
  const here = place('x.svg', { 'x.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' })
  await build(here)
  const database = new Database(here.out)
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
  database.prepare('UPDATE media SET bytes = ?, name = ?').run(bytes, `${sha256(bytes)}.svg`)
  database.close()
  expect(openDeck(here.out)).toMatchObject({ ok: false, error: { code: 'deck-file.damaged' } })
})

test('a question that was asked keeps its pictures, whatever the deck becomes', async () => {
  const root = freshFolder()
  const world = await makeWorld(root)
  const note = '---\nid: a\ntitle: W\nkind: choice\n---\n![It](it.gif)\n\n- [ ] one\n- [x] two\n'
  mkdirSync(join(root, 'notes'))
  for (const [path, content] of Object.entries({ 'deck.md': '---\nid: d\n---\n', 'a.md': note, 'it.gif': gif('one') }))
    writeFileSync(join(root, 'notes', path), content)
  await build({ folder: join(root, 'notes'), out: join(root, 'deck.sqlite') })
  await makeQuiz(world, { deckId: 'd' })
  const [opening] = await openDueDrops({ ...world, now: MONDAY, kind: 'discord' })
  if (opening?.kind !== 'opened') throw new Error(opening?.kind)
  await world.build()
  const card = await world.store.snapshot(opening.drop.pool[0]?.hash ?? '')
  const [name = ''] = card ? mediaOf(card) : []
  expect(name).toMatch(/^[0-9a-f]{64}\.gif$/)
  expect(await world.store.medium(name)).toMatchObject({ type: 'image/gif', bytes: gif('one') })
  await world.end()
})
