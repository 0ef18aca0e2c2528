// Owns the buttons of a result: the board of the week in which its drop opened, one's own answer, the working.
import { showBoard } from '../../app/show-board.ts'
import { weekBoard } from '../../domain/play/board.ts'
import { component } from '../define.ts'
import { withLeavers } from '../leavers.ts'
import { dropHere, explainQuestion, showQuestion, unknownDrop } from '../question.ts'
import { BOARD_ROWS, boardMessage } from '../view/board.ts'

export const mine = component<'mine', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const drop = await dropHere(call, world, fields)
    return drop ? showQuestion(call, world, drop) : unknownDrop(call)
  },
})

export const explain = component<'explain', 'own'>({
  policy: 'own',
  async run(call, fields, world) {
    const drop = await dropHere(call, world, fields)
    return drop ? explainQuestion(call, world, drop) : unknownDrop(call)
  },
})

export const board = component<'board', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const drop = await dropHere(call, world, fields)
    const quiz = drop && (await world.store.quiz(drop.quizId))
    if (!drop || !quiz) return unknownDrop(call)
    // The board to which the drop's answers count: the last results of a week come when the next one has begun.
    const week = weekBoard(drop.opensAt, drop.settings.schedule.zone)
    const title = week === weekBoard(call.at, quiz.settings.schedule.zone) ? 'week' : 'pastWeek'
    const shown = await showBoard(world.store, quiz, week, { kind: 'top' }, BOARD_ROWS)
    return withLeavers(call, world, shown.rows, hasLeft => boardMessage(quiz, title, shown, call.texts, hasLeft))
  },
})
