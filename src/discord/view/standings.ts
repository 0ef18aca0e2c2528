// Owns how a board and a streak are shown.
import type { StreakView } from '../../app/play-store.ts'
import { boards, type Board, type BoardName } from '../../app/show-board.ts'
import type { QuizId } from '../../domain/play/quiz.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { button, container, lines, row, small, text } from './components.ts'
import { plainText } from './markdown.ts'

/** How many rows a board shows; its head says how many people there are beyond. */
export const BOARD_ROWS = 15

/** A board with buttons to the others; `past` is that of a week that is over. */
export function boardMessage(
  quiz: QuizId,
  shown: BoardName | 'past',
  { rows, people }: Board,
  texts: Catalog,
): Message {
  const words = texts.bot.board
  const list = rows.map(each => words.row(each.rank, plainText(each.name), each.points, each.right, each.answered))
  return [
    container('board', [
      text(`### ${words.title(words[shown])}`),
      text(list.length === 0 ? words.empty : list.join('\n')),
      ...(people > rows.length ? [text(small(words.more(people - rows.length)))] : []),
      row(
        ...boards.map(board =>
          button(words[board], 'standings', { quiz: String(quiz), board }, 'other', board === shown),
        ),
      ),
    ]),
  ]
}

/** A person's streak in one quiz. */
export function streakMessage(streak: StreakView, texts: Catalog): Message {
  const words = texts.bot.streak
  return [
    container('board', [
      text(`### ${words.title(streak.current)}`),
      lines(
        words.facts(streak.best, streak.freezes),
        words.answers(streak.answered, streak.right),
        streak.pending ? words.pending : undefined,
      ),
      text(small(words.rule)),
    ]),
  ]
}
