// Owns the drop as all see it: the question with example numbers and its button, and the same after it has closed.
import type { Example } from '../../app/example-question.ts'
import type { Card } from '../../domain/deck/card.ts'
import type { Drop } from '../../domain/play/drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { button, container, lines, moment, row, small, text } from './components.ts'
import { plainText } from './markdown.ts'
import { questionBody } from './question.ts'

/** The posted question. It never holds the answer. A pool of several cards shows none of them. */
export function dropMessage(
  drop: Drop,
  examples: readonly Example[],
  texts: Catalog,
  state: 'open' | 'closed',
): Message {
  const words = texts.bot.drop
  const [first, ...others] = examples
  if (!first) throw new Error(`drop ${drop.id} has no card`)
  const question = others.length > 0 ? [] : [...questionBody(first, texts), ...noteTo(first.card, texts)]
  return [
    container(state === 'open' ? 'question' : 'quiet', [
      lines(small(words.facts(texts.bot.difficulty[first.card.difficulty])), `### ${topicOf(examples)}`),
      ...question,
      ...(drop.isPractice ? [text(small(words.practice))] : []),
      text(stateText(drop, texts, state)),
      ...(state === 'open' ? [row(button(words.answer, 'answer', { drop: String(drop.id) }, 'main'))] : []),
    ]),
  ]
}

/** What a question is about: the title of its card; of several cards, which title is the reader's own is not known. */
export function topicOf(examples: readonly Example[]): string {
  const [first, ...others] = examples
  const tags = (first?.card.tags ?? []).filter(tag => others.every(({ card }) => card.tags.includes(tag)))
  if (others.length === 0 || tags.length === 0) return plainText(first?.presented.title ?? '')
  return tags.map(tag => plainText(tag.replaceAll('::', ' › ').replaceAll('-', ' '))).join(' · ')
}

function stateText(
  { state: fate, closesAt }: Drop,
  { bot: { drop: words } }: Catalog,
  state: 'open' | 'closed',
): string {
  if (fate === 'void') return words.withdrawn
  return state === 'open' ? words.closes(moment(closesAt)) : words.closed
}

/** What is an example in a question that everybody sees. */
function noteTo({ kind }: Card, { bot: { drop: words } }: Catalog) {
  switch (kind) {
    case 'numeric':
      return [text(small(words.exampleNumbers))]
    case 'choice':
    case 'multi':
    case 'order':
      return [text(small(words.exampleOrder))]
    case 'formula':
    case 'text':
    case 'cloze':
    case 'recall':
      return []
  }
}
