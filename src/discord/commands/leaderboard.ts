// Owns /leaderboard: the board of today, the week, the season or all time, for all to see.
import { boardAt, boards, showBoard } from '../../app/show-board.ts'
import { catalogOf } from '../../i18n/format.ts'
import { command } from '../define.ts'
import { withLeavers } from '../leavers.ts'
import { quizOf } from '../quizzes.ts'
import { BOARD_ROWS, boardMessage } from '../view/board.ts'

export const leaderboard = command({
  name: 'leaderboard',
  options: { board: { type: 'string', choices: boards } },
  policy: 'public',
  async run(call, { board = 'week' }, world) {
    const found = await quizOf(call, world)
    if (!found.ok) return found.error
    const quiz = found.value
    const key = await boardAt(world.store, quiz, board, call.at)
    const shown = await showBoard(world.store, quiz, key, { kind: 'top' }, BOARD_ROWS)
    const texts = catalogOf(quiz.settings.locale)
    return withLeavers(call, world, shown.rows, hasLeft => boardMessage(quiz, board, shown, texts, hasLeft))
  },
})
