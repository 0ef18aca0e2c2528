// Owns the results of a drop as all see them: answer and working with the example numbers, and how many were right.
import type { Example } from '../../app/example-question.ts'
import type { DropTally } from '../../app/play-store.ts'
import { decided } from '../../domain/grading/verdict.ts'
import type { Drop } from '../../domain/play/drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { button, container, line, row, small, text } from './components.ts'
import { plainText } from './markdown.ts'
import { questionBody } from './question.ts'
import { solution } from './verdict.ts'

const BAR = 10

/** Posted at `resultsAt`, never before; that of a withdrawn drop at once, it tells no answer. */
export function resultMessage(drop: Drop, { card, presented }: Example, tally: DropTally, texts: Catalog): Message {
  const words = texts.bot.result
  const id = { drop: String(drop.id) }
  if (drop.state === 'void')
    return [
      container('quiet', [
        text(`### ${words.title(plainText(presented.title))}`),
        text(words.withdrawn),
        row(button(words.board, 'board', id)),
      ]),
    ]
  return [
    container('board', [
      text(`### ${words.title(plainText(presented.title))}`),
      text(tallyText(tally, texts)),
      line,
      ...(card.kind === 'numeric' ? [text(small(words.example))] : []),
      ...questionBody({ card, presented }, texts),
      ...solution({ card, presented }, texts),
      row(
        button(words.board, 'board', id),
        button(texts.bot.mine.button, 'mine', id),
        button(texts.bot.practice.button, 'practise', id),
      ),
    ]),
  ]
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
