// Owns the results of a drop as all see them: how people answered, who was right first, answer and working of each card.
import type { CardResult, DropResults } from '../../app/drop-results.ts'
import type { DropTally } from '../../app/play-store.ts'
import { decided } from '../../domain/grading/verdict.ts'
import type { Bar } from '../../domain/play/histogram.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Inside, Message, Picture } from '../define.ts'
import { button, container, line, lines, row, small, text } from './components.ts'
import { nameShown, type HasLeft } from './board.ts'
import { topicOf } from './drop.ts'
import { plainText } from './markdown.ts'
import { questionBody } from './question.ts'
import { solution } from './verdict.ts'

const BAR = 10

/** Written at `resultsAt`, never before; that of a withdrawn drop at once, it tells no answer. */
export function resultMessage({ drop, cards, tally, first }: DropResults, hasLeft: HasLeft, texts: Catalog): Message {
  const words = texts.bot.result
  const id = { drop: String(drop.id) }
  const title = text(`### ${words.title(topicOf(cards.map(({ example }) => example)))}`)
  if (drop.state === 'void')
    return [container('quiet', [title, text(words.withdrawn), row(button(words.board, 'board', id))])]
  const pictures = cards.flatMap(card => (card.answered > 0 ? [picture(card, cards.length > 1, texts)] : []))
  return [
    container('board', [
      title,
      lines(
        tallyText(tally, texts),
        first.length === 0 ? undefined : words.first(first.map(each => nameShown(each, hasLeft, texts)).join(', ')),
      ),
      ...(pictures.length === 0 ? [] : [{ type: 'pictures', pictures } as const]),
      ...cards.flatMap(card => [line, ...cardPart(card, cards.length > 1, texts)]),
      row(
        button(words.board, 'board', id),
        button(texts.bot.mine.button, 'mine', id),
        button(texts.bot.practice.button, 'practise', id),
      ),
    ]),
  ]
}

/** One card with its example numbers, what is right and why; of several, with its title and how it went. */
function cardPart({ example, answered, right }: CardResult, isOneOfMany: boolean, texts: Catalog): Inside[] {
  const words = texts.bot.result
  return [
    lines(
      isOneOfMany ? `**${plainText(example.presented.title)}** · ${words.share(right, answered)}` : undefined,
      example.card.kind === 'numeric' ? small(words.example) : undefined,
    ),
    ...questionBody(example, texts),
    ...solution(example, texts),
  ].filter(part => !('content' in part) || part.content !== '')
}

/** The histogram of a card, and the same in words. */
function picture({ example, bars }: CardResult, isOneOfMany: boolean, texts: Catalog): Picture {
  const words = texts.bot.result
  const named = bars.map(bar => ({ name: nameOf(bar, texts), count: bar.count, isRight: isRight(bar) }))
  const kind = bars.some(bar => bar.kind === 'option') ? words.options : words.verdicts
  const heading = example.card.kind === 'numeric' && example.presented.list === undefined ? words.ratios : kind
  const title = isOneOfMany ? `${example.presented.title}: ${heading}` : heading
  return {
    source: { kind: 'bars', bars: { title, bars: named } },
    alt: `${title}. ${named.map(({ name, count }) => `${name}: ${count}`).join(', ')}`,
  }
}

const isRight = (bar: Bar): boolean =>
  bar.kind === 'option' ? bar.isRight : bar.kind === 'verdict' && bar.verdict === 'right'

function nameOf(bar: Bar, { bot: { result: words } }: Catalog): string {
  switch (bar.kind) {
    case 'verdict':
      return words[bar.verdict]
    case 'option':
      return bar.letter
    case 'unread':
      return words.unread
    case 'ratio':
      if (bar.from === Number.NEGATIVE_INFINITY) return words.negative
      return bar.to === Number.POSITIVE_INFINITY ? words.beyond(bar.from) : words.times(`${bar.from} – ${bar.to}`)
  }
}

function tallyText(tally: DropTally, texts: Catalog): string {
  const words = texts.bot.result
  const people = decided.reduce((sum, verdict) => sum + tally[verdict], 0)
  if (people === 0) return words.nobody
  const bars = decided
    .filter(verdict => tally[verdict] > 0)
    .map(verdict => {
      const filled = Math.max(1, Math.round((BAR * tally[verdict]) / people))
      return `\`${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}\` ${tally[verdict]} ${words[verdict]}`
    })
  return [words.answered(people), ...bars].join('\n')
}
