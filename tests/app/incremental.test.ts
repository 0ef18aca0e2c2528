// The cache beside the deck file: a build that recalls is, byte for byte, the build that starts from nothing.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recallFrom } from '../../src/app/build-cache.ts'
import { openMemory, type BuildMemory } from '../../src/app/build-memory.ts'
import { buildDecks, buildWith, type BuildReport } from '../../src/app/build-decks.ts'
import { compileFolders } from '../../src/app/compile-folder.ts'
import { settleBuild } from '../../src/app/settle-build.ts'
import type { CompiledNote } from '../../src/compiler/compile-note.ts'
import { instant, type Instant } from '../../src/domain/time.ts'
import { sha256 } from '../../src/storage/deck/hash.ts'
import { noCache } from '../../src/storage/notes/cache.ts'
import { readDeckFolders } from '../../src/storage/notes/folder.ts'
import { contentOf, freshFolder } from '../storage/deck/decks.ts'

const at = (second: number): Instant => instant(Date.UTC(2026, 0, 1, 0, 0, second))

/** Far behind every build, so that stamps are trusted; another one for every edit. */
let edits = 0
function write(folder: string, path: string, text: string): void {
  const full = join(folder, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, text)
  utimesSync(full, 1e9, 1e9 + ++edits)
}

async function build(folder: string, out: string, now: Instant): Promise<BuildReport> {
  const built = await buildDecks({ folder, out, now })
  if (!built.ok) throw new Error(JSON.stringify(built.error))
  return built.value
}

const deck = (extra = ''): string => `---\nid: d\nlocales: [en, zh-CN]\n${extra}---\n`
const choice = (id: string, word: string): string =>
  `---\nid: ${id}\ntitle: ${word}\nkind: choice\n---\nWhich ${word}?\n\n- [ ] one\n- [x] ${word}\n`
const numeric = (id: string, factor: number): string =>
  `---\nid: ${id}\ntitle: N\nparams: { a: 2..40 }\nanswer: ${factor}*a\n---\n{{a}} times ${factor}\n`
const broken = (id: string): string => choice(id, 'x').replace('[x]', '[ ]')

const paths = ['a.md', 'b.md', 'a.zh-CN.md', 'sub/c.md', 'sub/a.md']
const edit = fc.oneof(
  fc.record({
    path: fc.constantFrom(...paths),
    text: fc.oneof(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('two', 'three')).map(([id, word]) => choice(id, word)),
      fc.tuple(fc.constantFrom('a', 'b', 'n'), fc.integer({ min: 1, max: 3 })).map(([id, by]) => numeric(id, by)),
      fc.constantFrom('a', 'b').map(broken),
      fc.constant('only prose\n'),
    ),
  }),
  fc.record({ path: fc.constantFrom(...paths), text: fc.constant(undefined) }),
  fc.record({
    path: fc.constant('deck.md'),
    text: fc.constantFrom(deck(), deck('license: CC0-1.0\n'), deck('defaults: { tags: [x], difficulty: hard }\n')),
  }),
)

test('after any edits, incremental and cold builds give the same bytes, locks and problems; watched ones the same content', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 }),
      async rounds => {
        const folder = join(freshFolder(), 'notes')
        const out = join(dirname(folder), 'deck.sqlite')
        write(folder, 'deck.md', deck())
        write(folder, 'a.md', choice('a', 'two'))
        const watched = join(dirname(folder), 'watched.sqlite')
        const memory = openMemory(watched)
        // Begins to watch in every round anew, where another process has built.
        const joined = join(dirname(folder), 'joined.sqlite')
        let joining: BuildMemory | undefined
        for (const [round, changes] of rounds.entries()) {
          for (const { path, text } of changes)
            if (text === undefined) rmSync(join(folder, path), { force: true })
            else write(folder, path, text)
          const lock = existsSync(join(folder, 'deck.lock')) ? readFileSync(join(folder, 'deck.lock')) : undefined
          const found = await build(folder, out, at(10 * round))
          const after = existsSync(join(folder, 'deck.lock')) && readFileSync(join(folder, 'deck.lock'), 'utf8')
          if (lock) writeFileSync(join(folder, 'deck.lock'), lock)
          else rmSync(join(folder, 'deck.lock'), { force: true })
          const cold = join(dirname(folder), `cold-${round}.sqlite`)
          const again = await build(folder, cold, at(10 * round))
          expect(readFileSync(join(folder, 'deck.lock'), 'utf8')).toBe(after)
          expect(found).toMatchObject(again)
          expect(readFileSync(out).equals(readFileSync(cold))).toBe(true)
          if (lock) writeFileSync(join(folder, 'deck.lock'), lock)
          else rmSync(join(folder, 'deck.lock'), { force: true })
          const rebuilt = await buildWith(memory, { folder, out: watched, now: at(10 * round) })
          expect(rebuilt.ok && rebuilt.value).toMatchObject(again)
          expect(contentOf(watched)).toEqual(contentOf(cold))
          expect(readFileSync(join(folder, 'deck.lock'), 'utf8')).toBe(after)
          if (round % 2 === 0) await settleBuild(memory, folder, watched, at(10 * round))
          if (lock) writeFileSync(join(folder, 'deck.lock'), lock)
          const task = { folder, out: joined, now: at(10 * round) }
          await buildWith((joining ??= openMemory(joined)), task)
          expect(contentOf(joined)).toEqual(contentOf(cold))
          expect(readFileSync(join(folder, 'deck.lock'), 'utf8')).toBe(after)
          joining.close()
          joining = openMemory(joined)
          const told = await buildWith(joining, task)
          expect(told.ok && told.value).toEqual({ ...again, ...(hasPassing(again) ? {} : { isUnchanged: true }) })
          await settleBuild(joining, folder, joined, task.now)
          expect(joining.deck.knows(joined)).toBe(true)
        }
        memory.close()
        joining?.close()
        expect(readdirSync(dirname(folder)).filter(name => name.endsWith('.tmp'))).toEqual([])
      },
    ),
    { numRuns: 25 },
  )
})

