// Building and checking folders: the deck file and deck.lock, what stands when something fails, the shipped deck.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { buildDecks, type BuildReport, type BuildTask } from '../../src/app/build-decks.ts'
import { checkDecks } from '../../src/app/check-decks.ts'
import { instant, type Instant } from '../../src/domain/time.ts'
import { MOST_BYTES, MOST_LOCK_BYTES } from '../../src/storage/notes/text.ts'
import { freshFolder } from '../storage/deck/decks.ts'

const at = (second: number): Instant => instant(Date.UTC(2026, 0, 1, 0, 0, second))
const note = (id: string, option = 'two'): string =>
  `---\nid: ${id}\nkind: choice\ntitle: Which?\n---\n- [ ] one\n- [x] ${option}\n`

interface Place {
  readonly notes: string
  readonly out: string
}

function place(
  files: Readonly<Record<string, string>> = { 'deck.md': '---\nid: d\n---\n', 'a.md': note('a'), 'b.md': note('b') },
): Place {
  const root = freshFolder()
  const notes = join(root, 'notes')
  mkdirSync(notes)
  for (const [path, text] of Object.entries(files)) writeFileSync(join(notes, path), text)
  return { notes, out: join(root, 'deck.sqlite') }
}

async function build(
  { notes, out }: Place,
  now: Instant,
  wish: Pick<BuildTask, 'releases' | 'isFrozen' | 'touched'> = {},
): Promise<BuildReport> {
  const built = await buildDecks({ folder: notes, out, now, ...wish })
  if (!built.ok) throw new Error(JSON.stringify(built.error))
  return built.value
}

const lockOf = ({ notes }: Place): string => readFileSync(join(notes, 'deck.lock'), 'utf8')
const cardsOf = ({ out }: Place): unknown[] => {
  const database = new Database(out, { readonly: true })
  const rows = database
    .prepare('SELECT key, changed_at AS at FROM card_texts JOIN cards ON key = card_key ORDER BY key')
    .all()
  database.close()
  return rows
}

test('the lock dates each card, and the same notes and lock give the same bytes at any time', async () => {
  const here = place()
  await build(here, at(0))
  const [bytes, lock] = [readFileSync(here.out), lockOf(here)]
  expect(cardsOf(here)).toEqual([
    { key: 'd/a', at: at(0) },
    { key: 'd/b', at: at(0) },
  ])
  rmSync(here.out)
  await build(here, at(50))
  expect([readFileSync(here.out).equals(bytes), lockOf(here)]).toEqual([true, lock])

  writeFileSync(join(here.notes, 'b.md'), note('b', 'three'))
  await build(here, at(55))
  expect(cardsOf(here)).toEqual([
    { key: 'd/a', at: at(0) },
    { key: 'd/b', at: at(55) },
  ])
})

test('a broken note keeps its lines and takes nothing else down', async () => {
  const here = place()
  await build(here, at(0))
  const lock = lockOf(here)
  writeFileSync(join(here.notes, 'a.md'), note('a').replace('[x]', '[ ]'))
  const { problems, decks } = await build(here, at(9))
  expect(problems.map(({ code, file }) => [code, file])).toEqual([['choice.no-right', 'a.md']])
  expect(decks).toMatchObject([{ notes: 1, cards: { choice: 1 } }])
  expect([cardsOf(here), lockOf(here)]).toEqual([[{ key: 'd/b', at: at(0) }], lock])
})

test('where no deck can be used, the old deck file stays', async () => {
  const here = place()
  await build(here, at(0))
  const bytes = readFileSync(here.out)
  writeFileSync(join(here.notes, 'deck.md'), '---\nid: d\nid: e\n---\n')
  const { problems, decks, isWritten } = await build(here, at(1))
  expect([problems.map(({ code }) => code), decks, isWritten]).toEqual([
    ['yaml.duplicate-key', 'deck.unusable'],
    [],
    false,
  ])
  expect(readFileSync(here.out).equals(bytes)).toBe(true)
})

test('a lock that a merge broke is reported and left as it is', async () => {
  const here = place()
  await build(here, at(0))
  const broken = `${lockOf(here)}<<<<<<< HEAD\n`
  writeFileSync(join(here.notes, 'deck.lock'), broken)
  const { problems } = await build(here, at(9))
  expect(problems.map(({ code, line }) => [code, line])).toEqual([['lock.malformed', 5]])
  expect([lockOf(here), cardsOf(here).length]).toEqual([broken, 2])
})

