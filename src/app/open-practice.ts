// Owns asking a question at once, between the scheduled ones: practice, for no points, no streak and no season.
import type { CardKey } from '../domain/deck/card.ts'
import type { Drop } from '../domain/play/drop.ts'
import type { Quiz } from '../domain/play/quiz.ts'
import { after, HOUR, localDate, type Instant } from '../domain/time.ts'
import type { DeckSource } from '../storage/deck/source.ts'
import type { PlayStore } from '../storage/play/port.ts'
import { poolFor, type Opening } from './open-drops.ts'
import { secretRank } from './secret-hash.ts'
import { withheldAt } from './withheld.ts'

const WINDOW_MS = HOUR

/** already: a practice drop of the quiz is open · the reasons why there is no card. */
export type PracticeOpening =
  | { readonly kind: 'opened'; readonly drop: Drop }
  | { readonly kind: 'already' }
  | { readonly kind: 'blocked'; readonly reason: (Opening & { kind: 'blocked' })['reason'] }

/**
 * Opens a practice drop of an hour now; the poster finds it. Its cards count as asked, so that they do not come again
 * soon in a drop that counts; cards that are withheld are not among them.
 */
export async function openPractice(
  { store, decks, now }: { readonly store: PlayStore; readonly decks: DeckSource; readonly now: Instant },
  quiz: Quiz,
): Promise<PracticeOpening> {
  const { settings } = quiz
  const secret = await store.currentSecret()
  const date = localDate(now, settings.schedule.zone)
  const rank = (key: CardKey): string => secretRank(secret, quiz.id, date, `now ${now}`, key)
  const withheld = await withheldAt({ store, decks }, now)
  const pool = poolFor(decks, quiz, await store.droppedCards(quiz.id), rank, withheld)
  if (typeof pool === 'string') return { kind: 'blocked', reason: pool }
  const closesAt = after(now, WINDOW_MS)
  const drop = await store.openDrop({
    quizId: quiz.id,
    opensAt: now,
    closesAt,
    nextOpensAt: quiz.nextOpensAt,
    settings,
    pool,
    secretId: secret.id,
    skip: false,
    isPractice: true,
  })
  return drop ? { kind: 'opened', drop } : { kind: 'already' }
}
