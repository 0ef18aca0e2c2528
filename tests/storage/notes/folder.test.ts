// Reading folders of notes: what the file system can throw at it, and that nothing outside is read.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDeckFolders, type DeckFolder } from '../../../src/storage/notes/folder.ts'
import { MOST_BYTES } from '../../../src/storage/notes/text.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prepdeck-notes-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string | Uint8Array = ''): string {
  const full = join(root, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, text)
  return full
}

function only(folder = root): DeckFolder {
  const found = readDeckFolders(folder)
  if (!found.ok) throw new Error(found.error)
  const [deck, ...more] = found.value
  if (!deck || more.length > 0) throw new Error(`${found.value.length} decks`)
  return deck
}

test('a folder with deck.md is one deck: notes of all levels, sorted, without what is hidden', () => {
  write('deck.md', 'D')
  write('deck.lock', 'L')
  for (const path of [
    'b.md',
    'a.md',
    'sub/c.md',
    '.hidden/d.md',
    '.e.md',
    'node_modules/f.md',
    'picture.svg',
    'sub/deck.lock',
  ])
    write(path, path)
  const { prefix, deck, lock, notes, problems } = only()
  expect({ prefix, deck: deck?.text, lock: lock?.text }).toEqual({ prefix: '', deck: 'D', lock: 'L' })
  expect(notes.map(({ path, text }) => [path, text])).toEqual(['a.md', 'b.md', 'sub/c.md'].map(path => [path, path]))
  expect(problems).toEqual([])
})

test('a folder without deck.md gives every deck below it, at any depth', () => {
  for (const path of ['x/deck.md', 'x/n.md', 'deep/er/deck.md', 'loose.md']) write(path)
  const found = readDeckFolders(root)
  expect(found.ok && found.value.map(({ prefix, notes }) => [prefix, notes.length])).toEqual([
    ['deep/er', 0],
    ['x', 1],
  ])
})

test('a folder with no deck.md anywhere is one deck named after it', () => {
  write('loose.md')
  const { name, deck, notes } = only()
  expect([root.endsWith(name), deck, notes.length]).toEqual([true, undefined, 1])
})

test('a folder that is not there is an error with the reason', () => {
  const found = readDeckFolders(join(root, 'nowhere'))
  expect(!found.ok && found.error).toMatch(/ENOENT/)
})

const problemsOf = (): (readonly [string, string])[] => only().problems.map(({ path, code }) => [path, code] as const)

test('links are followed inside the deck only, and never in circles', () => {
  write('deck/deck.md')
  const outside = write('outside.md', 'secret')
  write('elsewhere/n.md', 'secret')
  const target = write('deck/real.md', 'text')
  symlinkSync(target, join(root, 'deck/linked.md'))
  symlinkSync(outside, join(root, 'deck/out.md'))
  symlinkSync(join(root, 'elsewhere'), join(root, 'deck/folder-out'))
  symlinkSync(join(root, 'deck'), join(root, 'deck/circle'))
  symlinkSync('dangling-nowhere', join(root, 'deck/dangling.md'))
  symlinkSync('self.md', join(root, 'deck/self.md'))
  symlinkSync(outside, join(root, 'deck/picture.svg'))
  const { notes, problems } = only(join(root, 'deck'))
  expect(notes).toMatchObject([
    { path: 'linked.md', text: 'text' },
    { path: 'real.md', text: 'text' },
  ])
  expect(problems.map(({ path, code }) => [path, code])).toEqual([
    ['circle', 'file.loop'],
    ['dangling.md', 'file.unreadable'],
    ['folder-out', 'file.outside'],
    ['out.md', 'file.outside'],
    ['self.md', 'file.loop'],
  ])
})

test('deck.md as a link in a circle is reported', () => {
  symlinkSync('deck.md', join(root, 'deck.md'))
  expect(problemsOf()).toEqual([['deck.md', 'file.loop']])
})

test.skipIf(process.platform === 'win32')('a pipe is not waited for', () => {
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe.md')])
  expect(problemsOf()).toEqual([['pipe.md', 'file.not-regular']])
})

test('a deck among others whose deck.md leads nowhere is not passed over', () => {
  write('x/deck.md')
  write('y/n.md')
  symlinkSync('/nowhere', join(root, 'y', 'deck.md'))
  const found = readDeckFolders(root)
  expect(
    found.ok && found.value.map(({ prefix, problems }) => [prefix, problems.map(({ path, code }) => [path, code])]),
  ).toEqual([
    ['x', []],
    ['y', [['deck.md', 'file.unreadable']]],
  ])
})

test.skipIf(process.platform === 'win32')('a folder among decks that cannot be opened is not passed over', () => {
  write('x/deck.md')
  write('y/deck.md')
  chmodSync(root, 0o755)
  chmodSync(join(root, 'y'), 0)
  const found = asNobody(() => readDeckFolders(root))
  expect(
    found.ok && found.value.map(({ prefix, problems }) => [prefix, problems.map(({ path, code }) => [path, code])]),
  ).toEqual([
    ['x', []],
    ['y', [['deck.md', 'file.unreadable']]],
  ])
})

/** Root may read everything, so that it steps down for a moment. */
function asNobody<T>(act: () => T): T {
  if (process.geteuid?.() !== 0) return act()
  process.seteuid?.(65_534)
  try {
    return act()
  } finally {
    process.seteuid?.(0)
  }
}

test('a deck in a deck is left out', () => {
  for (const path of ['deck.md', 'sub/deck.md', 'sub/n.md']) write(path)
  expect(problemsOf()).toEqual([['sub/deck.md', 'deck.nested']])
  expect(only().notes).toEqual([])
})

test('the longest note is read, one byte more is not', () => {
  truncateSync(write('longest.md'), MOST_BYTES)
  truncateSync(write('longer.md'), MOST_BYTES + 1)
  expect(problemsOf()).toEqual([['longer.md', 'file.too-long']])
  expect(only().notes.map(({ path, text }) => [path, text.length])).toEqual([['longest.md', MOST_BYTES]])
})

test.each([
  ['a byte of Latin-1', [0x61, 0x0a, 0xe9, 0x62], 3, 'a\n'],
  ['a cut sequence at the end', [0x61, 0xe4, 0xbd], 2, 'a'],
  ['a lone surrogate', [0xed, 0xa0, 0x80], 1, ''],
  ['after a BOM and a real U+FFFD', [0xef, 0xbb, 0xbf, 0xef, 0xbf, 0xbd, 0xff], 7, '\ufffd'],
])('what is not UTF-8 is located: %s', (_name, bytes, byte, before) => {
  write('note.md', Uint8Array.from(bytes))
  expect(only().problems).toEqual([{ path: 'note.md', code: 'file.not-utf8', args: { byte }, before }])
})

test('a BOM is no part of the text', () => {
  write('note.md', '\ufefftext')
  expect(only().notes).toMatchObject([{ path: 'note.md', text: 'text' }])
})
