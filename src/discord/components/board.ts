// Owns the buttons of a board: the other boards, its pages, one's own place.
import type { BoardPart } from '../../app/play-store.ts'
import { allTime, dayBoard, weekBoard, type BoardKey } from '../../domain/play/board.ts'
import { boardAt, boards, showBoard, type BoardName } from '../../app/show-board.ts'
import type { PersonId, Quiz, QuizId } from '../../domain/play/quiz.ts'
import { catalogOf } from '../../i18n/format.ts'
import { component, type Call, type Message, type Reply, type World } from '../define.ts'
import { withLeavers } from '../leavers.ts'
import { unknownDrop } from '../question.ts'
import { exclusionLines } from '../view/season.ts'
import { BOARD_ROWS, boardMessage, placeMessage, type BoardTitle } from '../view/board.ts'

export const standings = component<'standings', 'update'>({
  policy: 'update',
  async run(call, fields, world) {
    const quiz = await quizHere(call, world, fields.quiz)
    if (!quiz) return unknownDrop(call)
    const name = boards.find(each => each === fields.board) ?? 'week'
    return show(call, world, quiz, name, await boardAt(world.store, quiz, name, call.at), { kind: 'top' })
  },
})

export const page = component<'page', 'update'>({
  policy: 'update',
  async run(call, fields, world) {
    const quiz = await quizHere(call, world, fields.quiz)
    if (!quiz) return unknownDrop(call)
    const key = fields.board as BoardKey // one that nobody wrote is empty
    const kind = fields.side === 'before' ? 'before' : 'after'
    const part = { kind, person: Number(fields.person) as PersonId } as const // the store looks for them
    return show(call, world, quiz, await titleOf(call, world, quiz, key), key, part)
  },
})

export const summary = component<'summary', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const quiz = await quizHere(call, world, fields.quiz)
    if (!quiz) return unknownDrop(call)
    const key = fields.board as BoardKey // as above
    return show(call, world, quiz, await titleOf(call, world, quiz, key), key, { kind: 'top' })
  },
})

export const place = component<'place', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const quiz = await quizHere(call, world, fields.quiz)
    if (!quiz) return unknownDrop(call)
    const key = fields.board as BoardKey // as above
    const { id } = await call.person()
    const around = await showBoard(world.store, quiz, key, { kind: 'around', person: id }, BOARD_ROWS)
    const placing = await world.store.placing(quiz.id, key, id)
    const told = exclusionLines(await world.store.takeExclusions(quiz.id, id), call.texts)
    return withLeavers(call, world, around.rows, hasLeft =>
      placeMessage(id, around, placing, told, call.texts, hasLeft),
    )
  },
})

/** A quiz of this server; a custom id that names another server's shows nothing. */
async function quizHere({ guildId }: Call, { store }: World, id: string): Promise<Quiz | undefined> {
  const quiz = await store.quiz(Number(id) as QuizId) // the store looks it up
  return quiz?.place.kind === 'discord' && quiz.place.guildId === guildId ? quiz : undefined
}

async function show(
  call: Call,
  world: World,
  quiz: Quiz,
  title: BoardTitle,
  key: BoardKey,
  part: BoardPart,
): Promise<Message | Reply> {
  // A board that all see stays in the quiz's language, whoever turns it over.
  const isPublic = call.message !== undefined && !call.message.isPrivate
  const asked = await showBoard(world.store, quiz, key, part, BOARD_ROWS)
  // Whoever the page was to begin at has left the board meanwhile.
  const isLost = asked.rows.length === 0 && part.kind !== 'top'
  const shown = isLost ? await showBoard(world.store, quiz, key, { kind: 'top' }, BOARD_ROWS) : asked
  return withLeavers(call, world, shown.rows, hasLeft =>
    boardMessage(quiz, title, shown, isPublic ? catalogOf(quiz.settings.locale) : call.texts, hasLeft),
  )
}

/** What a board is called now: yesterday's is an earlier day's. */
async function titleOf({ at }: Call, { store }: World, quiz: Quiz, key: BoardKey): Promise<BoardTitle> {
  const { zone } = quiz.settings.schedule
  const names: readonly (readonly [BoardKey, BoardName])[] = [
    [allTime, 'all'],
    [dayBoard(at, zone), 'today'],
    [weekBoard(at, zone), 'week'],
    [await boardAt(store, quiz, 'season', at), 'season'],
  ]
  const known = names.find(([board]) => board === key)?.[1]
  return known ?? (key.startsWith('day ') ? 'pastDay' : key.startsWith('week ') ? 'pastWeek' : 'pastSeason')
}
