// Owns /leaderboard: the week's board, or all time's, for all to see.
import { boards, showBoard } from '../../app/show-board.ts'
import { catalogOf } from '../../i18n/format.ts'
import { command } from '../define.ts'
import { quizOf } from '../quizzes.ts'
import { BOARD_ROWS, boardMessage } from '../view/standings.ts'

export const leaderboard = command({
  name: 'leaderboard',
  options: { board: { type: 'string', choices: boards } },
  policy: 'public',
  async run(call, { board = 'week' }, world) {
    const quiz = await quizOf(call, world)
    if (!quiz.ok) return quiz.error
    const shown = await showBoard(world.store, quiz.value, board, call.at, BOARD_ROWS)
    return boardMessage(quiz.value.id, board, shown, catalogOf(quiz.value.settings.locale))
  },
})
