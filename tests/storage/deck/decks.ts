// Owns the decks of the deck file's suites: small, of both kinds, in two languages.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { ChoiceCard, NumericCard } from '../../../src/domain/deck/card.ts'
import type { Deck } from '../../../src/domain/deck/deck.ts'
import { instant } from '../../../src/domain/time.ts'
import { writeDeckFile } from '../../../src/storage/deck/writer.ts'

const common = { deckId: 'sums', noteId: 'vision/sums', language: 'en', license: 'CC0-1.0' } as const

export const sum: NumericCard = {
  ...common,
  id: 'sum',
  kind: 'numeric',
  tags: ['easy sums', 'shared'],
  difficulty: 'easy',
  texts: {
    en: { title: 'A sum', body: '{{a}} + {{b}}?', hints: ['Count.'], says: ['You forgot {{b}}.'] },
    'zh-CN': { title: '求和', body: '{{a}} + {{b}}？', hints: [], says: ['忘了 {{b}}。'] },
  },
  params: [
    { name: 'a', kind: 'range', from: '1', to: '9', step: '1' },
    { name: 'b', kind: 'choices', values: ['0.5', '1.5'] },
  ],
  lets: [{ name: 'total', formula: 'a + b' }],
  where: 'a > b',
  answer: 'total',
  tolerance: { kind: 'relative', of: '0.01' },
  unit: 'px',
  mistakes: [{ formula: 'a', credit: '0.5' }],
}

export const capital: ChoiceCard = {
  ...common,
  id: 'capital',
  kind: 'choice',
  tags: ['shared'],
  difficulty: 'hard',
  texts: { en: { title: 'Which?', body: '', hints: [], options: [{ text: 'a', feedback: 'No.' }, { text: 'b' }] } },
  optionCount: 2,
  correct: 1,
}

/** A deck of these cards, which all stand in one note. */
export const deckOf = (cards: readonly (NumericCard | ChoiceCard)[], id = 'sums'): Deck => ({
  id,
  title: 'Sums',
  language: 'en',
  locales: ['en', 'zh-CN'],
  notes: [
    {
      id: 'vision/sums',
      subdeck: 'Vision',
      texts: { en: { title: 'Sums', body: 'Prose.' } },
      cards: cards.map(card => ({
        card: { ...card, deckId: id },
        aliases: card.id === 'sum' ? ['old-sum'] : [],
        ...(card.kind === 'numeric' ? { figures: { variants: 18, distinctAnswers: 18, rejectedShare: 0.25 } } : {}),
      })),
    },
  ],
})

export const changedAt = () => instant(Date.UTC(2026, 0, 1))

/** A folder of this test's own. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prepdeck-deck-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every row of the deck file at `path`, by table. */
export function contentOf(path: string): Readonly<Record<string, unknown[]>> {
  const database = new Database(path, { readonly: true })
  try {
    const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
    return Object.fromEntries(
      tables.map(table => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all()]),
    )
  } finally {
    database.close()
  }
}

/** A deck file with `decks` in a folder of its own. */
export async function deckFile(decks: readonly Deck[] = [deckOf([sum, capital])]): Promise<string> {
  const path = join(freshFolder(), 'deck.sqlite')
  const written = await writeDeckFile(path, decks, changedAt)
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  return path
}
