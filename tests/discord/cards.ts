// Owns one small card of each kind that is not in deck.ts, each in a deck of its own.
import type {
  ClozeCard,
  FormulaCard,
  MultiCard,
  NumericCard,
  OrderCard,
  TextCard,
  Card,
} from '../../src/domain/deck/card.ts'

const common = { id: 'card', noteId: 'note', tags: [], difficulty: 'easy', language: 'en' } as const

export const weights: MultiCard = {
  ...common,
  kind: 'multi',
  deckId: 'several',
  optionCount: 3,
  correct: [0, 2],
  texts: {
    en: {
      title: 'Weights',
      body: 'Which have weights?',
      hints: [],
      options: [{ text: 'convolution' }, { text: 'pooling', feedback: 'It only compares.' }, { text: 'linear' }],
    },
  },
}

/** One question for everybody, in MiB: the slip of a unit earns half, and a wrong number is told its side. */
export const memory: NumericCard = {
  ...common,
  kind: 'numeric',
  deckId: 'memory',
  params: [{ name: 'n', kind: 'choices', values: ['24.5'] }],
  lets: [],
  answer: 'n*1',
  tolerance: { kind: 'figures', count: 3 },
  unit: 'MiB',
  mistakes: [],
  direction: true,
  texts: {
    en: { title: 'Memory', body: 'How much are {{n}} MiB?', hints: [], says: [] },
    'zh-CN': { title: '内存', body: '{{n}} MiB 是多少？', hints: [], says: [] },
  },
}

/** A list of three shares, in any order. */
export const shares: NumericCard = {
  ...memory,
  deckId: 'shares',
  answer: 'softmax([1, 2, n/8])',
  tolerance: { kind: 'decimals', count: 2 },
  unordered: true,
  texts: { en: { title: 'Shares', body: 'Softmax of 1, 2 and {{n/8}}?', hints: [], says: [] } },
}

/** Its key has a value at k = 1, where some that look like it have none. */
export const bias: FormulaCard = {
  ...common,
  kind: 'formula',
  deckId: 'formulas',
  params: [
    { name: 'k', kind: 'range', from: '1', to: '16', step: '1' },
    { name: 'c_in', kind: 'choices', values: ['3'] },
  ],
  lets: [{ name: 'area', formula: 'k^2' }],
  answer: 'area*c_in + 1',
  mistakes: [
    { formula: 'area*c_in', credit: '0.5' },
    { formula: 'k*c_in + 1', credit: '0' },
  ],
  texts: {
    en: {
      title: 'Weights',
      body: 'How many weights has a filter of $k$ by $k$ on $c_{in}$ channels, with its bias?',
      hints: [],
      explanation: 'One for each $k^2$, for each channel.',
      says: ['And the **bias**?', 'It is square.'],
    },
    'zh-CN': {
      title: '权重',
      body: '一个滤波器有多少权重？',
      hints: [],
      says: ['偏置呢？', '是方的。'],
    },
  },
}

export const fastest: TextCard = {
  ...common,
  kind: 'text',
  deckId: 'words',
  typos: 1,
  texts: { en: { title: 'Fastest', body: 'Which interpolation copies?', hints: [], accept: ['nearest neighbour'] } },
}

/** Six gaps: two forms. */
export const counting: ClozeCard = {
  ...common,
  kind: 'cloze',
  deckId: 'gaps',
  typos: 0,
  gaps: [1, 2, 3, 4, 5, 6],
  texts: {
    en: {
      title: 'Counting',
      body: '==one==, ==two|after one==, ==three==, ==four==, ==five== and ==six==.',
      hints: [],
    },
  },
}

export const steps: OrderCard = {
  ...common,
  kind: 'order',
  deckId: 'steps',
  itemCount: 3,
  texts: { en: { title: 'Steps', body: 'Order them.', hints: [], items: ['forward', 'loss', 'backward'] } },
}

/** Nobody but the person can grade it. */
export const why: Card = {
  ...common,
  kind: 'recall',
  deckId: 'own',
  texts: { en: { title: 'Why?', body: 'Why?', hints: [], answer: 'Because.' } },
}
