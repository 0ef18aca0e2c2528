// Owns the two small decks that the bot's suites ask from: one numeric card, one choice card.
import { join } from 'node:path'
import type { Card } from '../../src/domain/deck/card.ts'
import type { Deck } from '../../src/domain/deck/deck.ts'
import { instant } from '../../src/domain/time.ts'
import { writeDeckFile } from '../../src/storage/deck/writer.ts'

/** Answer: a · b + 1; forgetting the one is a listed mistake. */
export const product: Card = {
  kind: 'numeric',
  deckId: 'sums',
  id: 'product',
  noteId: 'note',
  tags: ['sums'],
  difficulty: 'easy',
  language: 'en',
  texts: {
    en: {
      title: 'Product and one',
      body: 'What is {{a}} × {{b}} + 1?',
      hints: [],
      explanation: 'First {{a}} × {{b}} = {{a*b}}, then the one: {{answer}}.',
      says: ['You forgot the one.'],
    },
    'zh-CN': { title: '乘积加一', body: '{{a}} × {{b}} + 1 等于多少？', hints: [], says: ['您漏了一。'] },
  },
  params: [
    { name: 'a', kind: 'range', from: '11', to: '99', step: '1' },
    { name: 'b', kind: 'range', from: '101', to: '999', step: '1' },
  ],
  lets: [],
  answer: 'a*b + 1',
  tolerance: { kind: 'exact' },
  mistakes: [{ formula: 'a*b', credit: '0' }],
}

export const capital: Card = {
  kind: 'choice',
  deckId: 'choices',
  id: 'even',
  noteId: 'note',
  tags: ['sums'],
  difficulty: 'hard',
  language: 'en',
  texts: {
    en: {
      title: 'The even one',
      body: 'Which number is **even**?',
      hints: [],
      explanation: 'Two divides 4.',
      options: [
        { text: 'three', feedback: 'Three leaves one.' },
        { text: 'four' },
        { text: 'five', feedback: 'Five leaves one.' },
      ],
    },
  },
  optionCount: 3,
  correct: 1,
}

/** A deck of this one card, or of several with its deck's name. */
export const deckOf = (card: Card, ...more: readonly Card[]): Deck => ({
  id: card.deckId,
  title: card.deckId === 'sums' ? 'Sums' : 'Choices',
  ...(card.deckId === 'sums' ? { translations: { 'zh-CN': { title: '求和' } } } : {}),
  language: 'en',
  locales: Object.keys(card.texts),
  notes: [
    {
      id: 'note',
      subdeck: '',
      texts: { en: { title: 'Note', body: '' } },
      cards: [card, ...more].map(each => ({ card: each, aliases: [] })),
    },
  ],
})

/** Writes `deck.sqlite` with both decks, or with other cards, into a data folder. */
export async function writeDecks(folder: string, cards: readonly Card[] = [product, capital]): Promise<void> {
  const written = await writeDeckFile(
    join(folder, 'deck.sqlite'),
    [...Map.groupBy(cards, ({ deckId }) => deckId).values()]
      .flatMap(([first, ...more]) => (first ? [deckOf(first, ...more)] : []))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    () => instant(0),
  )
  if (!written.ok) throw new Error(written.error.code)
}
