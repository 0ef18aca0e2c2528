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
