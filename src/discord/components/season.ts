// Owns the buttons at the end of a season: its table, final or corrected.
import { moment } from '../view/components.ts'
import type { SeasonId } from '../../domain/play/season.ts'
import { component, type Call, type Message, type Reply, type World } from '../define.ts'
import { withLeavers } from '../leavers.ts'
import { unknownDrop } from '../question.ts'
import { BOARD_ROWS, seasonTableMessage } from '../view/board.ts'

export const podium = component<'podium', 'private'>({
  policy: 'private',
  run: (call, fields, world) => table(call, world, fields.season, 1),
})

export const corrected = component<'corrected', 'private'>({
  policy: 'private',
  run: (call, fields, world) => table(call, world, fields.season, Number(fields.version)),
})

/** A version of a season's table; of another server's season nothing. */
async function table(call: Call, world: World, id: string, version: number): Promise<Message | Reply> {
  const { store } = world
  const season = await store.season(Number(id) as SeasonId) // the store looks it up
  const quiz = season && (await store.quiz(season.quizId))
  if (!season || quiz?.place.kind !== 'discord' || quiz.place.guildId !== call.guildId) return unknownDrop(call)
  const found = await store.seasonTable(season.id, version, BOARD_ROWS)
  if (!found) return unknownDrop(call)
  const shown = { quiz, season, rows: found.rows, writtenAt: moment(found.writtenAt) }
  return withLeavers(call, world, found.rows, hasLeft => seasonTableMessage(shown, call.texts, hasLeft))
}
