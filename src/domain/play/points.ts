// Owns points: what an answer is worth, in exact decimals.
import type { Difficulty } from '../deck/card.ts'
import { fromDecimal } from '../formula/index.ts'

const base: Readonly<Record<Difficulty, number>> = { easy: 100, medium: 150, hard: 200 }

/** A streak counts no further than this. */
const STREAK_CAP = 10

/**
 * roundHalfUp(base · credit · 0.8^hints · (1000 + 5·min(streak, 10)) / 1000): `credit` is an exact decimal from 0 to 1,
 * `streak` includes this answer, `hints` were taken before it. Points never depend on who else plays.
 */
export function points(difficulty: Difficulty, credit: string, streak: number, hints = 0): number {
  const share = fromDecimal(credit)
  if (!share || share.n < 0n || share.n > share.d)
    throw new RangeError(`a credit is a decimal from 0 to 1, not "${credit}"`)
  const [kept, of] = [4n ** BigInt(hints), 5n ** BigInt(hints)]
  const thousandths = BigInt(base[difficulty]) * share.n * kept * BigInt(1000 + 5 * Math.min(streak, STREAK_CAP))
  const whole = 1000n * share.d * of
  return Number((2n * thousandths + whole) / (2n * whole))
}
