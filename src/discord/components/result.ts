// Owns the buttons of a result and of a board: the board of the week, the other board, one's own answer.
import { boards, showBoard, type BoardName } from '../../app/show-board.ts'
import type { Drop } from '../../domain/play/drop.ts'
import type { Quiz, QuizId } from '../../domain/play/quiz.ts'
import type { Catalog } from '../../i18n/en.ts'
import { catalogOf } from '../../i18n/format.ts'
import { component, type Call, type Message, type World } from '../define.ts'
import { dropHere, showQuestion, unknownDrop } from '../question.ts'
import { BOARD_ROWS, boardMessage } from '../view/standings.ts'

export const mine = component<'mine', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const drop = await dropHere(call, world, fields)
    return drop ? showQuestion(call, world, drop) : unknownDrop(call)
  },
})

export const board = component<'board', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const drop = await dropHere(call, world, fields)
    const quiz = drop && (await world.store.quiz(drop.quizId))
    return drop && quiz ? showWeekOf(call, world, drop, quiz) : unknownDrop(call)
  },
})

export const standings = component<'standings', 'update'>({
  policy: 'update',
  async run(call, fields, world) {
    const chosen = boards.find(name => name === fields.board) ?? 'week'
    const id = Number(fields.quiz) as QuizId // the store looks it up
    const quiz = await world.store.quiz(id)
    if (!quiz) return unknownDrop(call)
    // A board that all see stays in the quiz's language, whoever turns it over.
    return show(call, world, quiz, chosen, call.message?.isPrivate ? call.texts : catalogOf(quiz.settings.locale))
  },
})

/** The board to which a drop's answers count: the last results of a week come when the next one has begun. */
async function showWeekOf({ at, texts }: Call, { store }: World, drop: Drop, quiz: Quiz): Promise<Message> {
  const week = await showBoard(store, quiz, 'week', drop.opensAt, BOARD_ROWS)
  return boardMessage(quiz.id, week.span && week.span.to <= at ? 'past' : 'week', week, texts)
}

/** A board of a quiz of this server; a custom id that names another server's shows nothing. */
async function show(call: Call, { store }: World, quiz: Quiz, name: BoardName, texts: Catalog): Promise<Message> {
  if (quiz.place.kind !== 'discord' || quiz.place.guildId !== call.guildId) return unknownDrop(call)
  return boardMessage(quiz.id, name, await showBoard(store, quiz, name, call.at, BOARD_ROWS), texts)
}
