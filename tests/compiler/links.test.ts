// Which note a link means: by path, from its folder, by the end of the path, by title; and how the deck shows it.
import { expect, test } from 'vitest'
import type { CompiledNote } from '../../src/compiler/compile-note.ts'
import { compileDecks, type Recall } from '../../src/compiler/compile.ts'
import { noteFinder } from '../../src/compiler/links.ts'
import { ok } from '../../src/domain/result.ts'

const find = noteFinder([
  { id: 'cnn', titles: ['Convolution'] },
  { id: 'vision/fpn', titles: ['Feature pyramids', '特征金字塔'] },
  { id: 'vision/cnn', titles: ['Convolution'] },
  { id: 'text/intro', titles: ['Intro'] },
  { id: 'vision/intro', titles: ['Intro'] },
])

test.each<[target: string, from: string, found: string[]]>([
  ['cnn', 'a', ['cnn']],
  ['CNN.md', 'vision/fpn', ['cnn']],
  ['/vision/cnn', 'text/intro', ['vision/cnn']],
  ['./cnn', 'vision/fpn', ['vision/cnn']],
  ['../cnn', 'vision/fpn', ['cnn']],
  ['fpn', 'text/intro', ['vision/fpn']],
  ['intro', 'vision/fpn', ['vision/intro']],
  ['intro', 'cnn', ['text/intro', 'vision/intro']],
  ['feature PYRAMIDS', 'cnn', ['vision/fpn']],
  ['特征金字塔', 'cnn', ['vision/fpn']],
  ['Convolution', 'cnn', ['cnn', 'vision/cnn']],
  ['ision/fpn', 'cnn', []],
  ['constructor', 'cnn', []],
])('%s in %s is %j', (target, from, found) => expect(find(target, from)).toEqual(found))

/** The body of `note.md` in a deck with another note of the title `title`. */
function body(text: string, title: string): string | undefined {
  const notes = [
    { path: 'note.md', text },
    { path: 'other.md', text: `---\ntitle: ${JSON.stringify(title)}\n---\n` },
  ]
  const [compiled] = compileDecks(
    [{ prefix: '', name: 'd', deck: { path: 'deck.md', text: '---\nid: d\n---\n' }, notes, problems: [] }],
    1,
  )
  const note = compiled?.deck?.notes.find(({ id }) => id === 'note')
  return note?.cards[0]?.card.texts.en?.body ?? note?.texts.en?.body
}

test('a title that would end a link or a cell does not', () => {
  expect(body('[[other]]', 'A [b] | c')).toBe('[[other|A b  c]]')
  expect(body('| [[other]] |\n|---|\n', 'B')).toBe('| [[other\\|B]] |\n|---|')
})

test('in a gap a link is its text: that is to be typed', () =>
  expect(body('---\nid: c\nkind: cloze\n---\n# T\n==[[other]]== in [[other]]', 'B')).toContain(
    '==other== in [[other|B]]',
  ))

test('in a title too', () => {
  const text = '## How does [[other|it]] work?\n```card\nid: c\n```\n- [ ] a\n- [x] b\n'
  const [compiled] = compileDecks(
    [
      {
        prefix: '',
        name: 'd',
        deck: { path: 'deck.md', text: '---\nid: d\n---\n' },
        notes: [
          { path: 'note.md', text },
          { path: 'other.md', text: 'Prose.\n' },
        ],
        problems: [],
      },
    ],
    1,
  )
  expect(compiled?.problems).toEqual([])
  expect(compiled?.deck?.notes[0]?.cards[0]?.card.texts.en?.title).toBe('How does it work?')
})

test('compiled again, a note is the very same while the titles and pictures that it shows are', () => {
  const recalled = new Map<string, CompiledNote>()
  const recall: Recall = (_files, { path, text }, compile) => {
    const key = `${path} ${text}`
    const compiled = recalled.get(key) ?? compile()
    recalled.set(key, compiled)
    return compiled
  }
  const medium = (name: string) => ok({ name, type: 'image/png', bytes: Buffer.from(name), removed: [] })
  /** Two notes, the first of which links to the second and shows a picture. */
  const compile = (title: string, picture: string) => {
    const [compiled] = compileDecks(
      [
        {
          prefix: '',
          name: 'd',
          deck: { path: 'deck.md', text: '---\nid: d\n---\n' },
          notes: [
            {
              path: 'note.md',
              text: '---\nid: a\nkind: recall\n---\n[[other]] and ![](p.png)\n\n### Answer\n[[other]]\n',
            },
            { path: 'other.md', text: `---\ntitle: ${title}\n---\nText\n` },
          ],
          findMedia: () => medium(picture),
          problems: [],
        },
      ],
      1,
      recall,
    )
    const note = compiled?.deck?.notes.find(({ id }) => id === 'note')
    return { note, body: Object.values(note?.cards[0]?.card.texts ?? {})[0]?.body, media: compiled?.deck?.media }
  }
  const first = compile('One', '1.png')
  const again = compile('One', '1.png')
  expect(first.body).toBe('[[other|One]] and ![](1.png)')
  expect(again.note).toBe(first.note)
  expect(again.media).toEqual(first.media)
  expect(compile('Two', '1.png').body).toBe('[[other|Two]] and ![](1.png)')
  expect(compile('Two', '2.png')).toMatchObject({ body: '[[other|Two]] and ![](2.png)', media: [{ name: '2.png' }] })
  expect(compile('One', '1.png').body).toBe(first.body)
})
