// Importing into a folder: what is imported compiles without an error, says the same, and overwrites nothing.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileFolder } from '../../src/app/compile-folder.ts'
import { importNotes, type ImportTask } from '../../src/app/import-notes.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import { instant } from '../../src/domain/time.ts'
import { prepdeck } from '../cli/process.ts'
import { freshFolder } from '../storage/deck/decks.ts'

/** Imports files of these contents into `new` of a fresh folder. */
function imported(files: Readonly<Record<string, string | Buffer>>, more: Partial<ImportTask> = {}) {
  const root = freshFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content)
  const done = importNotes({
    files: Object.keys(files).map(name => join(root, name)),
    out: join(root, 'new'),
    wants: 'recall',
    ...more,
  })
  return { root, out: join(root, 'new'), done }
}

/** The cards in `folder`, which must have no error. */
function cardsIn(folder: string): Card[] {
  const compiled = compileFolder(folder, instant(0), 8)
  if (!compiled.ok) throw new Error(compiled.error)
  const errors = compiled.value.problems.filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
  return compiled.value.decks.flatMap(({ deck }) => deck.notes.flatMap(({ cards }) => cards.map(({ card }) => card)))
}

test('every way to ask arrives: recall, options, several right ones, words, gaps, with ids and tags', () => {
  const { done, out } = imported({
    'mine.csv':
      'id,question,answer,tags,accept,A,B,C,hint,source\nx1,What is {{x}}?,"# a heading\n- [ ] no box",t u,,,,,think,https://x.example\n,Which?,B,,,one,two,three,,\n,Which ones?,"A,C",,,one,two,three,,\n,Sky?,blue,,azure,,,,,\n',
    'anki.txt': '#separator:tab\n#html:true\nThe {{c1::sun::star}} shines<br>on {{c2::all}}.\tyes\n',
  })
  expect(done.ok && { cards: done.value.cards, notes: done.value.notes }).toEqual({
    cards: { recall: 1, choice: 1, multi: 1, text: 1, cloze: 1 },
    notes: [],
  })
  const cards = cardsIn(out)
  expect(cards.map(({ id, kind, tags }) => [id, kind, tags])).toEqual([
    ['the-star-shines', 'cloze', []],
    ['x1', 'recall', ['t u']],
    ['which', 'choice', []],
    ['which-ones', 'multi', []],
    ['sky', 'text', []],
  ])
  expect(cards[0]?.texts.en?.body).toBe('The ==sun|star== shines  \non ==all==.')
  expect(cards[1]).toMatchObject({
    source: 'https://x.example',
    texts: { en: { body: 'What is \\{{x}}?', answer: '\\# a heading\n- \\[ ] no box', hints: ['think'] } },
  })
  expect(cards[3]).toMatchObject({ correct: [0, 2] })
  expect(cards[4]?.texts.en).toMatchObject({ title: 'Sky?', accept: ['blue', 'azure'] })
})

