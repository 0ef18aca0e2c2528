// Owns cards for tests: one numeric and one choice card, changed as a test needs.
import type { ChoiceCard, NumericCard } from '../../../src/domain/deck/card.ts'

const common = {
  deckId: 'deck',
  noteId: 'note',
  tags: [],
  difficulty: 'easy',
  language: 'en',
} as const

/** Output width of a convolution: 3 × 4 × 2 combinations. */
export const numericCard = (changes: Partial<NumericCard> = {}): NumericCard => ({
  ...common,
  kind: 'numeric',
  id: 'conv-out',
  params: [
    { name: 'W', kind: 'range', from: '24', to: '32', step: '4' },
    { name: 'k', kind: 'choices', values: ['3', '5', '7', '11'] },
    { name: 's', kind: 'range', from: '1', to: '2', step: '1' },
  ],
  lets: [{ name: 'steps', formula: 'floor((W - k)/s)' }],
  where: 'W > k',
  answer: 'steps + 1',
  tolerance: { kind: 'exact' },
  unit: 'px',
  mistakes: [
    { formula: 'steps', credit: '0' },
    { formula: 'W', credit: '0.5' },
  ],
  texts: {
    en: {
      title: 'Output width',
      body: 'Width {{W}}, kernel {{k}}, stride {{s}}?',
      hints: ['Steps: {{steps}}.'],
      explanation: '{{steps}} + 1 = {{answer}}',
      says: ['Count the first place too.', 'Not {{W}}.'],
    },
    'zh-CN': { title: '输出宽度', body: '宽 {{W}}，核 {{k}}，步幅 {{s}}？', hints: [], says: ['', ''] },
  },
  ...changes,
})

export const choiceCard = (changes: Partial<ChoiceCard> = {}): ChoiceCard => ({
  ...common,
  kind: 'choice',
  id: 'groups',
  optionCount: 4,
  correct: 1,
  source: 'a paper',
  texts: {
    en: {
      title: 'Groups',
      body: 'Which?',
      hints: [],
      options: [
        { text: '1', feedback: 'an ordinary convolution' },
        { text: 'input channels' },
        { text: 'output channels' },
        { text: '{{2^3}}' },
      ],
    },
  },
  ...changes,
})
