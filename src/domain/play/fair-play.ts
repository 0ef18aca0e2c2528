// Owns the rule of fair play: when wrong answers that are another's right ones are too many to be chance.

/** A drop at which somebody was not right and another one had numbers of their own. */
export interface Chance {
  /** Which of the season's drops it is, from 0. */
  readonly place: number
  /** How likely what they typed is the right answer for numbers drawn at random: nobody chooses the other's. */
  readonly probability: number
  /** Whether it is the other's right answer. */
  readonly isSame: boolean
}

/** Fewer say nothing, however unlikely; and more drops than these are not looked at together. */
export const LEAST_SAME = 3
const WINDOW = 30
/** What is flagged is less likely than this in a whole season of honest people. */
const MOST_LIKELY = 1e-6

export interface Suspicion {
  /** How likely so many are among honest people, for any pair and any row of drops of the season together: at most this. */
  readonly probability: number
  /** The drops at which they were the same, ascending. */
  readonly places: readonly number[]
}

/**
 * The most unlikely 30 drops in a row of one person's answers beside another's; undefined where they are no flag. Numbers
 * are drawn for each person by themselves, so that under honest play the drops of a pair are independent, however usual
 * a mistake is: how often it hits anybody's key is in its chance. `pairs`: of how many ordered pairs this is one;
 * `drops`: how many the season has had. All pairs and all rows of drops are corrected for (Bonferroni).
 */
export function suspicionOf(
  chances: readonly Chance[],
  { pairs, drops }: { readonly pairs: number; readonly drops: number },
): Suspicion | undefined {
  const tests = pairs * Math.max(1, drops - WINDOW + 1)
  let worst: Suspicion | undefined
  for (const { place: from } of chances.filter(({ isSame }) => isSame)) {
    const window = chances.filter(({ place }) => place >= from && place < from + WINDOW)
    const places = window.filter(({ isSame }) => isSame).map(({ place }) => place)
    if (places.length < LEAST_SAME) continue
    const likely = chanceOfAtLeast(
      places.length,
      window.map(({ probability }) => probability),
    )
    if (worst === undefined || likely * tests < worst.probability) worst = { probability: likely * tests, places }
  }
  return worst && worst.probability < MOST_LIKELY ? worst : undefined
}

/** How likely at least `count` of independent events happen. All terms are added, none subtracted: tiny ones stay exact. */
export function chanceOfAtLeast(count: number, probabilities: readonly number[]): number {
  // How likely exactly so many have happened so far; behind the last of them, `count` or more.
  const exactly = [1, ...Array.from({ length: count }, () => 0)]
  for (const probability of probabilities)
    for (let many = count; many >= 0; many--) {
      const before = many === 0 ? 0 : (exactly[many - 1] ?? 0) * probability
      exactly[many] = (exactly[many] ?? 0) * (many === count ? 1 : 1 - probability) + before
    }
  return exactly[count] ?? 0
}
