// Owns the decks that are measured: any number of notes, each with a numeric card of the bank and a choice card.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Numbers = readonly number[] | { readonly from: number; readonly to: number; readonly step: number }
interface BankCard {
  readonly prompt: string
  readonly params: Readonly<Record<string, Numbers>>
  readonly where: string | null
  readonly answer: string
  readonly tolerance: string
  readonly mistakes: readonly { readonly formula: string; readonly says: string }[]
}

const bank = JSON.parse(
  readFileSync(new URL('../../tests/fixtures/bank.json', import.meta.url), 'utf8'),
) as readonly BankCard[]

/** Notes to a folder: a real vault is not flat. */
const perFolder = 250

/** Where the note numbered `index` lies in its deck. */
export const pathOf = (index: number): string => `part-${Math.floor(index / perFolder)}/note-${index}.md`

/** Writes a deck of `count` notes into `folder`. */
export function writeDeck(folder: string, count: number): void {
  for (let part = 0; part * perFolder < count; part++) mkdirSync(join(folder, `part-${part}`), { recursive: true })
  writeFileSync(join(folder, 'deck.md'), '---\nid: bench\ntitle: Bench\nlicense: CC0-1.0\n---\n')
  for (let index = 0; index < count; index++) writeFileSync(join(folder, pathOf(index)), noteText(index))
}

/** The note numbered `index`; no two are alike, so that nothing is gained by remembering a formula. */
export function noteText(index: number, edition = 0): string {
  const card = bank[index % bank.length]
  if (!card) throw new Error('the bank is empty')
  const own = (formula: string): string => `${index + 1}*(${formula})`
  const shown = Object.keys(card.params).map(name => `${name} = {{${name}}}`)
  return `---
title: "Topic ${index}"
tags: [bench, topic-${index % 40}]
difficulty: medium
source: https://example.org/${index}
---
${card.prompt}: what it is good for, when it fails, and how it is computed. Edition ${edition} of note ${index}.

| quantity | meaning |
|---|---|
${Object.keys(card.params)
  .map(name => `| ${name} | drawn |`)
  .join('\n')}

## ${index}: ${card.prompt.replaceAll('`', '')}
\`\`\`card
id: n${index}
kind: numeric
params:
${Object.entries(card.params)
  .map(([name, numbers]) => `  ${name}: ${paramText(numbers)}`)
  .join('\n')}
${card.where === null ? '' : `where: ${JSON.stringify(card.where)}\n`}answer: ${JSON.stringify(own(card.answer))}
tolerance: ${card.tolerance}
few: true
mistakes:
${card.mistakes
  .map(({ formula, says }) => `  - formula: ${JSON.stringify(own(formula))}\n    says: ${JSON.stringify(says)}`)
  .join('\n')}
\`\`\`
${index + 1} times this: ${shown.join(', ')}.

### Hint
Write down the formula before you put numbers in.

### Explanation
With ${shown.join(', ')} it is {{answer}}.

## What does note ${index} say?
\`\`\`card
id: c${index}
\`\`\`
- [ ] that it depends
- [x] number ${index}
  It is the only one that names it.
- [ ] nothing
- [ ] ask again later
`
}

const paramText = (numbers: Numbers): string =>
  'from' in numbers ? `${numbers.from}..${numbers.to} step ${numbers.step}` : `[${numbers.join(', ')}]`