/** Without backslashes that only keep a sign from meaning something; one blank line is as good as two. */
const unescaped = (text: string): string => text.replace(/\\(?=\{\{|[#=\-[])/g, '').replace(/\n{3,}/g, '\n\n')
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '---',
    '===',
    '# x',
    '### Answer',
    '```',
    '```card',
    '~~~',
    '- [ ] a',
    '- [x] b',
    '{{',
    '}}',
    '==a==',
    '    code',
    '1. a',
    '> q',
    '$$',
    '| a |',
    '![p](x.png)',
    '[[n]]',
    '<b>',
    ': ',
    '%YAML',
    '&a',
    '*',
    '\\',
  ),
)
const text = fc
  .array(nasty, { minLength: 1, maxLength: 6 })
  .map(parts => parts.join('\n'))
  .map(joined => joined.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
  .filter(joined => joined !== '')

test('whatever the words are, the notes compile, and say the same', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), rows => {
      const csv = ['question,answer', ...rows.map(row => row.map(cell).join(','))].join('\n')
      const { done, out } = imported({ 'a.csv': csv })
      if (!done.ok) throw new Error(JSON.stringify(done.error))
      const lost = done.value.notes.filter(({ code }) => code === 'card.refused')
      const cards = done.value.isWritten ? cardsIn(out) : []
      expect(cards.length + lost.length).toBe(rows.length)
      const isTouched = (of: string): boolean => /!\[|```|~~~|==/.test(of)
      const wanted = rows.filter(row => !row.some(isTouched)).map(([question, answer]) => [question, answer])
      // A question is its title, or stands below the beginning that is its title.
      const found = cards.flatMap(({ texts: { en } }) => {
        const { title = '', body = '', answer = '' } = en ?? {}
        return [title, body, `${title}\n\n${body}`].map(question => [question, answer].map(unescaped))
      })
      const kept = new Set(found.map(row => JSON.stringify(row)))
      const missing = wanted.filter(row => !kept.has(JSON.stringify(row.map(unescaped))))
      expect(missing.length).toBeLessThanOrEqual(lost.length)
    }),
    { numRuns: 60, examples: [[[['?\n\n    code', '---']]]] },
  )
})

test('options survive whatever stands above them', () => {
  fc.assert(
    fc.property(
      text,
      fc.uniqueArray(
        fc
          .string({ minLength: 1, maxLength: 20 })
          .map(option => option.replace(/[\r\n\0]/g, ' ').trim())
          .filter(option => option !== '' && !/[{|;!]/.test(option) && !/^\(?[A-Ja-j0-9]+[).]?/.test(option)),
        { minLength: 2, maxLength: 5, selector: option => option.toLowerCase() },
      ),
      (question, options) => {
        const csv = `question,${options.map((_, index) => `choice${index}`).join(',')},answer\n${[question, ...options, options[1] ?? ''].map(cell).join(',')}`
        const { done, out } = imported({ 'a.csv': csv })
        if (!done.ok) throw new Error(JSON.stringify(done.error))
        if (done.value.notes.some(({ code }) => code === 'card.refused')) return
        const [card] = cardsIn(out)
        expect(card).toMatchObject({ kind: 'choice', correct: 1, optionCount: options.length })
        expect(card?.texts.en?.options?.map(option => option.text)).toEqual(options)
      },
    ),
    { numRuns: 60 },
  )
})

test('any Markdown and any table is read to its end, and what comes of it compiles', () => {
  const piece = fc.oneof(
    nasty,
    fc.constantFrom(
      'Q: a',
      'A: b',
      'C: a [b]',
      'x::y',
      'x:::y',
      '?',
      '??',
      '- [x] right',
      '- [ ] wrong',
      '## T',
      '1. q',
      '   - [x] in',
    ),
    fc.constantFrom(
      '#html:true',
      '#separator:tab',
      'sep=|',
      'question,answer',
      'front\tback',
      '"open',
      'a,"b',
      '{{c1::x::y}}',
      '<img src=x>',
    ),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom('a.md', 'a.csv', 'a.tsv', 'a.txt'),
      (pieces, name) => {
        const { done, out } = imported({ [name]: pieces.join('\n').replaceAll('\0', '') })
        if (!done.ok) throw new Error(JSON.stringify(done.error))
        const total = Object.values(done.value.cards).reduce((sum, count) => sum + count, 0)
        expect(done.value.isWritten ? cardsIn(out).length : 0).toBe(total)
      },
    ),
    { numRuns: 100 },
  )
})

test('hundreds of cards go into several notes, with ids of their own', () => {
  const rows = Array.from({ length: 250 }, (_, index) => `What is ${index % 50}?,${index}`)
  const { done, out } = imported({ 'many.tsv': `question,answer\n${rows.join('\n')}`.replaceAll(',', '\t') })
  expect(done.ok && done.value.paths).toEqual(['many-1.md', 'many-2.md', 'many-3.md'])
  const ids = cardsIn(out).map(({ id }) => id)
  expect([ids.length, new Set(ids).size, ids[0], ids[50]]).toEqual([250, 250, 'what-is-0', 'what-is-0-2'])
})

test('--kind text: what can be typed is, the rest stays to be judged, and is told', () => {
  const { done, out } = imported({ 'a.md': `dog::perro\nroot::$\\sqrt{x}$\n` }, { wants: 'text' })
  expect(done.ok && done.value.notes.map(({ code, line }) => [code, line])).toEqual([['answer.untypable', 2]])
  expect(cardsIn(out).map(({ kind }) => kind)).toEqual(['text', 'recall'])
})

test.each<[string, string, string | Buffer, RegExp]>([
  [
    'ten megabytes',
    'a.csv',
    Buffer.alloc(10 * 1_048_576, 'a,b\n'),
    /a\.csv: The file has 10485760 bytes; at most 8388608 are allowed\./,
  ],
  ['a NUL', 'a.md', 'Q: a\nA: b\0\n', /a\.md: A NUL character/],
  ['no UTF-8', 'a.csv', Buffer.from([0x61, 0x2c, 0xff, 0xfe]), /a\.csv: Byte 3 is not UTF-8/],
  ['an Anki package', 'a.apkg', 'PK', /a\.apkg: it is no package for Anki: not a zip file\./],
  ['a picture', 'a.png', 'x', /a\.png: its name does not say what it is/],
])('%s is refused in one line, and nothing is written', async (_, name, content, line) => {
  const cwd = freshFolder()
  writeFileSync(join(cwd, name), content)
  const { code, stdout, stderr } = await prepdeck(['import', name], { cwd })
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  expect(stderr).toMatch(line)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(readdirSync(cwd)).toEqual([name])
})

test('a file without cards writes nothing', async () => {
  const cwd = freshFolder()
  writeFileSync(join(cwd, 'a.md'), 'Just prose.\n')
  const { code, stdout } = await prepdeck(['import', 'a.md'], { cwd })
  expect(code).toBe(1)
  expect(stdout.split('\n')).toEqual([
    'a.md:1 left out: no question is seen in "Just prose." (text.no-card)',
    'a.md:1 left out: no card is in the file (file.no-card)',
    'nothing written: there is no card',
    '',
  ])
  expect(readdirSync(cwd)).toEqual(['a.md'])
})

test('nothing is written over, and a second deck lies beside the first', async () => {
  const cwd = freshFolder()
  writeFileSync(join(cwd, 'Städte & Länder.csv'), '\ufeffquestion,answer,mood\r\nHauptstadt?,Bern,x\r\n')
  const first = await prepdeck(['import', 'Städte & Länder.csv'], { cwd })
  expect(first.code).toBe(0)
  expect(first.stdout.split('\n')).toEqual([
    'Städte & Länder.csv:1 changed: the column "mood" has no place in a card (1 row) (column.unknown)',
    '1 card (1 recall) in 1 note, 0 left out · written: decks/städte-länder',
    '',
  ])
  const files = readdirSync(join(cwd, 'decks', 'städte-länder'))
  expect(files.sort()).toEqual(['deck.md', 'städte-länder.md'])
  const text = readFileSync(join(cwd, 'decks', 'städte-länder', 'städte-länder.md'), 'utf8')
  const again = await prepdeck(['import', 'Städte & Länder.csv'], { cwd })
  expect([again.code, again.stdout]).toEqual([3, ''])
  expect(again.stderr).toMatch(/is there already, and nothing is overwritten/)
  expect(readFileSync(join(cwd, 'decks', 'städte-länder', 'städte-länder.md'), 'utf8')).toBe(text)
  const inside = await prepdeck(['import', 'Städte & Länder.csv', '--out', 'decks/städte-länder/more'], { cwd })
  expect(inside.stderr).toMatch(/lies inside the deck/)
  const checked = await prepdeck(['check'], { cwd })
  expect([checked.code, checked.stdout.split('\n')[1]]).toEqual([0, expect.stringMatching(/^no errors, 0 warnings/)])
})

test('an empty folder may be filled', () => {
  const root = freshFolder()
  mkdirSync(join(root, 'new'))
  writeFileSync(join(root, 'a.md'), 'Q: a\nA: b\n')
  expect(importNotes({ files: [join(root, 'a.md')], out: join(root, 'new'), wants: 'recall' }).ok).toBe(true)
  expect(cardsIn(join(root, 'new'))).toHaveLength(1)
})

test.each([
  [[], 'Name a file to import. See'],
  [['a.csv', '--format', 'xls'], '--format xls is not known; allowed: csv, tsv, markdown, anki.'],
  [['a.csv', '--kind', 'cloze'], '--kind cloze is not known; allowed: recall, text.'],
])('prepdeck import %j is wrong usage', async (args, line) => {
  const { code, stderr } = await prepdeck(['import', ...args], { cwd: freshFolder() })
  expect([code, stderr]).toEqual([2, expect.stringContaining(line)])
})
