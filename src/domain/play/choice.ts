// Owns which card a quiz drops next.
import { kinds, type CardKey, type Difficulty, type Kind } from '../deck/card.ts'
import type { Instant } from '../time.ts'
import type { DifficultyMix } from './quiz.ts'

/** What the choice needs to know of a card. */
export interface Candidate {
  readonly key: CardKey
  readonly tags: readonly string[]
  readonly difficulty: Difficulty
}

/** Whether cards of a kind come in drops, which count: nobody grades their own. */
export const isRanked = (kind: Kind): boolean => kind !== 'recall'
export const rankedKinds: readonly Kind[] = kinds.filter(isRanked)

/** How many of the newest drops a new one should differ from. */
const REMEMBERED = 6

/**
 * The next card: one that was never dropped while there is any, else the least recently dropped, so that none comes
 * twice before all came once. Among equals the one least like the newest drops in tags and difficulty; then the
 * lowest `rank`, which is secret, so that nobody computes tomorrow's question from the public deck.
 * Undefined where there is no card.
 */
export function chooseCard<C extends Candidate>(
  cards: readonly C[],
  dropped: ReadonlyMap<CardKey, Instant>,
  mix: DifficultyMix,
  rank: (key: CardKey) => string,
): C | undefined {
  const droppedAt = (card: C): number => dropped.get(card.key) ?? Number.NEGATIVE_INFINITY
  const newest = cards
    .filter(card => dropped.has(card.key))
    .sort((a, b) => droppedAt(b) - droppedAt(a))
    .slice(0, REMEMBERED)
  const oldest = Math.min(...cards.map(droppedAt))
  return cards
    .filter(card => droppedAt(card) === oldest)
    .map(card => ({ card, likeness: likeness(card, newest, mix), rank: rank(card.key) }))
    .sort((a, b) => a.likeness - b.likeness || (a.rank < b.rank ? -1 : 1))[0]?.card
}

/** How many sibling cards share a drop. */
const LARGEST_POOL = 4

/**
 * The pool of the next drop: the chosen card and up to three siblings that were last dropped when it was (or never
 * either) and share its difficulty and a tag, so that still no card comes twice before all came once. Siblings share
 * the tag that has the fewest cards: the nearest to the chosen one. None is left without a sibling where that can be.
 */
export function choosePool<C extends Candidate>(
  cards: readonly C[],
  dropped: ReadonlyMap<CardKey, Instant>,
  mix: DifficultyMix,
  rank: (key: CardKey) => string,
): readonly C[] {
  const chosen = chooseCard(cards, dropped, mix, rank)
  if (!chosen) return []
  const alike = cards.filter(
    card =>
      card !== chosen && card.difficulty === chosen.difficulty && dropped.get(card.key) === dropped.get(chosen.key),
  )
  const byTag = chosen.tags
    .map(tag => alike.filter(({ tags }) => tags.includes(tag)))
    .filter(siblings => siblings.length > 0)
    .sort((a, b) => a.length - b.length)
  const siblings = (byTag[0] ?? []).toSorted((a, b) => (rank(a.key) < rank(b.key) ? -1 : 1))
  const size = siblings.length === LARGEST_POOL ? LARGEST_POOL - 1 : LARGEST_POOL
  return [chosen, ...siblings.slice(0, size - 1)]
}

/** When cards were last dropped, by the keys that they have now; `formerKeys` are those that they had. */
export function underNewKeys(
  dropped: ReadonlyMap<CardKey, Instant>,
  formerKeys: ReadonlyMap<CardKey, CardKey>,
): ReadonlyMap<CardKey, Instant> {
  const renamed = new Map<CardKey, Instant>()
  for (const [former, at] of dropped) {
    const key = formerKeys.get(former) ?? former
    const other = renamed.get(key)
    if (other === undefined || other < at) renamed.set(key, at)
  }
  return renamed
}

/**
 * How much a card repeats what was just asked: shared tags count, a shared difficulty half, older drops less. A
 * difficulty with twice the weight of another may come back twice as soon.
 */
function likeness(card: Candidate, newest: readonly Candidate[], mix: DifficultyMix): number {
  const sameDifficulty = 0.5 / mix[card.difficulty]
  return newest.reduce((sum, other, age) => {
    const tags = new Set([...card.tags, ...other.tags])
    const shared = card.tags.filter(tag => other.tags.includes(tag)).length
    const sameTags = tags.size === 0 ? 0 : shared / tags.size
    return sum + (sameTags + (card.difficulty === other.difficulty ? sameDifficulty : 0)) / (age + 1)
  }, 0)
}
