// Owns the PlayStore port: everything that is kept of people's play, as whole use cases, each one transaction.
// Engines keep their transactions inside; no driver or query-builder type crosses this line.
import type { Card, CardKey, Variant } from '../../domain/deck/card.ts'
import type { Medium } from '../../domain/deck/deck.ts'
import type { Decided } from '../../domain/grading/verdict.ts'
import type { Drop } from '../../domain/play/drop.ts'
import type { DropId, PersonId, Place, Quiz, QuizId, QuizSettings } from '../../domain/play/quiz.ts'
import type { Repairable } from '../../domain/play/repair.ts'
import type { Instant } from '../../domain/time.ts'
import type { PlayLog, PostedDrop } from './port-log.ts'
import type { BoardStore } from './port-boards.ts'
import type { NoteStore } from './port-notes.ts'
import type { OwnStore } from './port-own.ts'

export type * from './port-boards.ts'
export type * from './port-notes.ts'

/** Who somebody is outside: a Discord account or a local profile of the terminal. */
type Account =
  | { readonly kind: 'discord'; readonly userId: string }
  | { readonly kind: 'local'; readonly profile: string }

export interface Person {
  readonly id: PersonId
  readonly name: string
}

/** A secret that draws variants and signs custom ids: 32 random bytes as hex, made at first start. */
export interface Secret {
  readonly id: number
  readonly hex: string
}

/** What was given to a person for a drop: written at the first reveal, never changed. */
export interface Assignment {
  readonly dropId: DropId
  readonly personId: PersonId
  readonly cardHash: string
  readonly variant: Variant
  readonly revealedAt: Instant
}

/** One confirmed answer with everything that was decided about it then. */
export interface Attempt {
  readonly dropId: DropId
  readonly personId: PersonId
  /** The interaction (or terminal event) that carried it: the same one twice is one attempt. */
  readonly sourceId: string
  readonly answeredAt: Instant
  readonly typed: string
  readonly readAs: string
  readonly verdict: Decided
  /** Indices into the card's mistakes, where the verdict names any. */
  readonly mistakes: readonly number[]
  /** Share of the points, an exact decimal 0 … 1. */
  readonly credit: string
  readonly engineVersion: number
  /** In which language it was read; null of old ones. */
  readonly locale: string | null
  /** Whether account and membership were old enough to be ranked (domain/play/eligible.ts). */
  readonly isEligible: boolean
}

/** A cached fold of the log for one attempt: rebuilt by `replay`, equal to it by a property test. */
export interface Score {
  readonly points: number
  /** The streak with this answer. */
  readonly streak: number
}

/** What a person sees of their own play in one quiz. */
export interface StreakView {
  readonly current: number
  readonly best: number
  readonly freezes: number
  readonly answered: number
  readonly right: number
  /** Right answers in a row: the row that ends now, and the longest. */
  readonly rightRun: { readonly current: number; readonly best: number }
  /** Whether an open drop is still unanswered. */
  readonly pending: boolean
  /** Whether that drop closes soon. */
  readonly isAtRisk: boolean
  /** Whether the newest break can be repaired; by how much is `streak`. */
  readonly repair: Repairable
}

/** A person as the file keeps them. */
interface PersonExport {
  readonly person: Readonly<Record<string, unknown>>
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
}

/** Somebody who was right before others, as they may be shown. */
export interface FirstRight {
  readonly personId: PersonId
  readonly name: string
  readonly userId: string | undefined
}

/** How many answered a drop, by verdict. */
export type DropTally = Readonly<Record<Decided, number>>

export type MessageKind = 'drop' | 'result' | 'podium' | 'correction' | 'summary' | 'reminder' | 'report'

/**
 * A message that is to be sent unasked, leased to one poster. The key of a podium is its season's number, that of a
 * correction `season.version`, that of a summary the board of the week that is over.
 */
export type ClaimedMessage = {
  readonly quizId: QuizId
  /** Unique with quiz and kind; stands in a custom id of the message, and its hash is the nonce. */
  readonly key: string
  readonly place: Place
  /** When a post may first have been tried, if ever: reconcile from here when it is over two minutes ago. */
  readonly triedSince: Instant | undefined
} & Unasked

/** What an unasked message is about. `question` is the message that the question stands in, where there is one. */
export type Unasked =
  | { readonly kind: 'drop'; readonly drop: Drop }
  | { readonly kind: 'result'; readonly drop: Drop; readonly question: PostedIn | undefined }
  | { readonly kind: 'podium' | 'correction' | 'summary' | 'report'; readonly quiz: Quiz }
  | { readonly kind: 'reminder'; readonly drop: Drop; readonly to: Recipient }

