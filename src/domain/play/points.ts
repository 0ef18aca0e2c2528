// Owns points: what an answer is worth, in exact decimals.
import type { Difficulty } from '../deck/card.ts'
import { fromDecimal } from '../formula/index.ts'
import { SECOND } from '../time.ts'

const base: Readonly<Record<Difficulty, number>> = { easy: 100, medium: 150, hard: 200 }

/** A streak counts no further than this. */
const STREAK_CAP = 10
/** In how many seconds a card is meant to be answered, where it does not say so itself. */
const DEFAULT_PAR_S = 120

/** What an answer is scored by. */
export interface Scored {
  readonly difficulty: Difficulty
  /** An exact decimal from 0 to 1. */
  readonly credit: string
  /** How many hints were taken before it. */
  readonly hints: number
  /** With this answer. */
  readonly streak: number
  /** 0 to 100, from `speedPercent`; 0 where a drop gives no bonus. */
  readonly speed: number
}

/**
 * roundHalfUp(base · credit · 0.8^hints · (1000 + 100·speed + 5·min(streak, 10)) / 1000), exactly. Points never depend
 * on who else plays. A credit that is no decimal from 0 to 1 is a bug of the caller and throws.
 */
export function points({ difficulty, credit, hints, streak, speed }: Scored): number {
  const share = fromDecimal(credit)
  if (!share || share.n < 0n || share.n > share.d)
    throw new RangeError(`a credit is a decimal from 0 to 1, not "${credit}"`)
  const bonus = BigInt(1000 + speed + 5 * Math.min(streak, STREAK_CAP))
  const numerator = BigInt(base[difficulty]) * share.n * bonus * 4n ** BigInt(hints)
  const denominator = 1000n * share.d * 5n ** BigInt(hints)
  return Number((2n * numerator + denominator) / (2n * denominator))
}

/**
 * max(0, 1 − t/par) in hundredths, half up: `tookMs` from the person's own reveal to the answer, by Discord's clock.
 * Time that runs backwards counts as none.
 */
export function speedPercent(tookMs: number, parSeconds: number = DEFAULT_PAR_S): number {
  const parMs = parSeconds * SECOND
  const leftMs = parMs - Math.max(0, Math.trunc(tookMs))
  return leftMs <= 0 ? 0 : Math.floor((200 * leftMs + parMs) / (2 * parMs))
}
