// Owns how decks and their cards are shown to who browses them.
import type { Example } from '../../app/example-question.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { container, line, lines, small, text } from './components.ts'
import { plainText } from './markdown.ts'
import { questionBody } from './question.ts'
import { solution } from './verdict.ts'

/** A deck's tags that a list names. */
const MOST_TAGS = 20

interface ListedDeck {
  readonly title: string
  readonly description?: string
  readonly cardCount: number
  readonly tags: readonly string[]
}

export function deckListMessage(decks: readonly ListedDeck[], texts: Catalog): Message {
  const words = texts.bot.deck
  const tagLine = (tags: readonly string[]): string | undefined => {
    if (tags.length === 0) return undefined
    const more = tags.length > MOST_TAGS ? ` ${words.more(tags.length - MOST_TAGS)}` : ''
    return small(words.tags(tags.slice(0, MOST_TAGS).map(plainText).join(', ') + more))
  }
  return [
    container('quiet', [
      text(`### ${words.title}`),
      ...decks.map(({ title, description, cardCount, tags }) =>
        lines(
          words.deck(plainText(title), cardCount),
          description === undefined ? undefined : plainText(description),
          tagLine(tags),
        ),
      ),
    ]),
  ]
}

/** A card with example numbers, and its answer: for cards that are not withheld. */
export const cardMessage = ({ card, presented }: Example, deck: string, texts: Catalog): Message => [
  container('quiet', [
    lines(
      small(texts.bot.deck.facts(plainText(deck), texts.bot.difficulty[card.difficulty])),
      `### ${plainText(presented.title)}`,
    ),
    ...questionBody({ card, presented }, texts),
    line,
    ...(card.kind === 'numeric' ? [text(small(texts.bot.result.example))] : []),
    ...solution({ card, presented }, texts),
  ]),
]
