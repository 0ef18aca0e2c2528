// Owns the boards of a quiz: today's, this week's, the season's and all time's.
import { allTime, dayBoard, seasonBoard, weekBoard, type BoardKey } from '../domain/play/board.ts'
import type { Quiz } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { BoardPage, BoardPart, PlayStore } from '../storage/play/port.ts'

export const boards = ['today', 'week', 'season', 'all'] as const
export type BoardName = (typeof boards)[number]

/** A part of a board, with the board's own name. */
export interface Board extends BoardPage {
  readonly key: BoardKey
}

/** The board that a name means at a moment, in the quiz's zone. */
export async function boardAt(store: PlayStore, quiz: Quiz, name: BoardName, at: Instant): Promise<BoardKey> {
  const { zone } = quiz.settings.schedule
  switch (name) {
    case 'today':
      return dayBoard(at, zone)
    case 'week':
      return weekBoard(at, zone)
    case 'season': {
      const [newest] = await store.seasons(quiz.id, 1)
      // Before the first drop there is no season, and nobody on any board.
      return newest ? seasonBoard(newest.id) : allTime
    }
    case 'all':
      return allTime
  }
}

/** A part of a board, at most `limit` rows. */
export const showBoard = async (
  store: PlayStore,
  quiz: Quiz,
  key: BoardKey,
  part: BoardPart,
  limit: number,
): Promise<Board> => ({ key, ...(await store.board(quiz.id, key, part, limit)) })
