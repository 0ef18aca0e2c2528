// Owns opening the drops that are due: the late rule, the choice of the card, the frozen window.
import { setImmediate } from 'node:timers/promises'
import { cardKey, type CardKey } from '../domain/deck/card.ts'
import { mediaOf } from '../domain/deck/media.ts'
import { choosePool, isRanked, underNewKeys } from '../domain/play/choice.ts'
import type { Drop } from '../domain/play/drop.ts'
import { isWorthPosting } from '../domain/play/late.ts'
import type { Place, Quiz } from '../domain/play/quiz.ts'
import { windowFrom } from '../domain/play/schedule.ts'
import { localDate, type Instant } from '../domain/time.ts'
import type { DeckSource } from '../storage/deck/source.ts'
import type { DropOpening, PlayStore } from '../storage/play/port.ts'
import { secretRank } from './secret-hash.ts'

/**
 * What became of one slot. blocked: there is no card to ask, because the deck file cannot be read, or has no such
 * deck, or no card with the quiz's tags; it is tried again at every call until it is too late and the slot is skipped.
 */
export type Opening =
  | { readonly kind: 'opened'; readonly quiz: Quiz; readonly drop: Drop }
  | { readonly kind: 'skipped'; readonly quiz: Quiz; readonly opensAt: Instant }
  | {
      readonly kind: 'blocked'
      readonly quiz: Quiz
      readonly opensAt: Instant
      readonly reason: 'deck-unreadable' | 'deck-unknown' | 'no-card'
    }

interface Opener {
  readonly store: PlayStore
  readonly decks: DeckSource
  readonly now: Instant
}

/**
 * Opens every drop that is due at `now` in the quizzes of one kind of place, missed slots first. In Discord a slot of
 * which too little remains is skipped; a local profile gets every slot, so that its streak is honest.
 */
export async function openDueDrops(opener: Opener & { readonly kind: Place['kind'] }): Promise<Opening[]> {
  const openings: Opening[] = []
  const blocked = new Set<number>()
  for (;;) {
    const due = await opener.store.quizzesDue(opener.now)
    const waiting = due.filter(({ quiz }) => quiz.place.kind === opener.kind && !blocked.has(quiz.id))
    if (waiting.length === 0) return openings
    // Each round handles one slot of each quiz; a quiz that missed several is due again in the next.
    for (const { quiz, opensAt } of waiting) {
      const opening = await openSlot(opener, quiz, opensAt)
      if (opening) openings.push(opening)
      if (opening?.kind === 'blocked') blocked.add(quiz.id)
      // After days away, or with thousands of quizzes, this takes long: people who wait for a reply go first.
      await setImmediate()
    }
  }
}

async function openSlot({ store, decks, now }: Opener, due: Quiz, opensAt: Instant): Promise<Opening | undefined> {
  // As it is now: its turn came after others', and its settings may have changed meanwhile.
  const quiz = (await store.quiz(due.id)) ?? due
  const { settings } = quiz
  const window = windowFrom(opensAt, settings)
  const secret = await store.currentSecret()
  const slot = { ...window, quizId: quiz.id, settings, secretId: secret.id }
  if (quiz.place.kind === 'discord' && !isWorthPosting(window, now)) {
    const skipped = await store.openDrop({ ...slot, pool: [], skip: true })
    return skipped && { kind: 'skipped', quiz, opensAt }
  }
  const date = localDate(opensAt, settings.schedule.zone)
  const rank = (key: CardKey): string => secretRank(secret, quiz.id, date, settings.schedule.time, key)
  const pool = poolFor(decks, quiz, await store.droppedCards(quiz.id), rank)
  if (typeof pool === 'string') return { kind: 'blocked', quiz, opensAt, reason: pool }
  const drop = await store.openDrop({ ...slot, pool, skip: false })
  // None: a change of settings moved the opening since `quizzesDue` was asked.
  return drop && { kind: 'opened', quiz, drop }
}

/** Why there is no card to ask. */
type Lack = (Opening & { kind: 'blocked' })['reason']

/**
 * The pool of a quiz's next drop, or why there is none; cards in `without` are not asked. Somebody alone at a terminal
 * has nobody to share with: there a pool is one card, so that the deck lasts.
 */
export function poolFor(
  decks: DeckSource,
  { settings: { deckId, tags, mix }, place }: Quiz,
  dropped: ReadonlyMap<CardKey, Instant>,
  rank: (key: CardKey) => string,
  without: ReadonlySet<CardKey> = new Set(),
): DropOpening['pool'] | Lack {
  const file = decks.current()
  if (!file.ok) return 'deck-unreadable'
  const { decks: list, cards, card, formerKeys, medium } = file.value
  if (!list().some(({ id }) => id === deckId)) return 'deck-unknown'
  const askable = cards(deckId, tags).filter(
    ({ key, kind, difficulty }) => isRanked(kind) && mix[difficulty] > 0 && !without.has(key),
  )
  const pool = choosePool(askable, underNewKeys(dropped, formerKeys(deckId)), mix, rank)
  const found = (place.kind === 'local' ? pool.slice(0, 1) : pool)
    .map(({ key }) => card(key))
    .filter(entry => entry !== undefined)
    .map(entry => ({
      key: cardKey(deckId, entry.card.id),
      ...entry,
      media: mediaOf(entry.card)
        .map(name => medium(deckId, name))
        .filter(found => found !== undefined),
    }))
  return found.length === 0 ? 'no-card' : found
}
