// Packages of strangers: damaged, cut off, bombs, forged. Why nothing is read stands in one line, and nothing is written.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { currentMeta } from '../../src/anki/container.ts'
import { fieldNames } from '../../src/anki/note-types.ts'
import { openPackage } from '../../src/anki/read/package.ts'
import { SOURCE_FIELD } from '../../src/anki/source.ts'
import { compileFolder } from '../../src/app/compile-folder.ts'
import { importNotes } from '../../src/app/import-notes.ts'
import { instant } from '../../src/domain/time.ts'
import { packageProblems } from '../../src/i18n/en/import.ts'
import { prepdeck } from '../cli/process.ts'
import { png, shape } from './arrived.ts'
import { cards, deckFile, exportFrom, freshFolder } from './decks.ts'
import { foreignCollection, foreignPackage, zipOf } from './foreign-package.ts'

const noCollection = 'no collection is in it'
const hostile: readonly (readonly [string, () => Promise<string>, string])[] = [
  ['no zip', () => Promise.resolve(textFile('Q: a\nA: b\n')), 'not a zip file'],
  ['a zip of something else', () => zipOf([['a.txt', Buffer.from('a')]]), noCollection],
  ['a path for a name', () => zipOf([['../../collection.anki2', foreignCollection({})]]), noCollection],
  ['no SQLite', () => zipOf([['collection.anki2', Buffer.alloc(4_096, 'x')]]), 'no SQLite file'],
  [
    'a collection that is cut off',
    () => zipOf([['collection.anki2', foreignCollection({}).subarray(0, 5_000)]]),
    'cut off',
  ],
  [
    'pages that are overwritten',
    () => zipOf([['collection.anki2', foreignCollection({ ...shape }).fill(0xaa, 4_096)]]),
    'damaged',
  ],
  [
    'another database',
    () => foreignPackage({ change: database => database.exec('DROP TABLE notes') }),
    'no table notes',
  ],
  [
    'a view for a table',
    () =>
      foreignPackage({
        change: database =>
          database.exec(
            'DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE r(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r) SELECT id, "" guid, 1 mid, "" tags, "" flds FROM r',
          ),
      }),
    'no table notes',
  ],
  [
    'a computed column',
    () =>
      foreignPackage({ change: database => database.exec('ALTER TABLE notes ADD COLUMN x AS (zeroblob(1000000000))') }),
    'no table notes',
  ],
  [
    'models that are no JSON',
    () => foreignPackage({ change: database => database.exec("UPDATE col SET models = '{'") }),
    'damaged',
  ],
  [
    'models of another kind',
    () => foreignPackage({ change: database => database.exec("UPDATE col SET models = '[]'") }),
    'cannot be read',
  ],
  [
    'a schema of the future',
    () => foreignPackage({ change: database => database.exec('UPDATE col SET ver = 99') }),
    'newer kind (99; known up to 18)',
  ],
  [
    'a schema of the past',
    () => foreignPackage({ change: database => database.exec('UPDATE col SET ver = 3') }),
    'older than any package',
  ],
  ['a message that is none', () => zipOf([['meta', Buffer.from([0xff])]]), 'meta is no message'],
  ['a container of the future', () => zipOf([['meta', Buffer.from([8, 9])]]), 'newer kind (9; known up to 3)'],
  [
    'a current one without its collection',
    () =>
      zipOf([
        ['meta', currentMeta()],
        ['collection.anki2', foreignCollection({})],
      ]),
    noCollection,
  ],
  [
    'no compressed collection',
    () =>
      zipOf([
        ['meta', currentMeta()],
        ['collection.anki21b', Buffer.from('x')],
      ]),
    'not what was packed',
  ],
  [
    'a list of media that is none',
    () =>
      zipOf([
        ['collection.anki2', foreignCollection({})],
        ['media', Buffer.from('[1]')],
      ]),
    'list of media',
  ],
  [
    'a wrong message for a list',
    () =>
      zipOf([
        ['meta', currentMeta()],
        ['collection.anki21b', zstdCompressSync(foreignCollection({}))],
        ['media', zstdCompressSync(Buffer.from([0xff]))],
      ]),
    'list of media',
  ],
  ['a bomb', () => zipOf([['meta', Buffer.alloc(50_000_000), 'deflated']]), 'meta is larger'],
  [
    'a bomb in zstd',
    () =>
      zipOf([
        ['meta', currentMeta()],
        ['collection.anki21b', zstdCompressSync(foreignCollection({}))],
        ['media', zstdCompressSync(Buffer.alloc(80_000_000))],
      ]),
    'media is larger',
  ],
]

function textFile(text: string): string {
  const path = join(freshFolder(), 'a.apkg')
  writeFileSync(path, text)
  return path
}

test.each(hostile)('%s: one line says why, and nothing is written', async (_, make, reason) => {
  const folder = freshFolder()
  const done = importNotes({ files: [await make()], out: join(folder, 'new'), wants: 'recall' })
  if (done.ok || done.error.code !== 'import.package') throw new Error(JSON.stringify(done))
  const sentence = packageProblems[done.error.args.code](done.error.args.reason)
  expect(sentence).toContain(reason)
  expect(sentence).not.toContain('\n')
  expect(readdirSync(folder)).toEqual([])
})