/** Whom a direct message is for; its channel once it is known. */
export interface Recipient {
  readonly personId: PersonId
  readonly userId: string
  readonly channelId: string | undefined
}

/** Where a message stands. */
export interface PostedIn {
  readonly channelId: string
  readonly messageId: string
}

/** How a message was posted: `channelId` where that is not where a post was tried; with some pictures still to come. */
interface PostedHow {
  readonly channelId?: string
  readonly lacksPictures?: boolean
}

/** A message that says what is no longer so, `staleness` times over. */
export type StaleMessage = Pick<ClaimedMessage, 'quizId' | 'key'> &
  Unasked & { readonly posted: PostedIn; readonly staleness: number }

/** Why a message was given up, kept for the managers. */
export type MissReason = 'late' | 'forbidden' | 'unprovable' | 'channel-gone' | 'refused'

/** What names a message in the ledger. */
export type MessageName = Pick<ClaimedMessage, 'quizId' | 'kind' | 'key'>

/** A drop that is to be opened, or a slot that is to be recorded as missed. */
export interface DropOpening {
  readonly quizId: QuizId
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly nextOpensAt: Instant
  readonly settings: QuizSettings
  readonly pool: readonly {
    readonly key: CardKey
    readonly hash: string
    readonly card: Card
    /** The pictures that its texts show. */
    readonly media?: readonly Medium[]
  }[]
  readonly secretId: number
  readonly skip: boolean
  /** Asked between the scheduled ones, at any time, for no points; one at a time, else undefined. `nextOpensAt` is not looked at. */
  readonly isPractice?: boolean
}

export interface PlayStore extends PlayLog, BoardStore, NoteStore, OwnStore {
  /** The newest secret; made on the first call. */
  readonly currentSecret: () => Promise<Secret>
  readonly secret: (id: number) => Promise<Secret | undefined>

  /** The person behind an account, made at the first sight; remembers the newest display name. */
  readonly person: (account: Account, name: string, at: Instant) => Promise<Person>

  /** The person behind a Discord account, if it was ever seen. */
  readonly personOf: (userId: string) => Promise<Person | undefined>

  /** Makes the quiz of a place or changes its settings (a log row either way). One quiz per channel or profile. */
  readonly configureQuiz: (place: Place, settings: QuizSettings, by: PersonId | undefined, at: Instant) => Promise<Quiz>
  /** Moves a Discord quiz to another channel of its guild; `taken` where that channel has one already. */
  readonly moveQuiz: (quiz: QuizId, channelId: string, by: PersonId, at: Instant) => Promise<'moved' | 'taken'>
  readonly quiz: (id: QuizId) => Promise<Quiz | undefined>
  readonly quizAt: (place: Place) => Promise<Quiz | undefined>
  readonly quizzesOfGuild: (guildId: string) => Promise<Quiz[]>
  /** The oldest quiz of a guild whose channel is gone: the last message that was to be posted there says so. */
  readonly strandedQuiz: (guildId: string) => Promise<Quiz | undefined>
  /** Quizzes whose next opening is not later than `now`, with that opening. */
  readonly quizzesDue: (now: Instant) => Promise<{ readonly quiz: Quiz; readonly opensAt: Instant }[]>
  /** Cards this quiz has dropped, with the newest opening of each: the choice of the next card reads it. */
  readonly droppedCards: (quiz: QuizId) => Promise<ReadonlyMap<CardKey, Instant>>

  /**
   * Opens a drop: row, snapshots, ledger rows for drop and result, and the quiz's following opening, in one step.
   * The same (quiz, opensAt) twice returns the first one. `skip` records a slot that was missed (no drop). Undefined
   * where the quiz does not open at `opensAt`: its settings have changed meanwhile. Local drops have no messages.
   */
  readonly openDrop: (opening: DropOpening) => Promise<Drop | undefined>
  readonly drop: (id: DropId) => Promise<Drop | undefined>
  /** The scheduled drop of a quiz whose window holds `at` and that was not skipped. */
  readonly openDropOf: (quiz: QuizId, at: Instant) => Promise<Drop | undefined>
  /** The newest scheduled drop of a quiz that was not skipped, open or not. */
  readonly latestDrop: (quiz: QuizId) => Promise<Drop | undefined>
  readonly snapshot: (hash: string) => Promise<Card | undefined>
  /** A picture of a snapshot, by the name that its texts call it. */
  readonly medium: (name: string) => Promise<Medium | undefined>

