// Threads that compile notes: what comes of them is what the build itself would have made.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { compileAhead } from '../../src/app/compile-ahead.ts'
import { recallFrom } from '../../src/app/build-cache.ts'
import { compileAgain } from '../../src/app/compile-again.ts'
import { compileFolder, compileFolders } from '../../src/app/compile-folder.ts'
import type { CompiledNote } from '../../src/compiler/compile-note.ts'
import { instant } from '../../src/domain/time.ts'
import { digestOf, sha256 } from '../../src/storage/deck/hash.ts'
import { noCache, openCache } from '../../src/storage/notes/cache.ts'
import { readDeckFolders, type DeckFolder } from '../../src/storage/notes/folder.ts'
import { freshFolder } from '../storage/deck/decks.ts'

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** Two decks: with translations, links, a broken note, a name in the wrong language, and more notes than go in one lot. */
function decks(): string {
  const folder = freshFolder()
  write(folder, 'one/deck.md', '---\nid: one\nlocales: [en, zh-CN]\n---\n')
  write(folder, 'two/deck.md', '---\nid: two\ndefaults: { tags: [x] }\n---\n')
  for (let index = 0; index < 80; index++)
    write(folder, `two/n${index}.md`, `---\nparams: { a: 2..40 }\nanswer: ${index + 2}*a\n---\n{{a}} times [[n1]]?\n`)
  write(folder, 'one/a.md', '---\nid: a\n---\nWhich?\n\n- [ ] one\n- [x] two\n')
  write(folder, 'one/a.zh-CN.md', '---\nid: a\n---\n哪个？\n\n- [ ] 一\n- [x] 二\n')
  write(folder, 'one/a.de.md', '---\nid: a\n---\nWelches?\n\n- [ ] eins\n- [x] zwei\n')
  write(folder, 'one/broken.md', '---\nid: b\n---\nWhich?\n\n- [ ] one\n- [ ] two\n')
  return folder
}

function read(folder: string, hashAt?: (full: string) => string | undefined): readonly DeckFolder[] {
  const folders = readDeckFolders(folder, hashAt)
  if (!folders.ok) throw new Error(folders.error)
  return folders.value
}

/** What the build itself makes of the notes, by key. */
function compiledHere(folders: readonly DeckFolder[]): Map<string, CompiledNote> {
  const fresh = new Map<string, CompiledNote>()
  compileFolders(folders, instant(0), 8, {}, recallFrom(noCache, folders, 8, fresh))
  return fresh
}

test('all notes, in all their languages, with their problems and the names of their cards', async () => {
  const folders = read(decks())
  const ahead = await compileAhead(noCache, folders, 8, 1)
  const here = compiledHere(folders)
  expect(ahead.size).toBe(84 - 1)
  const plain = (notes: ReadonlyMap<string, CompiledNote>): unknown =>
    JSON.parse(JSON.stringify(Object.fromEntries(notes)))
  expect(plain(ahead)).toEqual(plain(here))
  const cards = (notes: Iterable<CompiledNote>) =>
    [...notes].flatMap(({ note }) => note?.cards ?? []).map(each => digestOf(each).hash)
  expect(cards(ahead.values()).sort()).toEqual(cards(here.values()).sort())
})

test('few notes are left to the build, and so is what the cache knows', async () => {
  const folder = decks()
  const folders = read(folder)
  expect(await compileAhead(noCache, folders, 8)).toEqual(new Map())
  const cache = openCache(join(folder, 'cache'), 'code')
  const first = await compileAhead(cache, folders, 8, 1)
  cache.keep([])
  expect(await compileAhead(cache, folders, 8, 1)).toEqual(new Map())
  cache.close()
  const again = openCache(join(folder, 'cache'), 'code')
  const fresh = new Map<string, CompiledNote>()
  compileFolders(folders, instant(0), 8, {}, recallFrom(again, folders, 8, fresh))
  expect(fresh.size).toBe(0)
  expect(await compileAhead(again, folders, 8, 1)).toEqual(new Map())
  again.close()
  expect(first.size).toBe(83)
})

test('where all variants are proven, few notes are many', async () => {
  const folders = read(decks())
  expect((await compileAhead(noCache, folders, 64)).size).toBe(0)
  expect((await compileAhead(noCache, folders, 'all')).size).toBe(84 - 1)
})

test('a note that was written since it was looked at is left to the build', async () => {
  const folder = freshFolder()
  write(folder, 'deck.md', '---\nid: d\n---\n')
  write(folder, 'a.md', 'new')
  write(folder, 'b.md', 'old')
  const ahead = await compileAhead(
    noCache,
    read(folder, () => sha256('old')),
    8,
    1,
  )
  expect([...ahead.values()]).toHaveLength(1)
})

test('compiled again and again, only what changed is compiled anew', async () => {
  const folder = decks()
  const cache = openCache(':memory:', '')
  const compile = async () => {
    const compiled = await compileAgain(cache, folder, instant(0), 8)
    if (!compiled.ok) throw new Error(compiled.error)
    return compiled.value
  }
  const first = await compile()
  const notes = ({ decks: all }: typeof first) =>
    new Map(all.flatMap(({ deck }) => deck.notes.map(note => [note.id, note])))
  const plain = compileFolder(folder, instant(0), 8)
  expect(JSON.parse(JSON.stringify(notes(first).get('n3')))).toEqual(
    plain.ok && JSON.parse(JSON.stringify(notes(plain.value).get('n3'))),
  )
  const second = await compile()
  write(folder, 'two/n3.md', '---\nparams: { a: 2..40 }\nanswer: 7*a\n---\n{{a}} times seven?\n')
  const third = await compile()
  const card = (from: typeof first) => Object.values(notes(from).get('n3')?.cards[0]?.card.texts ?? {})[0]?.body.trim()
  expect([card(first), card(second), card(third)]).toEqual([
    '{{a}} times [[n1|N1]]?',
    '{{a}} times [[n1|N1]]?',
    '{{a}} times seven?',
  ])
  expect(third.problems).toEqual(second.problems)
  cache.close()
})