test('prepdeck import says so', async () => {
  const cwd = freshFolder()
  writeFileSync(join(cwd, 'a.apkg'), 'x')
  const refused = await prepdeck(['import', 'a.apkg'], { cwd })
  expect(refused).toMatchObject({
    code: 3,
    stdout: '',
    stderr: expect.stringMatching(/a\.apkg: it is no package.*\n$/),
  })
  writeFileSync(join(cwd, 'b.apkg'), readFileSync(await foreignPackage(shape)))
  const { code, stdout } = await prepdeck(['import', 'b.apkg'], { cwd })
  expect(code).toBe(0)
  expect(stdout).toContain(
    'b.apkg:4 changed: the picture no.png is not imported; its name stands in its place (picture.left-out)',
  )
  expect(stdout).toContain('5 cards (4 recall, 1 cloze) in 3 notes, 0 left out · written: decks/b')
})

test('a package after a sound file writes nothing either', async () => {
  const out = join(freshFolder(), 'new')
  const done = importNotes({ files: [await foreignPackage(shape), textFile('x')], out, wants: 'recall' })
  expect(done.ok ? '' : done.error.code).toBe('import.package')
  expect(existsSync(out)).toBe(false)
})

test('whatever byte of a collection is changed, there is a result', async () => {
  const sound = foreignCollection(shape)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async changes => {
        const bytes = Buffer.from(sound)
        for (const [at, byte] of changes) bytes[at] = byte
        const path = await zipOf([['collection.anki2', bytes]])
        const out = join(freshFolder(), 'new')
        const done = importNotes({ files: [path], out, wants: 'recall' })
        expect(existsSync(out)).toBe(done.ok && done.value.isWritten)
      },
    ),
    // Notes that cannot be read while cards are.
    { numRuns: 100, examples: [[[[3951, 9]]]] },
  )
})

test('any fields, whatever is in them, become notes that compile', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '{{c1::',
      '{{c2::',
      '::',
      '}}',
      '<b>',
      '</b>',
      '<br>',
      '==',
      '|',
      '\\(',
      '\\)',
      '$',
      '<img src="a.png">',
      '[sound:a.mp3]',
      '<pre>',
      '<ul><li>',
      '# ',
      '- [ ] ',
      '```',
      '---',
      '{{',
      '\0',
      '\u001e',
      '\ue004',
      '![a](b.png)',
      '[[n]]',
      '&lt;',
      '<table><tr><td>',
    ),
  )
  const field = fc.array(piece, { maxLength: 8 }).map(parts => parts.join(''))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(0, 1, 2), field, field), { minLength: 1, maxLength: 5 }),
      async rows => {
        const notes = rows.map(([type, ...fields]) => ({
          type,
          fields: fields.map(text => text.replaceAll('\u001f', '')),
          cards: [0, 1].slice(0, type === 0 ? 1 : 2),
        }))
        const path = await foreignPackage({ ...shape, notes, media: { 'a.png': png } })
        const out = join(freshFolder(), 'new')
        const done = importNotes({ files: [path], out, wants: 'recall' })
        if (!done.ok) throw new Error(JSON.stringify(done.error))
        if (!done.value.isWritten) return
        const compiled = compileFolder(out, instant(0), 1)
        if (!compiled.ok) throw new Error(compiled.error)
        expect(compiled.value.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)

const cardOf = (source: Record<string, Record<string, unknown>>): Record<string, unknown> => source['card'] ?? {}

type Forge = (source: Record<string, Record<string, unknown>>) => void

test.each<[string, Forge]>([
  ['a language that is a path', source => void ((source['note'] ?? {})['../x'] = { title: 'a', body: '' })],
  ['an id with lines', source => void (cardOf(source)['id'] = 'a\nkind: text')],
  ['a card that is none', source => void (cardOf(source)['kind'] = 'virus')],
  ['a formula that is none', source => void (cardOf(source)['answer'] = '1 +')],
])('a forged card of ours with %s is read as anybody’s', async (_, forge) => {
  expect(await forged(forge)).toMatchObject({ cards: { recall: 1 } })
})

test.each<[string, string]>([
  ['../../out', 'out.md'],
  ['/tmp/out', 'tmp/out.md'],
  ['..\\..\\out', 'out.md'],
  ['deck', 'note deck.md'],
  [`${'a/'.repeat(9_999)}a`, 'note.md'],
])('a forged card of ours whose note stands at %.9s stays inside the new folder', async (noteId, path) => {
  expect(await forged(source => void (cardOf(source)['noteId'] = noteId))).toEqual({
    cards: { numeric: 1 },
    files: ['deck.md', path].sort(),
  })
})

/** What comes of a package with one card, after somebody has changed what it carries; nothing lies beside the new folder. */
async function forged(forge: Forge) {
  const { path } = await exportFrom(await deckFile({ cards: cards.slice(0, 1) }))
  const opened = openPackage(path)
  if (!opened.ok) throw new Error(opened.error.code)
  const database = new Database(opened.value.collection)
  const fields = String(database.prepare('SELECT flds FROM notes').pluck().get()).split('\u001f')
  const place = fieldNames.indexOf(SOURCE_FIELD)
  const source = JSON.parse(fields[place] ?? '') as Record<string, Record<string, unknown>>
  forge(source)
  fields[place] = JSON.stringify(source)
  database.prepare('UPDATE notes SET flds = ?').run(fields.join('\u001f'))
  const file = await zipOf([['collection.anki2', database.serialize()]])
  database.close()
  opened.value.close()
  const folder = freshFolder()
  const done = importNotes({ files: [file], out: join(folder, 'new'), wants: 'recall' })
  expect(readdirSync(folder)).toEqual(['new'])
  const written = readdirSync(join(folder, 'new'), { recursive: true, encoding: 'utf8' })
  return { cards: done.ok && done.value.cards, files: written.filter(name => name.endsWith('.md')).sort() }
}
