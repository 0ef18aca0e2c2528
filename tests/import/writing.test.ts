// What is told when cards are written as notes: what each loses, what changes, and the names that they get.
import { expect, test } from 'vitest'
import type { ImportedCard, ImportNote } from '../../src/import/imported.ts'
import { writeCards, writeNotes } from '../../src/import/notes.ts'

const card = (change: Partial<ImportedCard> = {}): ImportedCard => ({
  line: 7,
  question: 'Which?',
  answer: { kind: 'recall', answer: 'This.' },
  tags: [],
  ...change,
})
const options = (...texts: string[]): ImportedCard['answer'] => ({
  kind: 'options',
  options: texts.map(text => ({ text: text.replace('*', ''), isRight: text.startsWith('*') })),
})

/** The ids and kinds that are written, and the codes that are told. */
function written(...cards: ImportedCard[]): { readonly cards: string[]; readonly told: string[] } {
  const notes: ImportNote[] = []
  const found = writeCards(cards, new Map(), notes)
  expect(notes.every(({ line }) => line === 7)).toBe(true)
  return { cards: found.map(({ id, kind }) => `${id} ${kind}`), told: notes.map(({ code }) => code) }
}

test.each<[string, Partial<ImportedCard>, string[]]>([
  ['one option', { answer: options('*a') }, ['options.few']],
  ['options without text', { answer: options('*a', ' ') }, ['options.few']],
  ['no right option', { answer: options('a', 'b') }, ['options.no-right']],
  ['the same option twice', { answer: options('*a', 'a') }, ['options.same']],
  ['a gap over two lines', { question: '{{c1::a\nb}}', answer: { kind: 'cloze' } }, ['card.refused']],
  ['a text longer than any card', { answer: { kind: 'recall', answer: 'x'.repeat(200_001) } }, ['card.too-long']],
])('%s: the card is left out', (_, change, told) => expect(written(card(change))).toEqual({ cards: [], told }))

test.each<[string, Partial<ImportedCard>, string, string[]]>([
  ['an id that is none', { id: 'no id!' }, 'no-id recall', ['id.changed']],
  ['an id that is one', { id: 'X_1.a' }, 'X_1.a recall', []],
  ['a difficulty in other words', { difficulty: 'brutal' }, 'which recall', ['difficulty.unknown']],
  ['a difficulty', { difficulty: 'Hard' }, 'which recall', []],
  ['a picture', { question: 'Which? ![a](b.png)' }, 'which-a recall', ['picture.left-out']],
  ['an embedded picture', { hint: '![[b.png]]' }, 'which recall', ['picture.left-out']],
  ['a sound', { answer: { kind: 'recall', answer: '[sound:a.mp3]' } }, 'which recall', ['sound.left-out']],
  ['what nobody types', { answer: { kind: 'text', accept: ['$\\alpha$'] } }, 'which recall', ['answer.untypable']],
  ['what can be typed', { answer: { kind: 'text', accept: ['so: "it" is'] } }, 'which text', []],
  ['several right options', { answer: options('*a', '*b', 'c') }, 'which multi', []],
  ['a question without a letter', { question: '?' }, 'card-7 recall', []],
])('%s', (_, change, cards, told) => expect(written(card(change))).toEqual({ cards: [cards], told }))

test('ids are unique without regard to case, and cut where questions are long', () => {
  const long = 'word '.repeat(40)
  expect(written(card({ id: 'A' }), card({ id: 'a' }), card(), card(), card({ question: long }))).toEqual({
    cards: ['A recall', 'a-2 recall', 'which recall', 'which-2 recall', `${'word-'.repeat(12).slice(0, -1)} recall`],
    told: ['id.changed'],
  })
})

test('a title is the beginning of the question without marks, and a body only where there is more', () => {
  const [short, marked, long] = writeCards(
    [card(), card({ question: 'What is **bold**?' }), card({ question: `Title\n\n${'more '.repeat(9)}` })],
    new Map(),
    [],
  )
  expect(short?.text).toMatch(/^## Which\?\n\n```card\nid: which\nkind: recall\n```\n\n### Answer\n\nThis\.$/)
  expect(marked?.text).toMatch(/^## What is bold\?\n[^]*```\n\nWhat is \*\*bold\*\*\?\n\n### Answer/)
  expect(long?.text).toMatch(/^## Title\n[^]*```\n\nmore more/)
})

test('a note says at which line each of its cards begins', () => {
  const cards = writeCards([card(), card({ question: 'a\nb' }), card()], new Map(), [])
  const [note] = writeNotes(cards, 'stem', 'Title: it')
  expect(note?.text).toMatch(/^---\ntitle: "Title: it"\n---\n\n## /)
  const lines = note?.text.split('\n') ?? []
  expect(note?.cards.map(({ from }) => lines[from - 1])).toEqual(['## Which?', '## a', '## Which?'])
})

test('thousands of equal questions, and gaps that never end, take no minutes', () => {
  const many = writeCards(
    Array.from({ length: 50_000 }, () => card()),
    new Map([['which', 1]]),
    [],
  )
  expect(new Set(many.map(({ id }) => id)).size).toBe(50_000)
  expect([many[0]?.id, many.at(-1)?.id]).toEqual(['which-2', 'which-50001'])
  const cloze = (question: string): Parameters<typeof writeCards>[0][number] =>
    card({ question, answer: { kind: 'cloze' } })
  const notes: Parameters<typeof writeCards>[2] = []
  writeCards([cloze('{{c1::'.repeat(3_000)), cloze('{{c1::'.repeat(100_000))], new Map(), notes)
  expect(notes.map(({ code }) => code)).toContain('card.too-long')
}, 20_000)