  /** Leases up to `limit` messages that are due and that nobody else holds; drops before results. */
  readonly claimDueMessages: (now: Instant, owner: string, limit: number) => Promise<ClaimedMessage[]>
  /** Notes that a post is about to be tried, before it is; keeps the first such moment. */
  readonly markTried: (message: MessageName, at: Instant) => Promise<void>
  /**
   * The message exists: its id, and the drop (if it is one) is posted. A result that stands in its question's message
   * takes the button's place.
   */
  readonly recordPosted: (message: MessageName, messageId: string, at: Instant, how?: PostedHow) => Promise<void>
  /** The message will never be sent; a drop becomes skipped. */
  readonly recordMissed: (message: MessageName, reason: MissReason, at: Instant) => Promise<void>
  /** Gives a lease back after a failure that may pass; it may be claimed again from `retryAt`. */
  readonly releaseLease: (message: MessageName, retryAt: Instant) => Promise<void>
  /** Reasons of the quiz's newest misses that no manager has been told yet; told ones are marked. */
  readonly takeMisses: (
    quiz: QuizId,
  ) => Promise<{ readonly kind: MessageKind; readonly reason: MissReason; readonly at: Instant }[]>

  /** Posted drops that have closed and whose button still stands, with its message; none in the channels `exceptIn`. */
  readonly dropsToClose: (now: Instant, limit: number, exceptIn?: readonly string[]) => Promise<PostedDrop[]>
  readonly recordClosed: (drop: DropId) => Promise<void>
  /** Posted messages that say what is no longer so: an extended drop, corrected results, names of who is gone; none in the channels `exceptIn`. */
  readonly staleMessages: (limit: number, exceptIn?: readonly string[]) => Promise<readonly StaleMessage[]>
  /** The message was written anew when it was `staleness` times stale, or cannot be any more. */
  readonly recordRewritten: (message: MessageName, staleness: number) => Promise<void>

  readonly assignment: (drop: DropId, person: PersonId) => Promise<Assignment | undefined>
  /** Writes an assignment unless there is one; returns the one that stands. */
  readonly assignOnce: (assignment: Assignment) => Promise<Assignment>

  /**
   * Writes the first attempt of a person at a drop, its score, durably; a later or repeated one changes nothing.
   * Practice is worth nothing and leaves the streak as it is.
   */
  readonly recordAttemptOnce: (
    attempt: Attempt,
  ) => Promise<{ readonly recorded: boolean; readonly attempt: Attempt; readonly score: Score }>
  readonly attempt: (
    drop: DropId,
    person: PersonId,
  ) => Promise<{ readonly attempt: Attempt; readonly score: Score } | undefined>

  readonly streak: (quiz: QuizId, person: PersonId, now: Instant) => Promise<StreakView>
  readonly tally: (drop: DropId) => Promise<DropTally>
  /** The first five who were right, of those who are ranked and let themselves be shown. */
  readonly firstRight: (drop: DropId) => Promise<readonly FirstRight[]>

  /** Servers that have quizzes, and when the bot left them, if it did. */
  readonly quizGuilds: () => Promise<{ readonly guildId: string; readonly removedAt: Instant | null }[]>
  /** The quizzes of a server sleep from `removedAt` on; null: they go on. */
  readonly markGuild: (guildId: string, removedAt: Instant | null) => Promise<void>
  /** Erases quizzes of servers that were left too long ago, and marks of drops with results; how many quizzes. */
  readonly forgetOld: (now: Instant) => Promise<number>

  /** The Discord accounts that are known, with the moment from which on. */
  readonly discordAccounts: () => Promise<{ readonly userId: string; readonly since: Instant }[]>
  readonly accountOf: (person: PersonId) => Promise<string | undefined>
  /**
   * Erases whoever has this Discord account, in one step: their row, names and typed texts. Bare events stay under the
   * internal number, so that the log replays. Each drop that they were asked and that has no results yet keeps `markOf`
   * it: erasing oneself is no second try. False: nobody has it.
   */
  readonly erasePerson: (
    userId: string,
    at: Instant,
    markOf: (secret: Secret, drop: DropId) => string,
  ) => Promise<boolean>
  readonly erasedMarks: (drop: DropId) => Promise<string[]>
  /** Everything that is kept of a Discord account: its row, and rows that name it, by table. */
  readonly exportPerson: (userId: string) => Promise<PersonExport | undefined>

  /** Forgets every cached score and folds the log anew. */
  readonly replay: () => Promise<void>

  readonly close: () => Promise<void>
}
