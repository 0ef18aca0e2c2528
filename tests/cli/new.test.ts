// `prepdeck new`: what it writes has no problem, and nothing is ever written over.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDecks } from '../../src/app/check-decks.ts'
import { newNote } from '../../src/app/new-notes.ts'
import { kinds } from '../../src/domain/deck/card.ts'
import { instant } from '../../src/domain/time.ts'
import { freshFolder } from '../storage/deck/decks.ts'
import { prepdeck } from './process.ts'

/** The cards by kind that a check finds in `folder`, and its problems. */
async function checked(folder: string): Promise<unknown> {
  const found = await checkDecks({ folder, now: instant(0) })
  if (!found.ok) throw new Error(found.error)
  return { problems: found.value.problems, cards: found.value.decks.map(({ id, cards }) => ({ id, cards })) }
}

test.each(kinds)('new deck --kind %s checks without a problem', async kind => {
  const cwd = freshFolder()
  const { code, stdout } = await prepdeck(['new', 'deck', 'decks/Zell Biologie', '--kind', kind], { cwd })
  expect([code, stdout]).toEqual([
    0,
    'written: decks/Zell Biologie/deck.md\nwritten: decks/Zell Biologie/first-question.md\n',
  ])
  expect(await checked(join(cwd, 'decks'))).toEqual({
    problems: [],
    cards: [{ id: 'zell-biologie', cards: { [kind]: 1 } }],
  })
})

test('a title becomes a note in the only deck, whatever its signs', async () => {
  const cwd = freshFolder()
  await prepdeck(['new', 'deck', 'decks/d', '--kind', 'text'], { cwd })
  for (const title of ['Gates: "x # y", {{z}} & more', 'yes', '1e3', '宽度 是什么？', "it's"]) {
    const { code, stderr } = await prepdeck(['new', 'note', title, '--kind', 'order'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  }
  expect(await checked(join(cwd, 'decks'))).toEqual({
    problems: [],
    cards: [{ id: 'd', cards: { text: 1, order: 5 } }],
  })
  expect(readdirSync(join(cwd, 'decks', 'd')).sort()).toEqual([
    '1e3.md',
    'deck.md',
    'first-question.md',
    'gates-x-y-z-more.md',
    'it-s.md',
    'yes.md',
    '宽度-是什么.md',
  ])
})

test('inside a deck a title goes where one stands; an id that is taken gets a number', async () => {
  const cwd = freshFolder()
  await prepdeck(['new', 'deck', 'd'], { cwd })
  mkdirSync(join(cwd, 'd', 'sub'))
  await prepdeck(['new', 'note', 'First question', '--kind', 'cloze'], { cwd: join(cwd, 'd', 'sub') })
  await prepdeck(['new', 'note', 'sub/deep/first-question', '--kind', 'multi'], { cwd: join(cwd, 'd') })
  const idOf = (path: string): string | undefined => /^id: (.*)$/m.exec(readFileSync(join(cwd, 'd', path), 'utf8'))?.[1]
  expect(idOf('sub/first-question.md')).toBe('first-question-2')
  expect(idOf('sub/deep/first-question.md')).toBe('first-question-3')
  expect(await checked(join(cwd, 'd'))).toMatchObject({ problems: [] })
})

test('nothing is written over', async () => {
  const cwd = freshFolder()
  await prepdeck(['new', 'deck', 'd'], { cwd })
  const before = readFileSync(join(cwd, 'd', 'first-question.md'), 'utf8')
  const note = await prepdeck(['new', 'note', 'd/first-question.md', '--kind', 'recall'], { cwd })
  expect([note.code, note.stdout]).toEqual([3, ''])
  expect(note.stderr).toMatch(/first-question\.md is there already, and nothing is overwritten/)
  expect((await prepdeck(['new', 'deck', 'd'], { cwd })).code).toBe(3)
  expect(readFileSync(join(cwd, 'd', 'first-question.md'), 'utf8')).toBe(before)
})

test('a folder of notes becomes a deck without another note', async () => {
  const cwd = freshFolder()
  mkdirSync(join(cwd, 'vault'))
  writeFileSync(join(cwd, 'vault', 'a.md'), '# Mine\n')
  expect((await prepdeck(['new', 'deck', 'vault'], { cwd })).stdout).toBe('written: vault/deck.md\n')
  expect(readdirSync(join(cwd, 'vault')).sort()).toEqual(['a.md', 'deck.md'])
})

test.each([
  [['note'], 2, /Say what is new: prepdeck new note <path\|title>/],
  [['card', 'x'], 2, /Say what is new/],
  [['note', 'x', '--kind', 'numerc'], 2, /--kind numerc is not known: did you mean numeric\?/],
  [['note', 'Some title'], 3, /There is no deck here for a note/],
  [['note', 'd/???.md'], 3, /No name can be made from "\?\?\?"/],
  [['deck', '***'], 3, /No name can be made from/],
  [['deck', 'd/inner'], 3, /d\/inner lies inside the deck .*: decks stand beside each other/],
])('prepdeck new %j ends with %i and one line', async (args, code, line) => {
  const cwd = freshFolder()
  mkdirSync(join(cwd, 'd'))
  writeFileSync(join(cwd, 'd', 'deck.md'), '---\nid: d\n---\n')
  const finished = await prepdeck(['new', ...args], { cwd })
  expect(finished).toMatchObject({ code, stdout: '' })
  expect(finished.stderr).toMatch(line)
  expect(finished.stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(existsSync(join(cwd, 'd', 'inner'))).toBe(false)
})

test('two decks: the title alone does not say which', async () => {
  const cwd = freshFolder()
  for (const name of ['a', 'b']) await prepdeck(['new', 'deck', `decks/${name}`], { cwd })
  const { code, stderr } = await prepdeck(['new', 'note', 'T'], { cwd })
  expect(code).toBe(3)
  expect(stderr).toMatch(/Which deck is it for\? Give a path into one of: .*decks\/a, .*decks\/b/)
})

test('where nothing can be written, that is said', () => {
  const file = join(freshFolder(), 'file')
  writeFileSync(file, '')
  expect(newNote(join(file, 'x.md'), 'recall')).toMatchObject({ ok: false, error: { code: 'new.unwritable' } })
})
