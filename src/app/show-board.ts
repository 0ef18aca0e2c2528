// Owns the boards of a quiz: this week's and all time's.
import type { Quiz } from '../domain/play/quiz.ts'
import { weekOf } from '../domain/play/standings.ts'
import type { Instant } from '../domain/time.ts'
import type { BoardRow, PlayStore } from '../storage/play/port.ts'

export const boards = ['week', 'all'] as const
export type BoardName = (typeof boards)[number]

export interface Board {
  readonly rows: readonly BoardRow[]
  /** How many people the whole board has. */
  readonly people: number
  /** The days that the board covers, [from, to); none: all time. */
  readonly span?: { readonly from: Instant; readonly to: Instant }
}

/** The best `limit` of a board at a moment; a week runs from Monday to Sunday in the quiz's zone, by a drop's opening. */
export async function showBoard(
  store: PlayStore,
  quiz: Quiz,
  board: BoardName,
  at: Instant,
  limit: number,
): Promise<Board> {
  const span = board === 'week' ? weekOf(at, quiz.settings.schedule.zone) : undefined
  const standings = await store.standings(quiz.id, span, limit)
  return { ...standings, ...(span ? { span } : {}) }
}