test.each([
  ['is not UTF-8', (lock: Buffer) => Buffer.concat([lock, Buffer.from([0xff])]), 'file.not-utf8'],
  ['is far too long', () => Buffer.alloc(MOST_LOCK_BYTES + 1, '\n'), 'file.too-long'],
])('a lock that %s is reported and left as it is', async (_name, spoil, code) => {
  const here = place()
  await build(here, at(0))
  const path = join(here.notes, 'deck.lock')
  const spoilt = spoil(readFileSync(path))
  writeFileSync(path, spoilt)
  const { problems } = await build(here, at(9))
  expect(problems.map(problem => [problem.code, problem.file])).toEqual([[code, 'deck.lock']])
  expect([readFileSync(path).equals(spoilt), cardsOf(here).length]).toEqual([true, 2])
})

test('the lock of a large deck, longer than any note, is read', async () => {
  const here = place()
  await build(here, at(0))
  const [, , row = ''] = lockOf(here).split('\n')
  const others = Array.from({ length: 12_000 }, (_, n) => row.replace('a\t', `card-${n}\t`))
  writeFileSync(join(here.notes, 'deck.lock'), lockOf(here) + others.join('\n'))
  expect(lockOf(here).length).toBeGreaterThan(MOST_BYTES)
  expect((await build(here, at(9))).problems).toEqual([])
  expect(cardsOf(here)).toEqual([
    { key: 'd/a', at: at(0) },
    { key: 'd/b', at: at(0) },
  ])
})

test('a folder with a tab in its name leaves a lock that can be read', async () => {
  const here = place()
  mkdirSync(join(here.notes, 'two\twords'))
  writeFileSync(join(here.notes, 'two\twords', 'c.md'), note('c'))
  await build(here, at(0))
  expect((await build(here, at(9))).problems).toEqual([])
})

test('a lock that cannot be written is a warning, and the deck still builds', async () => {
  const here = place()
  // A folder stands where the lock is prepared: nobody, not even root, can write there.
  mkdirSync(join(here.notes, `.deck.lock.${process.pid}.tmp`))
  const { problems } = await build(here, at(0))
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['lock.unwritable', 'warning']])
  expect([existsSync(join(here.notes, 'deck.lock')), cardsOf(here).length]).toEqual([false, 2])
})

test('a folder that is no deck builds and stays as it was', async () => {
  const here = place({ 'a.md': note('a') })
  expect((await build(here, at(0))).problems.map(({ code }) => code)).toEqual(['deck.missing'])
  expect(readdirSync(here.notes)).toEqual(['a.md'])
})

test('checking says the same and writes nothing', async () => {
  const here = place({ 'deck.md': '---\nid: d\n---\n', 'a.md': note('a'), 'b.md': note('b').replace('[x]', '[ ]') })
  const checked = await checkDecks({ folder: here.notes, now: at(0) })
  expect(checked.ok && checked.value.problems.map(({ code }) => code)).toEqual(['choice.no-right'])
  expect(readdirSync(here.notes)).toEqual(['a.md', 'b.md', 'deck.md'])
})

test('a folder that is not there leaves the old deck file', async () => {
  const here = place()
  await build(here, at(0))
  const bytes = readFileSync(here.out)
  const built = await buildDecks({ folder: join(here.notes, 'nowhere'), out: here.out, now: at(1) })
  expect(!built.ok && built.error.code).toBe('folder.unreadable')
  expect(readFileSync(here.out).equals(bytes)).toBe(true)
})

test('the shipped deck builds without a problem, in both languages, and its lock is up to date', async () => {
  const shipped = fileURLToPath(new URL('../../decks', import.meta.url))
  const root = freshFolder()
  const notes = join(root, 'decks')
  cpSync(shipped, notes, { recursive: true })
  const here = { notes, out: join(root, 'deck.sqlite') }
  const { problems, decks } = await build(here, instant(Date.UTC(2100, 0, 1)))
  expect(problems).toEqual([])
  for (const { cards, coverage } of decks)
    expect(coverage.map(({ cards: translated }) => translated)).toEqual(
      coverage.map(() => Object.values(cards).reduce((sum, of) => sum + of, 0)),
    )
  const lock = join('deep-learning', 'deck.lock')
  expect(readFileSync(join(notes, lock), 'utf8')).toBe(readFileSync(join(shipped, lock), 'utf8'))
})

const marksIn = ({ out }: Place): unknown[] => {
  const database = new Database(out, { readonly: true })
  const rows = database.prepare('SELECT card_id, locale, kind, at, moved_from FROM marks').raw().all()
  const released = database.prepare('SELECT released_at FROM decks').pluck().get()
  database.close()
  return [...rows, released]
}

test('cards that are gone or moved are marked in the lock and in the deck file', async () => {
  const here = place()
  await build(here, at(0))
  expect(marksIn(here)).toEqual([null])
  mkdirSync(join(here.notes, 'vision'))
  renameSync(join(here.notes, 'a.md'), join(here.notes, 'vision', 'a.md'))
  rmSync(join(here.notes, 'b.md'))
  await build(here, at(7))
  expect(marksIn(here)).toEqual([['a', 'en', 'moved', at(7), ''], ['b', 'en', 'retired', at(7), null], null])
  expect(lockOf(here)).toContain('\tretired\t2026-01-01T00:00:07Z\n')
})

