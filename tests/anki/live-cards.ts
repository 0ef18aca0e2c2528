// Owns the live cards of the tests, and both sides of them as a package brings them.
import { fieldNames, noteTypes } from '../../src/anki/note-types.ts'
import { renderSide } from '../../src/anki/side.ts'
import type { CalculatedCard, NumericCard } from '../../src/domain/deck/card.ts'
import { bias, shares } from '../discord/cards.ts'
import { deckFile, exportFrom } from './decks.ts'
import { notesIn } from './package-file.ts'

/** Numbers in texts, TeX, hints and what a mistake is told; two languages. */
export const width: NumericCard = {
  id: 'width',
  deckId: 'all',
  noteId: 'note',
  tags: [],
  difficulty: 'easy',
  language: 'en',
  kind: 'numeric',
  params: [{ name: 'w', kind: 'range', from: '16', to: '2000', step: '1' }],
  lets: [{ name: 'half', formula: 'w/2' }],
  answer: 'half*1000',
  tolerance: { kind: 'figures', count: 3 },
  unit: 'KB',
  direction: true,
  mistakes: [{ formula: 'w + 7', credit: '0.5' }],
  texts: {
    en: {
      title: 'Half of it',
      body: 'Half of **{{w}}** MB, so $\\frac{ {{w}} }{2}$ MB, in KB?',
      hints: ['Half of {{w}} is {{half}}.', 'A MB is 1000 KB.'],
      says: ['You added 7 to **{{w}}**: $w + 7$.'],
      explanation: 'Half of {{w}} is {{half}}, and $10^3$ of it {{answer}}.',
    },
    'zh-CN': {
      title: '一半',
      body: '**{{w}}** MB 的一半是多少 KB？',
      hints: ['{{w}} 的一半是 {{half}}。', '1 MB 等于 1000 KB。'],
      says: ['您给 **{{w}}** 加了 7。'],
      unit: 'kB',
      explanation: '{{w}} 的一半是 {{half}}，即 {{answer}} KB。',
    },
  },
}

/** A list in any order. */
export const list: NumericCard = { ...shares, deckId: 'all', id: 'list' }
export const formula: CalculatedCard = { ...bias, deckId: 'all', id: 'formula' }

export interface Sides {
  readonly front: string
  readonly back: string
}

/** Both sides of `card` as Anki shows them after an import. */
export async function sidesOf(card: CalculatedCard, locale?: string): Promise<Sides> {
  const file = await deckFile({ cards: [card] })
  const { path } = await exportFrom(file, locale === undefined ? {} : { locale })
  const note = notesIn(path)[card.id]
  const { css, front, back } = noteTypes[card.kind]
  const fields = fieldNames.map(name => note?.fields[name] ?? '')
  const styled = (template: string): string => `<style>${css}</style>${renderSide(template, fields)}`
  return { front: styled(front), back: styled(back) }
}
