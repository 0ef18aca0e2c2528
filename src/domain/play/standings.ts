// Owns standings: what somebody's answers sum up to on a board, and the order of the sums.

/** What decides a place on a board. */
export interface Standing {
  readonly points: number
  readonly right: number
  readonly hardRight: number
}

/** What one answer adds. */
export interface Counted {
  readonly points: number
  readonly isRight: boolean
  readonly isHardRight: boolean
}

/**
 * The sum over a person's answers; of points only the best `bestOf` answers count, so that a missed day costs nothing.
 * Right answers count all, so that no answer ever lowers a place.
 */
export function sumUp(answers: readonly Counted[], bestOf = answers.length): Standing & { readonly answered: number } {
  const best = answers
    .map(({ points }) => points)
    .sort((a, b) => b - a)
    .slice(0, bestOf)
  return {
    points: best.reduce((sum, points) => sum + points, 0),
    right: answers.filter(({ isRight }) => isRight).length,
    hardRight: answers.filter(({ isHardRight }) => isHardRight).length,
    answered: answers.length,
  }
}

/** Best first: points, then right answers, then right answers to hard cards; 0 where two share a rank. */
const compareStandings = (a: Standing, b: Standing): number =>
  b.points - a.points || b.right - a.right || b.hardRight - a.hardRight

/**
 * Ranks of standings that are already in order: equal ones share a rank, as in 1, 1, 3. Where they are a part of a board,
 * `better` stand above the first of them and `tied` share its rank but come before.
 */
export function withRanks<S extends Standing>(
  ordered: readonly S[],
  { better, tied }: { readonly better: number; readonly tied: number } = { better: 0, tied: 0 },
): (S & { readonly rank: number })[] {
  const ranked: (S & { readonly rank: number })[] = []
  for (const standing of ordered) {
    const above = ranked.at(-1)
    const place = better + tied + ranked.length + 1
    const rank = above === undefined ? better + 1 : compareStandings(above, standing) === 0 ? above.rank : place
    ranked.push({ ...standing, rank })
  }
  return ranked
}
