// What only many variants show: a check proves them all, and never changes what a build decided.
import { expect, test } from 'vitest'
import { compileDecks } from '../../src/compiler/compile.ts'
import type { Depth } from '../../src/compiler/proof.ts'

function compile(note: string, depth: Depth) {
  const deck = { path: 'deck.md', text: '---\nid: d\n---\n' }
  const [compiled] = compileDecks(
    [{ prefix: '', name: 'd', deck, notes: [{ path: 'n.md', text: note }], problems: [] }],
    depth,
  )
  if (!compiled) throw new Error('one folder gives one deck')
  return { problems: compiled.problems, cards: compiled.deck?.notes.flatMap(({ cards }) => cards) ?? [] }
}

const note = (yaml: string): string => `---\nid: c\nparams: { a: 1..2000 }\n${yaml}\n---\n{{a}}?\n`

test('an assumed exact tolerance that a later variant breaks is an error naming it', () => {
  const rare = note('answer: if(a == 1234, 0.5, a)')
  expect(compile(rare, 64)).toMatchObject({ problems: [], cards: [{ card: { tolerance: { kind: 'exact' } } }] })
  const { problems, cards } = compile(rare, 'all')
  expect(problems).toMatchObject([
    { code: 'tolerance.not-integer', line: 4, column: 9, args: { value: '0.5', variant: 'a = 1234' } },
  ])
  expect(cards).toEqual([])
})

test('a division by zero that 64 variants miss, a check finds', () => {
  const rare = `${note('answer: a')}\n### Explanation\n{{1/(a - 1234)}}\n`
  expect(compile(rare, 64).problems).toEqual([])
  expect(compile(rare, 'all').problems).toMatchObject([{ code: 'formula.division-math', line: 9, column: 3 }])
})

test.each<[string, string, object]>([
  ['whole answers', 'answer: 2*a', { kind: 'exact' }],
  ['other answers', 'answer: a/7', { kind: 'relative', of: '0.01' }],
  ['answers that are no fractions', 'answer: sqrt(a)', { kind: 'relative', of: '0.01' }],
  ['a stated percentage', 'answer: a\ntolerance: 2.5%', { kind: 'relative', of: '0.025' }],
  ['a stated number', 'answer: a\ntolerance: ±0.5', { kind: 'absolute', of: '0.5' }],
])('the tolerance of %s', (_name, yaml, tolerance) => {
  expect(compile(note(yaml), 64).cards).toMatchObject([{ card: { tolerance } }])
})

test('a check proves more than a build', () => {
  const variants = (depth: Depth) => compile(note('answer: a'), depth).cards.map(({ figures }) => figures?.variants)
  expect([variants(64), variants('all')]).toEqual([[64], [2_000]])
})

test('a template without a value in the text of a choice is an error at its place', () => {
  const choice = '---\nid: c\ntitle: Which?\n---\n{{2^10}}?\n\n- [x] {{ 1/2 }}\n- [ ] {{ 1/(2 - 2) }}\n'
  expect(compile(choice, 64).problems).toMatchObject([{ code: 'formula.division-math', line: 8, column: 10 }])
})

test('a sentence that the translation leaves to the note is told once, where it stands', () => {
  const deck = { path: 'deck.md', text: '---\nid: d\nlocales: [en, de]\n---\n' }
  const mistakes = 'mistakes:\n  - formula: a + 1\n    says: "{{ 1/(a - 3) }}"'
  const text = note(`answer: a\n${mistakes}`)
  const notes = [
    { path: 'n.md', text },
    { path: 'n.de.md', text: '---\nid: c\ntitle: T\n---\n{{a}}\n' },
  ]
  const [compiled] = compileDecks([{ prefix: '', name: 'd', deck, notes, problems: [] }], 'all')
  expect(compiled?.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'formula.division-math', file: 'n.md', line: 7 },
  ])
})

test('ids that only Unicode tells apart are one id', () => {
  const twin = (id: string): string => `---\nid: ${id}\nkind: choice\ntitle: Q\n---\n- [x] a\n- [ ] b\n`
  const notes = ['caf\u00e9', 'cafe\u0301'].map((id, index) => ({ path: `${index}.md`, text: twin(id) }))
  const deck = { path: 'deck.md', text: '---\nid: d\n---\n' }
  const [compiled] = compileDecks([{ prefix: '', name: 'd', deck, notes, problems: [] }], 64)
  expect(compiled?.problems.map(({ code, file }) => [code, file])).toEqual([['card.duplicate-id', '1.md']])
})

test("a name in the deck's own language is no translation, and the warning says so", () => {
  const deck = { path: 'deck.md', text: '---\nid: d\nlanguage: en\nlocales: [en, de]\n---\n' }
  const notes = ['n.md', 'n.en.md'].map(path => ({ path, text: 'Prose.' }))
  const [compiled] = compileDecks([{ prefix: '', name: 'd', deck, notes, problems: [] }], 64)
  expect(compiled?.problems.filter(({ file }) => file === 'n.en.md')).toMatchObject([
    { code: 'translation.unlisted', args: { found: 'en', allowed: 'de' } },
  ])
})
