// Owns the part of the PlayStore port about boards and seasons.
import type { BoardKey } from '../../domain/play/board.ts'
import type { Drop } from '../../domain/play/drop.ts'
import type { PersonId, QuizId } from '../../domain/play/quiz.ts'
import type { SeasonId, SeasonSpan } from '../../domain/play/season.ts'
import type { Standing } from '../../domain/play/standings.ts'
import type { Instant } from '../../domain/time.ts'

export interface BoardRow extends Standing {
  readonly rank: number
  readonly personId: PersonId
  readonly name: string
  /** Their Discord account; undefined for a profile of the terminal. */
  readonly userId: string | undefined
  readonly answered: number
}

/**
 * Which part of a board: its top, who follows or precedes a person, or a person with those around them. All but the top are
 * empty where the person is not on the board. People with the same standing stand in the order of their numbers.
 */
export type BoardPart =
  | { readonly kind: 'top' }
  | { readonly kind: 'after' | 'before' | 'around'; readonly person: PersonId }

export interface BoardPage {
  /** Best first. */
  readonly rows: readonly BoardRow[]
  /** Whether there are better and worse ones beyond. */
  readonly above: boolean
  readonly below: boolean
}

export interface Season extends SeasonSpan {
  readonly id: SeasonId
  readonly quizId: QuizId
  /** How many of a person's drops count. */
  readonly bestOf: number
  /** When it became final; null before. */
  readonly archivedAt: Instant | null
}

/** A row of a season's table; no name: the person has erased themselves, or wants to be on no board. */
export interface SeasonRow extends Standing {
  readonly rank: number
  readonly personId: PersonId
  readonly name: string | undefined
  readonly userId: string | undefined
  readonly answered: number
}

export interface Exclusion {
  readonly season: SeasonId
  readonly person: PersonId
  readonly isExcluded: boolean
  readonly by: PersonId
  readonly reason: string
  readonly at: Instant
}

/**
 * Why somebody stands on a board or not. young: account or membership · hidden: they wish so · excluded: from this season ·
 * idle: no answer that counts.
 */
export type Placing = 'ranked' | 'young' | 'hidden' | 'excluded' | 'idle'

export interface BoardStore {
  /** A part of a board, at most `limit` rows, with ranks; of `around`, half of them above the person. */
  readonly board: (quiz: QuizId, board: BoardKey, part: BoardPart, limit: number) => Promise<BoardPage>
  readonly placing: (quiz: QuizId, board: BoardKey, person: PersonId) => Promise<Placing>
  /** Whether boards may show a person; their places go or come back at once. */
  readonly showOnBoards: (person: PersonId, isShown: boolean) => Promise<void>

  /** Seasons of a quiz that have begun, the newest first, at most `limit`. */
  readonly seasons: (quiz: QuizId, limit: number) => Promise<Season[]>
  readonly season: (id: SeasonId) => Promise<Season | undefined>
  /** The drops of a season that were not skipped, oldest first. */
  readonly seasonDrops: (season: SeasonId) => Promise<Drop[]>
  /** Takes a person off a season's table or puts them back, with an audit row. */
  readonly exclude: (exclusion: Exclusion) => Promise<void>
  /** Every exclusion and its end in a season, oldest first. */
  readonly exclusions: (season: SeasonId) => Promise<Exclusion[]>
  /** Exclusions from the quiz's seasons in force of which the person has not been told; told ones are marked. */
  readonly takeExclusions: (quiz: QuizId, person: PersonId) => Promise<Exclusion[]>
  /**
   * Writes the tables of seasons that have become final, and corrected versions of those of which a score has changed,
   * each with its message in the ledger, in one step. How many were written.
   */
  readonly settleSeasons: (now: Instant) => Promise<number>
  /** The first `limit` rows of a version of a season's table; without a version, of the newest. */
  readonly seasonTable: (
    season: SeasonId,
    version: number | undefined,
    limit: number,
  ) => Promise<{ readonly version: number; readonly writtenAt: Instant; readonly rows: SeasonRow[] } | undefined>
}
