// A stranger's note with several mistakes: each is told in one run, at its line, with what mends it, and nothing else is.
import { expect, test } from 'vitest'
import { compileDecks } from '../../src/compiler/compile.ts'
import { problemText } from '../../src/i18n/en/problem.ts'

const deck = { path: 'deck.md', text: '---\nid: d\nlanguage: en\nlocales: [en, zh-CN]\n---\n' }

/** The problems in a deck of these notes. */
function problemsOf(notes: Readonly<Record<string, string>>, deckText = deck.text) {
  const files = Object.entries(notes).map(([path, text]) => ({ path, text }))
  const [compiled] = compileDecks(
    [{ prefix: '', name: 'd', deck: { ...deck, text: deckText }, notes: files, problems: [] }],
    64,
  )
  return [...(compiled?.problems ?? [])].sort((a, b) => a.line - b.line || a.column - b.column)
}

const numeric = `---
id: a
title: "Output width
kind: number
params:
  W: 24..256
  k: [3, 5, 7]
where: W > K
answer: W - k + 1
hint: How many places has the left edge?
time: 2 min
---
A convolution has width {{W}} and kernel {{k}}. How wide is its output?
`

const choice = `---
id: a
kind: multiple choice
tags: cnn, shapes
dificulty: hard
feedback: Read again.
---
What is shared by all places?

- [ ] the weights
- [] the picture
- [ ] the loss
`

const block = `---
title: Weights
tolerance: 5 percent
---
## Kernel
\`\`\`card
id: kernel
params: { k: 1..30 }
answer: k^2
example: { k: 3, answer: 10 }
\`\`\`
A kernel is {{k}} wide. How many weights has it?

## Channels
\`\`\`card
id: Kernel
params: { c: 40..1 }
answer: c
\`\`\`
A picture has {{c}} channels.

## Stride
\`\`\`card
id: stride
kind: recall
\`\`\`
Say it. {{1 +}}

### Solution

It skips.
`

const recall = `---
id: a
aliases: []
kind: recall
licence: MIT
source:
---
# What does it say?

![](https://x.example/a.png)

### Answer

$\\frac{1$

### Answer

Twice.
`

const order = `---
id: a
kind: order
tags:
\t- cnn
par: an hour
units: px
typos: 1
---
# The steps

### Answer

1. forward
2. backward
`

const deckWithSlips = `---
id: d
title: "Vision
languge: en
locales: [en, zh_CN!]
defaults: { tolerance: near, hint: none }
---
`

/** By line and code: what its sentence or its fix says to write instead. */
test.each<[string, Record<string, string>, Readonly<Record<string, string>>]>([
  [
    'a calculated one',
    { 'a.md': numeric },
    {
      '3 yaml.quote': '"Output width"',
      '4 value.not-allowed': 'kind: numeric',
      '8 formula.unknown-name': 'Did you mean k?',
      '10 key.unknown': '### Hint',
      '11 key.unknown': 'par:',
    },
  ],
  [
    'one with options',
    { 'a.md': choice },
    {
      '3 value.not-allowed': 'kind: choice',
      '4 value.comma': 'tags: [cnn, shapes]',
      '5 key.unknown': 'difficulty:',
      '6 key.unknown': 'indented below the option',
      '10 choice.no-right': '- [x] …',
      '11 choice.box': '- [ ] the picture',
    },
  ],
  [
    'one with blocks',
    { 'a.md': block },
    {
      '3 tolerance.syntax': 'tolerance: 5%',
      '16 card.duplicate-id': 'ids are unique in a deck',
      '17 params.reversed': 'c: 1..40',
      '22 recall.no-answer': '### Answer',
      '27 formula.incomplete-syntax': 'a number, a name or an opening bracket must follow',
      '29 section.unknown': '### Explanation',
    },
  ],
  [
    'one to recall',
    { 'a.md': recall },
    {
      '5 key.unknown': 'license:',
      '6 value.empty': 'give one, or take the key out',
      '10 media.no-alt': '![…](https://x.example/a.png)',
      '14 tex.invalid': 'Missing close brace',
      '16 section.repeated': 'once is allowed',
    },
  ],
  [
    'one to order',
    { 'a.md': order },
    {
      '5 yaml.tab': 'only spaces',
      '6 value.not-allowed': '1 to 3600',
      '7 key.unknown': 'unit:',
      '8 key.not-for-kind': 'text, cloze',
      '14 order.few-items': 'at least 3',
    },
  ],
])('a note with mistakes of many kinds: %s', (_, notes, wanted) => {
  const found = problemsOf(notes)
  expect(found.map(({ line, code }) => `${line} ${code}`)).toEqual(Object.keys(wanted))
  const said = found.map(({ code, args, fix = '' }) => `${problemText(code, args)} ${fix}`)
  for (const [index, remedy] of Object.values(wanted).entries()) expect(said[index]).toContain(remedy)
})

test('an example that disagrees is told beside the mistakes of other cards', () => {
  const sound = block.replace('5 percent', '5%')
  expect(problemsOf({ 'a.md': sound }).map(({ line, code }) => `${line} ${code}`)).toContain('10 example.disagrees')
})

test('what follows from a mistake is not told as another one', () => {
  const refused = '---\nid: a\nparams: { W: 24..x }\nanswer: W + 1\nexample: { W: 30, answer: 31 }\n---\n{{W}}?\n'
  expect(problemsOf({ 'a.md': refused }).map(({ code }) => code)).toEqual(['params.not-number'])
  const renamed = '---\nid: a\nparams: { W: 24..99 }\nformula: W + 1\n---\n{{W}}?\n'
  expect(problemsOf({ 'a.md': renamed }).map(({ code }) => code)).toEqual(['key.unknown'])
  const listed = '---\nid: a\noptions: [x, y]\n---\nWhich?\n'
  expect(problemsOf({ 'a.md': listed }).map(({ code }) => code)).toEqual(['key.unknown'])
})

test('a broken deck.md hides neither its other mistakes nor those of the notes', () => {
  const found = problemsOf({ 'a.md': choice }, deckWithSlips)
  expect(found.map(({ file, line, code }) => `${file} ${line} ${code}`)).toEqual([
    'deck.md 1 deck.unusable',
    'deck.md 3 yaml.quote',
    'deck.md 4 key.unknown',
    'deck.md 5 locale.invalid',
    'deck.md 6 tolerance.syntax',
    'deck.md 6 key.unknown',
  ])
  const listed = problemsOf({ 'a.md': choice }, deckWithSlips.replace('zh_CN!', 'zh-CN').replace('languge', 'language'))
  expect(listed.filter(({ file }) => file === 'a.md')).toHaveLength(6)
})

test('the translation of a broken note is read too', () => {
  const note = (kind: string): string =>
    `## A\n\`\`\`card\nid: a\n\`\`\`\n- [x] x\n- [ ] y\n\n## B\n\`\`\`card\nid: b\nkind: ${kind}\n\`\`\`\nSay.\n`
  const zh = '## 甲\n```card\nid: a\n```\n- [x] x\n\n## 乙\n```card\nid: b\n```\n说。\n'
  const found = problemsOf({ 'n.md': note('recall'), 'n.zh-CN.md': zh })
  expect(found.map(({ file, code }) => `${file} ${code}`)).toEqual([
    'n.zh-CN.md translation.options',
    'n.md recall.no-answer',
  ])
})