test('a heading that changed is told by the build that retires its old id, and by no later one', async () => {
  const titled = (title: string): string => `## ${title}\n\`\`\`card\n\`\`\`\n- [ ] one\n- [x] two\n`
  const here = place({ 'deck.md': '---\nid: d\n---\n', 'a.md': titled('Before') })
  await build(here, at(0))
  writeFileSync(join(here.notes, 'a.md'), titled('After'))
  const { problems, sources } = await build(here, at(10))
  expect(problems).toMatchObject([{ code: 'id.changed', args: { id: 'a-after', former: 'a-before' } }])
  expect(sources.get('a.md')).toBe(titled('After'))
  expect((await build(here, at(20))).problems).toEqual([])
})

test('while a note has errors, nothing retires', async () => {
  const here = place()
  await build(here, at(0))
  const lock = lockOf(here)
  rmSync(join(here.notes, 'b.md'))
  writeFileSync(join(here.notes, 'a.md'), note('a').replace('[x]', '[ ]'))
  await build(here, at(7))
  expect(lockOf(here)).toBe(lock)
})

test('a frozen build writes nothing where the lock would change, and names the card', async () => {
  const here = place()
  const first = await build(here, at(0), { isFrozen: true })
  expect([first.isWritten, first.problems.map(({ code, args }) => [code, args])]).toEqual([
    false,
    [['lock.frozen', { id: 'a', locale: 'en' }]],
  ])
  expect([existsSync(here.out), existsSync(join(here.notes, 'deck.lock'))]).toEqual([false, false])
  await build(here, at(0))
  expect(await build(here, at(5), { isFrozen: true })).toMatchObject({ isWritten: true, problems: [] })
  const withCrlf = lockOf(here).replaceAll('\n', '\r\n')
  writeFileSync(join(here.notes, 'deck.lock'), withCrlf)
  expect(await build(here, at(5), { isFrozen: true })).toMatchObject({ isWritten: true, problems: [] })
  expect(lockOf(here)).toBe(withCrlf)
  writeFileSync(join(here.notes, 'b.md'), note('b', 'three'))
  expect(await build(here, at(6), { isFrozen: true })).toMatchObject({
    isWritten: false,
    problems: [{ code: 'lock.frozen', args: { id: 'b' }, file: 'deck.lock' }],
  })
})

test('a release wants a licence on every card, which deck, note or card may state, and is dated', async () => {
  const here = place()
  await build(here, at(0))
  const [lock, bytes] = [lockOf(here), readFileSync(here.out)]
  writeFileSync(join(here.notes, 'b.md'), note('b').replace('id: b', 'id: b\nlicense: CC0-1.0'))
  const refused = await build(here, at(5), { releases: true })
  expect([refused.isWritten, refused.problems.map(({ code, file, args }) => [code, file, args.id])]).toEqual([
    false,
    [['license.missing', 'a.md', 'a']],
  ])
  expect([lockOf(here), readFileSync(here.out)]).toEqual([lock, bytes])
  writeFileSync(join(here.notes, 'deck.md'), '---\nid: d\nlicense: CC-BY-4.0\n---\n')
  expect(await build(here, at(6), { releases: true })).toMatchObject({ isWritten: true, problems: [] })
  expect(marksIn(here)).toEqual([at(6)])
  expect(lockOf(here)).toContain('\nrelease\t2026-01-01T00:00:06Z\n')
})

test('a release proves every variant, a build some', async () => {
  const numeric = '---\nid: n\ntitle: N\nlicense: CC0-1.0\nparams: { a: 1..500 }\nanswer: a + 1\n---\n{{a}}\n'
  const here = place({ 'deck.md': '---\nid: d\n---\n', 'n.md': numeric })
  expect(await build(here, at(0))).toMatchObject({ decks: [{ variants: 64 }] })
  expect(await build(here, at(1), { releases: true })).toMatchObject({ decks: [{ variants: 500 }] })
})

test('a touched card is dated anew; an unknown one is an error and nothing happens', async () => {
  const here = place()
  await build(here, at(0))
  await build(here, at(4), { touched: ['d/b'] })
  expect(cardsOf(here)).toEqual([
    { key: 'd/a', at: at(0) },
    { key: 'd/b', at: at(4) },
  ])
  await build(here, at(8), { touched: 'all' })
  expect(cardsOf(here)).toMatchObject([{ at: at(8) }, { at: at(8) }])
  const failed = await buildDecks({ folder: here.notes, out: here.out, now: at(9), touched: ['a', 'nobody'] })
  expect(failed).toMatchObject({ ok: false, error: { code: 'touch.unknown', args: { detail: 'nobody' } } })
  expect(cardsOf(here)).toMatchObject([{ at: at(8) }, { at: at(8) }])
})