/** What another build of the same notes may not say again: then it is made anew. */
const hasPassing = ({ problems }: BuildReport): boolean => problems.some(({ code }) => code === 'id.changed')

interface Place {
  readonly folder: string
  readonly out: string
  readonly cache: string
}
function place(): Place {
  const root = freshFolder()
  const folder = join(root, 'notes')
  write(folder, 'deck.md', deck())
  write(folder, 'a.md', choice('a', 'two'))
  write(folder, 'b.md', numeric('b', 2).replace('id: b', 'id: b\nunknown: 1'))
  return { folder, out: join(root, 'deck.sqlite'), cache: join(root, 'deck.sqlite.cache') }
}

test('where nothing changed the deck file is not written again, and the same problems are told with their excerpts', async () => {
  const { folder, out } = place()
  const first = await build(folder, out, at(0))
  const { ino, mtimeNs } = statSync(out, { bigint: true })
  const again = await build(folder, out, at(99))
  expect(again).toEqual({ ...first, isUnchanged: true })
  expect(first.problems.map(({ code }) => code)).toEqual(['key.unknown'])
  expect(first.sources.get('b.md')).toContain('unknown: 1')
  expect(statSync(out, { bigint: true })).toMatchObject({ ino, mtimeNs })
})

test('a deck file that somebody replaced or removed is written again', async () => {
  const { folder, out } = place()
  await build(folder, out, at(0))
  const bytes = readFileSync(out)
  rmSync(out)
  await build(folder, out, at(1))
  expect(readFileSync(out).equals(bytes)).toBe(true)
  truncateSync(out, 4096)
  await build(folder, out, at(2))
  expect(readFileSync(out).equals(bytes)).toBe(true)
})

test('a lock that somebody changed counts at once', async () => {
  const { folder, out } = place()
  await build(folder, out, at(0))
  const bytes = readFileSync(out)
  const path = join(folder, 'deck.lock')
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('2026-01-01', '2025-06-07'))
  await build(folder, out, at(1))
  expect(readFileSync(out).equals(bytes)).toBe(false)
  expect(readFileSync(path, 'utf8')).toContain('2025-06-07')
})

test('a note written again with the same size and time around the build is still noticed', async () => {
  const { folder, out } = place()
  const now = instant(Date.now())
  const path = join(folder, 'a.md')
  writeFileSync(path, choice('a', 'two'))
  await build(folder, out, now)
  const { atime, mtime } = statSync(path)
  writeFileSync(path, choice('a', 'six'))
  utimesSync(path, atime, mtime)
  await build(folder, out, now)
  expect(readFileSync(out).includes('Which six?')).toBe(true)
})

const damages: readonly (readonly [string, (cache: string) => void])[] = [
  ['missing', cache => rmSync(cache)],
  ['cut off', cache => truncateSync(cache, 5_000)],
  ['overwritten in the middle', cache => writeFileSync(cache, readFileSync(cache).fill(0x55, 4_096))],
  [
    'changed in a text',
    cache => writeFileSync(cache, readFileSync(cache, 'latin1').replaceAll('Which', 'Witch'), 'latin1'),
  ],
  ['no database', cache => writeFileSync(cache, 'something else')],
]

test.each(damages)('a cache that is %s changes nothing', async (_name, damage) => {
  const { folder, out, cache } = place()
  const first = await build(folder, out, at(0))
  const bytes = readFileSync(out)
  damage(cache)
  expect(await build(folder, out, at(1))).toMatchObject(first)
  rmSync(out)
  await build(folder, out, at(2))
  expect(readFileSync(out).equals(bytes)).toBe(true)
})

test('a file of somebody else in the place of the cache is left alone', async () => {
  const { folder, out, cache } = place()
  writeFileSync(cache, 'my diary')
  expect(await build(folder, out, at(0))).toMatchObject({ isWritten: true })
  expect(readFileSync(cache, 'utf8')).toBe('my diary')
})

test('a folder of notes that moved is built from what is there', async () => {
  const { folder, out } = place()
  await build(folder, out, at(0))
  renameSync(folder, `${folder}-moved`)
  write(`${folder}-moved`, 'a.md', choice('a', 'six'))
  await build(`${folder}-moved`, out, at(1))
  expect(readFileSync(out).includes('Which six?')).toBe(true)
})

test.each([
  [false, 1],
  [true, 0],
])('a note that is written while the build runs (%s) is not kept under what it held before', (isWritten, kept) => {
  const folder = freshFolder()
  write(folder, 'deck.md', deck())
  write(folder, 'a.md', choice('a', 'two'))
  // The cache knows the file by its stamp, so that its text is read only when the note is compiled.
  const folders = readDeckFolders(folder, () => sha256(choice('a', 'two')))
  if (!folders.ok) throw new Error(folders.error)
  if (isWritten) write(folder, 'a.md', choice('a', 'three'))
  const fresh = new Map<string, CompiledNote>()
  compileFolders(folders.value, at(0), 64, {}, recallFrom(noCache, folders.value, 64, fresh))
  expect(fresh.size).toBe(kept)
})
