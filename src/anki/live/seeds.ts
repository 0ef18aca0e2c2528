// Owns the seeds of live cards: a fresh one for each look, or, where nothing can be handed over, one for card and day.
import { seed, type Seed } from '../../domain/random.ts'

/** The hour at which Anki begins its day, in ms. */
const DAY_BEGINS = 4 * 3_600_000

export const freshSeed = (): Seed => seedOf(crypto.getRandomValues(new Uint32Array(4)))

/** The same for both sides of `card` all day; `now` in ms. */
export function dailySeed(card: string, now: number): Seed {
  const day = new Date(now - DAY_BEGINS)
  const text = `${card} ${day.getFullYear()}-${day.getMonth()}-${day.getDate()}`
  return seedOf([0, 1, 2, 3].map(salt => hash(`${salt} ${text}`)))
}

const seedOf = (words: Iterable<number>): Seed =>
  seed(Array.from(words, word => word.toString(16).padStart(8, '0')).join(''))

/** FNV-1a, 32 bits: the numbers only have to differ from day to day and from card to card. */
function hash(text: string): number {
  let state = 0x81_1c_9d_c5
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01_00_01_93)
  return state >>> 0
}
