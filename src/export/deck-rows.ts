// Owns a card as a row of a table: what is asked and answered, in words, with the names that an import reads.
import type { Card, DeckLocale } from '../domain/deck/card.ts'
import type { PresentedCard } from '../domain/deck/present.ts'

/** The columns, in order. Their names are those of `prepdeck import`, which passes over what it does not know. */
export const deckColumns = [
  'id',
  'deck title',
  'subdeck',
  'kind',
  'language',
  'difficulty',
  'tags',
  'title',
  'question',
  'choices',
  'answer',
  'accept',
  'hint',
  'explanation',
  'source',
  'license',
  'formula',
  'changed',
] as const
type Column = (typeof deckColumns)[number]

export interface TableCard {
  readonly card: Card
  readonly locale: DeckLocale
  /** With example numbers, and options in an order of their own. */
  readonly shown: PresentedCard
  readonly deckTitle: string
  readonly subdeck: string
  /** ms since the epoch. */
  readonly changedAt: number | undefined
}

/** The cells of a card, one for each column. */
export function deckRow({ card, locale, shown, deckTitle, subdeck, changedAt }: TableCard): string[] {
  const text = card.texts[locale]
  const cells: Readonly<Record<Column, string>> = {
    id: card.id,
    'deck title': deckTitle,
    subdeck,
    kind: card.kind,
    language: locale,
    difficulty: card.difficulty,
    tags: card.tags.join(', '),
    title: shown.title,
    question: questionOf(card, shown, text?.body ?? ''),
    choices: (shown.options ?? []).map(option => oneLine(option.text)).join('\n'),
    answer: answerOf(card, shown),
    accept: (text?.accept ?? []).slice(1).join('\n'),
    hint: shown.hints.join('\n\n'),
    explanation: shown.explanation ?? '',
    source: text?.source ?? card.source ?? '',
    license: card.license ?? '',
    formula: card.kind === 'numeric' || card.kind === 'formula' ? card.answer : '',
    changed: changedAt === undefined ? '' : Temporal.Instant.fromEpochMilliseconds(changedAt).toString(),
  }
  return deckColumns.map(column => cells[column])
}

/** The question with its title where it does not say the same; gaps as they are written. */
function questionOf({ kind }: Card, { title, question, items }: PresentedCard, body: string): string {
  const asked = kind === 'cloze' ? body : question
  const listed = items ? `\n\n${items.map(item => `- ${item}`).join('\n')}` : ''
  return (asked === '' ? title : asked) + listed
}

function answerOf(card: Card, { options, answerText, answer, formula }: PresentedCard): string {
  switch (card.kind) {
    case 'choice':
    case 'multi':
      return (options ?? [])
        .filter(({ isRight }) => isRight)
        .map(option => oneLine(option.text))
        .join('\n')
    case 'formula':
      return formula?.text ?? ''
    case 'recall':
      return answer ?? ''
    case 'numeric':
    case 'text':
    case 'cloze':
    case 'order':
      return answerText ?? answer ?? ''
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
